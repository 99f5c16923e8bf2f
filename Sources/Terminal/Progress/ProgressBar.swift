package import Platform

/// Shows how far long work has come, on a terminal only and only when it takes over a second.
package final class ProgressBar {
  /// Work shorter than this shows nothing.
  package static let delaySeconds = 1.0
  /// The bar is drawn at most ten times a second.
  package static let intervalSeconds = 0.1

  private let label: String
  private let unit: String
  /// How many there are in all; nil while that is not known.
  package var total: Int?
  private let line: ProgressLine
  private let output: Int32
  private let isTerminal: Bool
  private let clock: () -> MonotonicTime
  private let start: MonotonicTime
  private var lastDrawn: MonotonicTime?

  /// A bar that is not shown yet.
  ///
  /// - Parameters:
  ///   - label: What is done, such as a file's name.
  ///   - unit: What is counted, such as `lines`.
  ///   - total: How many there are; nil when that is not known.
  ///   - output: Where the bar goes.
  ///   - isTerminal: Whether that is a terminal that takes escape sequences.
  ///   - palette: How it is styled.
  ///   - glyphs: The signs to draw with.
  ///   - clock: What the time is.
  package init(
    label: String, unit: String, total: Int?, output: Int32 = 2, isTerminal: Bool,
    palette: Palette, glyphs: Glyphs, clock: @escaping () -> MonotonicTime = MonotonicTime.now
  ) {
    self.label = label
    self.unit = unit
    self.total = total
    self.output = output
    self.isTerminal = isTerminal
    self.clock = clock
    line = ProgressLine(palette: palette, glyphs: glyphs)
    start = clock()
  }

  /// Says how many are done. Call it often: it draws only when it is time.
  package func update(_ completed: Int) {
    guard isTerminal else { return }
    let now = clock()
    let elapsed = now.seconds(since: start)
    guard elapsed >= Self.delaySeconds,
      lastDrawn.map({ now.seconds(since: $0) >= Self.intervalSeconds }) ?? true
    else { return }
    lastDrawn = now
    let width = (WindowSize(ofTerminal: output)?.columns ?? 80) - 1
    let text = line.text(
      label: label, unit: unit, completed: completed, total: total, elapsedSeconds: elapsed,
      width: width)
    write("\r" + text + "\u{1B}[K")
  }

  /// Whether the bar is on the screen.
  package var isShown: Bool { lastDrawn != nil }

  /// Takes the bar off the screen.
  package func finish() {
    if lastDrawn != nil { write("\r\u{1B}[K") }
    lastDrawn = nil
  }

  private func write(_ text: String) {
    // Nothing depends on the bar, so a failed write is let go.
    do throws(SystemError) { try writeBytes(Array(text.utf8), to: output) } catch {}
  }
}

/// How a progress bar looks.
struct ProgressLine {
  let palette: Palette
  let glyphs: Glyphs

  /// The bar as one line, at most `width` columns wide.
  func text(
    label: String, unit: String, completed: Int, total: Int?, elapsedSeconds: Double, width: Int
  ) -> String {
    let rate = elapsedSeconds > 0 ? Double(completed) / elapsedSeconds : 0
    let perSecond = grouped(Int(min(rate, 1e15).rounded()))
    let name = TextWidth.truncated(
      TextWidth.printable(label, glyphs: glyphs), to: max(8, width / 3), glyphs: glyphs)
    guard let total, total > 0 else {
      let facts = "\(name)  \(grouped(completed)) \(unit) \(glyphs.separator) \(perSecond)/s"
      return TextWidth.truncated(facts, to: width, glyphs: glyphs)
    }
    let fraction = min(1, max(0, Double(completed) / Double(total)))
    let percent = TextWidth.padded("\(Int(fraction * 100))%", to: 4, alignment: .right)
    var facts =
      "\(grouped(completed)) of \(grouped(total)) \(unit) \(glyphs.separator) \(perSecond)/s"
    if rate > 0, completed < total {
      facts += " \(glyphs.separator) about \(Self.duration(Double(total - completed) / rate)) left"
    }
    let room = width - TextWidth.columns(of: name) - TextWidth.columns(of: facts) - 10
    guard room >= 6 else {
      let short = "\(name)  \(percent)  \(facts)"
      return TextWidth.truncated(short, to: width, glyphs: glyphs)
    }
    let bar = Plot.bar(fraction: fraction, columns: min(room, 40), glyphs: glyphs)
    return "\(name)  \(palette.render(bar, .color(.cyan)))  \(percent)  \(facts)"
  }

  /// A time to come: `4.9 s`, `2 min 5 s`, `3 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 3.6e8 else { return "a very long time" }
    let whole = Int(seconds.rounded())
    if seconds < 10 {
      let tenths = Int((seconds * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) s"
    }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
