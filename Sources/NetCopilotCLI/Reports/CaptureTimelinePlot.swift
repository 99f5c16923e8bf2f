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
  private static let mostLanes = 24
  /// What a character of a label takes at most, on average.
  private static let characterWidth = 6.8

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
    let lanes = min(report.findings.count, Self.mostLanes)
    let hidden = report.findings.count - lanes
    var marks = ""
    var y = Self.height - 6
    for finding in report.findings.prefix(lanes) {
      func moment(_ nanoseconds: Int64) -> Double {
        let seconds = Double(nanoseconds) / 1e9 - Double(timeline.startSeconds)
        return x(max(0, min(count, seconds / Double(timeline.stepSeconds))))
      }
      let start = moment(finding.startNanoseconds)
      let width = max(3, moment(finding.endNanoseconds) - start)
      let parties = FindingStyle.parties(finding, glyphs: .unicode)
      let words = "\(finding.kind.rawValue) \(parties)"
      // Behind the mark, else before it, else below it: wherever the label fits, or most of it.
      let behind = Self.width - (start + width) - 8
      let wanted = Double(TextWidth.columns(of: words)) * Self.characterWidth
      let isBefore = wanted > behind && start > behind
      let isBelow = max(start, behind) < min(wanted, 200)
      let room = isBelow ? Self.width : isBefore ? start - 8 : behind
      let label = TextWidth.truncated(
        words, to: Int(room / Self.characterWidth), glyphs: .unicode)
      let place = isBelow ? Self.left : isBefore ? start - 6 : start + width + 6
      let base = y + 8 + (isBelow ? Self.lane : 0)
      marks += """
        <a href="#f\(finding.identifier)"><g class="\(finding.severity.rawValue)">\
        <rect class="band" x="\(decimal(start))" y="20" width="\(decimal(width))" \
        height="\(decimal(plotHeight - 20))"/>\
        <rect class="mark" x="\(decimal(start))" y="\(decimal(y))" width="\(decimal(width))" \
        height="8" rx="2"/>\
        <text x="\(decimal(place))" y="\(decimal(base))" \
        text-anchor="\(isBefore && !isBelow ? "end" : "start")">\(escaped(label))</text></g></a>
        """
      y = base + Self.lane - 8
    }
    if hidden > 0 {
      marks += """
        <text class="axis" x="\(Self.left)" \
        y="\(decimal(y + 8))">\
        and \(hidden) more below</text>
        """
      y += Self.lane
    }
    let total = y + 4
    // Times at both ends and, where there is room for different ones, between them.
    let quarters = count >= 8 ? [0, 0.25, 0.5, 0.75, 1] : [0, 1]
    let ticks = quarters.map { part -> String in
      let seconds = timeline.startSeconds + Int64(part * count) * timeline.stepSeconds
      let anchor = part == 0 ? "start" : part == 1 ? "end" : "middle"
      let place = x(Double(Int(part * count)))
      return """
        <line class="axis" x1="\(decimal(place))" y1="\(decimal(plotHeight))" \
        x2="\(decimal(place))" y2="\(decimal(plotHeight + 4))"/>\
        <text class="axis" x="\(decimal(place))" y="\(decimal(plotHeight + 16))" \
        text-anchor="\(anchor)">\
        \(TimeOfDay.short(Timestamp(microseconds: seconds &* 1_000_000)))</text>
        """
    }.joined()
    return """
      <svg viewBox="0 0 \(decimal(Self.width)) \(decimal(total))" role="img" \
      aria-label="Bits per second over the capture, peak \(escaped(rate)), with \
      \(Figures.count(report.findings.count, "finding")) marked">
      <text class="axis" x="\(Self.left)" y="14">\(escaped(rate))</text>
      <polygon class="rate" points="\(points)"/>
      <line class="axis" x1="\(Self.left)" y1="\(decimal(plotHeight))" \
      x2="\(decimal(Self.width - Self.left))" y2="\(decimal(plotHeight))"/>
      \(ticks)
      \(marks)
      </svg>
      """
  }

  private func decimal(_ value: Double) -> String { Figures.decimal(value, places: 1) }
}
