import Commands
import Copilot
import Platform
import Store
import Terminal

/// Answers the line editor: what continues a line, what completes a word, what the past holds.
final class TypingAssistant: LineEditorDelegate {
  private let interpreter: LineInterpreter
  private let completer: Completer
  /// What became of the proposal behind the cursor of this line.
  private var fateOfGhost: (fate: OfferTally.Fate, source: String)?
  /// The line that the margin spoke of last.
  private var shownOutlook: (text: String, outlook: LineOutlook)?
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

  var entersChoices: Bool { interpreter.entersChoices }

  func hint(for text: String, ghost: String?) -> String? {
    guard interpreter.program.configuration.prompt.outlook, let first = text.first,
      !" :?".contains(first), let outlook = interpreter.program.copilot.outlook(for: text)
    else { return nil }
    shownOutlook = (text, outlook)
    return OutlookText(glyphs: interpreter.console.glyphs).text(outlook)
  }

  func ghostDidEnd(_ event: GhostEvent) {
    switch event {
    case .acceptedWhole(let ghost):
      memory.note(.taken(ghost))
      decide(.taken, ghost)
    case .acceptedWord(let ghost, _):
      memory.note(.taken(ghost))
      decide(.edited, ghost)
    case .ignored(let ghost, _):
      memory.note(.passedOver(ghost))
      decide(.ignored, ghost)
    // It was worth taking, even if something of it was changed.
    case .edited(let ghost, _): decide(.edited, ghost)
    }
  }

  /// The last fate of a line's proposal counts.
  private func decide(_ fate: OfferTally.Fate, _ ghost: String) {
    fateOfGhost = (fate, source(of: ghost))
  }

  private func source(of ghost: String) -> String {
    if ghost == interpreter.proposal { return "ask" }
    return ghost == interpreter.lastFailure?.fixes.first?.command ? "fix" : "history"
  }

  /// What stood on the screen when a line was entered; said once.
  func takeShown(with text: String) -> ShownDecision {
    var decision = ShownDecision(at: .now())
    if let (fate, source) = fateOfGhost {
      decision.fate = fate
      decision.source = source
    }
    if let (hinted, outlook) = shownOutlook, hinted == text {
      decision.predictedSeconds = outlook.estimate.p50
      decision.successProbability = outlook.estimate.successProbability
    }
    fateOfGhost = nil
    shownOutlook = nil
    return decision
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
