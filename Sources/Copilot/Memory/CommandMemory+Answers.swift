internal import Commands
internal import Platform
internal import Recall
internal import Store

extension CommandMemory {
  /// The best lines that start with a prefix.
  ///
  /// - Parameters:
  ///   - prefix: What has been typed.
  ///   - directory: Where.
  ///   - session: In which session; the newest when nil or not known.
  ///   - limit: How many at most.
  ///   - isInstalled: Whether a utility can be run here; asked only of lines that never ran.
  package func suggestions(
    prefix: String, directory: String?, session: String? = nil, limit: Int,
    isInstalled: (String) -> Bool = { _ in true }
  ) -> [Suggestion] {
    takeLoaded()
    let place = PlaceIdentifier.of(directory)
    let proposals = proposals(
      prefix: prefix, place: place, session: session, isInstalled: isInstalled)
    let after = mind.ask { $0.suggestions.lastLine(session: session) } ?? nil
    var answer: [Suggestion] = []
    var seen = Set<String>()
    func add(_ line: ContextualLine) {
      guard seen.insert(line.text).inserted else { return }
      let entry = index.entry(line.text)
      var reason = entry.map { SuggestionReason.text($0, place: place) } ?? "made of what you used"
      if line.isFollower, let after { reason += ", follows \(after)" }
      answer.append(
        Suggestion(
          command: line.text, score: line.share,
          source: line.isOwn ? "history" : "pattern", reason: reason))
    }
    // With nothing typed the context orders all; a prefix is the stronger word, and context leads
    // only when it is sure.
    let leading =
      prefix.isEmpty
      ? proposals[...]
      : proposals.prefix(1).filter { $0.share >= SuggestionMind.leastShareToLead }[...]
    for line in leading where answer.count < limit { add(line) }
    let now = Timestamp.now()
    let found = index.suggest(
      prefix: prefix.utf8, place: place, limit: limit, isAllowed: isAllowed)
    var ceiling = answer.last?.score ?? 1
    for scored in found where answer.count < limit {
      guard seen.insert(scored.entry.text).inserted else { continue }
      ceiling = min(ceiling, rank(scored, now: now))
      answer.append(
        Suggestion(
          command: scored.entry.text, score: ceiling, source: "history",
          reason: SuggestionReason.text(scored.entry, place: place)))
    }
    for line in proposals where answer.count < limit && !line.isOwn && line.share > 0.01 {
      ceiling = min(ceiling, line.share)
      add(ContextualLine(text: line.text, share: ceiling, isOwn: false, isFollower: false))
    }
    return answer
  }

  /// A line that the context speaks for.
  private struct ContextualLine {
    let text: String
    /// Its part of the chances of all that fit.
    let share: Double
    let isOwn: Bool
    /// Whether it followed the last line before.
    let isFollower: Bool
  }

  /// What the context proposes, best first.
  private func proposals(
    prefix: String, place: UInt32, session: String?, isInstalled: (String) -> Bool
  ) -> [ContextualLine] {
    mind.ask { mind in
      CommandMemory.proposals(
        of: &mind.suggestions, prefix: prefix, place: place, session: session,
        isInstalled: isInstalled)
    } ?? []
  }

  private static func proposals(
    of mind: inout SuggestionMind, prefix: String, place: UInt32, session: String?,
    isInstalled: (String) -> Bool
  ) -> [ContextualLine] {
    let ranking = mind.ranking(session: session, place: place)
    let width = LineFeature.count
    var sum = 0.0
    var fitting: [(line: NextLineRanking.Line, isOwn: Bool)] = []
    var installed: [String: Bool] = [:]
    for line in ranking.lines where line.chance > 1e-4 {
      let text = line.candidate.text
      guard text.utf8.count > prefix.utf8.count, text.utf8.starts(with: prefix.utf8) else {
        continue
      }
      let isOwn = line.candidate.number != nil
      if !isOwn {
        // What was typed asks for lines of the past; only what carries over joins them.
        if !prefix.isEmpty, !mind.carriesOver(line.candidate, session: session) { continue }
        let utility = mind.habits.utilities[line.candidate.utility]
        let isHere = installed[utility] ?? isInstalled(utility)
        installed[utility] = isHere
        if !isHere { continue }
      }
      sum += line.chance
      fitting.append((line, isOwn))
    }
    guard sum > 0 else { return [] }
    return fitting.prefix(64).map { item in
      precondition(item.line.features.count == width)
      let after = item.line.features[item.line.features.startIndex + LineFeature.afterLine.rawValue]
      return ContextualLine(
        text: item.line.candidate.text, share: item.line.chance / sum, isOwn: item.isOwn,
        isFollower: after > 0)
    }
  }

  /// Whether a line may be proposed: it means the same when it runs again, and can work.
  private func isAllowed(_ entry: Entry) -> Bool {
    CommandMemory.canRunAgain(entry) && mind.ask { $0.suggestions.isRefused(entry.text) } != true
  }

  private func isUnwanted(_ line: String) -> Bool {
    mind.ask { $0.suggestions.isUnwanted(line) } == true
  }

  /// The lines that are proposed for an empty prefix, best first.
  package func bestLines(limit: Int) -> [String] {
    takeLoaded()
    return index.suggest(prefix: [], limit: limit).map(\.entry.text)
  }

  /// 1 for a line that ran now, one half after a week; the index's score is a time in
  /// microseconds, moved by place and outcome.
  private func rank(_ scored: ScoredEntry, now: Timestamp) -> Double {
    let age = max(0, now.seconds - Double(scored.score) / 1_000_000)
    return 1 / (1 + age / 604_800)
  }

  /// The best line that continues a prefix and fits on one row's worth of plain text, for each key.
  ///
  /// What usually comes here leads when it is surer than half; with nothing typed, nothing else is
  /// proposed.
  package func continuation(
    of prefix: String, directory: String?, session: String? = nil
  ) -> String? {
    takeLoaded()
    if let line = surest(prefix: prefix, directory: directory, session: session) { return line }
    guard !prefix.isEmpty else { return nil }
    return index.suggest(
      prefix: prefix.utf8, place: PlaceIdentifier.of(directory), limit: 1,
      isAllowed: { entry in
        isAllowed(entry) && !isUnwanted(entry.text)
          && !entry.text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      }
    ).first?.entry.text
  }

  /// The own line that context is sure of. Complexity: O(lines of the ranking) for a key.
  private func surest(prefix: String, directory: String?, session: String?) -> String? {
    let place = PlaceIdentifier.of(directory)
    guard let ranking = mind.ask({ $0.suggestions.ranking(session: session, place: place) }) else {
      return nil
    }
    var best: NextLineRanking.Line?
    var sum = 0.0
    for line in ranking.lines
    where line.chance > 0 && line.candidate.text.utf8.count > prefix.utf8.count
      && line.candidate.text.utf8.starts(with: prefix.utf8)
    {
      if best == nil, line.candidate.number != nil { best = line }
      sum += line.chance
    }
    guard let best, !isUnwanted(best.candidate.text),
      best.chance >= SuggestionMind.leastShareToLead * sum,
      !best.candidate.text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else { return nil }
    return best.candidate.text
  }

  /// How the newest command of a session ended, or of the newest session when nil.
  func newestEnd(session: String?) -> ExecutionRecord? {
    takeLoaded()
    return mind.ask { $0.newestEnd(session: session) } ?? nil
  }

  /// How long a line takes, by its options and the runs in memory.
  ///
  /// - Parameters:
  ///   - text: The line, without its secrets.
  ///   - template: Its template.
  ///   - utility: Its utility.
  ///   - time: The time of now.
  func estimate(
    _ text: String, template: String, utility: String?, at time: Timestamp
  ) -> DurationEstimate {
    takeLoaded()
    return mind.ask {
      $0.runs.estimate(text, template: template, utility: utility, at: time.seconds)
    } ?? RunMemory().estimate(text, template: template, utility: utility, at: time.seconds)
  }

  /// Whether a line means the same when it runs again: a secret taken out of it is missing.
  private static func canRunAgain(_ entry: Entry) -> Bool {
    !entry.text.contains(Redaction.mark)
  }

  /// The lines that match a query, best first.
  package func search(
    _ query: String, directory: String?, failedOnly: Bool, limit: Int
  ) -> HistoryMatches {
    takeLoaded()
    let found = index.search(
      query: query, limit: limit,
      filter: SearchFilter(place: directory.map { PlaceIdentifier.of($0) }, failedOnly: failedOnly))
    return HistoryMatches(
      rows: found.rows.map { HistoryMatch($0.entry) }, matching: found.matching,
      total: found.total)
  }

  /// How many distinct lines are known now.
  package var count: Int {
    takeLoaded()
    return index.count
  }
}
