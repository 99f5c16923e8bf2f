internal import Commands
internal import Learning
internal import Platform
internal import Store

extension Operation {
  private static let people = Parameter(
    "people", .text, valueName: "all|first|second",
    help: "everybody in the file, or one half of them (all)")

  /// Measures suggestions on what people typed.
  static let evaluateNextCommand = Operation(
    "evaluate", "next-command",
    summary: "Measure how well the next line is foreseen, each line before it is learnt",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE.jsonl", help: "lines with user, cmd and t",
        isPositional: true),
      Parameter("history", .flag, help: "measure on the own history instead of a file"),
      Parameter(
        "model", .path, valueName: "FILE", help: "a model that 'models train' wrote"),
      people,
    ]
  ) { (copilot, arguments) throws(OperationError) in
    var prior = SuggestionPrior.shipped
    if let path = try arguments.text("model") {
      let bytes: [UInt8]
      do throws(SystemError) { bytes = try Files.read(path, limit: 1 << 28) } catch {
        throw .unusable(reason: "\(path): \(error.reason)")
      }
      prior = try learning(from: path) { () throws(LearningError) in
        try SuggestionPrior(file: bytes)
      }
    }
    let isHistory = try arguments.flag("history")
    if isHistory, try arguments.text("file") != nil {
      throw .conflictingArguments(["file", "history"])
    }
    if isHistory {
      return .nextCommand(NextCommandEvaluation.report(try history(copilot), prior: prior))
    }
    guard let path = try arguments.text("file") else { throw .missingOneOf(["file", "history"]) }
    let file = try chosen(SequenceFile(path: path), arguments)
    return .nextCommand(NextCommandEvaluation.report(file, prior: prior))
  }

  /// Makes a model from the own history, or the one that suggestions start from from many people.
  static let modelsTrain = Operation(
    "models", "train",
    summary: "Learn a model from the own history; from a file of many people, the one that ships",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE.jsonl", help: "lines with user, cmd and t",
        isPositional: true),
      Parameter("output", .path, valueName: "FILE", help: "where the file's model is written"),
      people,
      Parameter("kind", .text, valueName: "KIND", help: "what to learn from the history"),
    ],
    isChange: true
  ) { (copilot, arguments) throws(OperationError) in
    guard let source = try arguments.text("file") else {
      return try trainFromHistory(copilot, arguments)
    }
    let path = try arguments.requiredText("output")
    let file = try chosen(SequenceFile(path: source), arguments)
    let bytes = SuggestionTraining.prior(file).file
    do throws(SystemError) { try Files.replace(path, with: bytes, mode: 0o644) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    return .copied(path: path, bytes: bytes.count)
  }

  private static func chosen(
    _ file: SequenceFile, _ arguments: OperationArguments
  ) throws(OperationError) -> SequenceFile {
    switch try arguments.text("people") ?? "all" {
    case "all": return file
    case "first": return file.half(0)
    case "second": return file.half(1)
    case let other:
      throw .wrongArgument(name: "people", value: other, expected: "all, first or second")
    }
  }

  /// This person's own lines, oldest first.
  private static func history(_ copilot: Copilot) throws(OperationError) -> SequenceFile {
    let store = try copilot.store()
    let records = try reading { () throws(StoreError) in
      try store.executions(HistoryQuery(limit: 20_000, includesOutput: false))
    }
    let steps = records.reversed().compactMap { record in
      record.command.contains(Redaction.mark)
        ? nil
        : SequenceFile.Step(
          record.command, time: record.startedAt.seconds, failed: record.didFail)
    }
    guard !steps.isEmpty else { throw .unusable(reason: "the history is empty") }
    return SequenceFile(person: "", steps)
  }
}
