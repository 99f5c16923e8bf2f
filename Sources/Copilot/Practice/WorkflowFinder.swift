internal import Learning
internal import Platform
internal import Store

/// Finds lines that are run one after another again and again.
enum WorkflowFinder {
  /// The workflows of a history, the most telling first, each with a name of its own.
  ///
  /// Lines that failed, and those that only look around the shell, are left out.
  ///
  /// - Parameter taken: Names that are not free.
  /// - Complexity: O(n · occurrences of the commonest forms).
  static func find(_ runs: PracticeRuns, taken: Set<String> = []) -> [Workflow] {
    var symbols: [String: Int] = [:]
    var stretches: [[Int]] = []
    var places: [Int] = []
    for sitting in runs.sittings {
      var stretch: [Int] = []
      var last: String?
      for place in sitting {
        let run = runs.runs[place]
        guard run.worked != false, !isPassing(run.record.command), !run.record.template.isEmpty,
          run.record.command != last
        else { continue }
        last = run.record.command
        let symbol = symbols[run.record.template] ?? symbols.count
        symbols[run.record.template] = symbol
        stretch.append(symbol)
        places.append(place)
      }
      stretches.append(stretch)
    }
    var names = taken
    var result: [Workflow] = []
    for found in RecurringSequences().find(in: stretches) {
      let records = found.occurrences.map { $0.map { runs.runs[places[$0]].record } }
      guard let form = WorkflowForm(records.map { $0.map(\.command) }) else { continue }
      let name = name(records[0].map(\.utility), avoiding: names)
      names.insert(name)
      let steps = form.steps.enumerated().map { position, text in
        WorkflowRow.Step(text: text, sources: records.compactMap { $0[position].id })
      }
      var workflow = Workflow(
        WorkflowRow(name: name, savedAt: nil, steps: steps, slots: form.slots))
      workflow.runs = found.occurrences.count
      workflow.sittings = found.stretches
      workflow.lastAt = records.compactMap(\.last?.startedAt).max()
      result.append(workflow)
    }
    return result
  }

  /// Whether a line only moves about or looks around.
  private static func isPassing(_ text: String) -> Bool {
    IdleLine.isIdle(text) || text.hasPrefix("cd ") || text == "cd"
  }

  /// A name of the utilities that nobody has yet.
  static func name(_ utilities: [String?], avoiding taken: Set<String>) -> String {
    var parts: [String] = []
    for utility in utilities {
      let part = String(
        (utility ?? "").lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
      if !part.isEmpty, parts.last != part { parts.append(part) }
    }
    let base = parts.isEmpty ? "lines" : String(parts.joined(separator: "-").prefix(40))
    var name = base
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "\(base)-\(number)"
    }
    return name
  }
}
