internal import Glibc
internal import Platform
internal import Recall
internal import Store
internal import Synchronization

/// The whole history as one thread has loaded it for another.
struct LoadedMemory: Sendable {
  let snapshot: RecallSnapshot
  /// Where in the history the loading began; what came later is read again.
  let cursor: CommandCursor?
  /// What the newest executions taught.
  let mind: CommandMind
  /// When the newest execution that it knows began.
  let newestStart: Timestamp

  /// Loads the history over a connection of its own.
  static func load(databasePath: String, session: String? = nil) -> LoadedMemory {
    var builder = RecallBuilder()
    var cursor: CommandCursor?
    if let store = try? Store(path: databasePath, openingMode: .readOnly) {
      cursor = try? store.commandCursor()
      _ = try? store.commandSummaries { builder.append(Entry($0)) }
    }
    let store = try? Store(path: databasePath, openingMode: .readOnly)
    let (mind, newestStart) = CommandMind.load(from: store, session: session)
    return LoadedMemory(
      snapshot: builder.finish(), cursor: cursor, mind: mind,
      newestStart: newestStart)
  }
}

/// Where the loading thread leaves its result.
final class MemoryInbox: Sendable {
  private let loaded = Mutex<LoadedMemory?>(nil)
  private let isFull = Atomic<Bool>(false)

  /// Leaves a result.
  func put(_ memory: LoadedMemory) {
    loaded.withLock { $0 = memory }
    isFull.store(true, ordering: .releasing)
  }

  /// Takes the result, if there is one. Takes nanoseconds when there is none.
  func take() -> LoadedMemory? {
    guard isFull.load(ordering: .acquiring) else { return nil }
    isFull.store(false, ordering: .relaxed)
    return loaded.withLock { memory in
      defer { memory = nil }
      return memory
    }
  }

  /// Waits until there is a result.
  func wait() {
    while !isFull.load(ordering: .acquiring) { usleep(500) }
  }
}

/// Numbers for directories, as the recall index keeps them; 0 is none.
///
/// The number is a hash, so that every thread computes the same one. Two directories that share a
/// number would share a boost, nothing more.
enum PlaceIdentifier {
  /// The number of a directory. Source: FNV-1a, 32 bits.
  static func of(_ directory: String?) -> UInt32 {
    guard let directory else { return 0 }
    var hash: UInt32 = 2_166_136_261
    for byte in directory.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return max(hash, 1)
  }
}

/// Why a line of the past is proposed.
enum SuggestionReason {
  static func text(_ entry: Entry, place: UInt32) -> String {
    var parts = [entry.runs == 1 ? "ran once" : "ran \(entry.runs) times"]
    if entry.failures > 0, entry.runs > 0 { parts.append("\(entry.failures) failed") }
    if place != 0, entry.placeIdentifier == place { parts.append("last time in this directory") }
    return parts.joined(separator: ", ")
  }
}

extension Entry {
  /// A line of the store for the index.
  init(_ summary: CommandSummary) {
    self.init(
      text: summary.text, runs: UInt32(clamping: summary.runs),
      failures: UInt32(clamping: summary.failures), lastUsed: summary.lastStartedAt.microseconds,
      lastDurationSeconds: summary.lastDurationSeconds.map { Float($0) } ?? .nan,
      lastFailed: (summary.lastStatus ?? 0) != 0, hasOutcome: summary.lastStatus != nil,
      placeIdentifier: PlaceIdentifier.of(summary.lastDirectory))
  }
}
