import Copilot
import Terminal

/// How well durations and outcomes were foretold, for a person.
struct PredictionQualitySheet {
  let console: Console

  func write(_ quality: PredictionQuality) {
    var table = Table(
      [.init("runs of lines")]
        + ["runs", "within ×2", "naive", "10–90 %", "p90/p10", "pinball"].map {
          .init($0, alignment: .right)
        })
    for part in quality.parts {
      table.add([
        part.name, Figures.grouped(part.rows), percent(part.share(part.withinTwo, of: part.rows)),
        percent(part.share(part.naiveWithinTwo, of: part.rows)),
        percent(part.share(part.inRange, of: part.ranges)),
        Figures.decimal(part.medianWidth, places: 2), Figures.decimal(part.pinballLoss, places: 4),
      ])
    }
    console.write(table)
    console.write(
      "success: \(percent(quality.successShare)) of runs, "
        + "Brier score \(Figures.decimal(quality.brierScore, places: 4)) "
        + "(naive \(Figures.decimal(quality.naiveBrierScore, places: 4))), "
        + "calibration error \(Figures.decimal(quality.calibrationError, places: 3))\n")
    console.write(
      "an estimate: \(times(quality.estimateSeconds)); learning a run: "
        + "\(times(quality.learningSeconds))\n")
    for miss in quality.misses {
      console.write(
        "\(Figures.duration(miss.seconds)), foretold "
          + "\(miss.foretold.map { Figures.duration($0) } ?? "nothing") (\(miss.basis)): "
          + TextWidth.printable(miss.command, glyphs: console.glyphs) + "\n")
    }
  }

  private func times(_ times: PredictionQuality.Times) -> String {
    "\(Figures.duration(times.p50)), 99 of 100 under \(Figures.duration(times.p99))"
  }

  private func percent(_ share: Double) -> String { Figures.decimal(share * 100, places: 1) + " %" }
}
