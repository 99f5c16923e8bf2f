/// Something that has a number of bytes.
package protocol Sized: Sendable {
  /// Bytes both ways.
  var bytes: UInt64 { get }
}

/// A table of those with the most bytes: open addressing with linear probing in rows that a limit
/// bounds.
///
/// Complexity: O(1) a call; when it is full, one pass over all rows drops those with the fewest bytes,
/// at least half of them.
struct TopTable<Totals: Sized>: Sendable {
  typealias Key = (first: UInt64, second: UInt64)

  private var rows: ContiguousArray<Row> = []
  /// The place of a row plus one; 0 is empty.
  private var buckets: ContiguousArray<UInt32> = []
  private let capacity: Int
  private let seed = UInt64.random(in: UInt64.min...UInt64.max)

  private struct Row: Sendable {
    var first: UInt64
    var second: UInt64
    var totals: Totals
  }

  /// All totals, in no order.
  var totals: some Sequence<Totals> { rows.lazy.map(\.totals) }

  /// - Parameter capacity: the most rows.
  init(capacity: Int) { self.capacity = max(2, capacity) }

  /// Changes the row of a key in place; a new one begins as `fresh`.
  mutating func update(
    _ key: Key, fresh: @autoclosure () -> Totals, _ body: (inout Totals) -> Void
  ) {
    if buckets.isEmpty { buckets = ContiguousArray(repeating: 0, count: 64) }
    var position = home(of: key)
    while buckets[position] != 0 {
      let place = Int(buckets[position]) - 1
      if rows[place].first == key.first && rows[place].second == key.second {
        return body(&rows[place].totals)
      }
      position = (position + 1) & (buckets.count - 1)
    }
    if rows.count >= capacity { dropSmallerHalf() }
    rows.append(Row(first: key.first, second: key.second, totals: fresh()))
    if rows.count * 2 > buckets.count {
      indexAll(buckets: buckets.count * 2)
    } else {
      put(rows.count - 1)
    }
    body(&rows[rows.count - 1].totals)
  }

  private func home(of key: Key) -> Int {
    let product = (key.first ^ seed).multipliedFullWidth(by: key.second ^ 0x9E37_79B9_7F4A_7C15)
    let word = (product.high ^ product.low) &* 0xD1B5_4A32_D192_ED03
    return Int(truncatingIfNeeded: word >> 32) & (buckets.count - 1)
  }

  private mutating func put(_ place: Int) {
    var position = home(of: (rows[place].first, rows[place].second))
    while buckets[position] != 0 { position = (position + 1) & (buckets.count - 1) }
    buckets[position] = UInt32(truncatingIfNeeded: place + 1)
  }

  private mutating func indexAll(buckets count: Int) {
    buckets = ContiguousArray(repeating: 0, count: count)
    for place in rows.indices { put(place) }
  }

  private mutating func dropSmallerHalf() {
    let least = rows.map(\.totals.bytes).sorted()[rows.count / 2]
    var kept = 0
    for place in rows.indices where rows[place].totals.bytes > least {
      if kept != place { rows.swapAt(kept, place) }
      kept += 1
    }
    rows.removeLast(rows.count - kept)
    indexAll(buckets: buckets.count)
  }
}
