internal import Platform
internal import Store
internal import Synchronization

/// The command mind behind a queue, so that nobody waits for learning and ranking.
///
/// What ended is left here. When there is time, as when the prompt stands and no key has come yet,
/// a thread is started for what waits: it learns it, ranks what may follow and ends. Whoever asks
/// sees everything that was left before: it waits for the work under way and does itself what has
/// not begun.
final class BackgroundMind: Sendable {
  private enum Work: Sendable {
    case begin(session: String)
    case learn(ExecutionRecord)
    case learnElsewhere(ExecutionRecord)
    case note(OfferOutcome)
  }

  /// How much may wait before a thread is started unasked.
  private static let mostWaiting = 256

  private struct Queue: Sendable {
    var work: [Work] = []
    var isServed = false
    /// What was shown with lines and is not kept yet.
    var decisions: [ShownDecision] = []
    /// Executions since it was last seen whether models are to be learnt again.
    var witnessed = 0
  }

  /// After so many executions it is seen whether models are to be learnt again.
  private static let executionsBetweenLooks = 100

  /// The history; nil when there is none.
  private let databasePath: String?
  private let session: String?
  private let queue = Mutex(Queue())
  private let mind = Mutex<CommandMind?>(nil)

  /// - Parameters:
  ///   - databasePath: Where models that are tried are kept; nil for nowhere.
  ///   - session: Whose mind it is; nil for none that takes part in tests of models.
  init(databasePath: String? = nil, session: String? = nil) {
    self.databasePath = databasePath
    self.session = session
  }

  /// Takes over a mind, or none.
  func replace(with other: CommandMind?) {
    mind.withLock { mind in
      queue.withLock { $0.work = [] }
      mind = other
    }
  }

  /// A session starts where no other has been.
  func begin(session: String) { add(.begin(session: session)) }

  /// Leaves an execution that has ended. Takes a microsecond.
  func learn(_ record: ExecutionRecord) { add(.learn(record)) }

  /// Leaves an execution that another process ran. Takes a microsecond.
  func learnElsewhere(_ record: ExecutionRecord) { add(.learnElsewhere(record)) }

  /// Leaves what became of a line that stood behind the cursor. Takes a microsecond.
  func note(_ outcome: OfferOutcome) { add(.note(outcome)) }

  /// Leaves what was shown with a line. Takes a microsecond.
  func note(_ decision: ShownDecision) {
    guard databasePath != nil else { return }
    queue.withLock { queue in
      if queue.decisions.count < Self.mostWaiting { queue.decisions.append(decision) }
    }
  }

  /// So many decisions are kept in one transaction: opening the history for each would cost the
  /// command that runs meanwhile.
  private static let decisionsAtOnce = 16

  /// Keeps what was shown, in one transaction.
  ///
  /// - Parameter count: Only when so many wait.
  func keepDecisions(from count: Int = 1) {
    let decisions = queue.withLock { queue -> [ShownDecision] in
      guard queue.decisions.count >= count else { return [] }
      defer { queue.decisions = [] }
      return queue.decisions
    }
    guard !decisions.isEmpty, let databasePath,
      let store = try? Store(path: databasePath, openingMode: .readWrite)
    else { return }
    // What can't be kept is left out: it is about proposals, not about what ran.
    try? store.keep(
      decisions.compactMap(\.tally), decisions: decisions.map { ($0.document, $0.at) })
  }

  /// Whether everything that was left here is learnt and what may follow it is ranked.
  var isRested: Bool { queue.withLock { $0.work.isEmpty && !$0.isServed } }

  /// Learns what waits on another thread, and ranks there what may follow it.
  ///
  /// - Parameter onDone: Called on that thread when it is done; never when nothing waits.
  func workAhead(onDone: @escaping @Sendable () -> Void = {}) {
    let needsThread = queue.withLock { queue in
      guard !queue.work.isEmpty, !queue.isServed else { return false }
      queue.isServed = true
      return true
    }
    guard needsThread else { return }
    // Without a thread the work waits for the next question.
    let started = BackgroundThread.startDetached {
      self.serve()
      onDone()
    }
    if !started { queue.withLock { $0.isServed = false } }
  }

  /// Asks the mind, which has learnt everything by then; nil when there is none.
  func ask<Answer>(_ question: (inout CommandMind) -> Answer) -> Answer? {
    mind.withLock { mind in
      catchUp(&mind)
      guard var taken = mind.take() else { return nil }
      defer { mind = taken }
      return question(&taken)
    }
  }
}

// MARK: - The thread

extension BackgroundMind {
  private func add(_ work: Work) {
    let isFull = queue.withLock { queue in
      queue.work.append(work)
      return queue.work.count > Self.mostWaiting
    }
    if isFull { workAhead() }
  }

  private func serve() {
    repeat {
      mind.withLock { mind in
        catchUp(&mind)
        settleTests(&mind)
        mind?.suggestions.rankNext()
      }
    } while !endService()
    keepDecisions(from: Self.decisionsAtOnce)
    learnModels()
  }

  /// Has models learnt again when it is time, and starts from what came of it.
  private func learnModels() {
    let isTime = queue.withLock { queue in
      guard queue.witnessed >= Self.executionsBetweenLooks else { return false }
      queue.witnessed = 0
      return true
    }
    guard isTime, let databasePath else { return }
    ModelKeeper.learnInBackground(databasePath: databasePath) { [self] in
      let store = try? Store(path: databasePath, openingMode: .readOnly)
      mind.withLock { $0 = CommandMind.load(from: store, session: session).mind }
    }
  }

  /// Keeps how models did and how wrong they were, and draws the consequences: starts from other models
  /// once something is decided, and has them learnt again at once when errors have risen.
  private func settleTests(_ mind: inout CommandMind?) {
    guard let databasePath else { return }
    let (trials, offers, errors) = (mind?.takeTrials(), mind?.takeOffers(), mind?.takeErrors())
    guard trials != nil || offers != nil || errors != nil,
      let store = try? Store(path: databasePath, openingMode: .readWrite)
    else { return }
    let registry = ModelRegistry(store: store, folder: ModelFolder(beside: databasePath))
    if let errors, let alarms = try? DriftMonitor.settle(errors, store), !alarms.isEmpty {
      queue.withLock { $0.witnessed = Self.executionsBetweenLooks }
    }
    var isDecided = false
    if let trials { isDecided = (try? trials.duel.settle(trials.trials, registry)) == true }
    if let offers, (try? offers.split.settle(offers.taken, registry)) == true { isDecided = true }
    if isDecided { mind = CommandMind.load(from: store, session: session).mind }
  }

  /// Ends the service when nothing waits.
  private func endService() -> Bool {
    queue.withLock { queue in
      if queue.work.isEmpty { queue.isServed = false }
      return queue.work.isEmpty
    }
  }

  private func catchUp(_ mind: inout CommandMind?) {
    let waiting = queue.withLock { queue in
      defer { queue.work.removeAll(keepingCapacity: true) }
      return queue.work
    }
    for work in waiting {
      switch work {
      case .begin(let session): mind?.suggestions.begin(session: session)
      case .note(let outcome): mind?.note(outcome)
      case .learnElsewhere(let record): mind?.learnElsewhere(record)
      case .learn(let record):
        if mind == nil { mind = CommandMind() }
        mind?.witness(record)
        queue.withLock { $0.witnessed += 1 }
      }
    }
  }
}
