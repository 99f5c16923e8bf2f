internal import Glibc
internal import Learning

/// What came before in a session, as features for a classifier that looks at all of it at once.
///
/// Tokens are those of a ``SuggestionPrior``, of which ``SymbolTable/start`` stands before the first.
enum ContextFeatures {
  /// How many of the last utilities count.
  static let mostUtilities = 60

  private enum Sort {
    /// One, two and three utilities ago; the last two and the last three together.
    static let ago: [UInt64] = [1, 2, 3]
    static let pair: UInt64 = 4
    static let triple: UInt64 = 5
    /// The last form, and the one before.
    static let form: UInt64 = 6
    static let earlierForm: UInt64 = 7
    /// A utility not long ago, by how long, of two memories.
    static let short: UInt64 = 8
    static let long: UInt64 = 9
    /// How many lines came before, in powers of two.
    static let place: UInt64 = 10
  }

  /// The features of a context.
  ///
  /// - Parameters:
  ///   - utilities: The last utilities, the newest at the end.
  ///   - forms: The last forms, the newest at the end.
  ///   - count: How many lines came before.
  static func all(
    utilities: [UInt32], forms: [UInt32], count: Int
  ) -> [(key: FeatureKey, value: Float)] {
    let trail = count < mostUtilities ? [SymbolTable.start] + utilities : utilities
    func ago(_ distance: Int) -> UInt32 {
      distance <= trail.count ? trail[trail.count - distance] : SymbolTable.start
    }
    var features: [(key: FeatureKey, value: Float)] = Sort.ago.enumerated().map {
      (FeatureKey(ago($0 + 1), sort: $1), 1)
    }
    features.append((FeatureKey(ago(2), ago(1), sort: Sort.pair), 1))
    features.append((FeatureKey(ago(3), ago(2), ago(1), sort: Sort.triple), 1))
    features.append((FeatureKey(forms.last ?? SymbolTable.start, sort: Sort.form), 1))
    features.append(
      (FeatureKey(forms.dropLast().last ?? SymbolTable.start, sort: Sort.earlierForm), 0.7))
    for (sort, retention, limit) in [(Sort.short, 0.85, 25), (Sort.long, 0.95, mostUtilities)] {
      var seen: Set<UInt32> = []
      for (distance, utility) in trail.suffix(limit).reversed().enumerated()
      where seen.insert(utility).inserted {
        features.append((FeatureKey(utility, sort: sort), Float(pow(retention, Double(distance)))))
      }
    }
    let place = min(8, Int(log2(Double(count + 1))))
    features.append((FeatureKey(UInt32(place), sort: Sort.place), 1))
    return features
  }
}

extension SuggestionPrior {
  /// How likely each of its utilities comes next, by their numbers; nothing when it does not know.
  func utilityChances(after context: CommandHabits.Context) -> [Double] {
    Self.chances(utilityClassifier, after: context, count: utilities.names.count)
  }

  /// How likely each of its forms comes next, by their numbers; nothing when it does not know.
  func formChances(after context: CommandHabits.Context) -> [Double] {
    Self.chances(formClassifier, after: context, count: forms.names.count)
  }

  /// The likeliest tokens, the likeliest first.
  static func likely(_ chances: [Double], limit: Int) -> [UInt32] {
    let order = chances.indices.sorted { (chances[$1], $0) < (chances[$0], $1) }
    return order.prefix(limit).map { UInt32($0) }
  }

  /// The chances of forms, added up for each utility.
  func utilityChances(ofForms chances: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: utilities.names.count)
    for (form, chance) in chances.enumerated() { sums[Int(utilityOfForm[form])] += chance }
    return sums
  }

  private static func chances(
    _ classifier: RoundedClassifier?, after context: CommandHabits.Context, count: Int
  ) -> [Double] {
    // Nothing is the start again: it has no class.
    guard let classifier, classifier.classCount == count - 1 else { return [] }
    return [0]
      + classifier.probabilities(
        of: ContextFeatures.all(
          utilities: context.priorUtilities, forms: context.priorForms, count: context.count))
  }
}
