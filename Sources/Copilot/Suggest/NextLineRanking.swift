internal import Learning

/// What is likely to come next, best first.
struct NextLineRanking: Sendable {
  /// A line and how likely it is.
  struct Line: Sendable {
    let candidate: CommandHabits.Candidate
    var chance: Double
    let features: ArraySlice<Float>
  }

  /// Utilities, likeliest first.
  let utilities: [(number: UInt32, chance: Double)]
  /// Lines, likeliest first.
  private(set) var lines: [Line]
  /// What was ranked, as it was found, with the features of each.
  let utilityCandidates: [UInt32]
  let utilityRows: FeatureRows
  let lineRows: FeatureRows

  /// Ranks what may follow a context.
  ///
  /// - Parameters:
  ///   - habits: What was learnt.
  ///   - context: What came before.
  ///   - weights: What features are worth.
  init(
    _ habits: CommandHabits, after context: CommandHabits.Context, weights: RankingWeights
  ) {
    let (candidates, rows) = habits.utilityRows(after: context)
    let chances = rows.chances(weights.utilities.weights)
    (utilityCandidates, utilityRows) = (candidates, rows)
    utilities = zip(candidates, chances).map { (number: $0, chance: $1) }
      .sorted { ($1.chance, $0.number) < ($0.chance, $1.number) }
    let byUtility = Dictionary(uniqueKeysWithValues: zip(candidates, chances))
    let forms = habits.prior.formChances(after: context)
    let lineCandidates = habits.lineCandidates(after: context, chances: byUtility, forms: forms)
    let lineRows = habits.lineRows(
      lineCandidates, after: context, chances: byUtility, forms: forms)
    let lineChances = lineRows.chances(weights.lines.weights)
    self.lineRows = lineRows
    let width = LineFeature.count
    let ordered = lineCandidates.indices.sorted {
      lineChances[$0] == lineChances[$1] ? $0 < $1 : lineChances[$0] > lineChances[$1]
    }
    lines = ordered.map {
      Line(
        candidate: lineCandidates[$0], chance: lineChances[$0],
        features: lineRows.values[($0 * width)..<(($0 + 1) * width)])
    }
  }

  /// Moves lines by what no model has learnt: a factor for each.
  mutating func adjust(_ factor: (CommandHabits.Candidate) -> Double) {
    var sum = 0.0
    for place in lines.indices {
      lines[place].chance *= factor(lines[place].candidate)
      sum += lines[place].chance
    }
    guard sum > 0 else { return }
    for place in lines.indices { lines[place].chance /= sum }
    lines = lines.enumerated()
      .sorted { ($1.element.chance, $0.offset) < ($0.element.chance, $1.offset) }.map(\.element)
  }
}
