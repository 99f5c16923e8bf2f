internal import Commands
internal import Glibc

/// How utilities are put in order for a request: what speaks for each.
///
/// What each of it is worth says a ``RequestRanking``.
enum UtilityRanking {
  /// What speaks for a utility, in the order of ``RequestRanking/weights``.
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

  /// What a logarithm of odds is in the unit of the score, in which are the costs of open places.
  static let scale: Float = 0.25

  /// What it is worth that the request names the utility.
  static let named: Float = 0.8

  /// What it is worth that the request has a word that may be the utility's name mistyped.
  static let mistyped: Float = 0.4

  /// What each place costs that the request left open.
  static let open: Float = 0.02

  /// What it is worth that the request is a phrasing, word for word. No lesson can teach it: none asks
  /// for a sentence that is still there.
  static let exact: Float = 0.8

  /// How far a utility goes before its equals, because most people reach for it first, or behind them,
  /// because few do.
  static func standing(of utility: String) -> Float {
    if Catalogue.isEveryday(utility) { return 0.06 }
    return Catalogue.isSeldom(utility) ? -0.15 : 0
  }

  /// What the classifier's voice for a utility is worth. It only speaks for utilities and never
  /// against them: one that no request of others was for is none the less likely.
  ///
  /// Strength and steepness were chosen on requests of sources that the classifier had not learnt from.
  ///
  /// - Parameter chance: What the classifier holds of it, 0–1.
  static func voice(_ chance: Float) -> Float { 0.6 * logf(1 + 10 * chance) }
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

  /// The score of a utility by what its texts say.
  func score(of utility: Int, by weights: [Float]) -> Float {
    var sum: Float = 0
    for (value, weight) in zip(row(utility), weights) { sum += value * weight }
    let exactness = 20 * max(0, self[utility, .best] - 0.95)
    return sum * UtilityRanking.scale + exactness * UtilityRanking.exact
  }
}
