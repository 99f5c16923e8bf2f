import Copilot

/// How much ran and failed in each stretch of time, as SVG.
struct RunsPlot {
  let report: HistoryReport

  private static let width = 960.0
  private static let height = 180.0
  private static let foot = 24.0

  var svg: String {
    let stretches = report.stretches
    guard let most = stretches.map(\.runs).max(), most > 0, let first = stretches.first,
      let last = stretches.last
    else { return "<p>Nothing ran.</p>" }
    let step = Self.width / Double(stretches.count)
    let plotHeight = Self.height - Self.foot - 16
    let bars = stretches.enumerated().map { index, stretch -> String in
      let x = Double(index) * step + step * 0.1
      let tall = Double(stretch.runs) / Double(most) * plotHeight
      let bad = Double(stretch.failures) / Double(most) * plotHeight
      let title =
        "\(ReportWording.day(stretch.firstDay)): \(Figures.count(stretch.runs, "run")), "
        + "\(Figures.grouped(stretch.failures)) failed"
      return rectangle("rate", x, tall, step * 0.8, title)
        + (bad > 0 ? "<g class=\"high\">\(rectangle("mark", x, bad, step * 0.8, title))</g>" : "")
    }.joined()
    let floor = Self.height - Self.foot
    return """
      <svg viewBox="0 0 \(text(Self.width)) \(text(Self.height))" role="img" \
      aria-label="Executions a \(report.period), at most \(Figures.grouped(most)); failures in red">
      <text class="axis" x="0" y="12">\(Figures.grouped(most)) a \(report.period)</text>\(bars)
      <line class="axis" x1="0" y1="\(text(floor))" x2="\(text(Self.width))" y2="\(text(floor))"/>
      <text class="axis" x="0" y="\(text(Self.height - 6))">\(ReportWording.day(first.firstDay))</text>
      <text class="axis" x="\(text(Self.width))" y="\(text(Self.height - 6))" text-anchor="end">\
      \(ReportWording.day(last.firstDay))</text>
      </svg>
      """
  }

  private func rectangle(
    _ name: String, _ x: Double, _ tall: Double, _ wide: Double, _ title: String
  ) -> String {
    "<rect class=\"\(name)\" x=\"\(text(x))\" y=\"\(text(Self.height - Self.foot - tall))\" "
      + "width=\"\(text(wide))\" height=\"\(text(tall))\"><title>\(escaped(title))</title></rect>"
  }

  private func text(_ value: Double) -> String { Figures.decimal(value, places: 1) }
}
