internal import Flows
internal import Learning

/// Says how strange a minute is beside those of a baseline, and why.
struct AnomalyDetector: Sendable {
  /// The share of usual minutes that may look strange.
  static let falseShare = 0.001
  /// Scores below this are usual, however alike the baseline's minutes are; the paper puts the
  /// border of the normal at 0.5.
  static let lowestThreshold = 0.58
  /// How far above the strangest usual minutes a score has to be.
  static let margin = 0.02

  private let forest: IsolationForest
  private let scorer: ForestScorer
  private let excess: RangeExcess
  private let features: [TrafficFeature]
  /// Whether each of the features is a count or an amount.
  private let isLogarithmic: [Bool]
  /// The score from which on a minute is strange.
  let threshold: Double

  /// Learns from the rows of a baseline.
  ///
  /// The threshold is taken from rows that the forest has not seen.
  ///
  /// - Parameters:
  ///   - sample: the rows of this part of the day.
  ///   - others: rows of the other parts, used while this part has too few of its own.
  ///   - fewest: rows below which there is no detector.
  init?(_ sample: TrafficBaseline.Sample, others: [TrafficBaseline.Sample], fewest: Int) {
    var values = sample.values
    if sample.rows < fewest { for other in others { values += other.values } }
    let width = TrafficFeature.count
    let rows = values.count / width
    guard rows >= fewest else { return nil }
    let features = TrafficFeature.allCases.filter { feature in
      (0..<rows).contains { !values[$0 * width + feature.rawValue].isNaN }
    }
    let columns = features.map { Column($0.name) }
    var training = NumericTable(columns: columns)
    var checking = NumericTable(columns: columns)
    training.reserve(rows: rows)
    for row in 0..<rows {
      let scaled = features.map { FeatureScale.scaled(values[row * width + $0.rawValue], $0) }
      if row % 4 == 3 { checking.append(scaled) } else { training.append(scaled) }
    }
    guard
      let forest = try? IsolationForest.fit(
        training, options: .init(trees: 200, sampleSize: 256, seed: 7)),
      let plain = try? forest.scores(of: checking), !plain.isEmpty
    else { return nil }
    let excess = RangeExcess(
      features.indices.map { column in (0..<training.rowCount).map { training[$0, column] } },
      features: features)
    let scores = plain.indices.map { index in
      excess.score(plain[index], features.indices.lazy.map { checking[index, $0] })
    }.sorted()
    let place = min(scores.count - 1, Int(Double(scores.count) * (1 - Self.falseShare)))
    self.forest = forest
    self.excess = excess
    self.features = features
    scorer = ForestScorer(forest)
    isLogarithmic = features.map(FeatureScale.isLogarithmic)
    threshold = max(Self.lowestThreshold, scores[place] + Self.margin)
  }

  /// How strange a minute is, 0 to 1.
  func score(_ value: (TrafficFeature) -> Float) -> Double { score(of: row(value)) }

  private func score(of row: [Double]) -> Double { excess.score(forest.score(row), row) }

  /// How strange minutes are, 0 to 1; for many of them far faster than one by one.
  func scores(of windows: [HostWindow]) -> [Double] {
    if windows.count >= Self.fewestTogether {
      var values: [Double] = []
      values.reserveCapacity(windows.count * features.count)
      for window in windows { append(to: &values) { window.value(of: $0) } }
      let table = NumericTable(columns: forest.columns, values: values)
      if let scores = try? scorer.scores(of: table) {
        let width = features.count
        return scores.indices.map { index in
          excess.score(scores[index], values[index * width..<(index + 1) * width])
        }
      }
    }
    return windows.map { window in score { window.value(of: $0) } }
  }

  /// Fewer minutes than these are scored sooner one by one.
  private static let fewestTogether = 24

  /// A minute as the forest sees it.
  private func row(_ value: (TrafficFeature) -> Float) -> [Double] {
    var row: [Double] = []
    row.reserveCapacity(features.count)
    append(to: &row, value)
    return row
  }

  private func append(to values: inout [Double], _ value: (TrafficFeature) -> Float) {
    for index in features.indices {
      values.append(
        FeatureScale.scaled(value(features[index]), isLogarithmic: isLogarithmic[index]))
    }
  }

  /// Why it is strange: the contributions, largest first, and what would have been usual.
  ///
  /// What lies outside the range adds to the forest's score; each feature has its share of that, so the
  /// contributions still add up to the difference from the usual score.
  func explain(
    _ value: (TrafficFeature) -> Float
  ) -> (contributions: [Contribution], counterfactual: String?) {
    let row = row(value)
    let explanation = forest.explain(row)
    let outside = excess.parts(of: row)
    let all = outside.reduce(0, +)
    let added = excess.score(explanation.score, row) - explanation.score
    let contributions = explanation.parts.map { part in
      let feature = features[part.column]
      return Contribution(
        feature: feature.name, value: Double(value(feature)),
        typical: FeatureScale.original(part.usual.median, feature),
        contribution: part.contribution
          + (all > 0 ? added * outside[part.column] / all : 0))
    }.sorted { $0.contribution > $1.contribution }
    let changes = all > 0 ? nearestInside(row, outside) : changes(of: row)
    let counterfactual = changes.map { changes in
      let words = changes.map { change in
        let feature = features[change.column]
        let name = feature.name.split(separator: "_").joined(separator: " ")
        return "\(name) \(number(change.to, feature)) instead of "
          + number(row[change.column], feature)
      }
      return "with " + words.joined(separator: " and ") + " this would be normal"
    }
    return (contributions, counterfactual)
  }

  /// The most features that a counterfactual changes.
  private static let mostChanges = 3

  /// What the forest would have to see for the row to be usual.
  private func changes(of row: [Double]) -> [(column: Int, to: Double)]? {
    forest.counterfactual(for: row, under: threshold, limit: Self.mostChanges)?.changes.map {
      ($0.column, $0.to)
    }
  }

  /// The values furthest outside moved to the edge of what was seen, as few as make the row usual; nil
  /// when three don't.
  private func nearestInside(
    _ row: [Double], _ outside: [Double]
  ) -> [(column: Int, to: Double)]? {
    var changed = row
    var moved: [(column: Int, to: Double)] = []
    let order = outside.indices.filter { outside[$0] > 0 }.sorted { outside[$0] > outside[$1] }
    for column in order.prefix(Self.mostChanges) {
      changed[column] = excess.inside(row[column], column)
      moved.append((column, changed[column]))
      if score(of: changed) < threshold { return moved }
    }
    return nil
  }

  private func number(_ scaled: Double, _ feature: TrafficFeature) -> String {
    let value = FeatureScale.original(scaled, feature)
    return FeatureScale.isLogarithmic(feature) && value >= 10
      ? Words.grouped(Int(min(1e15, value).rounded())) : Words.hundredths(value)
  }
}
