internal import Commands
internal import Platform

extension Operation {
  /// Measures `classify` on a table of command lines.
  static let evaluateClassify = Operation(
    "evaluate", "classify",
    summary: "Measure 'classify' on a table of command lines and their purposes",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE",
        help: "tab-separated, with the columns command and category", isPositional: true,
        isRequired: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    .classificationQuality(try copilot.evaluateClassify(try arguments.requiredText("file")))
  }
}

extension Copilot {
  /// Measures ``classify(_:)`` on a table; nothing of it is kept.
  ///
  /// - Parameter path: A tab-separated file with a header and the columns `command` and `category`.
  /// - Throws: ``OperationError`` when the file can't be read or lacks a column.
  func evaluateClassify(_ path: String) throws(OperationError) -> ClassificationQuality {
    let table = try EvaluationTable(path: path, requiring: ["command", "category"])
    var rows: [ClassificationQuality.Row] = []
    var start = MonotonicTime.now()
    try table.forEachRow { (_, cell) throws(OperationError) in
      if listener?.wantsStop() == true { throw .stopped(.nothingChanged) }
      guard let text = cell("command"), let purpose = cell("category"), !text.isEmpty,
        !purpose.isEmpty
      else { return }
      let line = CommandLine(text)
      let found = catalogue.classify(line)
      rows.append(
        ClassificationQuality.Row(
          utility: line.utility ?? "", purpose: purpose, found: found.purpose.rawValue,
          confidence: found.confidence))
      if rows.count == 1 { start = MonotonicTime.now() }
    }
    let seconds = MonotonicTime.now().seconds(since: start)
    var quality = ClassificationQuality(rows)
    if rows.count > 1 { quality.meanSeconds = seconds / Double(rows.count - 1) }
    return quality
  }
}
