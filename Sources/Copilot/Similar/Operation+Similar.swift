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
    let form = CommandForm(
      id: 0, text: line.command, template: line.template, utility: line.utility)
    guard let days else {
      try refreshSimilarLines()
      return answer(to: form, from: &similarLines.lines, limit, threshold)
    }
    let store = try store()
    let since = Timestamp.now().advanced(bySeconds: -days * 86_400)
    var lines = SimilarLines(
      try reading { () throws(StoreError) in
        try store.commandForms(limit: SimilarLines.mostLines, since: since)
      }, catalogue: [])
    return answer(to: form, from: &lines, limit, threshold)
  }

  private func answer(
    to form: CommandForm, from lines: inout SimilarLines?, _ limit: Int, _ threshold: Double
  ) -> [SimilarLine] {
    guard var taken = lines.take() else { return [] }
    defer { lines = taken }
    return answer(to: form, from: &taken, limit, threshold)
  }

  private func answer(
    to form: CommandForm, from lines: inout SimilarLines, _ limit: Int, _ threshold: Double
  ) -> [SimilarLine] {
    let store = try? store()
    return lines.nearest(to: form, limit: limit).compactMap { found in
      guard found.similarity >= threshold else { return nil }
      guard case .history(let row) = found.origin else {
        return SimilarLine(
          command: found.text, similarity: found.similarity, utility: found.utility,
          lastRunAt: nil, runs: 0, successRate: nil, medianSeconds: nil)
      }
      guard let runs = try? store?.runs(ofCommand: row) else { return nil }
      return SimilarLine(
        command: found.text, similarity: found.similarity, utility: found.utility,
        lastRunAt: runs.lastStartedAt, runs: runs.runs,
        successRate: runs.known == 0
          ? nil : Double(runs.known - runs.failures) / Double(runs.known),
        medianSeconds: runs.medianSeconds)
    }
  }

  /// Makes the lines, or adds those that came since.
  private func refreshSimilarLines() throws(OperationError) {
    guard let store = try? store() else {
      // Without a history the catalogue still answers.
      if similarLines.lines == nil {
        similarLines = (SimilarLines([], catalogue: catalogueForms()), nil)
      }
      return
    }
    let isWhole = try reading { () throws(StoreError) in
      guard var known = similarLines.lines, var cursor = similarLines.cursor else { return false }
      similarLines.lines = nil
      var changed: [CommandSummary] = []
      let isWhole = try store.commandChanges(since: &cursor) { changed.append($0) }
      guard isWhole else { return false }
      for summary in changed where !known.knows(summary.id) {
        let line = LineReading(summary.text, by: recorder.redactor)
        known.add(
          CommandForm(
            id: summary.id, text: summary.text, template: line.template,
            utility: line.utility))
      }
      similarLines = (known, cursor)
      return true
    }
    if isWhole { return }
    similarLines = try reading { () throws(StoreError) in
      let cursor = try store.commandCursor()
      let forms = try store.commandForms(limit: SimilarLines.mostLines)
      return (SimilarLines(forms, catalogue: catalogueForms()), cursor)
    }
  }

  /// The catalogue's command lines: with samples in their places, and as they are shown.
  private func catalogueForms() -> [(form: CommandForm, shown: String)] {
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
      return (
        CommandForm(
          id: 0, text: text, template: reading.template, utility: item.entry.name), text
      )
    }
  }
}
