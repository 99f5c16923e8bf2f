/// A table that forgets: what was not touched for a while makes room for what is new.
///
/// Values stay where they are while they are changed. Complexity: O(1) a call; when it is full, one
/// pass over all entries drops the older half, which is O(1) again a new entry.
struct BoundedTable<Key: TableKey, Value: Sendable>: Sendable {
  // An entry is a place in these rows, in the order in which they came.
  private var keys: ContiguousArray<Key> = []
  private var values: ContiguousArray<Value> = []
  private var moments: ContiguousArray<Int64> = []
  private var index = SlotIndex()
  private let capacity: Int
  /// Entries that were dropped to make room.
  private(set) var dropped: UInt64 = 0

  init(capacity: Int) {
    self.capacity = max(2, capacity)
  }

  var count: Int { keys.count }

  /// The value for a key, which stays as old as it is.
  subscript(key: Key) -> Value? { place(of: key, KeyMixer.hash(key)).map { values[$0] } }

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
      moments[known] = max(moments[known], now)
      return body(&values[known])
    }
    if keys.count >= capacity { dropOlderHalf() }
    let place = keys.count
    keys.append(key)
    values.append(fresh())
    moments.append(now)
    index.insert(hash, place: place)
    return body(&values[place])
  }

  /// Changes a key's value when there is one.
  mutating func updateIfPresent(_ key: Key, at now: Int64, _ body: (inout Value) -> Void) {
    guard let known = place(of: key, KeyMixer.hash(key)) else { return }
    moments[known] = max(moments[known], now)
    body(&values[known])
  }

  mutating func remove(_ key: Key) {
    let hash = KeyMixer.hash(key)
    guard let place = place(of: key, hash) else { return }
    index.remove(hash, place: place)
    // The last entry takes the place.
    let last = keys.count - 1
    if place != last {
      index.move(KeyMixer.hash(keys[last]), from: last, to: place)
      exchange(place, last)
    }
    removeLast(1)
  }

  /// Calls the body with each key and value, in no order.
  func forEach(_ body: (Key, Value) -> Void) {
    for place in keys.indices { body(keys[place], values[place]) }
  }

  @inline(__always)
  private func place(of key: Key, _ hash: UInt64) -> Int? {
    index.find(hash) { keys[$0] == key }
  }

  private mutating func exchange(_ one: Int, _ other: Int) {
    keys.swapAt(one, other)
    values.swapAt(one, other)
    moments.swapAt(one, other)
  }

  private mutating func removeLast(_ number: Int) {
    keys.removeLast(number)
    values.removeLast(number)
    moments.removeLast(number)
  }

  private mutating func dropOlderHalf() {
    let middle = moments.sorted()[moments.count / 2]
    var kept = 0
    for place in moments.indices where moments[place] > middle {
      if kept != place { exchange(kept, place) }
      kept += 1
    }
    dropped &+= UInt64(keys.count - kept)
    removeLast(keys.count - kept)
    index.removeAll()
    for place in keys.indices { index.insert(KeyMixer.hash(keys[place]), place: place) }
  }
}
