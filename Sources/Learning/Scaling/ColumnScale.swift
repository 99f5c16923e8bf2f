/// How the values of a column are brought to a common scale: middle 0, spread 1.
package struct ColumnScale: Sendable, Equatable {
  /// What is taken as middle and spread.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Mean and standard deviation.
    case standard = 0
    /// Median and the quartiles' distance over 1.349, which is the standard deviation of a normal
    /// distribution; strange rows hardly move them. Source: Rousseeuw and Croux, 1993.
    case robust = 1
  }

  /// The value that becomes 0.
  package let middle: Double
  /// The difference that becomes 1; 0 when all values are the same.
  package let spread: Double

  /// A scale that is known.
  package init(middle: Double, spread: Double) {
    self.middle = middle
    self.spread = spread
  }

  /// The scale of some values; missing ones are left out, infinite ones count as the largest.
  ///
  /// Where half of the values or more are equal, so that the quartiles don't differ, the robust
  /// spread is the standard deviation.
  ///
  /// - Complexity: O(n), robust O(n log n).
  package init(of values: [Double], kind: Kind) {
    var kept: [Double] = []
    kept.reserveCapacity(values.count)
    for value in values where !value.isNaN { kept.append(Self.bounded(value)) }
    guard let first = kept.first else {
      self.init(middle: 0, spread: 0)
      return
    }
    // In parts, so that sums of huge values stay finite.
    let count = Double(kept.count)
    let mean = kept.reduce(0) { $0 + ($1 - first) / count } + first
    let largest = kept.reduce(0) { max($0, ($1 - mean).magnitude) }
    let isConstant = kept.allSatisfy { $0 == first }
    var deviation = 0.0
    if !isConstant, largest > 0 {
      let squares = kept.reduce(0) { sum, value in
        let part = (value - mean) / largest
        return sum + part * part / count
      }
      deviation = squares.squareRoot() * largest
    }
    guard kind == .robust else {
      self.init(middle: mean, spread: deviation)
      return
    }
    kept.sort()
    let quartiles = Self.quantile(kept, 0.75) - Self.quantile(kept, 0.25)
    self.init(
      middle: Self.quantile(kept, 0.5), spread: quartiles > 0 ? quartiles / 1.349 : deviation)
  }

  /// A value on the scale: 0 when it is missing or all values were the same.
  ///
  /// - Parameter limit: What is further out counts as so far out.
  @inline(__always)
  package func scaled(_ value: Double, limit: Double) -> Double {
    guard spread > 0, !value.isNaN else { return 0 }
    let place = (Self.bounded(value) - middle) / spread
    return max(-limit, min(limit, place))
  }

  /// The value that a part of sorted values does not exceed, between two of them where need be.
  ///
  /// It is numpy's default, definition 7 of Hyndman and Fan, 1996.
  static func quantile(_ sorted: [Double], _ part: Double) -> Double {
    let place = part * Double(sorted.count - 1)
    let index = Int(place)
    let next = min(index + 1, sorted.count - 1)
    return sorted[index] + (sorted[next] - sorted[index]) * (place - Double(index))
  }

  /// Infinite values, and those whose differences could be, as the largest that are counted with.
  @inline(__always)
  private static func bounded(_ value: Double) -> Double { max(-0x1p1000, min(0x1p1000, value)) }
}
