/// Different things with the moment at which each was seen last, up to a limit.
///
/// A set that is full still counts what comes, as an estimate from below. Most sets stay small: up
/// to eight elements are simply looked through.
struct DistinctSet<Element: TableKey>: Sendable {
  private struct Seen: Sendable {
    var element: Element
    var moment: Int64
  }

  private var seen: ContiguousArray<Seen> = []
  /// Finds the elements once there are many; empty before.
  private var index = SlotIndex()
  private let capacity: Int

  /// How many elements are looked through without the index.
  private static var few: Int { 8 }

  init(capacity: Int = 4096) {
    self.capacity = capacity
  }

  var count: Int { seen.count }

  /// When the element was seen that was not seen for longest; nil without elements.
  var oldest: Int64? { seen.lazy.map(\.moment).min() }

  /// Adds an element; false when it was there or nothing more fits.
  @discardableResult
  mutating func insert(_ element: Element, at now: Int64) -> Bool {
    if let place = place(of: element) {
      seen[place].moment = now
      return false
    }
    guard seen.count < capacity else { return false }
    seen.append(Seen(element: element, moment: now))
    if seen.count > Self.few + 1 {
      index.insert(KeyMixer.hash(element), place: seen.count - 1)
    } else if seen.count == Self.few + 1 {
      indexAll()
    }
    return true
  }

  /// Forgets one element; complexity: O(elements).
  mutating func remove(_ element: Element) {
    guard let place = place(of: element) else { return }
    seen.remove(at: place)
    index.removeAll()
    if seen.count > Self.few { indexAll() }
  }

  func contains(_ element: Element) -> Bool { place(of: element) != nil }

  /// Forgets what was last seen before a moment.
  mutating func forget(before moment: Int64) {
    let before = seen.count
    seen.removeAll { $0.moment < moment }
    if seen.count == before { return }
    index.removeAll()
    if seen.count > Self.few { indexAll() }
  }

  @inline(__always)
  private func place(of element: Element) -> Int? {
    if seen.count > Self.few {
      return index.find(KeyMixer.hash(element)) { seen[$0].element == element }
    }
    for place in seen.indices where seen[place].element == element { return place }
    return nil
  }

  private mutating func indexAll() {
    for place in seen.indices { index.insert(KeyMixer.hash(seen[place].element), place: place) }
  }
}

extension DistinctSet where Element: Comparable {
  /// The newest elements first, for telling; those of one moment in their order, so that the same
  /// traffic is always told the same way.
  func newest(_ count: Int) -> [Element] {
    seen.sorted { ($1.moment, $0.element) < ($0.moment, $1.element) }.prefix(count).map(\.element)
  }
}
