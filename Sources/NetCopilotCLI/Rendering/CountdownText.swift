import Copilot
import Terminal

/// What the status line and the title say while a command runs.
struct CountdownText {
  let label: String
  let elapsedSeconds: Double
  /// How far it has come; nil when nobody knows.
  let remaining: RemainingTime?
  /// Whether it has run longer than was expected.
  let isOverdue: Bool
  let glyphs: Glyphs

  /// A bar with what is left, or the elapsed time.
  ///
  /// - Parameter columns: How wide it may be.
  func line(columns: Int) -> String {
    guard let remaining else { return title }
    let percent = TextWidth.padded(percent(remaining), to: 4, alignment: .right)
    let facts = "\(percent)   \(left(remaining))"
    let room = columns - TextWidth.columns(of: label) - TextWidth.columns(of: facts) - 6
    guard room >= 8 else { return title }
    let bar = Plot.bar(fraction: remaining.fraction, columns: min(26, room), glyphs: glyphs)
    return "\(label)   \(bar)  \(facts)"
  }

  /// The same in words.
  var title: String {
    let elapsed = Figures.elapsed(elapsedSeconds)
    if let remaining {
      return
        "\(label) \(glyphs.separator) \(percent(remaining)) \(glyphs.separator) \(left(remaining))"
    }
    let note = isOverdue ? " \(glyphs.separator) longer than usual" : ""
    return "\(label) \(glyphs.separator) \(elapsed)\(note)"
  }

  private func percent(_ remaining: RemainingTime) -> String {
    "\(Int(remaining.fraction * 100))%"
  }

  private func left(_ remaining: RemainingTime) -> String {
    "about \(Figures.duration(remaining.seconds < 10 ? remaining.seconds : remaining.seconds.rounded())) left"
  }
}
