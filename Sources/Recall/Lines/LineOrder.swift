/// Puts texts in byte order.
///
/// A run of lines is sorted by the next eight bytes held as one number, then every run of equal
/// numbers by the eight after, so that the sort itself never touches the texts.
enum LineOrder {
  private struct Key {
    /// The eight bytes at the current depth, first byte highest; zeros stand past the end.
    var bytes: UInt64
    /// How many bytes there are from the current depth on, 9 for any more than 8.
    var left: UInt8
    var line: UInt32

    @inline(__always)
    func precedes(_ other: Key) -> Bool {
      bytes == other.bytes ? left < other.left : bytes < other.bytes
    }

    @inline(__always)
    func ties(_ other: Key) -> Bool { bytes == other.bytes && left == other.left }
  }

  /// The line numbers in the order of their texts; equal texts stand together.
  ///
  /// Complexity: O(n log n) for each eight bytes that lines have in common.
  static func sorted(_ records: [LineRecord], in arena: [UInt8]) -> [UInt32] {
    let arena = arena.span
    let records = records.span
    func key(_ line: UInt32, depth: Int) -> Key {
      let record = records[Int(line)]
      let left = max(record.length - depth, 0)
      var bytes: UInt64 = 0
      let start = Int(record.start) + depth
      for offset in 0..<min(left, 8) {
        bytes |= UInt64(arena[start + offset]) << UInt64(56 - 8 * offset)
      }
      return Key(bytes: bytes, left: UInt8(min(left, 9)), line: line)
    }

    var keys: [Key] = []
    keys.reserveCapacity(records.count)
    for line in 0..<records.count { keys.append(key(UInt32(line), depth: 0)) }
    var pending: [(range: Range<Int>, depth: Int)] = [(0..<keys.count, 0)]
    while let (range, depth) = pending.popLast() {
      if depth > 0 {
        for position in range { keys[position] = key(keys[position].line, depth: depth) }
      }
      keys[range].sort { $0.precedes($1) }
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start + 1
        while end < range.upperBound, keys[end].ties(keys[start]) { end += 1 }
        if end - start > 1, keys[start].left > 8 { pending.append((start..<end, depth + 8)) }
        start = end
      }
    }
    return keys.map(\.line)
  }
}
