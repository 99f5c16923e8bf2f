/// A dictionary that forgets: what was not touched for a while makes room for what is new.
///
/// Complexity: O(1) a call; when it is full, one pass over all entries drops the older half, which
/// is O(1) again a new entry.
struct BoundedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var value: Value
    var touched: Int64
  }

  private var entries: [Key: Entry] = [:]
  private let capacity: Int
  /// Entries that were dropped to make room.
  private(set) var dropped: UInt64 = 0

  init(capacity: Int) {
    self.capacity = max(2, capacity)
  }

  var count: Int { entries.count }

  /// The value for a key, which stays as old as it is.
  subscript(key: Key) -> Value? { entries[key]?.value }

  /// Changes a key's value in place; a new one begins as `fresh`.
  ///
  /// - Parameter now: The moment, nanoseconds; it makes the entry young.
  mutating func update<Result>(
    _ key: Key, at now: Int64, fresh: @autoclosure () -> Value, _ body: (inout Value) -> Result
  ) -> Result {
    if entries[key] == nil, entries.count >= capacity { dropOlderHalf() }
    var entry = entries.removeValue(forKey: key) ?? Entry(value: fresh(), touched: now)
    defer { entries[key] = entry }
    entry.touched = max(entry.touched, now)
    return body(&entry.value)
  }

  /// Changes a key's value when there is one.
  mutating func updateIfPresent(_ key: Key, at now: Int64, _ body: (inout Value) -> Void) {
    guard let index = entries.index(forKey: key) else { return }
    entries.values[index].touched = max(entries.values[index].touched, now)
    body(&entries.values[index].value)
  }

  mutating func remove(_ key: Key) { entries[key] = nil }

  /// Calls the body with each key and value, in no order.
  func forEach(_ body: (Key, Value) -> Void) {
    for (key, entry) in entries { body(key, entry.value) }
  }

  private mutating func dropOlderHalf() {
    let middle = entries.values.map(\.touched).sorted()[entries.count / 2]
    let before = entries.count
    entries = entries.filter { $0.value.touched > middle }
    if entries.isEmpty { entries.reserveCapacity(capacity) }
    dropped &+= UInt64(before - entries.count)
  }
}
