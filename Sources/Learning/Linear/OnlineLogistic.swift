internal import Glibc

/// Multinomial logistic regression that learns one row at a time.
///
/// Each weight has a pace of its own, which slows as its gradients add up; the penalty of the rows
/// in which a feature did not occur is made up for when it occurs again.
/// Source: Duchi, Hazan and Singer, *Adaptive subgradient methods* (AdaGrad), 2011, with the lazy
/// penalty of Carpenter, *Lazy sparse stochastic gradient descent*, 2008.
package struct OnlineLogistic: Sendable, Equatable {
  /// How it learns.
  package struct Options: Sendable, Equatable {
    /// How far the first gradient moves a weight.
    package var rate = 0.5
    /// How strongly each row pulls all weights towards 0.
    package var penalty = 1e-5

    /// Options that suit rows of length 1.
    package init(rate: Double = 0.5, penalty: Double = 1e-5) {
      self.rate = rate
      self.penalty = penalty
    }

    func check() throws(LearningError) {
      guard rate > 0, rate <= 100 else {
        throw .wrongAmount(name: "rate", value: rate, allowed: 0...100)
      }
      guard (0...1).contains(penalty) else {
        throw .wrongAmount(name: "penalty", value: penalty, allowed: 0...1)
      }
    }
  }

  /// How it learns.
  package let options: Options
  /// What it knows by now.
  package internal(set) var model: LogisticRegression
  /// The sum of squared gradients of each parameter, in the model's order.
  var squares: [Double]
  /// How many rows had been seen when a feature was last held back.
  var lastSeen: [UInt32]
  /// How many rows it has learnt from.
  package internal(set) var rowsSeen: UInt32 = 0

  /// Starts from nothing, or from a model that was fitted to many rows.
  ///
  /// - Throws: ``LearningError`` when an option can't be.
  package init(_ model: LogisticRegression, options: Options = Options()) throws(LearningError) {
    try options.check()
    self.options = options
    self.model = model
    squares = [Double](repeating: 0, count: model.parameters.count)
    lastSeen = [UInt32](repeating: 0, count: model.featureCount)
  }

  init(_ model: LogisticRegression, options: Options, squares: [Double], lastSeen: [UInt32]) {
    self.options = options
    self.model = model
    self.squares = squares
    self.lastSeen = lastSeen
  }

  /// The chance of each class.
  package func probabilities(of row: SparseVector) -> [Double] { model.probabilities(of: row) }

  /// Learns that a row is of a class. Features that are new get a weight.
  ///
  /// - Parameters:
  ///   - row: The row; one with a value that is no finite number is refused.
  ///   - label: Its class.
  ///   - weight: How much it counts.
  /// - Throws: ``LearningError`` when something can't be; nothing has been learnt then.
  /// - Complexity: O(values × classes).
  package mutating func learn(
    _ row: SparseVector, label: Int, weight: Double = 1
  ) throws(LearningError) {
    guard label >= 0, label < model.classCount else {
      throw .wrongClass(row: Int(rowsSeen), value: label, classes: model.classCount)
    }
    guard weight >= 0, weight.isFinite else { throw .wrongWeight(row: Int(rowsSeen)) }
    guard row.isFinite else { throw .notFinite(name: "a feature", row: Int(rowsSeen)) }
    if let last = row.features.last { grow(toFeatures: Int(last) + 1) }
    rowsSeen &+= 1
    for feature in row.features { holdBack(Int(feature)) }
    var errors = model.probabilities(of: row)
    errors[label] -= 1
    let classes = model.classCount
    for (feature, value) in zip(row.features, row.values) {
      let first = Int(feature) * classes
      let value = Double(value) * weight
      for number in 0..<classes { move(first + number, by: value * errors[number]) }
    }
    let first = model.featureCount * classes
    for number in 0..<classes { move(first + number, by: weight * errors[number]) }
  }

  /// Learns from all rows of a table some times over, each time in a new order.
  ///
  /// - Parameter seed: What the order follows from.
  /// - Throws: ``LearningError`` as ``LogisticRegression/fit(_:labels:classCount:options:from:)``.
  package mutating func learn(
    _ table: SparseTable, labels: [Int], times: Int, seed: UInt64
  ) throws(LearningError) {
    _ = try table.check(labels: labels, classes: model.classCount)
    var random = RandomSource(seed: seed, stream: 7 << 32)
    var order = Array(labels.indices)
    for _ in 0..<max(0, times) {
      random.shuffle(&order)
      for row in order {
        try learn(table[row], label: labels[row], weight: table.weights?[row] ?? 1)
      }
    }
  }

  /// Pulls the weights of a feature towards 0 for the rows since it was last seen.
  private mutating func holdBack(_ feature: Int) {
    let missed = Double(rowsSeen &- lastSeen[feature])
    lastSeen[feature] = rowsSeen
    let classes = model.classCount
    for place in feature * classes..<(feature + 1) * classes where squares[place] > 0 {
      let pace = options.rate / (1e-10 + squares[place]).squareRoot()
      model.parameters[place] *= exp(-pace * options.penalty * missed)
    }
  }

  @inline(__always)
  private mutating func move(_ place: Int, by gradient: Double) {
    let square = squares[place] + gradient * gradient
    squares[place] = square
    if square > 0 { model.parameters[place] -= options.rate * gradient / square.squareRoot() }
  }

  private mutating func grow(toFeatures count: Int) {
    let missing = count - model.featureCount
    guard missing > 0 else { return }
    let classes = model.classCount
    model.grow(toFeatures: count)
    let intercepts = squares.suffix(classes)
    squares.removeLast(classes)
    squares += [Double](repeating: 0, count: missing * classes) + intercepts
    lastSeen += [UInt32](repeating: rowsSeen, count: missing)
  }
}
