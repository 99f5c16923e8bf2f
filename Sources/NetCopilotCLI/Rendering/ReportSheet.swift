import Copilot
import Platform
import Store
import Terminal

/// A report on the terminal.
struct ReportSheet {
  let console: Console
  private static let barColumns = 24
  private static let mostRows = 8

  /// The parts of a report, in their order.
  enum Section: String, CaseIterable {
    case overview, hosts, slowest, trends, predictions, suggestions, models, findings, advice
  }

  func write(_ report: HistoryReport) {
    console.write(ReportWording.health(report) + "\n")
    guard report.runs > 0 else { return }
    for section in Section.allCases { write(report, section) }
  }

  /// Writes one part; nothing where there is nothing to say.
  func write(_ report: HistoryReport, _ section: Section) {
    switch section {
    case .overview:
      writeDays(report)
      writePurposes(report)
    case .hosts: writeTargets(report)
    case .slowest: writeSlowest(report)
    case .trends: writeTrends(report)
    case .predictions: writePredictions(report)
    case .suggestions: writeOffers(report)
    case .models: writeModels(report)
    case .findings: writeFindings(report)
    case .advice: writeAdvice(report)
    }
  }

  private func head(_ title: String, _ remark: String = "") {
    console.write(
      "\n" + console.palette.render(title, .bold)
        + (remark.isEmpty ? "" : "  " + console.palette.render(remark, .dim)) + "\n")
  }

  private func writeDays(_ report: HistoryReport) {
    guard report.stretches.count > 1, let first = report.stretches.first,
      let last = report.stretches.last
    else { return }
    // A stretch without any leaves a gap.
    let runs = report.stretches.map { $0.runs == 0 ? Double.nan : Double($0.runs) }
    let failures = report.stretches.map { $0.failures == 0 ? Double.nan : Double($0.failures) }
    console.write(
      "\n  \(Plot.sparkline(runs, glyphs: console.glyphs))  runs a \(report.period), at most "
        + "\(Figures.grouped(report.stretches.map(\.runs).max() ?? 0))\n")
    if failures.contains(where: { $0 > 0 }) {
      let line = Plot.sparkline(failures, glyphs: console.glyphs)
      console.write(
        "  " + console.palette.render(line, .color(.red)) + "  failures, at most "
          + "\(Figures.grouped(report.stretches.map(\.failures).max() ?? 0))\n")
    }
    console.write(
      console.palette.render(
        "  \(ReportWording.day(first.firstDay)) to \(ReportWording.day(last.firstDay))", .dim)
        + "\n")
  }

  private func writePurposes(_ report: HistoryReport) {
    guard let most = report.purposes.first?.runs, most > 0 else { return }
    head("What ran", ReportWording.basis(report))
    var table = Table([
      .init(""), .init(""), .init("", alignment: .right), .init("", alignment: .right),
    ])
    for purpose in report.purposes.prefix(Self.mostRows) {
      let bar = Plot.bar(
        fraction: Double(purpose.runs) / Double(most), columns: Self.barColumns,
        glyphs: console.glyphs)
      table.add([
        Styled("  " + purpose.category), Styled(bar, .color(.cyan)),
        Styled(Figures.grouped(purpose.runs)),
        Styled(
          purpose.failures == 0 ? "" : "\(Figures.grouped(purpose.failures)) failed",
          .color(.red)),
      ])
    }
    console.write(table)
  }

  private func writeTargets(_ report: HistoryReport) {
    guard !report.targets.isEmpty else { return }
    head("How it went, by host", ReportWording.basis(report))
    var table = Table([
      .init(""), .init("success", alignment: .right), .init("runs", alignment: .right),
      .init("median", alignment: .right), .init("mostly"),
    ])
    for target in report.targets.prefix(Self.mostRows) {
      let rate = 1 - Double(target.failures) / Double(target.runs)
      let style: Style =
        rate < 0.5 ? .color(.red) : rate < 0.9 ? .color(.yellow) : .color(.green)
      table.add([
        Styled("  " + TextWidth.printable(target.host, glyphs: console.glyphs)),
        Styled(ReportWording.percent(rate), style), Styled(Figures.grouped(target.runs)),
        Styled(target.medianSeconds.map(Figures.duration) ?? ""),
        Styled(target.cause ?? "", .dim),
      ])
    }
    console.write(table)
  }

  private func writeSlowest(_ report: HistoryReport) {
    guard !report.slowest.isEmpty else { return }
    head("What takes longest")
    var table = Table([
      .init(""), .init("median", alignment: .right), .init("9 in 10 under", alignment: .right),
      .init("runs", alignment: .right), .init("median over time"),
    ])
    for utility in report.slowest.prefix(Self.mostRows) {
      table.add([
        Styled("  " + TextWidth.printable(utility.utility, glyphs: console.glyphs)),
        Styled(utility.medianSeconds.map(Figures.duration) ?? ""),
        Styled(utility.ninetiethPercentileSeconds.map(Figures.duration) ?? ""),
        Styled(Figures.grouped(utility.runs)),
        Styled(Plot.sparkline(utility.trend, glyphs: console.glyphs), .color(.cyan)),
      ])
    }
    console.write(table)
  }

  private func writeTrends(_ report: HistoryReport) {
    guard !report.trends.isEmpty || !report.warnings.isEmpty else { return }
    head("Trends")
    let sheet = ForecastSheet(console: console)
    sheet.write(report.warnings)
    if !report.trends.isEmpty { sheet.writeTable(Array(report.trends.prefix(Self.mostRows))) }
  }

  private func writePredictions(_ report: HistoryReport) {
    guard report.predicted > 0 else { return }
    head("Predictions against outcomes")
    console.write("  " + ReportWording.predictions(report) + "\n")
    guard !report.bands.isEmpty else { return }
    var table = Table([
      .init("foretold", alignment: .right), .init("came", alignment: .right),
      .init("runs", alignment: .right),
    ])
    for band in report.bands {
      let isClose = abs(band.actualSeconds / band.predictedSeconds - 1) < 0.5
      table.add([
        Styled("  " + Figures.duration(band.predictedSeconds)),
        Styled(Figures.duration(band.actualSeconds), isClose ? .plain : .color(.yellow)),
        Styled(Figures.grouped(band.runs)),
      ])
    }
    console.write(table)
  }

  private func writeOffers(_ report: HistoryReport) {
    guard !report.offers.isEmpty else { return }
    head("Suggestions, by week")
    var table = Table([
      .init("from"), .init("shown", alignment: .right), .init("taken", alignment: .right),
      .init("changed", alignment: .right), .init("ignored", alignment: .right), .init(""),
    ])
    for week in report.offers.suffix(Self.mostRows) {
      let share = Double(week.taken + week.edited) / Double(max(week.shown, 1))
      table.add([
        Styled("  " + ReportWording.day(week.firstDay)), Styled(Figures.grouped(week.shown)),
        Styled(Figures.grouped(week.taken)), Styled(Figures.grouped(week.edited)),
        Styled(Figures.grouped(week.ignored), .dim),
        Styled(
          Plot.bar(fraction: share, columns: Self.barColumns, glyphs: console.glyphs),
          .color(.cyan)),
      ])
    }
    console.write(table)
  }

  private func writeModels(_ report: HistoryReport) {
    guard !report.models.isEmpty else { return }
    head("Models")
    ModelSheet(console: console).write(.list(report.models))
    for alarm in report.driftAlarms.prefix(3) {
      console.write(
        "drift: " + ModelStandingText.words(alarm, now: report.madeAt) + "\n")
    }
  }

  private func writeFindings(_ report: HistoryReport) {
    guard !report.findings.isEmpty else { return }
    head("Found in traffic", Figures.count(report.findings.count, "finding"))
    FindingTable(console: console).write(Array(report.findings.prefix(5)))
  }

  private func writeAdvice(_ report: HistoryReport) {
    guard !report.advice.isEmpty else { return }
    head("What to do")
    for advice in report.advice {
      let text = TextWidth.printable(advice.text, glyphs: console.glyphs)
      console.write("  \(text)  " + console.palette.render(":\(advice.command)", .bold) + "\n")
    }
  }
}
