import Copilot
import Platform
import Store

/// How a model stands, in words.
enum ModelStandingText {
  /// How a test stands.
  static func words(_ test: ModelTest) -> String {
    let errors = "\(Figures.decimal(test.errorRate * 100, places: 0)) % error"
    guard let offers = test.offers else {
      return "beside model \(test.rival) on \(Figures.count(test.cases, "line")): better on "
        + "\(test.wins), worse on \(test.losses); \(test.verdict), \(errors)"
    }
    var text =
      "shown in half of the sessions: \(offers.ownTaken) of "
      + "\(Figures.count(offers.own, "offer")) taken, of model \(test.rival) "
      + "\(offers.rivalTaken) of \(offers.rival); \(test.verdict), \(errors)"
    if test.verdict == "undecided", min(offers.own, offers.rival) < 20 {
      text += "; too few offers to say anything"
    }
    return text
  }

  /// How often models of a kind were promoted and taken back.
  static func words(_ tally: PromotionTally) -> String {
    guard tally.promotions > 0 else { return "no model was promoted yet" }
    let share = Double(tally.rollbacks) / Double(tally.promotions)
    return "\(Figures.count(tally.promotions, "promotion")), \(tally.rollbacks) taken back "
      + "(\(Figures.decimal(share * 100, places: 0)) %)"
  }

  /// When errors had risen.
  static func words(_ alarm: DriftAlarm, now: Timestamp) -> String {
    let what = alarm.stream == "predict" ? "durations" : "what comes next"
    return "errors of \(what) had risen \(Figures.clock(alarm.at, now: now)), after "
      + Figures.count(alarm.count, "line")
  }
}
