internal import Platform
internal import Store

/// What is learnt from executions while a session goes on.
struct CommandMind: Sendable {
  /// What may come next.
  var suggestions = SuggestionMind(prior: .shipped)
  /// How long things take.
  var runs = RunMemory()

  /// How the newest command of each session ended, with its output while that is at hand.
  private var ends: [String: ExecutionRecord] = [:]
  private var newestSession = ""
  private static let mostSessions = 64

  /// How the newest command of a session ended, or of the newest session.
  func newestEnd(session: String?) -> ExecutionRecord? { ends[session ?? newestSession] }

  /// Takes in an execution that has ended.
  mutating func learn(_ record: ExecutionRecord) {
    let session = record.session ?? ""
    if ends.count >= Self.mostSessions, ends[session] == nil { ends = [:] }
    ends[session] = record
    newestSession = session
    suggestions.learn(record)
    runs.learn(record)
  }

  /// How many executions are learnt from at the start of a session.
  static let mostExecutions = 2_000

  /// Learns from the newest executions.
  ///
  /// - Parameters:
  ///   - store: Where they are; nothing is learnt without one.
  ///   - limit: How many.
  /// - Returns: What was learnt, and when the newest of them began.
  static func load(
    from store: Store?, limit: Int = mostExecutions
  ) -> (mind: CommandMind, newestStart: Timestamp) {
    let query = HistoryQuery(limit: limit, includesOutput: false)
    let records = (try? store?.executions(query)) ?? []
    var mind = CommandMind()
    for record in records.reversed() where record.state != .running { mind.learn(record) }
    return (mind, records.first?.startedAt ?? Timestamp(microseconds: .min))
  }
}
