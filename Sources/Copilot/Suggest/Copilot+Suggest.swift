internal import Commands
internal import Store

extension Copilot {
  /// The lines that may come next, best first: fixes of what has just failed, what the past and the
  /// context say, and what the catalogue goes on with.
  ///
  /// - Parameters:
  ///   - prefix: What has been typed.
  ///   - directory: Where.
  ///   - session: In which session; the newest when nil or not known.
  ///   - limit: How many at most.
  package func suggestions(
    prefix: String, directory: String?, session: String?, limit: Int
  ) -> [Suggestion] {
    let past = memory.suggestions(
      prefix: prefix, directory: directory, session: session, limit: limit,
      isInstalled: InstalledUtilities.has)
    guard let end = memory.newestEnd(session: session) else { return past }
    let record = withOutput(end)
    let report = record.didFail ? explain(FailedRun(record), directory: record.directory) : nil
    var answer: [Suggestion] = []
    var seen: Set<String> = []
    func add(_ suggestion: Suggestion) {
      guard answer.count < limit, suggestion.command.utf8.count > prefix.utf8.count,
        suggestion.command.hasPrefix(prefix), seen.insert(suggestion.command).inserted
      else { return }
      let ceiling = answer.last?.score ?? 1
      answer.append(
        Suggestion(
          command: suggestion.command, score: min(suggestion.score, ceiling),
          source: suggestion.source, reason: suggestion.reason))
    }
    for fix in report?.fixes ?? [] {
      add(Suggestion(command: fix.command, score: 0.9, source: "fix", reason: fix.reason))
    }
    let next = Continuations(catalogue: catalogue, isInstalled: InstalledUtilities.has)
      .lines(after: record, cause: report?.explanation?.cause)
      .map { Suggestion(command: $0.line, score: 0.3, source: "catalogue", reason: $0.why) }
    // After a failure the past knows less than the catalogue; after a success what one usually does
    // leads, and the best of the catalogue has a place behind it.
    let isSure = past.first.map { $0.score >= SuggestionMind.leastShareToLead } ?? false
    if isSure, let first = past.first { add(first) }
    for suggestion in next.prefix(record.didFail ? 3 : 2) { add(suggestion) }
    for suggestion in past { add(suggestion) }
    for suggestion in next { add(suggestion) }
    return answer
  }

  /// The record with its output, which is not kept in memory for long.
  private func withOutput(_ record: ExecutionRecord) -> ExecutionRecord {
    guard record.stdoutTail == nil, record.stderrTail == nil, let id = record.id,
      let whole = try? (try? store())?.execution(id: id)
    else { return record }
    return whole
  }
}
