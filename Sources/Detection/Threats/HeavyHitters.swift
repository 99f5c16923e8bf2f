/// The most frequent of many things, with a few counters.
///
/// Whatever makes up more than one in `capacity + 1` of all is among them. Source: Misra, Gries,
/// *Finding repeated elements*, 1982.
struct HeavyHitters<Element: Equatable & Sendable>: Sendable {
  private struct Counter: Sendable {
    var element: Element
    var count: Int
  }

  // So few that looking through them is faster than hashing.
  private var counters: ContiguousArray<Counter> = []
  private let capacity: Int
  /// How many things were counted.
  private(set) var total = 0

  init(capacity: Int = 16) {
    self.capacity = capacity
  }

  mutating func add(_ element: Element, times: Int = 1) {
    total += times
    for place in counters.indices where counters[place].element == element {
      counters[place].count += times
      return
    }
    if counters.count < capacity {
      counters.append(Counter(element: element, count: times))
      return
    }
    let least = min(times, counters.lazy.map(\.count).min() ?? times)
    for place in counters.indices { counters[place].count -= least }
    counters.removeAll { $0.count <= 0 }
    if times > least { counters.append(Counter(element: element, count: times - least)) }
  }

  /// The share of all that the most frequent one makes up, from below.
  var topShare: Double {
    guard total > 0, let top = counters.lazy.map(\.count).max() else { return 0 }
    return Double(top) / Double(total)
  }
}

extension HeavyHitters where Element: Comparable {
  /// The most frequent first, each with a count that is too low by at most one in `capacity + 1` of
  /// all; those that are as frequent as another in their order, so that the same traffic is always
  /// told the same way.
  var ranked: [(element: Element, count: Int)] {
    counters.sorted { ($1.count, $0.element) < ($0.count, $1.element) }
      .map { ($0.element, $0.count) }
  }
}
