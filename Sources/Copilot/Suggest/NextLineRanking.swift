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

  /// Ranks what may follow a context.
  ///
  /// - Parameters:
  ///   - habits: What was learnt.
  ///   - context: What came before.
  ///   - ranker: What lines' features are worth; the prior's weights when nil.
  ///   - now: The time, in seconds, when the pause since the last line counts.
  init(
    _ habits: CommandHabits, after context: CommandHabits.Context, ranker: PairwiseRanker? = nil,
    now: Double? = nil
  ) {
    let (candidates, rows) = habits.utilityRows(after: context, now: now)
    let chances = rows.chances(habits.prior.utilityWeights)
    utilities = zip(candidates, chances).map { (number: $0, chance: $1) }
      .sorted { ($1.chance, $0.number) < ($0.chance, $1.number) }
    let byUtility = Dictionary(uniqueKeysWithValues: zip(candidates, chances))
    let lineCandidates = habits.lineCandidates(after: context, chances: byUtility)
    let lineRows = habits.lineRows(lineCandidates, after: context, chances: byUtility)
    let lineChances = lineRows.chances(ranker?.weights ?? habits.prior.lineWeights)
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
