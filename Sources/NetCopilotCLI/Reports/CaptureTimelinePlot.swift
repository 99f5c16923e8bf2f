import Copilot
import Detection
import Platform
import Terminal

/// The link's rate over the capture with the findings on it, as SVG.
struct CaptureTimelinePlot {
  let report: CaptureReport

  private static let width = 960.0
  private static let height = 200.0
  private static let left = 8.0
  private static let lane = 14.0

  var svg: String {
    let timeline = report.timeline
    guard timeline.steps.count > 1, let peak = timeline.steps.map(\.bytes).max(), peak > 0 else {
      return "<p>The capture is too short for a timeline.</p>"
    }
    let plotHeight = Self.height - 40
    let count = Double(timeline.steps.count)
    func x(_ index: Double) -> Double { Self.left + index / count * (Self.width - 2 * Self.left) }
    var points = "\(decimal(x(0))),\(decimal(plotHeight))"
    for (index, step) in timeline.steps.enumerated() {
      let y = plotHeight - Double(step.bytes) / Double(peak) * (plotHeight - 24)
      points += " \(decimal(x(Double(index)))),\(decimal(y))"
      points += " \(decimal(x(Double(index + 1)))),\(decimal(y))"
    }
    points += " \(decimal(x(count))),\(decimal(plotHeight))"
    let rate = BitRate.text(Double(peak) * 8 / Double(timeline.stepSeconds))
    let lanes = min(report.findings.count, 12)
    let total = Self.height + Double(lanes) * Self.lane
    var marks = ""
    for (index, finding) in report.findings.prefix(lanes).enumerated() {
      func place(_ nanoseconds: Int64) -> Double {
        let seconds = Double(nanoseconds) / 1e9 - Double(timeline.startSeconds)
        return x(max(0, min(count, seconds / Double(timeline.stepSeconds))))
      }
      let start = place(finding.startNanoseconds)
      let width = max(3, place(finding.endNanoseconds) - start)
      let y = Self.height - 6 + Double(index) * Self.lane
      let label = "\(finding.kind.rawValue) \(FindingStyle.parties(finding, glyphs: .unicode))"
      let isLate = start > Self.width * 0.6
      marks += """
        <a href="#f\(finding.identifier)"><g class="\(finding.severity.rawValue)">\
        <rect class="band" x="\(decimal(start))" y="20" width="\(decimal(width))" \
        height="\(decimal(plotHeight - 20))"/>\
        <rect class="mark" x="\(decimal(start))" y="\(decimal(y))" width="\(decimal(width))" \
        height="8" rx="2"/>\
        <text x="\(decimal(isLate ? start - 6 : start + width + 6))" y="\(decimal(y + 8))" \
        text-anchor="\(isLate ? "end" : "start")">\(escaped(label.prefix(70)))</text></g></a>
        """
    }
    let ends = [0, count].map { index -> String in
      let seconds = timeline.startSeconds + Int64(index) * timeline.stepSeconds
      return TimeOfDay.short(Timestamp(microseconds: seconds &* 1_000_000))
    }
    return """
      <svg viewBox="0 0 \(decimal(Self.width)) \(decimal(total))" role="img" \
      aria-label="Bits per second over the capture, peak \(escaped(rate)), with \
      \(report.findings.count) findings marked">
      <text class="axis" x="\(Self.left)" y="14">\(escaped(rate))</text>
      <polygon class="rate" points="\(points)"/>
      <line class="axis" x1="\(Self.left)" y1="\(decimal(plotHeight))" \
      x2="\(decimal(Self.width - Self.left))" y2="\(decimal(plotHeight))"/>
      <text class="axis" x="\(Self.left)" y="\(decimal(plotHeight + 16))">\(ends[0])</text>
      <text class="axis" x="\(decimal(Self.width - Self.left))" y="\(decimal(plotHeight + 16))" \
      text-anchor="end">\(ends[1])</text>
      \(marks)
      </svg>
      """
  }

  private func decimal(_ value: Double) -> String { Figures.decimal(value, places: 1) }
}
