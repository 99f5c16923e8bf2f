internal import JSON
internal import Learning
internal import Platform

extension Operation {
  private static let tableFile = Parameter(
    "table", .path, valueName: "TABLE.csv",
    help: "a table whose first line names its columns; - is standard input", isPositional: true,
    isRequired: true)
  private static let method = Parameter(
    "method", .text, valueName: OutlierMethod.allCases.map(\.rawValue).joined(separator: "|"),
    help: "what learns (plain)")
  private static let trees = Parameter(
    "trees", .integer(1...10_000), valueName: "N", help: "trees of a forest (100)")
  private static let sampleSize = Parameter(
    "sample_size", .integer(2...65_536), valueName: "N",
    help: "rows that each tree is made of (256)")
  private static let seed = Parameter(
    "seed", .integer(0...Int.max), valueName: "N", help: "what all random choices follow from (0)")
  private static let leftOut = Parameter(
    "label", .text, valueName: "COLUMN", help: "a column to leave out")

  /// Measures a method on a table whose labels are known.
  static let forestEvaluate = Operation(
    "forest", "evaluate", summary: "Measure how well strange rows of a labelled table are found",
    parameters: [
      tableFile,
      Parameter(
        "label", .text, valueName: "COLUMN",
        help: "the column that is 1 for strange rows and 0 for others; nothing is learnt from it",
        isRequired: true),
      method, trees, sampleSize, seed,
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let source = TableSource(path: try arguments.requiredText("table"))
    var plan = TableReader.Plan()
    plan.label = try arguments.requiredText("label")
    plan.keepsLabels = true
    let method = try outlierMethod(arguments)
    let options = try forestOptions(arguments)
    let (table, labels) = try source.read(plan, listener: copilot.listener)
    return try learning(from: source.name) { () throws(LearningError) in
      // Labels that tell nothing apart are told before the work, not after it.
      _ = try RankingQuality(scores: labels, labels: labels)
      let start = MonotonicTime.now()
      let model = try OutlierModel.fit(table, method: method, options: options)
      let fitted = MonotonicTime.now()
      let scores = try model.scores(of: table)
      let scored = MonotonicTime.now()
      let quality = try RankingQuality(scores: scores, labels: labels)
      return .forestQuality(
        ForestQuality(
          method: method.rawValue, areaUnderROC: quality.areaUnderROC,
          averagePrecision: quality.averagePrecision, rows: table.rowCount,
          features: table.columnCount, fitSeconds: fitted.seconds(since: start),
          scoreSeconds: scored.seconds(since: fitted)))
    }
  }

  /// Learns from a table and keeps the model.
  static let forestFit = Operation(
    "forest", "fit", summary: "Learn from a table what its rows usually are",
    parameters: [
      tableFile,
      Parameter(
        "model", .path, valueName: "FILE", help: "where the model is written", isRequired: true),
      leftOut, method, trees, sampleSize, seed,
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let source = TableSource(path: try arguments.requiredText("table"))
    let path = try arguments.requiredText("model")
    var plan = TableReader.Plan()
    plan.label = try arguments.text("label")
    let method = try outlierMethod(arguments)
    let options = try forestOptions(arguments)
    let (table, _) = try source.read(plan, listener: copilot.listener)
    let start = MonotonicTime.now()
    let model = try learning(from: source.name) { () throws(LearningError) in
      try OutlierModel.fit(table, method: method, options: options)
    }
    let seconds = MonotonicTime.now().seconds(since: start)
    let bytes = model.model
    do throws(SystemError) { try Files.replace(path, with: bytes, mode: 0o644) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    return .forestFit(
      ForestFit(
        path: path, bytes: bytes.count, method: method.rawValue, rows: table.rowCount,
        features: table.columnCount, fitSeconds: seconds))
  }

  /// Scores the rows of a table by a model.
  static let forestScore = Operation(
    "forest", "score", summary: "Say of each row of a table how strange it is to a model",
    parameters: [
      tableFile,
      Parameter(
        "model", .path, valueName: "FILE", help: "a model that 'forest fit' wrote",
        isRequired: true),
      leftOut,
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let source = TableSource(path: try arguments.requiredText("table"))
    let path = try arguments.requiredText("model")
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: modelLimit) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    let model = try learning(from: path) { () throws(LearningError) in
      try OutlierModel(model: bytes)
    }
    var plan = TableReader.Plan()
    plan.label = try arguments.text("label")
    plan.features = model.columns
    let (table, _) = try source.read(plan, listener: copilot.listener)
    return try learning(from: source.name) { () throws(LearningError) in
      guard table.rowCount > 0 else { throw .noRows }
      return .rowScores(RowScores(scores: try model.scores(of: table)))
    }
  }

  /// No model is larger.
  private static let modelLimit = 1 << 31

  private static func outlierMethod(
    _ arguments: OperationArguments
  ) throws(OperationError) -> OutlierMethod {
    guard let name = try arguments.text("method") else { return .plain }
    guard let method = OutlierMethod(rawValue: name) else {
      throw .wrongArgument(
        name: "method", value: name,
        expected: "one of " + OutlierMethod.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return method
  }

  private static func forestOptions(
    _ arguments: OperationArguments
  ) throws(OperationError) -> IsolationForest.Options {
    var options = IsolationForest.Options()
    if let trees = try arguments.integer("trees", in: 1...10_000) { options.trees = trees }
    if let size = try arguments.integer("sample_size", in: 2...65_536) {
      options.sampleSize = size
    }
    if let seed = try arguments.integer("seed", in: 0...Int.max) { options.seed = UInt64(seed) }
    return options
  }
}
