package import Commands
package import Flows
package import Platform
package import Store

/// The decisions behind every face: what is recorded, what is suggested, what is answered.
///
/// One thread owns a copilot: the one that reads the user's keys or the engine's requests.
package final class Copilot {
  /// Where the files lie.
  package let layout: DataLayout
  /// The user's settings.
  package let configuration: Configuration
  /// Who runs this session.
  package let session: SessionIdentity
  /// What makes records of executions.
  package let recorder: ExecutionRecorder
  /// The lines of the past, ready for suggestions; nil when suggestions are off.
  package let memory: CommandMemory

  /// What is known about utilities: what ships, and the user's own files; read when first needed.
  package private(set) lazy var catalogue: Catalogue = loadCatalogue()
  /// What finds commands for requests in plain words; made when it is first needed.
  let finder: FinderReserve
  /// What is wrong with the user's own files and has not been told.
  private var catalogueProblems: [CatalogueProblem] = []

  /// Where records go; opened when it is first needed, so that looking changes nothing.
  private lazy var log: RecordLog? = layout.database.map {
    hasOpenedLog = true
    let log = RecordLog(
      databasePath: $0, fallbackDirectories: layout.fallbackDirectories, isShortLived: isShortLived)
    log.holdsRecords = holdsRecords
    return log
  }
  private var hasOpenedLog = false
  /// Whether the work of now is to stop; nil when it can't be stopped.
  private var stopCheck: (() -> Bool)?
  /// Whether records may wait in memory when no file takes them: the process goes on, and
  /// ``endSession()`` is its last word. Set it before anything is recorded.
  package var holdsRecords = false
  /// Who is shown how far long operations have come, and may end them.
  package var listener: WorkListener?
  /// Whether the next analysis keeps the records of the flows that its findings point to.
  package var keepsFlowsOfFindings = false
  /// Gets each flow of the next analysis when it ends.
  package var eachFlow: ((FlowRecord) -> Void)?
  private var random = SystemRandomReserve()
  private var readings = RecentReadings()
  /// The lines that nearness is looked up in, and how far the history was read for them.
  var similarLines: (lines: SimilarLines?, cursor: CommandCursor?) = (nil, nil)
  /// The last line that was judged before it ran; the prompt asks for the same one often.
  /// Whether the duration of each line is foretold before it runs: where somebody waits for it.
  private var isForetelling = false
  var lastEstimate: (text: String, runs: Int, estimate: DurationEstimate)?
  private var isSessionStarted = false
  /// When the machine's counters were last looked at.
  var sampledAt: Timestamp?
  private let isShortLived: Bool

  /// Opens the history.
  ///
  /// Nothing here fails: without a place for data the copilot records nothing, and ``notices``
  /// says so.
  ///
  /// - Parameters:
  ///   - layout: Where the files lie.
  ///   - configuration: The user's settings.
  ///   - session: Who runs this session.
  ///   - isShortLived: Whether the process runs one command and ends.
  package init(
    layout: DataLayout, configuration: Configuration, session: SessionIdentity,
    isShortLived: Bool = false
  ) {
    self.isShortLived = isShortLived
    self.layout = layout
    self.configuration = configuration
    self.session = session
    recorder = ExecutionRecorder(
      // People write the name as they type it, `--pin`; the redactor knows it without dashes.
      redactor: Redactor(
        extraNames: configuration.redact.names.map { String($0.drop { $0 == "-" }) }),
      keepsStandardError: configuration.record.stderr,
      keepsStandardOutput: configuration.record.stdout,
      tailLimitBytes: configuration.record.tailBytes)
    memory = CommandMemory(
      databasePath: layout.database, session: isShortLived ? nil : session.uid)
    finder = FinderReserve(catalogue: layout.catalogue, model: layout.requestRanking)
  }

  /// The database for reading, with the records that had waited for it.
  ///
  /// - Throws: ``OperationError/storeUnavailable(_:)`` while it can't be used.
  package func store() throws(OperationError) -> Store {
    guard let store = log?.caughtUpStore() else { throw .storeUnavailable(path: layout.database) }
    if let stopCheck { store.stop(when: stopCheck) }
    return store
  }

  /// Runs work on the history that can be stopped; it then throws what says so.
  ///
  /// - Parameters:
  ///   - isStopped: Asked often, on this thread.
  ///   - body: The work; records that are written meanwhile are not stopped.
  package func stoppable<Value, Failure: Error>(
    when isStopped: @escaping () -> Bool, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    stopCheck = isStopped
    defer {
      stopCheck = nil
      if hasOpenedLog { log?.store?.stop(when: nil) }
    }
    return try body()
  }

  /// The database with the schema that it has; a new one when there is none yet.
  func storeAsItIs() throws(OperationError) -> Store {
    guard let path = layout.database, Files.exists(path) else { return try store() }
    let store = try reading { () throws(StoreError) in
      try Store(path: path, openingMode: .readWriteWithoutMigrating)
    }
    if let stopCheck { store.stop(when: stopCheck) }
    return store
  }

  /// The spools where records wait for the database.
  var waitingSpools: [WaitingSpool] {
    layout.database.map {
      RecordLog.waiting(databasePath: $0, fallbackDirectories: layout.fallbackDirectories)
    } ?? []
  }

  /// Brings what waits into the database, unless its schema would have to change for that.
  func mergeWaiting() {
    guard let path = layout.database, !waitingSpools.isEmpty,
      (try? Store(path: path, openingMode: .readOnly)) != nil
    else { return }
    _ = log?.caughtUpStore()
  }

  /// What the history has to say to the user; each notice is handed out once.
  package func takeNotices() -> [RecordNotice] {
    hasOpenedLog ? log?.drainNotices() ?? [] : []
  }

  /// What is wrong with the user's own catalogue files; each problem is handed out once.
  package func takeCatalogueProblems() -> [CatalogueProblem] {
    defer { catalogueProblems = [] }
    return catalogueProblems
  }

  /// Why the user's own ranking of requests was set aside; handed out once.
  package func takeRankingProblem() -> String? { finder.takeProblem() }

  private func loadCatalogue() -> Catalogue {
    let (catalogue, problems) = UserCatalogue.load(from: layout.catalogue)
    catalogueProblems = problems
    return catalogue
  }

  /// The database, if something has opened it.
  var openStore: Store? { hasOpenedLog ? log?.store : nil }

  /// Whether there is a place where records can go.
  package var canRecord: Bool { layout.database != nil && configuration.record.enabled }

  /// Marks executions as interrupted whose shell is gone; does nothing while the database can't
  /// be written.
  package func markInterrupted() {
    _ = try? log?.store?.markInterrupted(isAlive: ProcessTable.isAlive)
  }
}

// MARK: - Recording

extension Copilot {
  /// Stores that an execution starts, and returns what ``finish(_:with:)`` needs.
  package func begin(_ text: String, directory: String?) -> ExecutionRecorder.Start {
    var start = describe(text, directory: directory, startedAt: .now())
    if isForetelling { start.record.predictedSeconds = estimate(for: text)?.p50 }
    startSession()
    _ = log?.begin(start.record)
    return start
  }

  /// Stores how an execution ended.
  ///
  /// - Returns: Whether and where the row is safe.
  @discardableResult
  package func finish(_ record: ExecutionRecord) -> RecordLog.Acknowledgement {
    var record = record
    record.findCause()
    guard let log else { return .lost(reason: "there is no data directory") }
    let acknowledgement = log.finish(record, endsSession: isShortLived)
    memory.learn(record, acknowledgement)
    // Where the record had to wait, the counters would.
    if case .database = acknowledgement { sampleCounters() }
    return acknowledgement
  }

  /// Stores an execution that another program ran.
  @discardableResult
  package func observe(_ record: ExecutionRecord) -> RecordLog.Acknowledgement {
    var record = record
    record.findCause()
    guard let log else { return .lost(reason: "there is no data directory") }
    let acknowledgement = log.record(record)
    memory.learn(record, acknowledgement)
    // Where the record had to wait, the counters would.
    if case .database = acknowledgement { sampleCounters() }
    return acknowledgement
  }

  /// The record of a line that is about to run.
  package func describe(
    _ text: String, directory: String?, startedAt: Timestamp, session uid: String? = nil
  ) -> ExecutionRecorder.Start {
    recorder.start(
      readings.reading(of: text, by: recorder.redactor), directory: directory, session: session,
      startedAt: startedAt, random: &random)
  }

  /// Stores this session once, before its first execution.
  private func startSession() {
    guard !isSessionStarted, let log else { return }
    isSessionStarted = true
    log.startSession(
      SessionDescription(
        uid: session.uid, host: session.host, user: session.user, terminal: session.terminal,
        process: ProcessTable.process(session.processIdentifier), startedAt: session.startedAt))
  }

  /// Stores that this session is over, and what still waits in memory.
  package func endSession() {
    memory.mind.keepDecisions()
    if hasOpenedLog { log?.flush() }
    guard isSessionStarted, !isShortLived, let log else { return }
    log.endSession()
  }
}

// MARK: - The interactive shell

extension Copilot {
  /// Gets ready for the first prompt: the newest lines in memory, dead sessions' executions marked,
  /// old rows forgotten in the background, as far as the configuration says so.
  package func prepareInteractive() {
    memory.loadRecent(from: log?.store)
    memory.begin(session: session.uid)
    isForetelling = true
    if let path = layout.database {
      let configuration = configuration
      _ = BackgroundThread.startDetached {
        // The first explanation would wait some milliseconds for its table of phrases.
        FailureExplainer.prepare()
        guard let store = try? Store(path: path, openingMode: .readWrite) else { return }
        _ = try? store.markInterrupted(isAlive: ProcessTable.isAlive)
        RetentionKeeper.forgetWhatIsDue(in: store, configuration)
        ModelKeeper.learnInBackground(databasePath: path)
      }
    }
  }

  /// The newest distinct lines, oldest first, for walking back with the arrow keys.
  package func newestLines(limit: Int) -> [String] {
    var lines: [String] = []
    _ = try? log?.store?.commandSummaries(newestFirst: limit) { lines.append($0.text) }
    return lines.reversed()
  }

  /// Which of these lines the history does not have any more; none while it can't be read.
  ///
  /// - Parameter lines: Lines as they were typed; the history has them without their secrets.
  package func erasedLines(among lines: Set<String>) -> Set<String> {
    guard let store = try? store() else { return [] }
    return lines.filter { (try? store.hasCommand(recorder.redactor.redact($0).text)) == false }
  }

  /// Erases every execution of a line.
  ///
  /// - Returns: Whether anything was erased.
  package func erase(line: String) -> Bool {
    guard let count = try? log?.store?.delete(.matching(GlobPattern.escaping(line))), count > 0
    else { return false }
    memory.forget(line)
    return true
  }
}

/// SQLite's GLOB patterns.
enum GlobPattern {
  /// A pattern that matches exactly this text.
  static func escaping(_ text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      if "*?[".unicodeScalars.contains(scalar) {
        pattern += "[\(scalar)]"
      } else {
        pattern.unicodeScalars.append(scalar)
      }
    }
    return pattern
  }
}
