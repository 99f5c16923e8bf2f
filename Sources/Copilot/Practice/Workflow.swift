package import JSON
package import Platform
package import Store

/// Lines that belong together and are run one after another: saved, or found in the history.
package struct Workflow: Sendable, Equatable {
  package typealias Slot = WorkflowRow.Slot

  package let name: String
  /// The lines; `{NAME}` stands for the value of a slot.
  package let steps: [String]
  /// The values that may be others at each run.
  package let slots: [Slot]
  /// When it was saved; nil when it was only found.
  package let savedAt: Timestamp?
  /// How often it was found in the history; nil when that was not looked for.
  package var runs: Int?
  /// In how many sittings.
  package var sittings: Int?
  /// When it was last seen there.
  package var lastAt: Timestamp?
  /// What each step was taken from.
  let sources: [[Int64]]

  init(_ row: WorkflowRow) {
    name = row.name
    steps = row.steps.map(\.text)
    slots = row.slots
    savedAt = row.savedAt
    sources = row.steps.map(\.sources)
  }

  /// The row to keep, under a name.
  func row(named name: String) -> WorkflowRow {
    WorkflowRow(
      name: name, savedAt: nil,
      steps: zip(steps, sources).map { WorkflowRow.Step(text: $0, sources: $1) }, slots: slots)
  }

  /// The lines with values in their slots; a slot without one keeps its name in braces.
  ///
  /// - Parameter values: By the names of slots.
  package func lines(_ values: [String: String]) -> [String] {
    steps.map { step in
      SlotText.filled(step) { name in
        guard let slot = slots.first(where: { $0.name == name }) else { return "{\(name)}" }
        return (values[name] ?? slot.value).map(ShellQuoting.quoted) ?? "{\(name)}"
      } ?? step
    }
  }

  /// The slots for which nothing stands yet.
  package func missing(_ values: [String: String]) -> [String] {
    slots.filter { values[$0.name] == nil && $0.value == nil }.map(\.name)
  }

  /// The workflow in the form of `workflow list --json`.
  package var json: JSONValue { json(with: [:]) }

  /// The same with the lines for some values.
  func json(with values: [String: String]) -> JSONValue {
    [
      "name": .string(name), "saved": .bool(savedAt != nil),
      "saved_at": JSONValue(savedAt?.rfc3339),
      "steps": .array(steps.map { .string($0) }),
      "lines": .array(lines(values).map { .string($0) }),
      "slots": .array(
        slots.map { ["name": .string($0.name), "value": JSONValue(values[$0.name] ?? $0.value)] }),
      "runs": JSONValue(runs), "sittings": JSONValue(sittings),
      "last_at": JSONValue(lastAt?.rfc3339),
    ]
  }
}

/// What is answered about workflows.
package enum WorkflowAnswer: Sendable {
  case list([Workflow])
  case shown(Workflow, values: [String: String])
  case saved(Workflow)
  case forgotten(name: String)

  /// The answer as JSON: one value a row.
  package var rows: [JSONValue] {
    switch self {
    case .list(let workflows): workflows.map(\.json)
    case .shown(let workflow, let values): [workflow.json(with: values)]
    case .saved(let workflow): [workflow.json]
    case .forgotten(let name): [["name": .string(name), "forgotten": true]]
    }
  }

  var isList: Bool { if case .list = self { true } else { false } }
}
