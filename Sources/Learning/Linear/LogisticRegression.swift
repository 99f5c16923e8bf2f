internal import Glibc

/// Multinomial logistic regression: the chance of each class is the softmax of linear scores.
///
/// It minimises Σ wᵢ·(−ln pᵢ) + penalty/2 · Σ weights², the intercepts free, which is
/// scikit-learn's `LogisticRegression` with `C = 1 / penalty`. With two classes the penalty counts
/// twice, because there scikit-learn has one weight where softmax has two opposite halves.
/// Source: Böhning, *Multinomial logistic regression algorithm*, 1992.
package struct LogisticRegression: Sendable, Equatable {
  /// How it is fitted.
  package struct Options: Sendable, Equatable {
    /// How strongly weights are held near 0.
    package var penalty = 1.0
    /// How much the rows of each class count.
    package var classWeights = ClassWeights.equal
    /// How many steps at most, 1 to 100,000.
    package var iterations = 100
    /// It ends when no part of the gradient of the mean loss is larger.
    package var tolerance = 1e-4

    /// The options of scikit-learn.
    package init() {}

    func check() throws(LearningError) {
      guard (0...1e12).contains(penalty) else {
        throw .wrongAmount(name: "penalty", value: penalty, allowed: 0...1e12)
      }
      guard (1...100_000).contains(iterations) else {
        throw .wrongOption(name: "iterations", value: iterations, allowed: 1...100_000)
      }
      guard (0...1).contains(tolerance) else {
        throw .wrongAmount(name: "tolerance", value: tolerance, allowed: 0...1)
      }
    }
  }

  /// The number of classes, 2 to 65,536.
  package let classCount: Int
  /// The weights: of each feature one for each class, then the intercepts.
  var parameters: [Double]

  /// A model that holds every class as likely.
  package init(classCount: Int, featureCount: Int) {
    precondition((2...65_536).contains(classCount) && featureCount >= 0, "two classes at least")
    self.classCount = classCount
    parameters = [Double](repeating: 0, count: (featureCount + 1) * classCount)
  }

  /// The number of features; those with higher numbers are heeded by no weight.
  package var featureCount: Int { parameters.count / classCount - 1 }

  /// The weight of a feature for a class.
  package func weight(of feature: Int, for number: Int) -> Double {
    parameters[feature * classCount + number]
  }

  /// What the classes' scores start from.
  package var intercepts: [Double] { Array(parameters.suffix(classCount)) }

  /// Fits a model to all rows at once; the same rows give the same model.
  ///
  /// - Parameters:
  ///   - table: The rows; their weights are heeded.
  ///   - labels: The class of each row, from 0.
  ///   - classCount: How many classes there are.
  ///   - start: A model to start from, such as the one before some rows came.
  /// - Throws: ``LearningError`` when there is no row, one class only, or something can't be.
  /// - Complexity: O(values × classes) for each step.
  package static func fit(
    _ table: SparseTable, labels: [Int], classCount: Int, options: Options = Options(),
    from start: LogisticRegression? = nil
  ) throws(LearningError) -> LogisticRegression {
    try options.check()
    guard (2...65_536).contains(classCount) else {
      throw .wrongOption(name: "classes", value: classCount, allowed: 2...65_536)
    }
    let totals = try table.check(labels: labels, classes: classCount)
    let factors = try options.classWeights.factors(totals)
    let weights = labels.enumerated().map { (table.weights?[$0] ?? 1) * factors[$1] }
    let total = weights.reduce(0, +)
    guard total > 0, total.isFinite else { throw .noWeight }
    var model = LogisticRegression(classCount: classCount, featureCount: table.featureCount)
    if let start, start.classCount == classCount {
      model = start
      model.grow(toFeatures: table.featureCount)
    }
    let objective = LogisticObjective(
      table: table, labels: labels, weights: weights.map { $0 / total }, classCount: classCount,
      featureCount: model.featureCount, penalty: Self.penalty(options.penalty, classCount) / total)
    let solver = QuasiNewton(iterations: options.iterations, tolerance: options.tolerance)
    _ = solver.minimise(&model.parameters) { objective.value(at: $0, gradient: &$1) }
    return model
  }

  static func penalty(_ penalty: Double, _ classCount: Int) -> Double {
    classCount == 2 ? 2 * penalty : penalty
  }

  /// Gives features with higher numbers weights of 0.
  mutating func grow(toFeatures count: Int) {
    guard count > featureCount else { return }
    let intercepts = self.intercepts
    parameters.removeLast(classCount)
    parameters += [Double](repeating: 0, count: count * classCount - parameters.count)
    parameters += intercepts
  }

  /// The chance of each class.
  ///
  /// - Complexity: O(values × classes).
  package func probabilities(of row: SparseVector) -> [Double] {
    var scores = self.scores(of: row)
    _ = Softmax.apply(to: &scores)
    return scores
  }

  /// The linear score of each class, the logarithm of its chance up to a sum.
  package func scores(of row: SparseVector) -> [Double] {
    var scores = intercepts
    let features = featureCount
    for (feature, value) in zip(row.features, row.values) where Int(feature) < features {
      let first = Int(feature) * classCount
      let value = Double(value)
      for number in 0..<classCount { scores[number] += value * parameters[first + number] }
    }
    return scores
  }
}

/// Chances from scores.
enum Softmax {
  /// Replaces scores by the chances that they mean.
  ///
  /// - Returns: The logarithm of the sum of the scores' exponentials.
  static func apply(to scores: inout [Double]) -> Double {
    let best = scores.max() ?? 0
    guard best.isFinite else {
      // Weights beyond all measure: whatever has the largest share all of it.
      let winners = scores.filter { $0 == best }.count
      for place in scores.indices {
        scores[place] =
          winners == 0 ? 1 / Double(scores.count) : scores[place] == best ? 1 / Double(winners) : 0
      }
      return best
    }
    var total = 0.0
    for place in scores.indices {
      let power = exp(scores[place] - best)
      scores[place] = power.isNaN ? 0 : power
      total += scores[place]
    }
    for place in scores.indices { scores[place] /= total }
    return best + log(total)
  }
}
