/// The TCP conversations that are followed, found by the hash of their ends.
///
/// A hash table with a window of places for each key: when all are taken, the least recently used of
/// them is given up, so that finding takes the same time whatever comes.
struct StreamTable: Sendable {
  private struct Entry {
    /// The conversation's hash; 0 for an empty place.
    var key: UInt64 = 0
    /// Where its dissector is.
    var place: Int32 = 0
  }

  /// The conversations' dissectors, in blocks that never move; a place is used again.
  private var blocks: ContiguousArray<ContiguousArray<StreamDissector>> = []
  /// When each dissector was last used.
  private var lastUses: ContiguousArray<UInt32> = []
  /// Conversations given up for room.
  private(set) var forgotten = 0
  private var entries: ContiguousArray<Entry>
  private let limit: Int
  private var clock: UInt32 = 0

  /// Places looked at for one conversation: so many that the table is nearly half full before one of
  /// its windows is.
  private static let window = 32
  /// Dissectors of a block.
  private static let blockLength = 64

  init(limit: Int) {
    var size = 256
    while size < limit, size < 1 << 24 { size *= 2 }
    self.limit = size
    entries = ContiguousArray(repeating: Entry(), count: 256)
  }

  /// The dissector at a place.
  subscript(place: Int) -> StreamDissector {
    _read { yield blocks[place / StreamTable.blockLength][place % StreamTable.blockLength] }
    _modify { yield &blocks[place / StreamTable.blockLength][place % StreamTable.blockLength] }
  }

  /// Notes that the conversation at a place goes on.
  @inline(__always)
  mutating func touch(_ place: Int) {
    clock &+= 1
    lastUses[place] = clock
  }

  /// The place of a conversation's dissector; nil when it is not followed and `mayAdd` is false.
  ///
  /// - Parameter stream: a hash of the conversation's ends.
  mutating func place(of stream: UInt64, mayAdd: Bool) -> Int? {
    let key = stream == 0 ? 1 : stream
    while true {
      let start = Int(truncatingIfNeeded: key) & (entries.count &- 1)
      for step in 0..<StreamTable.window {
        let index = (start &+ step) & (entries.count &- 1)
        let entry = entries[index]
        if entry.key == key { return Int(entry.place) }
        if entry.key == 0 { return mayAdd ? add(key, at: index) : nil }
      }
      guard mayAdd else { return nil }
      if entries.count < limit {
        grow()
        continue
      }
      return replace(oldest(from: start), with: key)
    }
  }

  /// The least recently used of the places for a key.
  private func oldest(from start: Int) -> Int {
    var oldest = start
    var oldestAge: UInt32 = 0
    for step in 0..<StreamTable.window {
      let index = (start &+ step) & (entries.count &- 1)
      let age = clock &- lastUses[Int(entries[index].place)]
      if age >= oldestAge {
        oldest = index
        oldestAge = age
      }
    }
    return oldest
  }

  private mutating func replace(_ index: Int, with key: UInt64) -> Int {
    forgotten &+= 1
    let place = entries[index].place
    entries[index] = Entry(key: key, place: place)
    self[Int(place)] = StreamDissector()
    return Int(place)
  }

  private mutating func add(_ key: UInt64, at index: Int) -> Int {
    let place = lastUses.count
    if place % StreamTable.blockLength == 0 {
      blocks.append([])
      blocks[blocks.count - 1].reserveCapacity(StreamTable.blockLength)
    }
    blocks[blocks.count - 1].append(StreamDissector())
    lastUses.append(clock)
    entries[index] = Entry(key: key, place: Int32(truncatingIfNeeded: place))
    return place
  }

  /// Makes the table four times as large; what finds no room in its window of the larger one is
  /// given up.
  private mutating func grow() {
    var larger = ContiguousArray(repeating: Entry(), count: min(limit, entries.count * 4))
    for entry in entries where entry.key != 0 {
      let start = Int(truncatingIfNeeded: entry.key) & (larger.count &- 1)
      var step = 0
      while step < StreamTable.window, larger[(start &+ step) & (larger.count &- 1)].key != 0 {
        step &+= 1
      }
      if step < StreamTable.window {
        larger[(start &+ step) & (larger.count &- 1)] = entry
      } else {
        forgotten &+= 1
      }
    }
    entries = larger
  }
}
