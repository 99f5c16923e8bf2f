import Commands
import Copilot
import Platform
import Terminal

/// Answers the line editor: what continues a line, what completes a word, what the past holds.
final class TypingAssistant: LineEditorDelegate {
  private let interpreter: LineInterpreter
  private let completer: Completer
  /// Where the editor hears that there is something new to draw.
  var mailbox: EditorMailbox?

  init(interpreter: LineInterpreter, completer: Completer) {
    self.interpreter = interpreter
    self.completer = completer
  }

  private var memory: CommandMemory { interpreter.program.copilot.memory }

  func ghost(for text: String) -> String? {
    if text.hasPrefix("?") { interpreter.program.copilot.prepareToAsk() }
    // After a failure the first fix waits on the empty line, and while it is being typed.
    if let proposal = interpreter.proposal, proposal.hasPrefix(text) { return proposal }
    if let fix = interpreter.lastFailure?.fixes.first?.command, fix.hasPrefix(text) { return fix }
    guard !text.hasPrefix(" ") else { return nil }
    // The prompt does not wait for what may come next; it is drawn again when that is known.
    if text.isEmpty, !memory.isRested { return nil }
    return memory.continuation(
      of: text, directory: interpreter.state.directory,
      session: interpreter.program.copilot.session.uid)
  }

  var choices: [String] { interpreter.choices }

  func hint(for text: String, ghost: String?) -> String? {
    guard interpreter.program.configuration.prompt.outlook, let first = text.first,
      !" :?".contains(first), let outlook = interpreter.program.copilot.outlook(for: text)
    else { return nil }
    return OutlookText(glyphs: interpreter.console.glyphs).text(outlook)
  }

  func ghostDidEnd(_ event: GhostEvent) {
    switch event {
    case .acceptedWhole(let ghost), .acceptedWord(let ghost, _): memory.note(.taken(ghost))
    case .ignored(let ghost, _): memory.note(.passedOver(ghost))
    // It was worth taking, even if something of it was changed.
    case .edited: break
    }
  }

  func idle() {
    let mailbox = mailbox
    memory.workAhead { mailbox?.requestRedraw() }
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
      SearchRow(
        identifier: Int64(index), text: match.command,
        duration: match.lastDurationSeconds.map(Figures.duration) ?? "",
        outcome: outcome(of: match),
        age: Figures.age(of: match.lastStartedAt, now: now), note: "")
    }
    return SearchResponse(rows: rows, matchCount: results.matching, totalCount: results.total)
  }

  private func outcome(of match: HistoryMatch) -> SearchOutcome {
    if !match.hasOutcome { return .unknown(runs: match.runs) }
    return match.lastFailed
      ? .failed(times: match.failures, runs: match.runs)
      : .succeeded(times: match.runs - match.failures, runs: match.runs)
  }

  func forget(_ row: SearchRow) -> Bool {
    interpreter.program.copilot.erase(line: row.text)
  }
}
