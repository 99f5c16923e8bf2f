internal import Commands
internal import Platform
internal import Store

extension Operation {
  /// Lines of the past and of the catalogue that are like a line.
  static let similar = Operation(
    "similar", summary: "Find commands of the past and of the catalogue that are like a line",
    parameters: [
      Parameter(
        "command", .line, valueName: "LINE", help: "the command line", isPositional: true,
        isRequired: true),
      Parameter("limit", .integer(1...1000), valueName: "N", help: "at most this many (10)"),
      Parameter(
        "threshold", .number, valueName: "T", help: "only as near as this, from 0 to 1 (0.3)"),
      Parameter(
        "days", .number, valueName: "D",
        help: "only what ran in the last D days, and nothing of the catalogue"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let threshold = try arguments.number("threshold") ?? 0.3
    guard (0...1).contains(threshold) else {
      throw .wrongArgument(
        name: "threshold", value: "\(threshold)", expected: "a number from 0 to 1")
    }
    let days = try arguments.number("days")
    if let days, !(0...100_000).contains(days) {
      throw .wrongArgument(
        name: "days", value: "\(days)", expected: "a number of days from 0 to 100000")
    }
    return .similar(
      try copilot.similar(
        to: try arguments.requiredText("command"),
        limit: try arguments.integer("limit", in: 1...1000) ?? 10, threshold: threshold,
        days: days))
  }
}

extension Copilot {
  /// The nearest commands of the past and of the catalogue, nearest first.
  ///
  /// - Parameters:
  ///   - text: The line.
  ///   - limit: At most so many.
  ///   - threshold: Only as near as this.
  ///   - days: Only what ran so lately, and nothing of the catalogue; nil for all.
  /// - Throws: ``OperationError`` while the history can't be read.
  /// - Complexity: the first time O(*n*) in all lines; then that of the search and of the new lines.
  func similar(
    to text: String, limit: Int, threshold: Double, days: Double?
  ) throws(OperationError) -> [SimilarLine] {
    let line = LineReading(String(text.prefix(10_000)), by: recorder.redactor)
    guard let days else {
      try refreshSimilarLines()
      return answer(to: line, from: &similarLines.lines, limit, threshold)
    }
    let since = Timestamp.now().advanced(bySeconds: -days * 86_400)
    var lines: SimilarLines? = try similarLines(of: try store(), since: since, catalogue: [])
    return answer(to: line, from: &lines, limit, threshold)
  }

  private func answer(
    to line: LineReading, from lines: inout SimilarLines?, _ limit: Int, _ threshold: Double
  ) -> [SimilarLine] {
    // Taken out, so that the search does not copy them.
    guard var taken = lines.take() else { return [] }
    defer { lines = taken }
    let store = try? store()
    return taken.nearest(to: line, limit: limit).compactMap { found in
      guard found.similarity >= threshold else { return nil }
      switch found.origin {
      case .catalogue(let line):
        return SimilarLine(
          command: line.text, similarity: found.similarity, utility: line.utility,
          lastRunAt: nil, runs: 0, successRate: nil, medianSeconds: nil)
      case .history(let row):
        guard let runs = try? store?.runs(ofCommand: row) else { return nil }
        return SimilarLine(
          command: runs.text, similarity: found.similarity, utility: runs.utility,
          lastRunAt: runs.lastStartedAt, runs: runs.runs,
          successRate: runs.known == 0
            ? nil : Double(runs.known - runs.failures) / Double(runs.known),
          medianSeconds: runs.medianSeconds)
      }
    }
  }

  /// Reads lines of the past.
  private func similarLines(
    of store: Store, since: Timestamp?, catalogue: [SimilarLines.CatalogueLine]
  ) throws(OperationError) -> SimilarLines {
    var lines = SimilarLines(catalogue: catalogue)
    try reading { () throws(StoreError) in
      try store.commandForms(limit: SimilarLines.mostLines, since: since) {
        lines.add(row: $0, at: $1, text: $2, template: $3, utility: $4)
      }
    }
    lines.learnRarity()
    return lines
  }

  /// Makes the lines, or adds those that came since.
  private func refreshSimilarLines() throws(OperationError) {
    guard let store = try? store() else {
      // Without a history the catalogue still answers.
      if similarLines.lines == nil {
        var lines = SimilarLines(catalogue: catalogueForms())
        lines.learnRarity()
        similarLines = (lines, nil)
      }
      return
    }
    let isWhole = try reading { () throws(StoreError) in
      guard var known = similarLines.lines, var cursor = similarLines.cursor else { return false }
      similarLines.lines = nil
      var changed: [CommandSummary] = []
      let isWhole = try store.commandChanges(since: &cursor) { changed.append($0) }
      guard isWhole else { return false }
      for summary in changed where !known.ranAgain(summary.id, at: summary.lastStartedAt) {
        let line = LineReading(summary.text, by: recorder.redactor)
        known.add(
          row: summary.id, at: summary.lastStartedAt, text: summary.text.utf8Span.span,
          template: line.template.utf8Span.span, utility: line.utility)
      }
      similarLines = (known, cursor)
      return true
    }
    if isWhole { return }
    let cursor = try reading { () throws(StoreError) in try store.commandCursor() }
    let lines = try similarLines(of: store, since: nil, catalogue: catalogueForms())
    similarLines = (lines, cursor)
  }

  /// The catalogue's command lines: with samples in their places, and as they are shown.
  private func catalogueForms() -> [SimilarLines.CatalogueLine] {
    var shown: Set<String> = []
    return catalogue.intents.compactMap { item in
      let template = item.intent.template
      var samples: [String: String] = [:]
      var names: [String: String] = [:]
      for slot in template.slots {
        samples[slot] = LineFeatures.sample(of: slot)
        names[slot] = slot.uppercased()
      }
      let text = template.filled(with: names)
      guard shown.insert(text).inserted else { return nil }
      let reading = LineReading(template.filled(with: samples), by: recorder.redactor)
      return SimilarLines.CatalogueLine(
        text: text, template: reading.template, utility: item.entry.name)
    }
  }
}
