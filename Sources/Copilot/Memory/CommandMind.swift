internal import Platform
internal import Store

/// What is learnt from executions while a session goes on.
struct CommandMind: Sendable {
  /// What may come next.
  var suggestions: SuggestionMind
  /// A model that runs beside it, when there is one to be tried.
  private(set) var rival: RivalMind?
  /// How long things take.
  var runs = RunMemory()

  /// How the newest command of each session ended, with its output while that is at hand.
  private var ends: [String: ExecutionRecord] = [:]
  private var newestSession = ""
  private static let mostSessions = 64

  /// What is wrong with the model that it should have started from; nil when all is well.
  let problem: ModelFileProblem?

  /// A mind that has learnt nothing yet.
  ///
  /// - Parameter models: What it starts from; nil for what ships.
  init(models: ModelsInUse? = nil) {
    suggestions = SuggestionMind(prior: models?.prior ?? .shipped)
    problem = models?.problem
    rival = models?.duel.flatMap { RivalMind($0) }
  }

  /// How the newest command of a session ended, or of the newest session.
  func newestEnd(session: String?) -> ExecutionRecord? { ends[session ?? newestSession] }

  /// Takes in an execution that has ended.
  mutating func learn(_ record: ExecutionRecord) {
    let session = record.session ?? ""
    if ends.count >= Self.mostSessions, ends[session] == nil { ends = [:] }
    ends[session] = record
    newestSession = session
    suggestions.learn(record)
    rival?.learn(record)
    runs.learn(record)
  }

  /// Takes in an execution that ends now, and notes how well both models foresaw it.
  mutating func witness(_ record: ExecutionRecord) {
    rival?.judge(record, beside: &suggestions)
    learn(record)
  }

  /// Hands out how both models did, as far as it is not kept yet and worth a transaction.
  mutating func takeTrials() -> (duel: ModelDuel, trials: [ModelTrial])? {
    guard let duel = rival?.duel, let trials = rival?.takeTrials(), !trials.isEmpty else {
      return nil
    }
    return (duel, trials)
  }

  /// Takes in an execution that another process ran: how long things take is the same everywhere, what
  /// one types next is not.
  mutating func learnElsewhere(_ record: ExecutionRecord) { runs.learn(record) }

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
    var mind = CommandMind(models: store.flatMap { ModelsInUse($0) })
    for record in records.reversed() where record.state != .running { mind.learn(record) }
    return (mind, records.first?.startedAt ?? Timestamp(microseconds: .min))
  }
}
