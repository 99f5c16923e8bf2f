import Copilot
import Terminal

/// How well the next line was foreseen, beside the simple ways to guess it.
struct NextCommandSheet {
  let console: Console

  func write(_ report: NextCommandReport) {
    var table = Table(
      [.init("method")]
        + ["utility 1", "of 5", "MRR", "line 1", "of 5", "MRR", "keys saved"].map {
          .init($0, alignment: .right)
        })
    for score in report.scores {
      table.add([
        score.method, percent(score.utilityTop1), percent(score.utilityTop5),
        Figures.decimal(score.utilityMRR, places: 3), percent(score.lineTop1),
        percent(score.lineTop5), Figures.decimal(score.lineMRR, places: 3),
        percent(score.keystrokesSaved),
      ])
    }
    console.write(table)
    console.write(
      "\(Figures.grouped(report.lines)) lines of "
        + "\(report.people == 1 ? "1 person" : "\(Figures.grouped(report.people)) people"), "
        + "means over people\n")
  }

  private func percent(_ share: Double) -> String {
    Figures.decimal(share * 100, places: 1) + " %"
  }
}
