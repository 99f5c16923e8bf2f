import Copilot
import Terminal

/// How well purposes were found, in all and by purpose.
struct ClassificationSheet {
  let console: Console

  /// Writes the figures.
  func write(_ quality: ClassificationQuality) {
    func percent(_ share: Double) -> String { Figures.decimal(share * 100, places: 1) + " %" }
    console.write("lines                           \(Figures.grouped(quality.rows))\n")
    console.write("right                           \(percent(quality.accuracy))\n")
    console.write("macro F1                        \(percent(quality.macroF1))\n")
    console.write("right by the first word alone   \(percent(quality.accuracyOfFirstWord))\n")
    if let beyond = quality.accuracyBeyondFirstWord {
      let count = Figures.grouped(quality.rowsBeyondFirstWord)
      console.write("right beyond the first word     \(percent(beyond)) of \(count)\n")
    }
    console.write("calibration error               \(percent(quality.calibrationError))\n")
    console.write("a line takes                    \(Figures.duration(quality.meanSeconds))\n")
    var table = Table([
      .init("purpose"), .init("lines", alignment: .right), .init("found", alignment: .right),
      .init("right", alignment: .right), .init("F1", alignment: .right),
    ])
    for share in quality.purposes {
      table.add([
        Styled(share.purpose), Styled(Figures.grouped(share.lines)),
        Styled(Figures.grouped(share.found)), Styled(Figures.grouped(share.right)),
        Styled(Figures.decimal(share.f1, places: 2)),
      ])
    }
    console.write(table)
  }
}
