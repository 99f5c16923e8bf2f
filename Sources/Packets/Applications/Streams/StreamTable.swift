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
    var lastUse: UInt32 = 0
  }

  /// The conversations' dissectors; a place is used again.
  var dissectors: ContiguousArray<StreamDissector> = []
  /// Conversations given up for room.
  private(set) var forgotten = 0
  private var entries: ContiguousArray<Entry>
  private let limit: Int
  private var clock: UInt32 = 0

  /// Places looked at for one conversation.
  private static let window = 8

  init(limit: Int) {
    var size = 256
    while size < limit, size < 1 << 24 { size *= 2 }
    self.limit = size
    entries = ContiguousArray(repeating: Entry(), count: 256)
  }

  /// The place of a conversation's dissector; nil when it is not followed and `mayAdd` is false.
  ///
  /// - Parameter stream: a hash of the conversation's ends.
  mutating func place(of stream: UInt64, mayAdd: Bool) -> Int? {
    clock &+= 1
    let key = stream == 0 ? 1 : stream
    while true {
      let start = Int(truncatingIfNeeded: key) & (entries.count &- 1)
      var oldest = start
      var oldestAge: UInt32 = 0
      for step in 0..<StreamTable.window {
        let index = (start &+ step) & (entries.count &- 1)
        let entry = entries[index]
        if entry.key == key {
          entries[index].lastUse = clock
          return Int(entry.place)
        }
        if entry.key == 0 {
          return mayAdd ? add(key, at: index) : nil
        }
        let age = clock &- entry.lastUse
        if age >= oldestAge {
          oldest = index
          oldestAge = age
        }
      }
      guard mayAdd else { return nil }
      if entries.count < limit {
        grow()
        continue
      }
      forgotten &+= 1
      let place = entries[oldest].place
      entries[oldest] = Entry(key: key, place: place, lastUse: clock)
      dissectors[Int(place)] = StreamDissector()
      return Int(place)
    }
  }

  private mutating func add(_ key: UInt64, at index: Int) -> Int {
    let place = dissectors.count
    dissectors.append(StreamDissector())
    entries[index] = Entry(key: key, place: Int32(truncatingIfNeeded: place), lastUse: clock)
    return place
  }

  /// Doubles the table; what finds no room in its window of the larger one is given up.
  private mutating func grow() {
    var larger = ContiguousArray(repeating: Entry(), count: entries.count * 2)
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
