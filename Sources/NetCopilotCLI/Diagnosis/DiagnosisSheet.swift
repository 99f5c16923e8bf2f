import Copilot
import Terminal

/// What a person sees of a diagnosis: its steps as they come, and its verdict.
struct DiagnosisSheet {
  let console: Console

  /// What is looked at.
  func begin(_ diagnosis: Diagnosis) {
    let way = diagnosis.target.layers.map(\.word).joined(separator: " → ")
    console.write(
      console.palette.render(printable(diagnosis.target.text), .bold) + "  "
        + console.palette.render(way, .dim) + "\n")
  }

  /// What is about to run.
  func propose(_ proposal: Diagnosis.Proposal, number: Int) {
    console.write(
      "\n" + console.palette.render("\(number)", .dim) + "  "
        + console.palette.render(printable(proposal.command), .bold) + "  "
        + console.palette.render(proposal.probe.question, .dim) + "\n")
  }

  /// What it said.
  func tell(_ step: Diagnosis.Step) {
    let (glyph, style): (String, Style) =
      switch step.reading.effect {
      case .works: (console.glyphs.success, .color(.green))
      case .broken: (console.glyphs.failure, .color(.red))
      case .silent: (console.glyphs.failure, .color(.yellow))
      case .detail, .void: (console.glyphs.separator, .dim)
      }
    console.write(
      "   " + console.palette.render(glyph, style)
        + " \(step.probe.layer.word): \(printable(step.reading.words))  "
        + console.palette.render(Figures.duration(step.seconds), .dim) + "\n")
  }

  /// Where it stands, or what was found out.
  func write(_ answer: DiagnosisAnswer) {
    let diagnosis = answer.diagnosis
    if let next = answer.next {
      console.write("next: \(printable(next.command))  ")
      console.write(console.palette.render(next.probe.question, .dim) + "\n")
      return
    }
    let verdict = diagnosis.verdict
    console.write("\n")
    let states = diagnosis.target.layers.map { layer -> String in
      switch diagnosis.states[layer] ?? .unknown {
      case .works: console.palette.render("\(layer.word) \(console.glyphs.success)", .color(.green))
      case .broken: console.palette.render("\(layer.word) \(console.glyphs.failure)", .color(.red))
      case .silent: console.palette.render("\(layer.word) silent", .color(.yellow))
      case .unknown: console.palette.render("\(layer.word) ?", .dim)
      }
    }
    console.write(states.joined(separator: "  ") + "\n")
    let style: Style = verdict.works ? .color(.green) : verdict.layer == nil ? .dim : .color(.red)
    let glyph =
      verdict.works
      ? console.glyphs.success
      : verdict.layer == nil ? console.glyphs.separator : console.glyphs.failure
    console.write(
      console.palette.render(glyph, style) + " "
        + console.palette.render(printable(verdict.summary), .bold) + "\n")
    let width = answer.fixes.map { TextWidth.columns(of: printable($0.command)) }.max() ?? 0
    for fix in answer.fixes {
      let command = printable(fix.command)
      let padding = String(
        repeating: " ",
        count: min(width, 48) - min(width, 48, TextWidth.columns(of: command)) + 2)
      console.write(
        "  \(console.glyphs.bullet) \(command)\(padding)"
          + console.palette.render(printable(fix.reason), .dim) + "\n")
    }
  }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }
}
