internal import Glibc

/// Multinomial logistic regression on words and pairs of words, small enough to ship.
///
/// It is fitted as ``LogisticRegression`` to TF-IDF vectors; then weights near 0 are left out, the
/// others become one byte each, and a feature is known by 32 bits of its key.
package struct CompactTextClassifier: Sendable, Equatable {
  /// How it is fitted and made small.
  package struct Options: Sendable, Equatable {
    /// How strongly weights are held near 0.
    package var penalty = 1.0
    /// How many steps at most.
    package var iterations = 60
    /// In how many texts a feature must be.
    package var leastTexts = 2
    /// Weights nearer to 0 than this are left out.
    package var leastWeight = 0.3
    /// How much of what is likely before anything is known is kept, 0–1. Texts of others have other
    /// favourites.
    package var priorShare = 0.5

    /// The options that suit some ten thousand texts of some hundred classes.
    package init() {}
  }

  /// The names of the classes.
  package let classes: [String]
  /// The logarithm of a class's odds before anything is known.
  let intercepts: [Float]
  /// The features, ascending.
  let keys: [UInt32]
  /// What each feature is worth by its rarity, in ``rarityStep``.
  let rarities: [UInt8]
  /// Where the weights of each feature begin; one more than there are features.
  let starts: [Int32]
  /// The class of each weight, ascending within a feature.
  let weightClasses: [UInt16]
  /// The weights, in steps of ``step``.
  let weights: [Int8]
  /// What one step of a weight is worth.
  let step: Float

  static let rarityStep: Float = 0.05

  private static let features: TermVectoriser.Options = {
    var options = TermVectoriser.Options()
    options.words = 1...2
    options.isSublinear = true
    return options
  }()

  init(
    classes: [String], intercepts: [Float], keys: [UInt32], rarities: [UInt8], starts: [Int32],
    weightClasses: [UInt16], weights: [Int8], step: Float
  ) {
    self.classes = classes
    self.intercepts = intercepts
    self.keys = keys
    self.rarities = rarities
    self.starts = starts
    self.weightClasses = weightClasses
    self.weights = weights
    self.step = step
  }

  /// Fits a classifier; the same texts give the same one.
  ///
  /// - Parameters:
  ///   - texts: The words of each text, stemmed and replaced as the caller likes.
  ///   - labels: The class of each text.
  ///   - classes: The classes' names, 2 to 65,536.
  ///   - importance: How much each text counts.
  /// - Throws: ``LearningError`` when there is no text, one class only, or something can't be.
  /// - Complexity: O(words × classes) for each step, and eight bytes for each feature and class
  ///   some twenty times over.
  package static func fit(
    _ texts: [[String]], labels: [Int], classes: [String], importance: [Double],
    options: Options = Options()
  ) throws(LearningError) -> CompactTextClassifier {
    var features = Self.features
    features.leastTexts = options.leastTexts
    var (vectoriser, rows) = try TermVectoriser.fit(
      texts.map { TextFeatures(words: $0) }, options: features)
    rows.weights = importance
    var fitting = LogisticRegression.Options()
    fitting.penalty = options.penalty
    fitting.iterations = options.iterations
    let model = try LogisticRegression.fit(
      rows, labels: labels, classCount: classes.count, options: fitting)
    return CompactTextClassifier(model, vectoriser, classes, options)
  }

  private init(
    _ model: LogisticRegression, _ vectoriser: TermVectoriser, _ classes: [String],
    _ options: Options
  ) {
    let leastWeight = options.leastWeight
    var largest = leastWeight
    for feature in 0..<model.featureCount {
      for number in classes.indices {
        largest = max(largest, abs(model.weight(of: feature, for: number)))
      }
    }
    let step = largest / 127
    var keys: [UInt32] = []
    var rarities: [UInt8] = []
    var starts: [Int32] = [0]
    var weightClasses: [UInt16] = []
    var weights: [Int8] = []
    let order = vectoriser.vocabulary.keys.enumerated().map { (key: Self.short($1), number: $0) }
      .sorted { ($0.key, $0.number) < ($1.key, $1.number) }
    for (key, number) in order where key != keys.last {
      keys.append(key)
      rarities.append(UInt8(clamping: Int((vectoriser.rarity[number] / Self.rarityStep).rounded())))
      for place in classes.indices {
        let weight = model.weight(of: number, for: place)
        guard abs(weight) >= leastWeight else { continue }
        weightClasses.append(UInt16(place))
        weights.append(Int8((weight / step).rounded()))
      }
      starts.append(Int32(weights.count))
    }
    self.init(
      classes: classes, intercepts: model.intercepts.map { Float($0 * options.priorShare) },
      keys: keys,
      rarities: rarities, starts: starts, weightClasses: weightClasses, weights: weights,
      step: Float(step))
  }

  private static func short(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 32) }

  /// The chance of each class, or nil when no word of the text is known.
  ///
  /// - Complexity: O(words × log features) and O(classes).
  package func chances(of words: [String]) -> [Float]? {
    var counts: [Int: Float] = [:]
    var order: [Int] = []
    TextKeys.each(of: TextFeatures(words: words), Self.features) { key, _ in
      guard let feature = number(of: Self.short(key)) else { return }
      if counts[feature] == nil { order.append(feature) }
      counts[feature, default: 0] += 1
    }
    guard !order.isEmpty else { return nil }
    let values = order.map { feature in
      (1 + logf(counts[feature] ?? 1)) * Float(rarities[feature]) * Self.rarityStep
    }
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var scores = intercepts
    for (feature, value) in zip(order, values) {
      let factor = length > 0 ? value / length * step : 0
      for place in Int(starts[feature])..<Int(starts[feature + 1]) {
        scores[Int(weightClasses[place])] += factor * Float(weights[place])
      }
    }
    let best = scores.max() ?? 0
    var total: Float = 0
    for place in scores.indices {
      scores[place] = expf(scores[place] - best)
      total += scores[place]
    }
    return scores.map { $0 / total }
  }

  /// The number of a feature, or nil.
  private func number(of key: UInt32) -> Int? {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
