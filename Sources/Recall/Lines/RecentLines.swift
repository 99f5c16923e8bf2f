/// The lines recorded since the table was built, in byte order.
///
/// There are at most a few thousand, each with its own bytes; they hide the table's lines.
struct RecentLines: Sendable {
  struct Line: Sendable {
    let bytes: [UInt8]
    var record: LineRecord
    let presence: UInt64

    init(bytes: [UInt8], record: LineRecord) {
      self.bytes = bytes
      self.record = record.moved(start: 0, length: UInt32(bytes.count))
      presence = CharacterPresence.mask(of: bytes)
    }

    var entry: Entry { record.entry(text: String(decoding: bytes, as: UTF8.self)) }
  }

  private(set) var lines: [Line] = []

  private func firstLine(where order: (UnsafeBufferPointer<UInt8>) -> Bool) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) >> 1
      if lines[middle].bytes.withUnsafeBufferPointer(order) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  private func find(_ text: UnsafeBufferPointer<UInt8>) -> (position: Int, isThere: Bool) {
    let position = firstLine { ByteOrder.compare($0, text) < 0 }
    guard position < lines.count else { return (position, false) }
    let isThere = lines[position].bytes.withUnsafeBufferPointer { ByteOrder.compare($0, text) == 0 }
    return (position, isThere)
  }

  /// Puts a line in or replaces the one with the same text. Complexity: O(n) moves of few bytes.
  mutating func record(_ text: UnsafeBufferPointer<UInt8>, _ record: LineRecord) {
    let (position, isThere) = find(text)
    let line = Line(bytes: Array(text), record: record)
    if isThere { lines[position] = line } else { lines.insert(line, at: position) }
  }

  /// Takes a line out.
  ///
  /// - Returns: Whether it was there.
  mutating func remove(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (position, isThere) = find(text)
    if isThere { lines.remove(at: position) }
    return isThere
  }

  /// The record of a line, or nil when it is not here.
  func record(of text: UnsafeBufferPointer<UInt8>) -> LineRecord? {
    let place = find(text)
    return place.isThere ? lines[place.position].record : nil
  }

  mutating func removeAll() { lines = [] }

  /// The lines that begin with a prefix and are longer than it. Complexity: O(log n).
  func positions(continuing prefix: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var low = firstLine { ByteOrder.compare($0, prefix) < 0 }
    let high = firstLine { ByteOrder.comparePrefix($0, prefix) <= 0 }
    if low < high, lines[low].bytes.count == prefix.count { low += 1 }
    return low..<max(low, high)
  }
}
