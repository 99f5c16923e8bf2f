internal import Flows
internal import Glibc

/// How feature values stand in a model: counts as their logarithm, so that a forest cuts between 10
/// and 100 as often as between 1,000 and 10,000; shares and entropies as they are.
enum FeatureScale {
  /// Whether a feature is a count or an amount.
  static func isLogarithmic(_ feature: TrafficFeature) -> Bool {
    switch feature.unit {
    case "ratio", "bits", "doublings": feature == .synToSynAck || feature == .acceptedSynToSynAck
    default: true
    }
  }

  /// The value as a model sees it; NaN stays NaN.
  static func scaled(_ value: Float, _ feature: TrafficFeature) -> Double {
    scaled(value, isLogarithmic: isLogarithmic(feature))
  }

  /// The same where it is known whether the feature is a count or an amount.
  static func scaled(_ value: Float, isLogarithmic: Bool) -> Double {
    let value = Double(value)
    return isLogarithmic && value >= 0 ? log2(value + 1) : value
  }

  /// The value that a model's value stands for.
  static func original(_ value: Double, _ feature: TrafficFeature) -> Double {
    isLogarithmic(feature) ? exp2(value) - 1 : value
  }
}
