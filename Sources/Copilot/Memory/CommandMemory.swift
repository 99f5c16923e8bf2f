internal import Commands
internal import Glibc
internal import Platform
internal import Recall
package import Store
internal import Synchronization

/// The lines of the past in memory: what suggestions and history search look through.
///
/// The newest lines are there at once; a thread of its own loads the rest and hands it over, so
/// that neither the first prompt nor a key waits for a long history.
package final class CommandMemory {
  /// How many of the newest lines are loaded before the first prompt.
  static let firstLines = 1_000
  /// How many executions of other processes are taken in at one look; the newest count.
  static let mostForeignExecutions = 64
  /// How many lines with a prefix are enough while the rest is loaded.
  static let enoughLines = 20

  private let databasePath: String?
  private let session: String?
  /// Whether the first question starts the loading of the whole history on a thread of its own: a
  /// program that stays asks again.
  package var loadsWhenAsked = false
  var index = RecallIndex()
  /// What follows what.
  let mind: BackgroundMind
  /// Whether the newest lines were loaded.
  private var hasRecent = false
  /// Whether the newest executions were read into it.
  private var hasMind = false
  /// Whether a thread brings a mind that has read more of them.
  private var isMindProvisional = false
  /// How many executions were taken in, so that answers can be kept until the next.
  private(set) var learntCount = 0
  /// What was learnt before the newest executions were there.
  private var waiting: [ExecutionRecord] = []
  /// What this process has taken in since the last look at the others'.
  private var ownExecutions: Set<ExecutionUID> = []
  private var startedSessions: [String] = []
  private var state = State.empty
  private let inbox = MemoryInbox()
  /// SQLite's counter of other connections' writes at the last look.
  private var seenVersion: Int?
  /// How far the history has been read.
  private var cursor: CommandCursor?
  /// Changes whenever lines were forgotten, here or by another shell.
  package private(set) var erasureCount = 0

  /// What is wrong with the learnt model that should be in use, until it has been told.
  private var modelProblem: ModelFileProblem?

  private enum State {
    case empty, recent, loading, complete
  }

  /// - Parameters:
  ///   - databasePath: The history; nil for none.
  ///   - session: The session that asks; nil for none that takes part in tests of models.
  package init(databasePath: String?, session: String? = nil) {
    self.databasePath = databasePath
    self.session = session
    mind = BackgroundMind(databasePath: databasePath, session: session)
  }

  /// Whether the whole history is in memory.
  package var isComplete: Bool {
    takeLoaded()
    return state == .complete
  }
}

// MARK: - Loading

extension CommandMemory {
  /// Loads the newest lines now.
  package func loadRecent(from store: Store?) {
    guard !hasRecent, state != .complete, let store else { return }
    hasRecent = true
    if state == .empty { state = .recent }
    cursor = try? store.commandCursor()
    _ = try? store.commandSummaries(newestFirst: CommandMemory.firstLines) {
      index.record(Entry($0))
    }
    seenVersion = try? store.dataVersion()
  }

  /// Makes sure that the lines with a prefix are there, at the least cost.
  ///
  /// A program that asks once reads the newest lines and those with the prefix. While a thread loads
  /// everything, the newest lines do where enough of them have the prefix.
  package func prepare(forPrefix prefix: String, from store: Store?) {
    takeLoaded()
    if !hasMind {
      replaceMind(with: CommandMind.load(from: store, session: session, limit: 500).mind)
      isMindProvisional = state == .loading
    }
    if state == .complete { return refresh(from: store) }
    loadRecent(from: store)
    let isRestComing = loadsWhenAsked || state == .loading
    if !prefix.isEmpty, !isRestComing || !hasEnough(prefix) {
      let summaries = try? store?.commands(withPrefix: prefix, limit: CommandMemory.firstLines)
      for summary in summaries ?? [] { index.record(Entry(summary)) }
    }
    if loadsWhenAsked { loadInBackground() }
  }

  /// Whether so many lines with a prefix are in memory that further ones would hardly be shown.
  private func hasEnough(_ prefix: String) -> Bool {
    index.suggest(prefix: prefix.utf8, limit: Self.enoughLines).count == Self.enoughLines
  }

  /// Makes sure that the newest executions are learnt, as ``prepare(forPrefix:from:)`` does, from
  /// more of them.
  package func prepareMind(from store: Store?) {
    takeLoaded()
    if !hasMind {
      replaceMind(with: CommandMind.load(from: store, session: session).mind)
    }
    prepare(forPrefix: "", from: store)
  }

  /// Loads the whole history on a thread of its own.
  ///
  /// - Parameter onReady: Called on that thread when suggestions can see everything.
  package func loadInBackground(onReady: @escaping @Sendable () -> Void = {}) {
    guard state == .empty || state == .recent, let databasePath else { return }
    state = .loading
    isMindProvisional = hasMind
    let inbox = inbox
    let session = session
    let started = BackgroundThread.startDetached {
      inbox.put(LoadedMemory.load(databasePath: databasePath, session: session))
      onReady()
    }
    if !started { state = .recent }
  }

  /// Loads the whole history now.
  package func loadNow() {
    guard state != .complete, let databasePath else { return }
    if state == .loading {
      inbox.wait()
    } else {
      inbox.put(LoadedMemory.load(databasePath: databasePath, session: session))
    }
    takeLoaded()
  }

  /// Forgets everything and loads again, after lines were erased.
  package func reload() {
    erasureCount &+= 1
    guard state != .empty else { return }
    if state == .loading {
      inbox.wait()
      takeLoaded()
    }
    // What was learned here may be what was erased; the database has all that was not.
    index = RecallIndex()
    mind.replace(with: nil)
    hasMind = false
    state = .recent
    loadNow()
  }

  /// Takes over what the thread has loaded, if it is done.
  func takeLoaded() {
    guard state != .complete, let loaded = inbox.take() else { return }
    index.adopt(loaded.snapshot)
    if !hasMind || isMindProvisional {
      let wasProvisional = isMindProvisional
      replaceMind(with: loaded.mind)
      isMindProvisional = false
      for session in startedSessions { mind.begin(session: session) }
      for record in waiting where record.startedAt > loaded.newestStart {
        // What a provisional mind has foreseen is judged already.
        if wasProvisional { _ = mind.ask { $0.learn(record) } } else { mind.learn(record) }
      }
    }
    waiting = []
    cursor = loaded.cursor ?? cursor
    state = .complete
  }

  private func replaceMind(with other: CommandMind) {
    modelProblem = other.problem ?? modelProblem
    mind.replace(with: other)
    hasMind = true
  }

  /// What is wrong with the learnt model that should be in use; handed out once.
  package func takeModelProblem() -> ModelFileProblem? {
    defer { modelProblem = nil }
    return modelProblem
  }

  /// Learns what other shells have written since the last look: their lines, and how long things took.
  /// Takes microseconds when there is nothing.
  package func refresh(from store: Store?) {
    takeLoaded()
    guard state != .empty, let store, let version = try? store.dataVersion(),
      version != seenVersion
    else { return }
    // Without a cursor there was no database when this process looked first.
    var since = cursor ?? .start
    seenVersion = version
    if hasMind {
      let foreign = try? store.executionsEnded(since: since, limit: Self.mostForeignExecutions)
      for record in foreign ?? [] where !ownExecutions.contains(record.uid) {
        mind.learnElsewhere(record)
        learntCount += 1
      }
    }
    ownExecutions = []
    let isWhole = try? store.commandChanges(since: &since) { index.record(Entry($0)) }
    cursor = since
    if isWhole == false { reload() }
  }
}

// MARK: - Learning

extension CommandMemory {
  /// Takes in an execution that has just ended.
  ///
  /// Before anything is loaded, what is safe in the database is left to the loading.
  package func learn(_ record: ExecutionRecord, _ acknowledgement: RecordLog.Acknowledgement) {
    if state == .empty, case .database = acknowledgement { return }
    takeLoaded()
    let known = index.entry(record.command)
    let failed = record.didFail
    let entry = Entry(
      text: record.command, runs: (known?.runs ?? 0) &+ 1,
      failures: (known?.failures ?? 0) &+ (failed ? 1 : 0),
      lastUsed: record.startedAt.microseconds,
      lastDurationSeconds: record.durationSeconds.map { Float($0) } ?? .nan, lastFailed: failed,
      hasOutcome: record.shellStatus != nil,
      placeIdentifier: PlaceIdentifier.of(record.directory))
    index.record(entry)
    learntCount += 1
    let isAwaited = !hasMind && (state == .loading || state == .recent)
    if isAwaited || isMindProvisional, waiting.count < CommandMemory.firstLines {
      waiting.append(record)
    }
    if !isAwaited {
      hasMind = true
      mind.learn(record)
    }
    if ownExecutions.count < Self.firstLines { ownExecutions.insert(record.uid) }
  }

  /// Takes in what became of a line that stood behind the cursor.
  package func note(_ outcome: OfferOutcome) {
    if hasMind { mind.note(outcome) }
  }

  /// Takes in what was shown with a line, for the audit trail and the figures of proposals.
  package func note(_ decision: ShownDecision) {
    if !decision.isEmpty { mind.note(decision) }
  }

  /// Learns what has ended and ranks what may follow it, on another thread: the prompt stands, and
  /// no key has come yet. Takes microseconds here.
  ///
  /// - Parameter onDone: Called there when something was learnt.
  package func workAhead(onDone: @escaping @Sendable () -> Void = {}) {
    mind.workAhead(onDone: onDone)
  }

  /// Whether what usually comes next can be told at once.
  package var isRested: Bool { mind.isRested }

  /// A shell starts: nothing comes before its first line.
  package func begin(session: String) {
    startedSessions.append(session)
    if hasMind { mind.begin(session: session) }
  }

  /// Forgets a line.
  package func forget(_ text: String) {
    takeLoaded()
    _ = mind.ask { $0.suggestions.forget(text) }
    waiting.removeAll { $0.command == text }
    erasureCount &+= 1
    index.forget(text)
  }
}
