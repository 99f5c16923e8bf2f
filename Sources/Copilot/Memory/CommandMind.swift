internal import Platform
internal import Store

/// What is learnt from executions while a session goes on.
struct CommandMind: Sendable {
  /// What may come next.
  var suggestions: SuggestionMind
  /// A model that runs beside it, when there is one to be tried.
  private(set) var rival: RivalMind?
  /// The test in which this session shows one of two models, when there is one.
  private let split: SessionSplit?
  private var offers = OfferLog()
  /// How wrong things were foretold, as far as it is not kept yet.
  private var drift = DriftMonitor()
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
    split = models?.split
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
    let score = suggestions.score(of: record)
    rival?.judge(record, shownScore: score)
    drift.witness(record, score: score)
    offers.endLine()
    learn(record)
  }

  /// Takes in what became of a line that stood behind the cursor.
  mutating func note(_ outcome: OfferOutcome) {
    suggestions.note(outcome)
    if split != nil { offers.note(outcome) }
  }

  /// Hands out which offers were taken, as far as it is not kept yet and worth a transaction.
  mutating func takeOffers() -> (split: SessionSplit, taken: [Bool])? {
    guard let split, let taken = offers.take() else { return nil }
    return (split, taken)
  }

  /// Hands out how wrong things were foretold, once it is worth a transaction.
  mutating func takeErrors() -> [DriftStream: [Double]]? { drift.take() }

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
  ///   - session: The session that it is for; nil for none that takes part in tests of models.
  ///   - limit: How many.
  /// - Returns: What was learnt, and when the newest of them began.
  static func load(
    from store: Store?, session: String? = nil, limit: Int = mostExecutions
  ) -> (mind: CommandMind, newestStart: Timestamp) {
    let query = HistoryQuery(limit: limit, includesOutput: false)
    let records = (try? store?.executions(query)) ?? []
    var mind = CommandMind(models: store.flatMap { ModelsInUse($0, session: session) })
    for record in records.reversed() where record.state != .running { mind.learn(record) }
    return (mind, records.first?.startedAt ?? Timestamp(microseconds: .min))
  }
}
