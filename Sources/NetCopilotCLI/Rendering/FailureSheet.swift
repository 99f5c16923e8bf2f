import Commands
import Copilot
import Terminal

/// Why a command failed and what can be done, for a person.
struct FailureSheet {
  let console: Console

  func write(_ report: FailureReport) {
    console.write(console.palette.render(printable(report.command), .bold) + "\n")
    guard let explanation = report.explanation else {
      console.write("  \(report.summary)\n")
      return
    }
    let percent = Figures.decimal(explanation.confidence * 100, places: 0)
    console.write(
      "  \(console.palette.render(console.glyphs.failure, .color(.red))) "
        + printable(report.summary)
        + console.palette.render("  \(explanation.cause.rawValue), \(percent) %", .dim) + "\n")
    for line in explanation.evidence {
      console.write("    " + console.palette.render(printable(line), .dim) + "\n")
    }
    for factor in report.factors {
      console.write(
        "    " + console.palette.render(printable(PracticeWording.text(factor)), .dim) + "\n")
    }
    let width = report.fixes.map { TextWidth.columns(of: printable($0.command)) }.max() ?? 0
    for fix in report.fixes {
      let command = printable(fix.command)
      let padding = String(
        repeating: " ", count: min(width, 48) - min(width, 48, TextWidth.columns(of: command)) + 2)
      console.write(
        "  \(console.glyphs.bullet) \(command)\(padding)"
          + console.palette.render(printable(fix.reason), .dim) + "\n")
    }
  }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }
}

/// How often causes are found, for a person.
struct ExplanationQualitySheet {
  let console: Console

  func write(_ quality: ExplanationQuality) {
    console.write(
      "\(Figures.grouped(quality.rows)) failures: \(percent(quality.strictAccuracy)) right, "
        + "\(percent(quality.lenientAccuracy)) acceptable, "
        + "\(Figures.duration(quality.meanSeconds)) each\n")
    var table = Table([
      .init("cause"), .init("rows", alignment: .right), .init("right", alignment: .right),
      .init("acceptable", alignment: .right),
    ])
    for row in quality.causes {
      table.add([
        row.cause, Figures.grouped(row.rows), Figures.grouped(row.correct),
        Figures.grouped(row.acceptable),
      ])
    }
    console.write(table)
    for miss in quality.misses {
      console.write(
        "\(miss.identifier)  \(miss.expected), found \(miss.found): "
          + TextWidth.printable(miss.command, glyphs: console.glyphs) + "\n")
    }
  }

  private func percent(_ share: Double) -> String { Figures.decimal(share * 100, places: 1) + " %" }
}
