import Copilot
import Detection
import Flows
import Packets
import Platform
import Terminal

/// What an analysis found, for a person: one line about the capture, then the findings, worst first.
struct CaptureSheet {
  let console: Console
  /// Findings shown in full; the rest is counted.
  var mostFindings = 25

  func write(_ report: CaptureReport) {
    console.write(headline(report) + "\n")
    for line in remarks(report) { console.write(console.palette.render("  " + line, .dim) + "\n") }
    if !report.timeline.steps.isEmpty, report.timeline.steps.count > 1 {
      console.write(rates(report))
    }
    let count = report.findings.count
    let expected =
      report.expectedFindings.isEmpty ? "" : ", \(report.expectedFindings.count) expected"
    let title =
      count == 0 ? "nothing strange found" : count == 1 ? "1 finding" : "\(count) findings"
    console.write(console.palette.render(title + expected, .bold) + "\n")
    let width = report.findings.prefix(mostFindings).map { $0.kind.rawValue.count }.max() ?? 0
    for finding in report.findings.prefix(mostFindings) { write(finding, kindWidth: width) }
    if count > mostFindings {
      console.write("  and \(count - mostFindings) more: --json shows all\n")
    }
  }

  private func headline(_ report: CaptureReport) -> String {
    let name = TextWidth.printable(Files.name(of: report.file), glyphs: console.glyphs)
    let facts = [
      Figures.count(report.tally.packets, "packet"),
      Figures.bytes(Int64(report.tally.bytes)),
      Figures.duration(report.tally.durationSeconds),
      Figures.count(report.statistics.flows, "flow"),
      "read in \(Figures.duration(report.elapsedSeconds))",
    ]
    return console.palette.render(name, .bold) + "   "
      + facts.joined(separator: " \(console.glyphs.separator) ")
  }

  private func remarks(_ report: CaptureReport) -> [String] {
    var lines: [String] = []
    if report.isStopped { lines.append("stopped before its end") }
    if report.tally.malformed > 0 {
      lines.append(
        "\(Figures.count(report.tally.malformed, "packet")) "
          + (report.tally.malformed == 1 ? "is malformed" : "are malformed"))
    }
    if report.tally.truncated > 0 {
      lines.append(
        "\(Figures.count(report.tally.truncated, "packet")) "
          + (report.tally.truncated == 1 ? "was" : "were") + " captured too short to read")
    }
    if case .learning(let minutes, let needed) = report.anomalyState {
      lines.append(
        "still learning what is usual here: \(Figures.grouped(Int(clamping: minutes))) of "
          + "\(Figures.grouped(needed)) minutes of hosts; only known threats are looked for")
    }
    if report.statistics.flowsEvicted > 0 {
      lines.append(
        Figures.count(report.statistics.flowsEvicted, "flow")
          + (report.statistics.flowsEvicted == 1 ? " was" : " were") + " cut short: "
          + "the table was full, --max-flows gives it room")
    }
    return lines
  }

  private func rates(_ report: CaptureReport) -> String {
    let steps = report.timeline.steps
    let width = 48
    var columns = [Double](repeating: 0, count: min(width, steps.count))
    for (index, step) in steps.enumerated() {
      columns[index * columns.count / steps.count] += Double(step.bytes)
    }
    let peak = steps.map(\.bytes).max() ?? 0
    let rate = Double(peak) * 8 / Double(report.timeline.stepSeconds)
    return "  " + Plot.sparkline(columns, glyphs: console.glyphs) + "  "
      + console.palette.render("peak \(BitRate.text(rate))", .dim) + "\n"
  }

  private func write(_ finding: Finding, kindWidth: Int) {
    let palette = console.palette
    let severity = palette.render(
      TextWidth.padded(finding.severity.rawValue, to: 8), FindingStyle.style(finding.severity))
    let kind = TextWidth.padded(finding.kind.rawValue, to: kindWidth)
    var line =
      "  \(severity)  \(palette.render(kind, .bold))  \(FindingStyle.parties(finding, glyphs: console.glyphs))"
    if let technique = finding.technique { line += "   " + palette.render(technique, .dim) }
    line += "   " + palette.render("#\(finding.identifier)", .dim)
    console.write(line + "\n")
    let indent = String(repeating: " ", count: 12)
    console.write(
      indent + palette.render(FindingStyle.times(finding), .dim) + "  "
        + TextWidth.printable(finding.summary, glyphs: console.glyphs) + "\n")
    for part in finding.explanation.prefix(4) {
      console.write(
        indent + "\(part.feature) \(Figures.decimal(part.value, places: 1)) "
          + palette.render(
            "(usual \(Figures.decimal(part.typical, places: 1)))", .dim)
          + " \(part.contribution >= 0 ? "+" : "")\(Figures.decimal(part.contribution, places: 2))\n"
      )
    }
    if let counterfactual = finding.counterfactual { console.write(indent + counterfactual + "\n") }
    if let next = finding.nextCommands.first {
      console.write(indent + palette.render("next: \(next)", .dim) + "\n")
    }
  }
}

/// How findings look on every screen.
enum FindingStyle {
  static func style(_ severity: Severity) -> Style {
    switch severity {
    case .low: .dim
    case .medium: .color(.yellow)
    case .high: .color(.red)
    case .critical: Style(color: .red, isBold: true)
    }
  }

  /// `10.0.0.23 → 10.0.0.5, 10.0.0.6 and 410 more`.
  static func parties(_ finding: Finding, glyphs: Glyphs) -> String {
    let arrow = glyphs == .ascii ? "->" : "→"
    func list(_ parties: [Party], _ count: Int) -> String {
      let shown = parties.prefix(count > 3 ? 2 : 3).map { "\($0)" }
      let text = shown.joined(separator: ", ")
      if shown.isEmpty { return count > 0 ? "\(Figures.grouped(count)) hosts" : "" }
      return count > shown.count ? "\(text) and \(Figures.grouped(count - shown.count)) more" : text
    }
    let actors = list(finding.actors, finding.actorCount)
    let targets = list(finding.targets, finding.targetCount)
    let text = [actors, targets].filter { !$0.isEmpty }.joined(separator: " \(arrow) ")
    return TextWidth.printable(text, glyphs: glyphs)
  }

  /// `14:02:11–14:02:34`.
  static func times(_ finding: Finding) -> String {
    let start = TimeOfDay.short(Timestamp(microseconds: finding.startNanoseconds / 1000))
    let end = TimeOfDay.short(Timestamp(microseconds: finding.endNanoseconds / 1000))
    return start == end ? start : "\(start)-\(end)"
  }
}

/// Bits a second as a person reads them.
enum BitRate {
  static func text(_ bitsPerSecond: Double) -> String {
    var value = bitsPerSecond
    for unit in ["bit/s", "kbit/s", "Mbit/s", "Gbit/s"] {
      if value < 999.5 || unit == "Gbit/s" {
        return
          (unit == "bit/s" || value >= 99.95
          ? "\(Int(min(1e12, value).rounded()))" : Figures.decimal(value, places: 1)) + " " + unit
      }
      value /= 1000
    }
    return ""
  }
}
