/// A table that forgets: what was not touched for a while makes room for what is new.
///
/// Values stay where they are while they are changed. Complexity: O(1) a call; when it is full, one
/// pass over all entries drops the older half, which is O(1) again a new entry.
struct BoundedTable<Key: TableKey, Value: Sendable>: Sendable {
  /// What is looked at together lies together: a table is cold whenever it is asked.
  private struct Row: Sendable {
    var key: Key
    var moment: Int64
    var value: Value
  }

  /// The entries, in the order in which they came.
  private var rows: ContiguousArray<Row> = []
  private var index = SlotIndex()
  private let capacity: Int
  /// Rows up to which memory is doubled.
  private static var few: Int { 512 }
  /// Entries that were dropped to make room.
  private(set) var dropped: UInt64 = 0

  init(capacity: Int) {
    self.capacity = max(2, capacity)
  }

  var count: Int { rows.count }

  /// The value for a key, which stays as old as it is.
  subscript(key: Key) -> Value? { place(of: key, KeyMixer.hash(key)).map { rows[$0].value } }

  /// Whether there is a value for a key.
  func contains(_ key: Key) -> Bool { place(of: key, KeyMixer.hash(key)) != nil }

  /// Changes a key's value in place; a new one begins as `fresh`.
  ///
  /// - Parameter now: The moment, nanoseconds; it makes the entry young.
  mutating func update<Result>(
    _ key: Key, at now: Int64, fresh: @autoclosure () -> Value, _ body: (inout Value) -> Result
  ) -> Result {
    let hash = KeyMixer.hash(key)
    if let known = place(of: key, hash) {
      rows[known].moment = max(rows[known].moment, now)
      return body(&rows[known].value)
    }
    if rows.count >= capacity { dropOlderHalf() }
    // A table that gets this far may fill: it moves once more, and the system gives memory only to what
    // is used of it.
    if rows.count == Self.few { rows.reserveCapacity(capacity) }
    let place = rows.count
    rows.append(Row(key: key, moment: now, value: fresh()))
    index.insert(hash, place: place)
    return body(&rows[place].value)
  }

  /// Changes a key's value when there is one.
  mutating func updateIfPresent(_ key: Key, at now: Int64, _ body: (inout Value) -> Void) {
    guard let known = place(of: key, KeyMixer.hash(key)) else { return }
    rows[known].moment = max(rows[known].moment, now)
    body(&rows[known].value)
  }

  /// Takes a key's value away, and returns it; nil when there is none.
  @discardableResult
  mutating func remove(_ key: Key) -> Value? {
    let hash = KeyMixer.hash(key)
    guard let place = place(of: key, hash) else { return nil }
    index.remove(hash, place: place)
    // The last entry takes the place.
    let last = rows.count - 1
    if place != last {
      index.move(KeyMixer.hash(rows[last].key), from: last, to: place)
      rows.swapAt(place, last)
    }
    return rows.removeLast().value
  }

  /// Calls the body with each key and value, in no order.
  func forEach(_ body: (Key, Value) -> Void) {
    for row in rows { body(row.key, row.value) }
  }

  @inline(__always)
  private func place(of key: Key, _ hash: UInt64) -> Int? {
    index.find(hash) { rows[$0].key == key }
  }

  private mutating func dropOlderHalf() {
    let middle = rows.map(\.moment).sorted()[rows.count / 2]
    var kept = 0
    // Through a span what is exchanged is moved and not copied.
    var all = rows.mutableSpan
    for place in 0..<all.count where all[place].moment > middle {
      if kept != place { all.swapAt(kept, place) }
      kept += 1
    }
    dropped &+= UInt64(rows.count - kept)
    rows.removeLast(rows.count - kept)
    index.removeAll()
    for place in rows.indices { index.insert(KeyMixer.hash(rows[place].key), place: place) }
  }
}
