internal import Flows

extension Operation {
  private static let captureFile = Parameter(
    "file", .path, valueName: "FILE", help: "a capture, packed or not; - is standard input",
    isPositional: true, isRequired: true)

  private static let flowLimit = Parameter(
    "max_flows", .integer(1...100_000_000), valueName: "N",
    help: "flows held at once; the oldest idle one makes room (200,000)")

  /// The flows of a capture.
  static let flows = Operation(
    "flows", summary: "List the conversations of a capture",
    parameters: [
      captureFile,
      Parameter(
        "limit", .integer(1...Int(Int32.max)), valueName: "N", help: "at most this many flows"),
      flowLimit,
    ]
  ) { (_, arguments) throws(OperationError) in
    var listing = FlowListing(source: CaptureSource(path: try arguments.requiredText("file")))
    listing.limits = try limits(arguments)
    if !listing.source.isStandardInput { _ = try listing.source.open() }
    return .flows(listing, limit: try arguments.integer("limit"))
  }

  /// What is in a capture, and what is worth a look.
  static let analyze = Operation(
    "analyze", summary: "Say what is in a capture and what is strange about it",
    parameters: [
      captureFile, flowLimit, network,
      Parameter("no_baseline", .flag, help: "look for known threats only"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    var analysis = CaptureAnalysis(
      source: CaptureSource(path: try arguments.requiredText("file")))
    analysis.limits = try limits(arguments)
    analysis.expectations = copilot.expectations()
    if try !arguments.flag("no_baseline"), copilot.layout.directory != nil {
      analysis.baseline = try copilot.baselines().load(try copilot.networkName(arguments))
    }
    analysis.keepsFlows = copilot.keepsFlowsOfFindings
    analysis.eachFlow = copilot.eachFlow
    var report = try analysis.run(listener: copilot.listener)
    report.findings = copilot.keep(report.findings, from: report.file)
    return .capture(report)
  }

  private static func limits(_ arguments: OperationArguments) throws(OperationError) -> MeterLimits
  {
    var limits = MeterLimits()
    if let flows = try arguments.integer("max_flows", in: 1...100_000_000) { limits.flows = flows }
    return limits
  }
}
