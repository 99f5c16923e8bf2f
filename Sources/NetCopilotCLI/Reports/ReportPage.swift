import Copilot
import Platform
import Store
import Terminal

/// A report as one web page without outside resources: light and dark, printable, readable by
/// keyboard and by voice.
struct ReportPage {
  let report: HistoryReport

  /// The whole page.
  var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Network commands: \(Figures.count(report.days, "day"))</title>
    <style>\(CapturePageStyle.text)</style>
    </head>
    <body>
    <header>
    <h1>Network commands of \(Figures.count(report.days, "day"))</h1>
    <p class="lead">\(escaped(ReportWording.health(report)))</p>
    \(figures)
    </header>
    <main>
    \(section("time", "Over time", "<div class=\"scroll\">\(RunsPlot(report: report).svg)</div>"))
    \(section("purposes", "What ran", purposes))
    \(section("hosts", "How it went, by host", targets))
    \(section("slowest", "What takes longest", slowest))
    \(section("trends", "Trends", trends))
    \(section("predictions", "Predictions against outcomes", predictions))
    \(report.offers.isEmpty ? "" : section("suggestions", "Suggestions, by week", suggestions))
    \(section("models", "Models", models))
    \(section("findings", "Found in traffic", findings))
    \(section("advice", "What to do", advice))
    </main>
    <footer><p>Made by netcopilot on \(escaped(report.madeAt.rfc3339)). Days are UTC. \
    \(escaped(basis))</p></footer>
    </body>
    </html>

    """
  }

  private var basis: String {
    let text = ReportWording.basis(report)
    return text.isEmpty ? "" : "Purposes, hosts and predictions are those \(text)."
  }

  private func section(_ name: String, _ title: String, _ body: String) -> String {
    """
    <section aria-labelledby="\(name)"><h2 id="\(name)">\(title)</h2>
    \(body)
    </section>
    """
  }

  private var figures: String {
    let rows = [
      ("executions", Figures.grouped(report.runs)), ("failed", Figures.grouped(report.failures)),
      ("interrupted", Figures.grouped(report.interrupted)),
      ("time", Figures.duration(report.durationSeconds)),
      ("sent", Figures.bytes(report.bytesSent)),
      ("received", Figures.bytes(report.bytesReceived)),
    ]
    return "<dl class=\"figures\">"
      + rows.map { "<div><dt>\($0.0)</dt><dd>\(escaped($0.1))</dd></div>" }.joined() + "</dl>"
  }

  private var purposes: String {
    guard let most = report.purposes.first?.runs, most > 0 else { return "<p>Nothing.</p>" }
    let rows = report.purposes.map { purpose in
      "<tr><th scope=\"row\">\(escaped(purpose.category))</th>"
        + "<td class=\"n\">\(Figures.grouped(purpose.runs))</td>"
        + "<td class=\"wide\">\(bar(Double(purpose.runs) / Double(most)))</td>"
        + "<td class=\"n\">\(purpose.failures == 0 ? "" : "\(Figures.grouped(purpose.failures)) failed")"
        + "</td></tr>"
    }.joined()
    return "<table>\(rows)</table>"
  }

  private var targets: String {
    guard !report.targets.isEmpty else { return "<p>No host was named three times.</p>" }
    let rows = report.targets.prefix(25).map { target in
      let rate = 1 - Double(target.failures) / Double(target.runs)
      return "<tr><th scope=\"row\">\(escaped(target.host))</th>"
        + "<td class=\"n\">\(ReportWording.percent(rate))</td>"
        + "<td class=\"wide\">\(bar(rate))</td>"
        + "<td class=\"n\">\(Figures.grouped(target.runs))</td>"
        + "<td class=\"n\">\(escaped(target.medianSeconds.map(Figures.duration) ?? ""))</td>"
        + "<td>\(escaped(target.cause ?? ""))</td></tr>"
    }.joined()
    return table(["host", "#success", "", "#runs", "#median", "mostly"], rows)
  }

  private var slowest: String {
    guard !report.slowest.isEmpty else { return "<p>Nothing ran three times.</p>" }
    let rows = report.slowest.prefix(25).map { utility in
      "<tr><th scope=\"row\">\(escaped(utility.utility))</th>"
        + "<td class=\"n\">\(escaped(utility.medianSeconds.map(Figures.duration) ?? ""))</td>"
        + "<td class=\"n\">"
        + escaped(utility.ninetiethPercentileSeconds.map(Figures.duration) ?? "") + "</td>"
        + "<td class=\"n\">\(Figures.grouped(utility.runs))</td>"
        + "<td>\(escaped(Plot.sparkline(utility.trend, glyphs: .unicode)))</td></tr>"
    }.joined()
    return table(["utility", "#median", "#9 in 10 under", "#runs", "median over time"], rows)
  }

  private var trends: String {
    let warnings =
      report.warnings.isEmpty
      ? ""
      : "<ul>"
        + report.warnings.map { "<li>\(escaped(TrendWording.warning($0)))</li>" }.joined() + "</ul>"
    guard !report.trends.isEmpty else {
      return warnings.isEmpty ? "<p>Nothing rises or falls for sure.</p>" : warnings
    }
    let rows = report.trends.map { trend in
      let measure = trend.key.measure
      return "<tr><th scope=\"row\">\(escaped(TrendWording.name(trend.key)))</th>"
        + "<td class=\"n\">\(escaped(TrendWording.value(trend.last, measure)))</td>"
        + "<td>\(escaped(Plot.sparkline(trend.recent, glyphs: .unicode)))</td>"
        + "<td>\(escaped(trend.slopePerDay.map { TrendWording.slope($0, measure) } ?? ""))</td>"
        + "<td>\(escaped(trend.change.map { TrendWording.change($0, measure) } ?? ""))</td></tr>"
    }.joined()
    return warnings + table(["", "#last", "newest values", "trend", "changed"], rows)
  }

  private var suggestions: String {
    let rows = report.offers.map { week in
      "<tr><th scope=\"row\">from \(escaped(ReportWording.day(week.firstDay)))</th>"
        + [week.shown, week.taken, week.edited, week.ignored].map {
          "<td class=\"n\">\(Figures.grouped($0))</td>"
        }.joined()
        + "<td class=\"wide\">\(bar(Double(week.taken + week.edited) / Double(max(week.shown, 1))))</td></tr>"
    }.joined()
    return table(["", "#shown", "#taken", "#changed", "#ignored", "taken or changed"], rows)
  }

  private var predictions: String {
    let sentence = "<p>\(escaped(ReportWording.predictions(report)))</p>"
    guard !report.bands.isEmpty else { return sentence }
    let rows = report.bands.map { band in
      "<tr><td class=\"n\">\(escaped(Figures.duration(band.predictedSeconds)))</td>"
        + "<td class=\"n\">\(escaped(Figures.duration(band.actualSeconds)))</td>"
        + "<td class=\"n\">\(Figures.grouped(band.runs))</td></tr>"
    }.joined()
    return sentence + CalibrationPlot(bands: report.bands).svg
      + table(["#foretold", "#came", "#runs"], rows)
  }

  private var models: String {
    guard !report.models.isEmpty else { return "<p>Nothing was learnt here yet.</p>" }
    let rows = report.models.map { model in
      "<tr><th scope=\"row\">\(escaped(model.kind))</th><td class=\"n\">\(model.version)</td>"
        + "<td>\(model.state.rawValue)</td><td class=\"n\">\(Figures.grouped(model.dataRows))</td>"
        + "<td>\(escaped(model.createdAt.rfc3339))</td></tr>"
    }.joined()
    return table(["kind", "#version", "state", "#learnt from", "made"], rows)
  }

  private var findings: String {
    guard !report.findings.isEmpty else { return "<p>None.</p>" }
    let rows = report.findings.prefix(50).map { finding in
      "<tr><td>\(escaped(finding.startedAt.rfc3339))</td>"
        + "<td class=\"\(escaped(finding.severity))\">\(escaped(finding.severity))</td>"
        + "<th scope=\"row\">\(escaped(finding.kind))</th><td>\(escaped(finding.subject))</td></tr>"
    }.joined()
    return table(["when", "severity", "kind", "who"], rows)
  }

  private var advice: String {
    guard !report.advice.isEmpty else { return "<p>Nothing stands out.</p>" }
    return "<ul>"
      + report.advice.map {
        "<li>\(escaped($0.text)): <code>\(escaped($0.command))</code></li>"
      }.joined() + "</ul>"
  }

  /// A table; a title with a `#` in front stands over numbers.
  private func table(_ titles: [String], _ rows: String) -> String {
    "<div class=\"scroll\"><table><thead><tr>"
      + titles.map { title in
        title.hasPrefix("#")
          ? "<th scope=\"col\" class=\"n\">\(title.dropFirst())</th>"
          : "<th scope=\"col\">\(title)</th>"
      }.joined()
      + "</tr></thead><tbody>\(rows)</tbody></table></div>"
  }

  private func bar(_ share: Double) -> String {
    let width = max(1, Int((share * 100).rounded()))
    return "<span class=\"bar\" style=\"width:\(width)%\"></span>"
  }
}
