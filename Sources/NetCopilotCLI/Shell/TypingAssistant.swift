import Commands
import Copilot
import Platform
import Terminal

/// Answers the line editor: what continues a line, what completes a word, what the past holds.
final class TypingAssistant: LineEditorDelegate {
  private let interpreter: LineInterpreter
  private let completer: Completer

  init(interpreter: LineInterpreter, completer: Completer) {
    self.interpreter = interpreter
    self.completer = completer
  }

  private var memory: CommandMemory { interpreter.program.copilot.memory }

  func ghost(for text: String) -> String? {
    guard !text.isEmpty, !text.hasPrefix(" ") else { return nil }
    guard
      let line = memory.continuation(of: text, directory: interpreter.state.directory),
      line.utf8.count > text.utf8.count, !line.utf8.contains(0x0A),
      !line.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else { return nil }
    return line
  }

  func completions(for text: String, cursor: Int) -> Completion {
    completer.complete(text, cursor: cursor, state: interpreter.state)
  }

  func search(_ request: SearchRequest) -> SearchResponse {
    let results = memory.search(
      request.query, directory: request.hereOnly ? interpreter.state.directory : nil,
      failedOnly: request.failedOnly, limit: request.limit)
    let now = Timestamp.now()
    let rows = results.rows.enumerated().map { index, match in
      let entry = match.entry
      let runs = Int(entry.runs)
      let failures = Int(entry.failures)
      return SearchRow(
        identifier: Int64(index), text: entry.text,
        duration: entry.lastDurationSeconds.isNaN
          ? "" : Figures.duration(Double(entry.lastDurationSeconds)),
        outcome: entry.lastFailed
          ? .failed(times: failures, runs: runs) : .succeeded(times: runs - failures, runs: runs),
        age: Figures.age(of: Timestamp(microseconds: entry.lastUsed), now: now), note: "")
    }
    return SearchResponse(rows: rows, matchCount: results.matching, totalCount: results.total)
  }

  func forget(_ row: SearchRow) -> Bool {
    interpreter.program.copilot.erase(line: row.text)
  }
}
