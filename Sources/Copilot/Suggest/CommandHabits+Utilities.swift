internal import Commands
internal import Glibc
internal import Learning

/// Candidates for what comes next with the features of each, one row after the other.
struct FeatureRows: Sendable {
  let width: Int
  var values: [Float] = []

  init(width: Int) { self.width = width }

  /// Adds a row, as a closure fills it.
  mutating func add(_ fill: (inout [Float]) -> Void) {
    var row = [Float](repeating: 0, count: width)
    fill(&row)
    values += row
  }

  /// Chances of the rows, which add up to 1.
  func chances(_ weights: [Double]) -> [Double] {
    let scores = stride(from: 0, to: values.count, by: width).map {
      PairwiseRanker.score(values[$0..<($0 + width)], weights)
    }
    let best = scores.max() ?? 0
    let powers = scores.map { exp($0 - best) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }

}

extension CommandHabits {
  /// What may come next, with the features of each.
  func utilityRows(after context: Context) -> (candidates: [UInt32], rows: FeatureRows) {
    let start = [SymbolTable.start]
    let history = context.utilities.isEmpty ? start : Array(context.utilities.suffix(3))
    let priorHistory = history.map(priorUtility)
    let last = history.last ?? SymbolTable.start
    let others = prior.sequence.outlook(after: priorHistory)
    let priorForm = context.priorForms.suffix(1)
    let othersAfterForm = prior.afterForm.outlook(
      after: priorForm.isEmpty ? start : Array(priorForm))
    let companions = context.utilities.suffix(8).reversed().map {
      prior.company.outlook(after: [priorUtility($0)])
    }
    let slow = slow.outlook(after: history)
    let fast = fast.outlook(after: history)
    let afterForm = utilityAfterForm.outlook(
      after: context.forms.isEmpty ? start : Array(context.forms.suffix(1)))
    let afterLine = utilityAfterLine.outlook(
      after: context.lines.isEmpty ? start : Array(context.lines.suffix(1)))

    var candidates: [UInt32] = recentUtilities.reversed()
    var seen = Set(candidates)
    func consider(_ list: some Sequence<UInt32>) {
      for utility in list where utility > 1 && seen.insert(utility).inserted {
        candidates.append(utility)
      }
    }
    let named = namedUtilities(context)
    consider(others.likely(limit: 25))
    consider(othersAfterForm.likely(limit: 15))
    consider(prior.sequence.outlook(after: []).likely(limit: 30, shortest: 0))
    consider(named)
    let atOnce = prior.utilityChances(after: context)
    consider(SuggestionPrior.likely(atOnce, limit: 20))

    let isSlip = context.utilities.last.map { people(of: $0) <= 2 } ?? false
    let lastBytes = isSlip ? Array(utilities[last].utf8) : []
    let count = max(prior.utilities.names.count, 50)
    let floor = 1 / Double(count)
    var rows = FeatureRows(width: UtilityFeature.count)
    rows.values.reserveCapacity(candidates.count * UtilityFeature.count)
    let ranks = Dictionary(
      uniqueKeysWithValues: recentUtilities.reversed().enumerated().map { ($1, $0) })
    for utility in candidates {
      let known = priorUtility(utility)
      let isKnown = known != SymbolTable.rare
      let ever = isKnown ? others.probability(of: known, base: floor, upTo: 0) : floor * 0.02
      let afterOne = isKnown ? others.probability(of: known, base: floor, upTo: 1) : floor * 0.02
      let byOthers = isKnown ? others.probability(of: known, base: floor) : floor * 0.02
      let byForm =
        isKnown ? othersAfterForm.probability(of: known, base: afterOne) : floor * 0.02
      let quick = fast.probability(of: utility, base: byOthers)
      let isLast = utility == last
      let people = people(of: utility)
      let rank = ranks[utility]
      let isNear = isSlip && !isLast && isMeant(utilities[utility], by: lastBytes)
      rows.add { row in
        func set(_ feature: UtilityFeature, _ value: Float) { row[feature.rawValue] = value }
        func flag(_ feature: UtilityFeature, _ value: Bool) {
          row[feature.rawValue] = value ? 1 : 0
        }
        set(.slow, ChanceScale.feature(slow.probability(of: utility, base: byOthers)))
        set(.fast, ChanceScale.feature(quick))
        set(.fastChance, Float(quick))
        set(.others, ChanceScale.feature(byOthers))
        set(.othersEver, ChanceScale.feature(ever))
        set(.othersAfterOne, ChanceScale.feature(afterOne))
        set(.othersAfterForm, ChanceScale.feature(byForm))
        set(.othersAfterFormChance, Float(byForm))
        let company = companions.map {
          isKnown ? ChanceScale.feature($0.probability(of: known, base: ever)) : 0
        }
        set(.company, Self.mean(company.prefix(3)))
        set(.earlierCompany, Self.mean(company.dropFirst(3)))
        set(.afterOne, Float(slow.share(of: utility, length: 1)))
        set(.afterTwo, Float(slow.share(of: utility, length: 2)))
        set(.ever, Float(slow.share(of: utility, length: 0)))
        set(.afterForm, Float(afterForm.share(of: utility, length: 1)))
        set(.afterLine, Float(afterLine.share(of: utility, length: 1)))
        set(.recency, rank.map { 1 / Float(1 + $0) } ?? 0)
        flag(.isSeen, rank != nil)
        flag(.isLast, isLast)
        set(.isLastByOthers, isLast ? ChanceScale.feature(byOthers) : 0)
        flag(.isLastButOne, context.utilities.dropLast().last == utility)
        set(.streak, isLast ? Float(min(context.streak, 5)) / 5 : 0)
        set(.recentShare, Float(context.utilities.count { $0 == utility }) / 10)
        flag(.isNamed, named.contains(utility))
        flag(.isMeant, isNear)
        flag(.isMeantAndCommon, isNear && people > 5)
        flag(.isSlipAgain, isSlip && isLast)
        flag(.isRare, people <= 1)
        set(.beginning, ChanceScale.feature(ever) / (1 + Float(learnt) / 5))
        let all = isKnown && Int(known) < atOnce.count ? atOnce[Int(known)] : 0
        set(.atOnceChance, Float(all))
        set(.atOnce, ChanceScale.feature(all))
        for (product, left, right) in UtilityFeature.products {
          set(product, row[left.rawValue] * row[right.rawValue])
        }
      }
    }
    return (candidates, rows)
  }

  private func people(of utility: UInt32) -> Float {
    Int(utility) < prior.people.count ? prior.people[Int(utility)] : 0
  }

  /// Utilities that the last line names among its arguments: `man nmap`, `which dig`.
  private func namedUtilities(_ context: Context) -> [UInt32] {
    guard let last = context.lines.last, let line = lines[last] else { return [] }
    return line.form.arguments.compactMap { utilities.known(String($0)) }
  }

  private func isMeant(_ name: String, by typed: [UInt8]) -> Bool {
    let bytes = Array(name.utf8)
    guard abs(bytes.count - typed.count) <= 2, bytes.count > 1 else { return false }
    return Spelling.distance(typed, bytes) <= (typed.count < 6 ? 1 : 2)
  }

  private static func mean(_ values: some Collection<Float>) -> Float {
    values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)
  }
}
