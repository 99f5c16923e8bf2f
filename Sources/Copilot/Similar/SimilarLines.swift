internal import Learning
internal import Platform

/// The lines of the past and of the catalogue by their nearness to each other.
///
/// Nearness is the cosine of vectors of words and parts of the form, each weighed by its rarity; the
/// nearest are found exactly. Lines that come later join with the rarities that were learnt first.
struct SimilarLines {
  /// How many lines of the past are looked through: the last started.
  static let mostLines = 100_000

  /// A line of the catalogue.
  struct CatalogueLine {
    /// The line as it is shown, with places such as `HOST` in it.
    let text: String
    /// Its form.
    let template: String
    /// Its program.
    let utility: String
  }

  /// Where a line comes from.
  enum Origin {
    /// The history, with its row.
    case history(Int64)
    case catalogue(CatalogueLine)
  }

  private var features = LineFeatures()
  private var neighbours = GroupedNeighbours()
  /// Of each line the history's row, or, below 0, the catalogue's line counted from -1 downwards.
  private var origins: [Int64] = []
  private var numbers: [Int64: Int] = [:]
  private let catalogue: [CatalogueLine]
  /// The catalogue's lines that the history has not.
  private var catalogueNumbers: [FeatureKey: Int] = [:]

  /// The lines of the catalogue; those of the past follow, and then ``learnRarity()``.
  init(catalogue: [CatalogueLine]) {
    self.catalogue = catalogue
    for (place, line) in catalogue.enumerated() {
      let key = LineFeatures.key(of: line.text.utf8Span.span)
      features.read(
        line.text.utf8Span.span, template: line.template.utf8Span.span, utility: line.utility)
      // Of lines that are equally near those of the past come first.
      catalogueNumbers[key] = add(-1 - Int64(place), rank: .min)
    }
  }

  /// Weighs what lines have in common by its rarity among the lines that are there now.
  mutating func learnRarity() { neighbours.learnRarity() }

  /// Whether a line of the history is among the lines; it then ran again.
  mutating func ranAgain(_ row: Int64, at moment: Timestamp) -> Bool {
    guard let number = numbers[row] else { return false }
    neighbours.rank(number, max(moment.microseconds, .min + 1))
    return true
  }

  /// Adds a line of the history, once.
  ///
  /// - Parameters:
  ///   - row: Its row.
  ///   - moment: When it was last started: of lines that are equally near the newest comes first.
  ///   - text: The redacted line.
  ///   - template: Its form.
  ///   - utility: Its program.
  mutating func add(
    row: Int64, at moment: Timestamp, text: Span<UInt8>, template: Span<UInt8>, utility: String?
  ) {
    if let known = catalogueNumbers.removeValue(forKey: LineFeatures.key(of: text)) {
      neighbours.remove(known)
    }
    features.read(text, template: template, utility: utility)
    numbers[row] = add(row, rank: max(moment.microseconds, .min + 1))
  }

  /// Adds the line that was read last.
  private mutating func add(_ origin: Int64, rank: Int64) -> Int {
    let group = neighbours.group(features.group) { features.shared }
    origins.append(origin)
    return neighbours.add(to: group, features.own, rank: rank)
  }

  /// The nearest lines, nearest first.
  ///
  /// - Parameters:
  ///   - line: The line, its form and its program.
  ///   - limit: At most so many.
  mutating func nearest(
    to line: LineReading, limit: Int
  ) -> [(origin: Origin, similarity: Double)] {
    features.read(
      line.command.utf8Span.span, template: line.template.utf8Span.span, utility: line.utility,
      keepsForm: false)
    return neighbours.nearest(to: features.shared + features.own, limit: limit).map {
      let origin = origins[$0.number]
      return (
        origin < 0 ? .catalogue(catalogue[Int(-1 - origin)]) : .history(origin),
        min(1, Double($0.similarity))
      )
    }
  }
}
