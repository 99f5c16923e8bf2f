internal import Commands
internal import Platform

extension Operation {
  /// Measures `ask` on a table of requests.
  static let evaluateAsk = Operation(
    "evaluate", "ask", summary: "Measure 'ask' on a table of requests and their commands",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE",
        help: "tab-separated, with the columns query, command, label and equiv",
        isPositional: true, isRequired: true)
    ]
  ) { (copilot, arguments) throws(OperationError) in
    .askQuality(try copilot.evaluateAsk(try arguments.requiredText("file")))
  }
}

extension Copilot {
  /// Measures ``ask(_:limit:)`` on a table; nothing of it is kept.
  ///
  /// - Parameter path: A tab-separated file with a header and the columns `query`, `label` (the
  ///   utility) and, if there, `command` and `equiv` (utilities that would also do, by commas).
  /// - Throws: ``OperationError`` when the file can't be read or lacks a column.
  func evaluateAsk(_ path: String) throws(OperationError) -> AskQuality {
    let table = try EvaluationTable(path: path, requiring: ["query", "label"])
    var quality = AskQuality()
    var start = MonotonicTime.now()
    try table.forEachRow { (_, cell) throws(OperationError) in
      if listener?.wantsStop() == true { throw .stopped(.nothingChanged) }
      guard let query = cell("query"), let label = cell("label"), !label.isEmpty else { return }
      measure(
        query, label: label, equivalents: cell("equiv") ?? "", command: cell("command") ?? "",
        into: &quality)
      if quality.rows == 1 { start = MonotonicTime.now() }
    }
    quality.seconds = MonotonicTime.now().seconds(since: start)
    return quality
  }

  private func measure(
    _ query: String, label: String, equivalents: String, command: String,
    into quality: inout AskQuality
  ) {
    let wanted = Self.utility(label)
    let accepted = Set(
      [wanted] + equivalents.split(separator: ",").map { Self.utility(String($0)) })
    let commands = ask(query, limit: 5).wishes.first?.commands ?? []
    let found = commands.map { Self.utility($0.utility) }
    let entry = catalogue.entry(named: wanted)
    func isSame(_ name: String, _ other: String) -> Bool {
      name == other || (entry.map { $0.names.contains(name) && $0.names.contains(other) } ?? false)
    }
    quality.rows += 1
    if entry != nil { quality.inCatalogue += 1 }
    if found.contains(where: { isSame($0, wanted) }) { quality.amongFive += 1 }
    guard let first = commands.first, let name = found.first else { return }
    if accepted.contains(name) || isSame(name, wanted) { quality.firstWithEquivalents += 1 }
    quality.confidences.append(first.confidence)
    quality.outcomes.append(isSame(name, wanted) ? 1 : 0)
    guard isSame(name, wanted) else { return }
    quality.first += 1
    let object = label.split(separator: " ").dropFirst().first.map(String.init)
    let words = first.command.split(separator: " ").map(String.init)
    if object.map({ words.contains($0) }) ?? true { quality.firstWithObject += 1 }
    if Self.options(first.command) == Self.options(command) { quality.sameOptions += 1 }
  }

  private static func utility(_ label: String) -> String {
    String(label.prefix { $0 != " " })
  }

  private static func options(_ command: String) -> Set<Substring> {
    Set(command.split(separator: " ").filter { $0.hasPrefix("-") && $0.utf8.count > 1 })
  }
}
