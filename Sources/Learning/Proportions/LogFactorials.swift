internal import Glibc

/// Logarithms of factorials, for exact tests of counts.
package struct LogFactorials: Sendable {
  private var table: [Double] = [0]

  /// - Parameter most: The largest number that will be asked for.
  /// - Complexity: O(most).
  package init(upTo most: Int) {
    table.reserveCapacity(max(0, most) + 1)
    var sum = 0.0
    for number in 0..<max(0, most) {
      sum += log(Double(number + 1))
      table.append(sum)
    }
  }

  /// The largest number that it knows.
  package var most: Int { table.count - 1 }

  subscript(number: Int) -> Double { table[number] }

  /// The logarithm of how many ways there are to choose some of a number.
  private func choices(_ number: Int, _ chosen: Int) -> Double {
    table[number] - table[chosen] - table[number - chosen]
  }

  /// How likely two groups differ in their shares at least as much by chance: Fisher's exact test,
  /// two-sided (the sum over tables that are no likelier).
  ///
  /// - Parameters:
  ///   - first: Hits and cases of the first group.
  ///   - second: The same of the second; all cases together at most ``most``.
  /// - Returns: From 0 to 1.
  /// - Complexity: O(n) in the smaller margin. Source: Fisher, *Statistical Methods for Research
  ///   Workers*, 1934.
  package func chance(
    of first: (hits: Int, cases: Int), against second: (hits: Int, cases: Int)
  ) -> Double {
    let all = first.cases + second.cases
    let hits = first.hits + second.hits
    guard first.cases > 0, second.cases > 0, hits > 0, hits < all, all <= most else { return 1 }
    func weight(_ inFirst: Int) -> Double {
      choices(first.cases, inFirst) + choices(second.cases, hits - inFirst) - choices(all, hits)
    }
    let seen = weight(first.hits)
    var sum = 0.0
    for count in max(0, hits - second.cases)...min(hits, first.cases) {
      let other = weight(count)
      if other <= seen + 1e-9 { sum += exp(other) }
    }
    return min(1, sum)
  }

  /// How likely at least so many of some trials succeed by chance.
  ///
  /// - Parameters:
  ///   - hits: From 0 to `trials`.
  ///   - trials: At most ``most``.
  ///   - rate: The chance of each, from 0 to 1.
  /// - Complexity: O(trials).
  package func chance(ofAtLeast hits: Int, of trials: Int, rate: Double) -> Double {
    guard hits > 0 else { return 1 }
    guard rate > 0, hits <= trials, trials <= most else { return 0 }
    guard rate < 1 else { return 1 }
    var sum = 0.0
    for count in hits...trials {
      sum += exp(
        choices(trials, count) + Double(count) * log(rate) + Double(trials - count) * log(1 - rate))
    }
    return min(1, sum)
  }
}
