import Copilot
import Store
import Terminal

/// Workflows for a person: a list, the lines of one, and its steps as they run.
struct WorkflowSheet {
  let console: Console

  func write(_ answer: WorkflowAnswer) {
    switch answer {
    case .list(let workflows): write(workflows)
    case .shown(let workflow, let values): write(workflow, values)
    case .saved(let workflow):
      write(workflow, [:])
      console.write(console.palette.render("saved as \(workflow.name)", .dim) + "\n")
    case .forgotten(let name): console.write("\(name) is forgotten\n")
    }
  }

  private func write(_ workflows: [Workflow]) {
    guard !workflows.isEmpty else {
      console.write("No lines recur one after another yet, and none are saved.\n")
      return
    }
    var table = Table([
      .init("name"), .init("", alignment: .left), .init("steps", isFlexible: true),
    ])
    table.leastFlexibleWidth = 20
    for workflow in workflows {
      table.add([
        Styled(workflow.name, .bold),
        Styled(workflow.savedAt != nil ? "saved" : "\(workflow.runs ?? 0) times", .dim),
        Styled(workflow.steps.joined(separator: "  \(console.glyphs.separator)  ")),
      ])
    }
    console.write(table)
  }

  private func write(_ workflow: Workflow, _ values: [String: String]) {
    heading(workflow)
    for (place, line) in workflow.lines(values).enumerated() {
      console.write(
        "  " + console.palette.render("\(place + 1)", .dim) + "  \(printable(line))\n")
    }
    for slot in workflow.slots {
      let value = values[slot.name] ?? slot.value
      console.write(
        console.palette.render(
          "  \(slot.name): " + (value.map { printable($0) } ?? "has to be given"), .dim) + "\n")
    }
  }

  /// What is about to begin.
  func begin(_ workflow: Workflow) { heading(workflow) }

  private func heading(_ workflow: Workflow) {
    var remark = workflow.savedAt == nil ? "found" : "saved"
    if let runs = workflow.runs, let sittings = workflow.sittings {
      remark += " \(Figures.count(runs, "time")) in \(Figures.count(sittings, "sitting"))"
    }
    console.write(
      console.palette.render(printable(workflow.name), .bold) + "  "
        + console.palette.render(remark, .dim) + "\n")
  }

  /// What is about to run.
  func propose(_ line: String, number: Int) {
    console.write(
      "\n" + console.palette.render("\(number)", .dim) + "  "
        + console.palette.render(printable(line), .bold) + "\n")
  }

  /// How it ended.
  func tell(status: Int32, seconds: Double) {
    let mark =
      status == 0
      ? console.palette.render(console.glyphs.success, .color(.green))
      : console.palette.render("\(console.glyphs.failure) \(status)", .color(.red))
    console.write(
      "   \(mark)  " + console.palette.render(Figures.duration(seconds), .dim) + "\n")
  }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }
}
