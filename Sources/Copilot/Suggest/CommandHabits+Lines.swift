internal import Learning

extension CommandHabits {
  /// A line that may come next.
  struct Candidate: Sendable {
    let text: String
    let utility: UInt32
    let priorForm: UInt32
    /// Its number, when it ran before.
    let number: UInt32?
    /// How likely the gaps of its form are filled like this, from 0 to 1.
    let filling: Float
    let gaps: Int
    let hasOwnForm: Bool
  }

  /// The lines that may come next: this person's own, and forms filled with values used lately.
  ///
  /// - Parameters:
  ///   - chances: How likely each utility is.
  ///   - forms: How likely each form of the prior is, or nothing.
  func lineCandidates(
    after context: Context, chances: [UInt32: Double], forms: [Double]
  ) -> [Candidate] {
    var candidates: [Candidate] = []
    var seen = Set<String>()
    for number in recentLines.reversed() {
      guard let line = lines[number] else { continue }
      seen.insert(line.text)
      candidates.append(
        Candidate(
          text: line.text, utility: line.utility, priorForm: line.priorForm, number: number,
          filling: 0, gaps: line.form.values.count, hasOwnForm: false))
    }
    let likely = chances.filter { $0.value > 0.01 }.sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    .prefix(8)
    for (utility, _) in likely {
      for form in formsOfUtility[utility, default: []].reversed().prefix(3) {
        let name = formNumbers[form]
        fill(name, utility: utility, isOwn: true, seen: &seen, into: &candidates)
      }
      for form in prior.formsOfUtility[utility, default: []].prefix(12) {
        fill(prior.forms[form], utility: utility, isOwn: false, seen: &seen, into: &candidates)
      }
    }
    let after = prior.formSequence.outlook(
      after: context.priorForms.isEmpty ? [SymbolTable.start] : context.priorForms)
    let likelyForms = after.likely(limit: 25) + SuggestionPrior.likely(forms, limit: 30)
    for form in likelyForms where form > 1 {
      let name = prior.forms[form]
      guard !name.hasSuffix(" *") else { continue }
      fill(
        name, utility: prior.utilityOfForm[Int(form)], isOwn: false, seen: &seen, into: &candidates)
    }
    return candidates
  }

  /// Adds a form with the newest values in its gaps.
  private func fill(
    _ form: String, utility: UInt32, isOwn: Bool, seen: inout Set<String>,
    into candidates: inout [Candidate]
  ) {
    let gaps = LineForm.gaps(of: form)
    guard gaps.count <= 2, !(isOwn && gaps.isEmpty) else { return }
    var choices: [(values: [String], share: Float)] = [([], 1)]
    for gap in gaps {
      let newest = values[gap, default: []].reversed().prefix(gap == .file ? 2 : 3)
      if newest.isEmpty { return }
      choices = choices.flatMap { choice in
        newest.enumerated().map { (choice.values + [$1], choice.share / Float(1 + $0)) }
      }
    }
    for choice in choices {
      guard let text = LineForm.filled(form, with: choice.values), seen.insert(text).inserted
      else { continue }
      candidates.append(
        Candidate(
          text: text, utility: utility, priorForm: prior.form(form, utility: utilities[utility]),
          number: nil, filling: choice.share, gaps: gaps.count, hasOwnForm: isOwn))
    }
  }

  /// The features of candidates; see ``lineCandidates(after:chances:forms:)``.
  func lineRows(
    _ candidates: [Candidate], after context: Context, chances: [UInt32: Double], forms: [Double]
  ) -> FeatureRows {
    let ofForms = prior.utilityChances(ofForms: forms)
    let start = [SymbolTable.start]
    let others = prior.formSequence.outlook(
      after: context.priorForms.isEmpty ? start : context.priorForms)
    let sequence = lineSequence.outlook(after: context.lines.isEmpty ? start : context.lines)
    let afterForm = lineAfterForm.outlook(
      after: context.forms.isEmpty ? start : Array(context.forms.suffix(1)))
    let afterUtility = lineAfterUtility.outlook(
      after: context.utilities.isEmpty ? start : Array(context.utilities.suffix(1)))
    let last = context.lines.last
    let lastValues = Set(last.flatMap { lines[$0] }?.form.values.map(\.value) ?? [])
    let ranks = Dictionary(
      uniqueKeysWithValues: recentLines.reversed().enumerated().map { ($1, $0) })
    var formsOf: [UInt32: SequenceOutlook] = [:]
    var ranksOf: [UInt32: [UInt32: Int]] = [:]
    var rows = FeatureRows(width: LineFeature.count)
    rows.values.reserveCapacity(candidates.count * LineFeature.count)
    let floor = 1e-4
    for candidate in candidates {
      let utility = candidate.utility
      let known = priorUtility(utility)
      let chance = chances[utility] ?? floor
      if formsOf[utility] == nil {
        formsOf[utility] = prior.formOfUtility.outlook(after: [known])
        ranksOf[utility] = Dictionary(
          uniqueKeysWithValues: linesOfUtility[utility, default: []].reversed().enumerated()
            .map { ($1, $0) })
      }
      let form = candidate.priorForm
      let isKnown = form > 1 && !prior.forms[form].hasSuffix(" *")
      let byOthers = form > 1 ? others.probability(of: form, base: floor) : floor
      let inUtility =
        isKnown ? formsOf[utility]?.probability(of: form, base: 0.001) ?? 0.001 : 0.001
      let line = candidate.number.flatMap { lines[$0] }
      let isOwn = line != nil
      let rank = candidate.number.flatMap { ranks[$0] }
      let rankInUtility = candidate.number.flatMap { ranksOf[utility]?[$0] }
      let share = Double(line?.runs ?? 0) / (Double(utilityRuns[utility] ?? 0) + 0.5)
      let isLast = candidate.number != nil && candidate.number == last
      rows.add { row in
        func set(_ feature: LineFeature, _ value: Float) { row[feature.rawValue] = value }
        func flag(_ feature: LineFeature, _ value: Bool) { row[feature.rawValue] = value ? 1 : 0 }
        set(.utility, ChanceScale.feature(chance))
        set(.form, ChanceScale.feature(byOthers))
        if isKnown {
          set(.formOfUtility, ChanceScale.feature(inUtility))
          set(.utilityAndForm, ChanceScale.feature(chance * inUtility))
        }
        if form < forms.count {
          let atOnce = forms[Int(form)]
          if isKnown {
            let part = atOnce / max(ofForms[Int(known)], 1e-6)
            set(.formAtOnce, ChanceScale.feature(atOnce))
            set(.formOfUtilityAtOnce, ChanceScale.feature(part))
            set(.utilityAndFormAtOnce, ChanceScale.feature(chance * part))
            if !isOwn {
              set(.newAtOnce, ChanceScale.feature(chance * part))
              set(.newAtOnceChance, Float(chance * part))
            }
          } else {
            set(.otherFormAtOnce, ChanceScale.feature(atOnce))
          }
        }
        flag(.isOwn, isOwn)
        flag(.hasKnownForm, isKnown)
        if !isOwn {
          set(.filling, candidate.filling)
          flag(.isKnownWhole, candidate.gaps == 0)
          set(.othersForm, ChanceScale.feature(byOthers))
          flag(.hasOwnForm, candidate.hasOwnForm)
        }
        set(.recency, rank.map { 1 / Float(1 + $0) } ?? 0)
        set(.recencyInUtility, rankInUtility.map { 1 / Float(1 + $0) } ?? 0)
        set(.shareInUtility, Float(share))
        set(.share, min(1, (line?.runs ?? 0) / Float(recentLines.count + 5)))
        if let number = candidate.number {
          set(.afterLine, Float(sequence.share(of: number, length: 1)))
          set(.afterTwoLines, Float(sequence.share(of: number, length: 2)))
          set(.afterForm, Float(afterForm.share(of: number, length: 1)))
          set(.afterUtility, Float(afterUtility.share(of: number, length: 1)))
        }
        flag(.isLast, isLast)
        flag(
          .isLastButOne,
          candidate.number != nil && context.lines.dropLast().last == candidate.number)
        flag(.ranOnce, line?.runs == 1)
        set(.runs, min(line?.runs ?? 0, 5) / 5)
        let values =
          line?.form.values.map(\.value) ?? candidate.text.split(separator: " ").map(String.init)
        flag(.sharesValue, !lastValues.isEmpty && values.contains { lastValues.contains($0) })
        flag(.hasGaps, candidate.gaps > 0)
        set(.utilityAndShare, ChanceScale.feature(chance * share))
        set(.isLastByUtility, isLast ? ChanceScale.feature(chance) : 0)
        flag(.isAmongThree, rank.map { $0 < 3 } ?? false)
        flag(.isAmongTen, rank.map { $0 < 10 } ?? false)
      }
    }
    return rows
  }
}
