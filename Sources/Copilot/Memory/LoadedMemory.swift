internal import Glibc
internal import Platform
internal import Recall
internal import Store
internal import Synchronization

/// The whole history as one thread has loaded it for another.
struct LoadedMemory: Sendable {
  let snapshot: RecallSnapshot
  let places: PlaceNames
  let newest: Timestamp

  /// Loads the history over a connection of its own.
  static func load(databasePath: String) -> LoadedMemory {
    let builder = RecallBuilder()
    var places = PlaceNames()
    var newest = Timestamp(microseconds: .min)
    if let store = try? Store(path: databasePath, openingMode: .readOnly) {
      _ = try? store.commandSummaries(newestFirst: nil, changedSince: nil) { summary in
        builder.append(Entry(summary, place: places.identifier(of: summary.lastDirectory)))
        newest = max(newest, summary.lastStartedAt)
      }
    }
    return LoadedMemory(snapshot: builder.finish(), places: places, newest: newest)
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
struct PlaceNames: Sendable {
  private var identifiers: [String: UInt32] = [:]

  /// The number of a directory, a new one when it has none.
  mutating func identifier(of directory: String?) -> UInt32 {
    guard let directory else { return 0 }
    if let known = identifiers[directory] { return known }
    let next = UInt32(identifiers.count + 1)
    identifiers[directory] = next
    return next
  }

  /// The number of a directory: 0 for nil, a number that nothing has for one never seen.
  func known(_ directory: String?) -> UInt32 {
    directory.map { identifiers[$0] ?? .max } ?? 0
  }
}

/// Why a line of the past is proposed.
enum SuggestionReason {
  static func text(_ entry: Entry, place: UInt32, now: Timestamp) -> String {
    var parts = [entry.runs == 1 ? "ran once" : "ran \(entry.runs) times"]
    if entry.failures > 0, entry.runs > 0 { parts.append("\(entry.failures) failed") }
    if place != 0, entry.placeIdentifier == place { parts.append("last time in this directory") }
    return parts.joined(separator: ", ")
  }
}

extension Entry {
  /// A line of the store for the index.
  init(_ summary: CommandSummary, place: UInt32) {
    self.init(
      text: summary.text, runs: UInt32(clamping: summary.runs),
      failures: UInt32(clamping: summary.failures), lastUsed: summary.lastStartedAt.microseconds,
      lastDurationSeconds: summary.lastDurationSeconds.map { Float($0) } ?? .nan,
      lastFailed: (summary.lastExitCode ?? 0) != 0, placeIdentifier: place)
  }
}
