internal import Glibc

/// What a series does in the large: steps from one level to another, or a line.
package struct SeriesShape: Sendable {
  /// Values before and after the newest step.
  package struct Change: Sendable, Equatable {
    /// The index of the first value of the new level.
    package let place: Int
    package let before: Double
    package let after: Double
  }

  /// The newest step; nil when there is none.
  package let change: Change?
  /// Where ``trend`` begins: the newest step, or the first value.
  package let trendStart: Int
  /// The line since then; nil with too few values.
  package let trend: TrendLine?

  /// Decides between steps and one line by what each leaves over and how many numbers it takes.
  ///
  /// - Parameter values: The series; what is missing is no number.
  /// - Complexity: that of ``ChangePoints/find(in:cost:leastLength:penalty:)``.
  package init(_ values: [Double]) {
    let places = ChangePoints.find(in: values)
    let whole = TrendLine(values)
    var start = 0
    var change: Change?
    if let last = places.last {
      let known = values.filter(\.isFinite)
      let rise = whole?.isSignificant() == true ? whole : nil
      let lineRest = values.enumerated().reduce(0.0) { sum, item in
        let error = item.element - (rise?.value(at: Double(item.offset)) ?? .nan)
        return error.isFinite ? sum + error * error : sum
      }
      var stepRest = 0.0
      var edges = [0] + places + [values.count]
      edges.sort()
      for (low, high) in zip(edges, edges.dropFirst()) {
        stepRest += Self.rest(values[low..<high])
      }
      // Schwarz's criterion: a line has two numbers, steps have a level each and the places between.
      let count = Double(max(2, known.count))
      func price(_ rest: Double, _ numbers: Int) -> Double {
        count * log(max(rest, .leastNormalMagnitude) / count) + Double(numbers) * log(count)
      }
      let isLine = rise != nil && price(lineRest, 2) <= price(stepRest, 2 * places.count + 1)
      if !isLine {
        start = last
        let earlier = places.dropLast().last ?? 0
        change = Change(
          place: last, before: Self.mean(values[earlier..<last]), after: Self.mean(values[last...]))
      }
    }
    self.change = change
    trendStart = start
    trend = start == 0 ? whole : TrendLine(values[start...])
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    let known = values.filter(\.isFinite)
    return known.isEmpty ? .nan : known.reduce(0) { $0 + $1 / Double(known.count) }
  }

  private static func rest(_ values: ArraySlice<Double>) -> Double {
    let mean = mean(values)
    return values.reduce(0) { $1.isFinite ? $0 + ($1 - mean) * ($1 - mean) : $0 }
  }
}
