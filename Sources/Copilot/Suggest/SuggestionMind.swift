internal import Commands
internal import Platform
internal import Store

/// What may come next in each session: habits, where each session stands, and what was shown.
///
/// The ranking is made when it is first asked for after a line was learnt, and kept.
struct SuggestionMind: Sendable {
  /// From this share of the chances on, context goes before recency.
  static let leastShareToLead = 0.5
  private static let mostSessions = 64
  /// A line that was passed over this often in a row is not offered by itself any more.
  static let mostPassedOver = 3

  var habits: CommandHabits
  private var contexts: [String: CommandHabits.Context] = [:]
  private var newestSession = ""
  private var weights: RankingWeights
  private var shown: Shown?
  /// How often a line stood behind the cursor and was passed over since it last ran or was taken.
  private var passedOver: [String: Int] = [:]

  private struct Shown: Sendable {
    let session: String
    let place: UInt32
    let learnt: Int
    var ranking: NextLineRanking
  }

  init(prior: SuggestionPrior) {
    habits = CommandHabits(prior: prior)
    weights = RankingWeights(prior)
  }

  /// A session that starts where no other has been.
  mutating func begin(session: String) { contexts[session] = CommandHabits.Context() }

  /// Takes in an execution that has ended.
  mutating func learn(_ record: ExecutionRecord) {
    guard record.command.utf8.count <= 1_024, !record.command.utf8.contains(0x0A),
      !record.command.contains(Redaction.mark)
    else { return }
    let session = record.session ?? ""
    if contexts.count > Self.mostSessions, contexts[session] == nil { contexts = [:] }
    var context = contexts[session] ?? CommandHabits.Context()
    if let shown, shown.session == session, shown.learnt == habits.learnt {
      weights.learn(
        record.command, utility: habits.utilities.known(record.utility ?? ""), from: shown.ranking)
    }
    let failed = record.exitCode == nil && record.signal == nil ? nil : record.didFail
    habits.learn(
      record.command, utility: record.utility ?? "", context: &context, failed: failed,
      isRefused: FailedLine.canNotWorkAsItStands(record),
      place: PlaceIdentifier.of(record.directory))
    contexts[session] = context
    newestSession = session
    shown = nil
    passedOver[record.command] = nil
  }

  /// Takes in what became of a line that stood behind the cursor.
  mutating func note(_ outcome: OfferOutcome) {
    shown = nil
    switch outcome {
    case .taken(let line): passedOver[line] = nil
    case .passedOver(let line):
      if passedOver.count >= 1_000, passedOver[line] == nil { passedOver = [:] }
      passedOver[line, default: 0] += 1
    }
  }

  /// Whether a line was passed over so often that it is not offered again before it runs.
  func isUnwanted(_ line: String) -> Bool { (passedOver[line] ?? 0) >= Self.mostPassedOver }

  mutating func forget(_ line: String) {
    habits.forget(line)
    passedOver[line] = nil
    shown = nil
  }

  /// What may come next, best first.
  mutating func ranking(session: String?, place: UInt32) -> NextLineRanking {
    let session = session.flatMap { contexts[$0] == nil ? nil : $0 } ?? newestSession
    if let shown, shown.session == session, shown.place == place, shown.learnt == habits.learnt {
      return shown.ranking
    }
    let context = contexts[session] ?? CommandHabits.Context()
    var ranking = NextLineRanking(habits, after: context, weights: weights)
    ranking.adjust { candidate in
      guard let line = candidate.number.flatMap({ habits.lines[$0] }) else { return 1 }
      if line.isRefused { return 0 }
      var factor = place != 0 && line.place == place ? 6.0 : 1
      factor /= Double(1 + passedOver[line.text, default: 0])
      if line.lastFailed { factor *= line.failures == line.runs ? 0.1 : 0.3 }
      return factor
    }
    shown = Shown(session: session, place: place, learnt: habits.learnt, ranking: ranking)
    return ranking
  }

  /// Ranks what may follow the newest line, where it ran, before somebody asks.
  mutating func rankNext() {
    let place = contexts[newestSession]?.lines.last.flatMap { habits.lines[$0]?.place } ?? 0
    _ = ranking(session: newestSession, place: place)
  }

  /// The last line of a session.
  func lastLine(session: String?) -> String? {
    let session = session.flatMap { contexts[$0] == nil ? nil : $0 } ?? newestSession
    return contexts[session]?.lines.last.flatMap { habits.lines[$0]?.text }
  }

  /// Whether a line that never ran speaks of something that the last line of another utility did.
  func carriesOver(_ candidate: CommandHabits.Candidate, session: String?) -> Bool {
    let session = session.flatMap { contexts[$0] == nil ? nil : $0 } ?? newestSession
    guard let last = contexts[session]?.lines.last.flatMap({ habits.lines[$0] }),
      last.utility != candidate.utility
    else { return false }
    let words = candidate.text.split(separator: " ")
    return last.form.values.contains { words.contains(Substring($0.value)) }
  }

  /// Whether a line failed in a way that it will fail again as it stands.
  func isRefused(_ line: String) -> Bool {
    habits.lineNumbers.known(line).flatMap { habits.lines[$0] }?.isRefused == true
  }
}

/// What became of a line that stood behind the cursor.
package enum OfferOutcome: Sendable, Equatable {
  /// It was taken, whole or word by word.
  case taken(String)
  /// Another line ran.
  case passedOver(String)
}

/// Failures that the line itself is the cause of.
enum FailedLine {
  private static let phrases = [
    "unrecognized option", "unrecognised option", "invalid option", "unknown option",
    "illegal option", "unknown argument", "unrecognized argument", "command not found",
    "option requires an argument", "unknown flag", "bad option", ": is unknown",
  ]

  /// Whether it was a slip or an option that does not exist, so that it fails again as it stands.
  static func canNotWorkAsItStands(_ record: ExecutionRecord) -> Bool {
    guard record.didFail else { return false }
    if record.exitCode == 127 { return true }
    guard let text = record.stderrTail?.prefix(2_048).lowercased() else { return false }
    return phrases.contains { text.contains($0) }
  }
}
