internal import Detection

extension Operation {
  static let network = Parameter(
    "network", .text, valueName: "NAME", help: "the network whose baseline is meant (default)")

  /// Learns what is usual from a capture.
  static let baselineLearn = Operation(
    "baseline", "learn", summary: "Learn from a clean capture what traffic is usual here",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE", help: "a capture; - is standard input",
        isPositional: true, isRequired: true),
      network,
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let folder = try copilot.baselines()
    let name = try copilot.networkName(arguments)
    let before = try folder.load(name) ?? TrafficBaseline(network: name)
    var analysis = CaptureAnalysis(
      source: CaptureSource(path: try arguments.requiredText("file")))
    analysis.expectations = copilot.expectations()
    analysis.learner = BaselineLearner(before)
    let report = try analysis.run(listener: copilot.listener)
    guard let baseline = report.learnt else { throw .unusable(reason: "nothing was learnt") }
    try folder.save(baseline)
    var summary = BaselineSummary(baseline: baseline, path: folder.path(of: name))
    summary.learnt = .init(
      file: report.file, hostMinutes: baseline.hostMinutes &- before.hostMinutes,
      refused: baseline.refused &- before.refused, findings: report.findings.count)
    return .baseline(summary)
  }

  /// Shows what is usual.
  static let baselineShow = Operation(
    "baseline", "show", summary: "Show what traffic is usual here", parameters: [network]
  ) { (copilot, arguments) throws(OperationError) in
    let folder = try copilot.baselines()
    let name = try copilot.networkName(arguments)
    guard let baseline = try folder.load(name) else {
      throw .notFound(what: "baseline of the network", which: name)
    }
    return .baseline(BaselineSummary(baseline: baseline, path: folder.path(of: name)))
  }

  /// Forgets what is usual.
  static let baselineDrop = Operation(
    "baseline", "drop", summary: "Forget what traffic is usual here", parameters: [network],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let folder = try copilot.baselines()
    let name = try copilot.networkName(arguments)
    guard try folder.remove(name) else {
      throw .notFound(what: "baseline of the network", which: name)
    }
    return .removed(path: folder.path(of: name))
  }
}

extension Copilot {
  /// Where baselines lie.
  func baselines() throws(OperationError) -> BaselineFolder {
    guard let directory = layout.directory else { throw .storeUnavailable(path: nil) }
    return BaselineFolder(dataDirectory: directory)
  }

  /// The network that the arguments name.
  func networkName(_ arguments: OperationArguments) throws(OperationError) -> String {
    let name = try arguments.text("network") ?? BaselineFolder.defaultNetwork
    guard BaselineFolder.isName(name) else {
      throw .wrongArgument(
        name: "network", value: name, expected: "a name of letters, digits, '.', '-' and '_'")
    }
    return name
  }
}
