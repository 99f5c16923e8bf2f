/// The most frequent of many things, with a few counters.
///
/// Whatever makes up more than one in `capacity + 1` of all is among them. Source: Misra, Gries,
/// *Finding repeated elements*, 1982.
struct HeavyHitters<Element: Hashable & Sendable>: Sendable {
  private var counters: [Element: Int] = [:]
  private let capacity: Int
  /// How many things were counted.
  private(set) var total = 0

  init(capacity: Int = 16) {
    self.capacity = capacity
  }

  mutating func add(_ element: Element, times: Int = 1) {
    total += times
    if let count = counters[element] {
      counters[element] = count + times
    } else if counters.count < capacity {
      counters[element] = times
    } else {
      let least = min(times, counters.values.min() ?? times)
      for (key, count) in counters {
        counters[key] = count > least ? count - least : nil
      }
      if times > least { counters[element] = times - least }
    }
  }

  /// The share of all that the most frequent one makes up, from below.
  var topShare: Double {
    guard total > 0, let top = counters.values.max() else { return 0 }
    return Double(top) / Double(total)
  }
}

extension HeavyHitters where Element: Comparable {
  /// The most frequent first, each with a count that is too low by at most one in `capacity + 1` of
  /// all; those that are as frequent as another in their order, so that the same traffic is always
  /// told the same way.
  var ranked: [(element: Element, count: Int)] {
    counters.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
