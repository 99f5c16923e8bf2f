/// Different things with the moment at which each was seen last, up to a limit.
///
/// A set that is full still counts what comes, as an estimate from below.
struct DistinctSet<Element: Hashable & Sendable>: Sendable {
  private(set) var lastSeen: [Element: Int64] = [:]
  private let capacity: Int

  init(capacity: Int = 4096) {
    self.capacity = capacity
  }

  var count: Int { lastSeen.count }

  /// Adds an element; false when it was there or nothing more fits.
  @discardableResult
  mutating func insert(_ element: Element, at now: Int64) -> Bool {
    if lastSeen.updateValueIfPresent(now, forKey: element) { return false }
    guard lastSeen.count < capacity else { return false }
    lastSeen[element] = now
    return true
  }

  func contains(_ element: Element) -> Bool { lastSeen[element] != nil }

  /// Forgets what was last seen before a moment.
  mutating func forget(before moment: Int64) {
    lastSeen = lastSeen.filter { $0.value >= moment }
  }
}

extension DistinctSet where Element: Comparable {
  /// The newest elements first, for telling; those of one moment in their order, so that the same
  /// traffic is always told the same way.
  func newest(_ count: Int) -> [Element] {
    lastSeen.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map(\.key)
  }
}

extension Dictionary {
  fileprivate mutating func updateValueIfPresent(_ value: Value, forKey key: Key) -> Bool {
    guard let index = index(forKey: key) else { return false }
    values[index] = value
    return true
  }
}
