internal import Glibc

/// How utilities are put in order for a request: what speaks for each, and what each of it is worth.
///
/// What it is worth was learnt by ``RankingLessons`` from the catalogue's own sentences, each found
/// again without itself; no table of requests took part.
enum UtilityRanking {
  /// What speaks for a utility, in the order of ``weights``.
  enum Feature: Int, CaseIterable {
    /// The cosine of the nearest phrasing.
    case best
    /// The mean of the five nearest phrasings.
    case several
    /// The cosine of the nearest option, subcommand or summary.
    case option
    /// The cosine of all the utility's words together.
    case overall
    /// How much likelier the words are in the utility's texts than elsewhere.
    case likelihood
    /// How much of the request the utility's texts have.
    case relevance
  }

  /// The weight of each feature, in logarithms of odds.
  static let weights: [Float] = [2.12, 6.81, 1.53, 4.04, 0.69, 3.75]

  /// What a logarithm of odds is in the unit of the score, in which are the costs of open places.
  static let scale: Float = 0.25

  /// What it is worth that the request names the utility.
  static let named: Float = 0.8

  /// What it is worth at most that the request is nearly a phrasing, word for word. No lesson can teach
  /// it: none asks for a sentence that is still there.
  static let exact: Float = 0.3

  /// What goes before its equals: what most people reach for first.
  static let everyday: Float = 0.06

  /// What the confidence of a command that lies so far behind the first is times the first's; a
  /// scale for reading, no measured probability.
  static func share(behind distance: Float) -> Double { exp(-Double(distance / 1.75)) }
}

/// What speaks for every utility, utility by utility.
struct UtilityFeatures {
  /// The features of all utilities, one utility after the other.
  private(set) var values: [Float]

  static let width = UtilityRanking.Feature.allCases.count

  /// Nothing speaks for any of so many.
  init(count: Int) { values = [Float](repeating: 0, count: count * Self.width) }

  /// A feature of a utility.
  subscript(utility: Int, feature: UtilityRanking.Feature) -> Float {
    get { values[utility * Self.width + feature.rawValue] }
    set { values[utility * Self.width + feature.rawValue] = newValue }
  }

  /// The features of one utility.
  func row(_ utility: Int) -> ArraySlice<Float> {
    values[(utility * Self.width)..<((utility + 1) * Self.width)]
  }

  /// The score of a utility by what was learnt.
  func score(of utility: Int) -> Float {
    var sum: Float = 0
    for (value, weight) in zip(row(utility), UtilityRanking.weights) { sum += value * weight }
    let exactness = 4 * max(0, self[utility, .best] - 0.75)
    return sum * UtilityRanking.scale + exactness * UtilityRanking.exact
  }
}
