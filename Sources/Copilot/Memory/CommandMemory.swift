internal import Glibc
package import Platform
package import Recall
package import Store
internal import Synchronization

/// The lines of the past in memory: what suggestions and history search look through.
///
/// The newest lines are there at once; a thread of its own loads the rest and hands it over, so
/// that neither the first prompt nor a key waits for a long history.
package final class CommandMemory {
  /// How many of the newest lines are loaded before the first prompt.
  static let firstLines = 1_000

  private let databasePath: String?
  private var index = RecallIndex()
  private var places = PlaceNames()
  private var state = State.empty
  private let inbox = MemoryInbox()
  /// What was learnt while the whole history was still being loaded.
  private var learntMeanwhile: [Entry] = []
  private var seenVersion: Int?
  private var seenUntil = Timestamp(microseconds: .min)

  private enum State {
    case empty, recent, loading, complete
  }

  package init(databasePath: String?) {
    self.databasePath = databasePath
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
    guard state == .empty, let store else { return }
    state = .recent
    let builder = RecallBuilder()
    _ = try? store.commandSummaries(newestFirst: CommandMemory.firstLines, changedSince: nil) {
      builder.append(entry($0))
      seenUntil = max(seenUntil, $0.lastStartedAt)
    }
    index = RecallIndex(builder.finish())
    seenVersion = store.dataVersion
  }

  /// Loads the whole history on a thread of its own.
  ///
  /// - Parameter onReady: Called on that thread when suggestions can see everything.
  package func loadInBackground(onReady: @escaping @Sendable () -> Void = {}) {
    guard state == .empty || state == .recent, let databasePath else { return }
    state = .loading
    let inbox = inbox
    let started = BackgroundThread.start(name: "recall") {
      inbox.put(LoadedMemory.load(databasePath: databasePath))
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
      inbox.put(LoadedMemory.load(databasePath: databasePath))
    }
    takeLoaded()
  }

  /// Forgets everything and loads again, after lines were erased.
  package func reload() {
    guard state != .empty else { return }
    if state == .loading {
      inbox.wait()
      takeLoaded()
    }
    state = .recent
    loadNow()
  }

  /// Takes over what the thread has loaded, if it is done.
  private func takeLoaded() {
    guard state != .complete, let loaded = inbox.take() else { return }
    index = RecallIndex(loaded.snapshot)
    places = loaded.places
    seenUntil = max(seenUntil, loaded.newest)
    for entry in learntMeanwhile { index.record(entry) }
    learntMeanwhile = []
    state = .complete
  }

  /// Learns what other shells have written since the last look. Takes microseconds when nothing.
  package func refresh(from store: Store?) {
    takeLoaded()
    guard state == .complete || state == .recent, let store else { return }
    let version = store.dataVersion
    guard version != seenVersion else { return }
    seenVersion = version
    let since = seenUntil
    _ = try? store.commandSummaries(newestFirst: nil, changedSince: since) {
      index.record(entry($0))
      seenUntil = max(seenUntil, $0.lastStartedAt)
    }
  }

  private func entry(_ summary: CommandSummary) -> Entry {
    Entry(summary, place: places.identifier(of: summary.lastDirectory))
  }
}

// MARK: - Learning

extension CommandMemory {
  /// Takes in an execution that has just ended.
  package func learn(_ record: ExecutionRecord) {
    takeLoaded()
    let known = index.entry(record.command)
    let failed = record.didFail
    let entry = Entry(
      text: record.command, runs: (known?.runs ?? 0) &+ 1,
      failures: (known?.failures ?? 0) &+ (failed ? 1 : 0),
      lastUsed: record.startedAt.microseconds,
      lastDurationSeconds: record.durationSeconds.map { Float($0) } ?? .nan, lastFailed: failed,
      placeIdentifier: places.identifier(of: record.directory))
    index.record(entry)
    if state != .complete { learntMeanwhile.append(entry) }
  }

  /// Forgets a line.
  package func forget(_ text: String) {
    takeLoaded()
    index.forget(text)
  }
}

// MARK: - Answers

extension CommandMemory {
  /// The best lines that start with a prefix.
  package func suggestions(prefix: String, directory: String?, limit: Int) -> [Suggestion] {
    takeLoaded()
    let place = places.known(directory)
    return index.suggest(prefix: prefix, place: place, limit: limit).map { scored in
      Suggestion(
        command: scored.entry.text, score: Double(scored.score), source: "history",
        reason: SuggestionReason.text(scored.entry, place: place, now: .now()))
    }
  }

  /// The best line that continues a prefix, for each key.
  package func continuation(of prefix: String, directory: String?) -> String? {
    takeLoaded()
    return index.suggest(prefix: prefix, place: places.known(directory), limit: 1).first?.entry.text
  }

  /// The lines that match a query, best first.
  package func search(
    _ query: String, directory: String?, failedOnly: Bool, limit: Int
  ) -> SearchResults {
    takeLoaded()
    return index.search(
      query: query, limit: limit,
      filter: SearchFilter(place: directory.map { places.known($0) }, failedOnly: failedOnly))
  }

  /// How many distinct lines are known now.
  package var count: Int {
    takeLoaded()
    return index.count
  }
}
