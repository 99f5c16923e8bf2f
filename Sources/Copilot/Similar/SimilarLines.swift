internal import Commands
internal import Learning
internal import Store

/// The lines of the past and of the catalogue by their nearness to each other.
///
/// Nearness is the cosine of vectors of words and parts of the form, each weighed by its rarity; the
/// nearest are found exactly. Lines that come later join with the rarities that were learnt first.
struct SimilarLines {
  /// How many lines of the past are looked through: the last started.
  static let mostLines = 100_000

  /// Where a line comes from.
  enum Origin: Equatable {
    /// The history, with its row.
    case history(Int64)
    case catalogue
  }

  private struct Line {
    let text: String
    let utility: String?
    let origin: Origin
  }

  private var vectoriser: TermVectoriser?
  private var neighbours = SparseNeighbours()
  /// By their numbers among the neighbours.
  private var lines: [Line] = []
  private var knownRows: Set<Int64> = []

  /// Makes vectors of all lines.
  ///
  /// - Parameters:
  ///   - forms: Lines of the past.
  ///   - catalogue: Lines of the catalogue with samples in their places, and as they are shown.
  init(_ forms: [CommandForm], catalogue: [(form: CommandForm, shown: String)]) {
    var features: [TextFeatures] = []
    features.reserveCapacity(forms.count + catalogue.count)
    for form in forms {
      features.append(
        LineFeatures.of(form.text, template: form.template, utility: form.utility))
      lines.append(Line(text: form.text, utility: form.utility, origin: .history(form.id)))
      knownRows.insert(form.id)
    }
    let own = Set(forms.lazy.map(\.text))
    for item in catalogue where !own.contains(item.shown) {
      features.append(
        LineFeatures.of(
          item.form.text, template: item.form.template, utility: item.form.utility))
      lines.append(Line(text: item.shown, utility: item.form.utility, origin: .catalogue))
    }
    guard let (vectoriser, rows) = try? TermVectoriser.fit(features, options: LineFeatures.options)
    else {
      lines = []
      return
    }
    self.vectoriser = vectoriser
    for row in 0..<rows.rowCount { _ = try? neighbours.add(rows[row]) }
  }

  /// Whether a row of the history is among the lines.
  func knows(_ row: Int64) -> Bool { knownRows.contains(row) }

  /// Adds a line that came later.
  mutating func add(_ form: CommandForm) {
    guard let vectoriser, knownRows.insert(form.id).inserted else { return }
    let features = LineFeatures.of(form.text, template: form.template, utility: form.utility)
    guard (try? neighbours.add(vectoriser.vector(of: features))) != nil else { return }
    lines.append(Line(text: form.text, utility: form.utility, origin: .history(form.id)))
  }

  /// The nearest lines, nearest first.
  ///
  /// - Parameters:
  ///   - form: The line; its row does not matter.
  ///   - limit: At most so many.
  mutating func nearest(
    to form: CommandForm, limit: Int
  ) -> [(text: String, utility: String?, origin: Origin, similarity: Double)] {
    guard let vectoriser else { return [] }
    let query = vectoriser.vector(
      of: LineFeatures.of(form.text, template: form.template, utility: form.utility))
    return neighbours.nearest(to: query, limit: limit).map {
      let line = lines[$0.number]
      return (line.text, line.utility, line.origin, min(1, Double($0.similarity)))
    }
  }
}
