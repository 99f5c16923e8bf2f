import Copilot
import Platform
import Store

/// The words that a report is told in, on the terminal and on a page.
enum ReportWording {
  /// The state of things in a line.
  static func health(_ report: HistoryReport) -> String {
    guard report.runs > 0 else {
      return "Nothing ran in the last \(Figures.count(report.days, "day"))."
    }
    var text =
      "\(Figures.count(report.runs, "execution")) in \(Figures.count(report.days, "day"))"
    if let rate = report.successRate {
      let of = report.judged < report.runs ? "the \(Figures.grouped(report.judged)) known" : "them"
      text += ", \(percent(rate)) of \(of) without a failure"
    } else {
      text += "; how they ended is not known"
    }
    if report.earlier.judged > 0 {
      let before = 1 - Double(report.earlier.failures) / Double(report.earlier.judged)
      text += " (\(percent(before)) of \(Figures.grouped(report.earlier.judged)) before)"
    }
    if report.interrupted > 0 { text += ", \(Figures.grouped(report.interrupted)) interrupted" }
    return text + "."
  }

  /// Where the figures of purposes, hosts and predictions come from.
  static func basis(_ report: HistoryReport) -> String {
    report.looked < report.runs
      ? "of the newest \(Figures.count(report.looked, "execution"))" : ""
  }

  /// What a stretch on the time axis is called.
  static func day(_ day: Int64) -> String { CivilDate(day: day).text }

  /// How predictions met what came.
  static func predictions(_ report: HistoryReport) -> String {
    guard report.predicted > 0 else { return "No duration was foretold." }
    let share = Double(report.predictedWithinTwice) / Double(report.predicted)
    return
      "\(percent(share)) of \(Figures.count(report.predicted, "duration")) were foretold within "
      + "a factor of two."
  }

  static func percent(_ share: Double) -> String { Figures.decimal(share * 100, places: 1) + " %" }
}
