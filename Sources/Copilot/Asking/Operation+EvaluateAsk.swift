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

  /// No table is larger, in bytes.
  fileprivate static let largestTable = 1 << 28
}

extension Copilot {
  /// Measures ``ask(_:limit:)`` on a table; nothing of it is kept.
  ///
  /// - Parameter path: A tab-separated file with a header and the columns `query`, `label` (the
  ///   utility) and, if there, `command` and `equiv` (utilities that would also do, by commas).
  /// - Throws: ``OperationError`` when the file can't be read or lacks a column.
  func evaluateAsk(_ path: String) throws(OperationError) -> AskQuality {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: Operation.largestTable) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
    let header = lines.first.map { Self.fields($0) } ?? []
    guard let query = header.firstIndex(of: "query"), let label = header.firstIndex(of: "label")
    else { throw .unusable(reason: "\(path): the columns query and label are not there") }
    var quality = AskQuality()
    var start = MonotonicTime.now()
    for line in lines.dropFirst() {
      if listener?.wantsStop() == true { throw .stopped(.nothingChanged) }
      let row = Self.fields(line)
      guard row.count > max(query, label), !row[label].isEmpty else { continue }
      func cell(_ name: String) -> String {
        header.firstIndex(of: name).map { row.indices.contains($0) ? row[$0] : "" } ?? ""
      }
      measure(
        row[query], label: row[label], equivalents: cell("equiv"), command: cell("command"),
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
    guard isSame(name, wanted) else { return }
    quality.first += 1
    let object = label.split(separator: " ").dropFirst().first.map(String.init)
    let words = first.command.split(separator: " ").map(String.init)
    if object.map({ words.contains($0) }) ?? true { quality.firstWithObject += 1 }
    if Self.options(first.command) == Self.options(command) { quality.sameOptions += 1 }
  }

  private static func fields(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  private static func utility(_ label: String) -> String {
    String(label.prefix { $0 != " " })
  }

  private static func options(_ command: String) -> Set<Substring> {
    Set(command.split(separator: " ").filter { $0.hasPrefix("-") && $0.utf8.count > 1 })
  }
}
