/// Gradient boosting of several quantiles of a target at once.
///
/// Each quantile has small trees of its own, which follow the gradient of the pinball loss and give
/// the quantile of what is left over in each end. The quantiles of a row are sorted, so that none
/// crosses another. The trees are those of scikit-learn's `HistGradientBoostingRegressor`.
/// Sources: Friedman, *Greedy function approximation*, 2001; Koenker and Bassett, 1978;
/// Chernozhukov, Fernández-Val and Galichon, *Quantile and probability curves without crossing*, 2010.
///
/// - A missing value goes where it fits better at each cut, or with the larger part when none was
///   missing there.
/// - A level of a categorical column that was not there when it was fitted counts as missing, and so
///   does each from the 255th on.
package struct QuantileBoosting: Sendable, Equatable {
  /// How it is made.
  package struct Options: Sendable, Equatable {
    /// Which quantiles, ascending, between 0 and 1; 1 to 64.
    package var quantiles = [0.1, 0.5, 0.9]
    /// How many trees for each, 1 to 10,000.
    package var rounds = 60
    /// How much of the way each tree goes, to 1.
    package var rate = 0.1
    /// How many ends a tree has at most, 2 to 1,024.
    package var leaves = 8
    /// How many rows an end has at least; with weights, rows of the mean weight.
    package var leastRows = 20
    /// Into how many bins a column is cut at most, 2 to 255.
    package var bins = 64

    /// Options that suit some thousand rows.
    package init() {}

    func check() throws(LearningError) {
      guard (1...64).contains(quantiles.count) else {
        throw .wrongOption(name: "quantiles", value: quantiles.count, allowed: 1...64)
      }
      for (place, quantile) in quantiles.enumerated() {
        guard quantile > 0, quantile < 1, place == 0 || quantiles[place - 1] < quantile else {
          throw .wrongAmount(name: "quantile", value: quantile, allowed: 0...1)
        }
      }
      guard (1...10_000).contains(rounds) else {
        throw .wrongOption(name: "rounds", value: rounds, allowed: 1...10_000)
      }
      guard rate > 0, rate <= 1 else {
        throw .wrongAmount(name: "rate", value: rate, allowed: 0...1)
      }
      guard (2...1024).contains(leaves) else {
        throw .wrongOption(name: "leaves", value: leaves, allowed: 2...1024)
      }
      guard (1...1 << 30).contains(leastRows) else {
        throw .wrongOption(name: "least_rows", value: leastRows, allowed: 1...1 << 30)
      }
      guard (2...255).contains(bins) else {
        throw .wrongOption(name: "bins", value: bins, allowed: 2...255)
      }
    }
  }

  /// What is predicted of one quantile.
  struct Curve: Sendable, Equatable {
    let quantile: Double
    let start: Double
    var trees: [BinnedTree] = []
    /// Of each tree what each end adds.
    var steps: [[Double]] = []

    func value(_ bins: [UInt8]) -> Double {
      var sum = start
      for (tree, steps) in zip(trees, steps) { sum += steps[tree.end(of: bins)] }
      return sum
    }
  }

  let bins: TableBins
  let curves: [Curve]

  /// What the values of a row mean.
  package var columns: [Column] { bins.columns }
  /// Which quantiles are predicted, ascending.
  package var quantiles: [Double] { curves.map(\.quantile) }

  /// Fits the quantiles; the same rows give the same trees.
  ///
  /// - Parameters:
  ///   - table: The rows; their weights are heeded.
  ///   - targets: What is to be predicted, of each row.
  /// - Throws: ``LearningError`` when there is no row, or a target, weight or option can't be.
  /// - Complexity: O(rows × columns × log leaves) for each tree.
  package static func fit(
    _ table: NumericTable, targets: [Double], options: Options = Options()
  ) throws(LearningError) -> QuantileBoosting {
    try options.check()
    try table.checkForFitting()
    guard targets.count == table.rowCount else {
      throw .labelCount(expected: table.rowCount, found: targets.count)
    }
    for (row, target) in targets.enumerated() where !target.isFinite {
      throw .notFinite(name: "the target", row: row)
    }
    let bins = TableBins(table, bins: options.bins)
    var grower = QuantileTreeGrower(
      bins: bins, columns: bins.bins(of: table), rowCount: table.rowCount, leaves: options.leaves,
      leastRows: options.leastRows)
    let curves = options.quantiles.map { quantile in
      curve(quantile, targets, table.weights, options, &grower)
    }
    return QuantileBoosting(bins: bins, curves: curves)
  }

  private static func curve(
    _ quantile: Double, _ targets: [Double], _ weights: [Double]?, _ options: Options,
    _ grower: inout QuantileTreeGrower
  ) -> Curve {
    let total = weights?.reduce(0, +) ?? Double(targets.count)
    let scale = Double(targets.count) / total
    let shares = weights?.map { Float($0 * scale) } ?? targets.map { _ in 1 }
    var values = targets
    let start =
      weights.map { SampleQuantile.weighted(quantile, of: targets, weights: $0) }
      ?? SampleQuantile.linear(quantile, of: &values)
    var curve = Curve(quantile: quantile, start: start)
    var predictions = targets.map { _ in start }
    for _ in 0..<options.rounds {
      let below = zip(targets, predictions).map { target, prediction in
        target == prediction ? Float(quantile) : target < prediction ? 1 : 0
      }
      let (tree, rows) = grower.tree(below: below, weights: shares, quantile: Float(quantile))
      var steps: [Double] = []
      for end in rows {
        var left = end.map { targets[Int($0)] - predictions[Int($0)] }
        let value =
          weights.map { weights in
            SampleQuantile.weighted(quantile, of: left, weights: end.map { weights[Int($0)] })
          } ?? SampleQuantile.linear(quantile, of: &left)
        let step = options.rate * value
        steps.append(step)
        for row in end { predictions[Int(row)] += step }
      }
      curve.trees.append(tree)
      curve.steps.append(steps)
    }
    return curve
  }

  /// The quantiles of a row, ascending.
  ///
  /// - Parameter row: One value for each column; NaN is missing.
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  /// - Complexity: O(quantiles × rounds × log leaves), some ten microseconds.
  package func quantiles(of row: [Double]) throws(LearningError) -> [Double] {
    guard row.count == columns.count else {
      throw .columnCount(expected: columns.count, found: row.count)
    }
    let bins = bins.bins(of: row)
    return curves.map { $0.value(bins) }.sorted()
  }
}

/// The loss of which a quantile is the least. Source: Koenker and Bassett, 1978.
package enum PinballLoss {
  /// The mean loss of predictions of a quantile.
  package static func mean(
    _ targets: [Double], _ predictions: [Double], quantile: Double
  ) -> Double {
    var sum = 0.0
    for (target, prediction) in zip(targets, predictions) {
      let distance = target - prediction
      sum += distance >= 0 ? quantile * distance : (quantile - 1) * distance
    }
    return sum / Double(max(1, targets.count))
  }
}
