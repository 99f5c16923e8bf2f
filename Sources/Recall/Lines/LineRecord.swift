/// All that is held about one line besides its text: 32 bytes.
struct LineRecord: Sendable {
  /// Microseconds since 1970, within `SuggestionWeight.furthestTime`.
  var lastUsed: Int64
  /// Where the text begins in the arena.
  var start: UInt32
  private var lengthAndFlags: UInt32
  var runs: UInt32
  var failures: UInt32
  var place: UInt32
  var lastDurationSeconds: Float

  private static let failedFlag: UInt32 = 1 << 31
  private static let removedFlag: UInt32 = 1 << 30
  private static let unknownFlag: UInt32 = 1 << 29
  private static let lengthBits: UInt32 = (1 << 29) - 1

  init(
    start: UInt32, length: UInt32, runs: UInt32, failures: UInt32, lastUsed: Int64,
    lastDurationSeconds: Float, lastFailed: Bool, hasOutcome: Bool = true, place: UInt32
  ) {
    let furthest = SuggestionWeight.furthestTime
    self.lastUsed = min(max(lastUsed, -furthest), furthest)
    self.start = start
    self.lengthAndFlags =
      (length & Self.lengthBits) | (lastFailed ? Self.failedFlag : 0)
      | (hasOutcome ? 0 : Self.unknownFlag)
    self.runs = runs
    self.failures = failures
    self.place = place
    self.lastDurationSeconds = lastDurationSeconds
  }

  init(_ entry: Entry, start: UInt32, length: UInt32) {
    self.init(
      start: start, length: length, runs: entry.runs, failures: entry.failures,
      lastUsed: entry.lastUsed, lastDurationSeconds: entry.lastDurationSeconds,
      lastFailed: entry.lastFailed, hasOutcome: entry.hasOutcome, place: entry.placeIdentifier)
  }

  @inline(__always) var length: Int { Int(lengthAndFlags & Self.lengthBits) }
  var hasOutcome: Bool { lengthAndFlags & Self.unknownFlag == 0 }
  @inline(__always) var lastFailed: Bool { lengthAndFlags & Self.failedFlag != 0 }

  /// A removed line keeps its slot, so that the order of the others holds.
  @inline(__always) var isRemoved: Bool {
    get { lengthAndFlags & Self.removedFlag != 0 }
    set {
      if newValue {
        lengthAndFlags |= Self.removedFlag
      } else {
        lengthAndFlags &= ~Self.removedFlag
      }
    }
  }

  /// What `suggest` orders by, wherever the question is asked.
  var suggestionScore: Int64 {
    if !lastFailed { return lastUsed }
    return lastUsed
      - (failures >= runs ? SuggestionWeight.neverSucceeded : SuggestionWeight.lastFailed)
  }

  /// Takes in another record of the same text: the newer one's facts and the larger counts.
  mutating func merge(_ other: LineRecord) {
    let largestRuns = max(runs, other.runs)
    let largestFailures = max(failures, other.failures)
    if other.lastUsed > lastUsed {
      let (start, length) = (self.start, lengthAndFlags & Self.lengthBits)
      self = other
      self.start = start
      lengthAndFlags = length | (other.lengthAndFlags & ~Self.lengthBits)
    }
    runs = largestRuns
    failures = largestFailures
  }

  /// The same facts about a text that lies elsewhere.
  func moved(start: UInt32, length: UInt32) -> LineRecord {
    var record = self
    record.start = start
    record.lengthAndFlags =
      (length & Self.lengthBits) | (lengthAndFlags & ~Self.lengthBits & ~Self.removedFlag)
    return record
  }

  func entry(text: String) -> Entry {
    Entry(
      text: text, runs: runs, failures: failures, lastUsed: lastUsed,
      lastDurationSeconds: lastDurationSeconds, lastFailed: lastFailed,
      hasOutcome: hasOutcome, placeIdentifier: place)
  }
}
