package import Commands
internal import Learning
internal import Platform

extension Operation {
  /// Makes the model that orders the answers of `ask`.
  static let modelsTrainAsk = Operation(
    "models", "train-ask",
    summary: "Train the order of answers to requests, from a table of requests",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE",
        help: "tab-separated, with the columns query and label, and source, path and equiv",
        isPositional: true, isRequired: true),
      Parameter(
        "output", .path, valueName: "FILE", help: "where the model is written", isRequired: true),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    let path = try arguments.requiredText("file")
    let output = try arguments.requiredText("output")
    // Users' own entries would make another model of the same table.
    let report = try RequestTraining.train(Catalogue(), table: path) {
      copilot.listener?.wantsStop() == true
    }
    do throws(SystemError) { try Files.replace(output, with: report.file, mode: 0o644) } catch {
      throw .unusable(reason: "\(output): \(error.reason)")
    }
    return .askTraining(report, path: output)
  }
}

extension RequestTraining {
  /// Makes the model from a catalogue and a table of requests, and measures it.
  ///
  /// - Parameters:
  ///   - path: A tab-separated file with the columns `query` and `label` (the utility) and, if there,
  ///     `equiv` (utilities that would also do), `source` and `path` (the page).
  ///   - isStopped: Asked between the parts of the work.
  /// - Throws: ``OperationError`` when the table can't be read or teaches nothing, or it was stopped.
  package static func train(
    _ catalogue: Catalogue, table path: String, isStopped: () -> Bool
  ) throws(OperationError) -> AskTrainingReport {
    var training = RequestTraining(catalogue, requests: try Request.all(in: path))
    let outcome = try learning(from: path) { () throws(LearningError) in
      try training.learn(isStopped: isStopped)
    }
    guard let outcome else { throw .stopped(.nothingChanged) }
    return outcome.report
  }
}

extension RequestTraining.Request {
  /// The requests of a table.
  ///
  /// - Throws: ``OperationError/unusable(reason:)`` when it can't be read or lacks a column.
  fileprivate static func all(in path: String) throws(OperationError) -> [Self] {
    let table = try EvaluationTable(path: path, requiring: ["query", "label"])
    var requests: [Self] = []
    try table.forEachRow { (_, cell) throws(OperationError) in
      guard let query = cell("query"), let label = cell("label"),
        let wish = WishSplitting.wishes(in: query).first
      else { return }
      func utility(_ text: Substring) -> String { String(text.prefix { $0 != " " }) }
      requests.append(
        Self(
          reading: RequestReading(wish), utility: utility(label[...]),
          equivalents: Set((cell("equiv") ?? "").split(separator: ",").map(utility)),
          source: cell("source") ?? "", page: cell("path") ?? query))
    }
    return requests
  }
}
