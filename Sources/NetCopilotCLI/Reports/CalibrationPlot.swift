import Copilot
import Glibc

/// Durations that came against those that were foretold, both axes by powers of ten, as SVG.
struct CalibrationPlot {
  let bands: [HistoryReport.PredictionBand]

  private static let side = 260.0
  private static let margin = 56.0

  var svg: String {
    let all = bands.flatMap { [$0.predictedSeconds, $0.actualSeconds] }.filter { $0 > 0 }
    guard let least = all.min(), let most = all.max() else { return "" }
    let low = log10(least).rounded(.down)
    let high = max(low + 1, log10(most).rounded(.up))
    func place(_ seconds: Double) -> Double { (log10(seconds) - low) / (high - low) * Self.side }
    func x(_ seconds: Double) -> Double { Self.margin + place(seconds) }
    func y(_ seconds: Double) -> Double { Self.margin / 2 + Self.side - place(seconds) }
    let (first, last) = (pow(10, low), pow(10, high))
    let ticks = (Int(low)...Int(high)).map { power -> String in
      let seconds = pow(10, Double(power))
      let label = escaped(Figures.duration(seconds))
      return """
        <text class="axis" x="\(text(x(seconds)))" y="\(text(Self.side + Self.margin / 2 + 16))" \
        text-anchor="middle">\(label)</text>\
        <text class="axis" x="\(text(Self.margin - 6))" y="\(text(y(seconds) + 4))" \
        text-anchor="end">\(label)</text>
        """
    }.joined()
    let dots = bands.map { band in
      let radius = min(12, 3 + log10(Double(band.runs)) * 3)
      let title =
        "foretold \(Figures.duration(band.predictedSeconds)), came "
        + "\(Figures.duration(band.actualSeconds)), \(Figures.count(band.runs, "run"))"
      return "<circle class=\"rate\" cx=\"\(text(x(band.predictedSeconds)))\" "
        + "cy=\"\(text(y(band.actualSeconds)))\" r=\"\(text(radius))\"><title>\(escaped(title))"
        + "</title></circle>"
    }.joined()
    let width = Self.side + Self.margin * 1.5
    let height = Self.side + Self.margin * 1.4
    return """
      <svg style="max-width:24rem;min-width:0" viewBox="0 0 \(text(width)) \(text(height))" role="img" \
      aria-label="What came (upwards) against what was foretold (to the right); on the line both are \
      the same">
      <line class="axis" x1="\(text(x(first)))" y1="\(text(y(first)))" x2="\(text(x(last)))" \
      y2="\(text(y(last)))"/>\(ticks)\(dots)
      <text class="axis" x="\(text(width / 2))" y="\(text(height - 4))" text-anchor="middle">\
      foretold</text>
      <text class="axis" x="4" y="14">came</text>
      </svg>
      """
  }

  private func text(_ value: Double) -> String { Figures.decimal(value, places: 1) }
}
