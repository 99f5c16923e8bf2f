import Copilot
import Terminal

/// What training the order of answers gave: the file, and how well requests were answered by what had
/// not learnt from their source.
struct AskTrainingSheet {
  let console: Console

  func write(_ report: AskTrainingReport, path: String) {
    var table = Table(
      [.init("source, held out")]
        + ["requests", "first", "of 5", "or equal", "confidence off by"].map {
          .init($0, alignment: .right)
        })
    for source in report.sources { table.add(row(source.name, source.quality)) }
    table.add(row("all", report.all))
    console.write(table)
    console.write("\(path): \(Figures.grouped(report.file.count)) bytes\n")
  }

  private func row(_ name: String, _ quality: AskQuality) -> [String] {
    [
      name, Figures.grouped(quality.rows), percent(quality.share(quality.first)),
      percent(quality.share(quality.amongFive)),
      percent(quality.share(quality.firstWithEquivalents)),
      quality.calibrationError.map(percent) ?? "",
    ]
  }

  private func percent(_ share: Double) -> String {
    Figures.decimal(share * 100, places: 1) + " %"
  }
}
