import Copilot
import Platform

/// The words that series, trends and warnings are told in.
enum TrendWording {
  /// A value in its measure's unit: `12 ms`, `3.5 %`, `42 Mbit/s`, `12 GB`.
  static func value(_ value: Double, _ measure: Measure) -> String {
    guard value.isFinite else { return "?" }
    switch measure {
    case .duration, .latency: return Figures.duration(max(0, value))
    case .success, .loss: return ReportWording.percent(value)
    case .received, .sent, .throughput: return rate(value)
    case .used: return Figures.bytes(Int64(min(max(0, value), 9e18)))
    }
  }

  private static func rate(_ bits: Double) -> String {
    let units = ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"]
    var value = bits
    var unit = 0
    while value >= 999.5, unit < units.count - 1 {
      value /= 1_000
      unit += 1
    }
    let places = unit == 0 || value >= 99.95 ? 0 : 1
    return Figures.decimal(value, places: places) + " " + units[unit]
  }

  /// What is measured: `latency of 10.0.0.1`.
  static func name(_ key: SeriesKey) -> String {
    switch key.measure {
    case .duration: "duration of \(key.subject)"
    case .success: "success of \(key.subject)"
    case .latency: "latency to \(key.subject)"
    case .loss: "loss to \(key.subject)"
    case .throughput: "throughput with \(key.subject)"
    case .received: "received by \(key.subject)"
    case .sent: "sent by \(key.subject)"
    case .used: "in use on the disk of \(key.subject)"
    }
  }

  /// A rise or fall in a week, with its sign.
  static func slope(_ perDay: Double, _ measure: Measure) -> String {
    let amount = value(abs(perDay) * 7, measure)
    return (perDay < 0 ? "-" : "+") + amount + " a week"
  }

  /// `since 2026-11-03, 12 ms before`.
  static func change(_ change: SeriesSummary.Change, _ measure: Measure) -> String {
    "\(value(change.before, measure)) before \(date(change.at))"
  }

  /// What a method is called.
  static func method(_ name: String) -> String {
    switch name {
    case "naive": "the last value"
    case "seasonal-naive": "the values of one season before"
    case "simple-smoothing": "simple exponential smoothing"
    case "damped-holt": "Holt's smoothing with a damped trend"
    case "holt-winters": "Holt and Winters' smoothing"
    default: name
    }
  }

  static func date(_ moment: Timestamp) -> String { String(moment.rfc3339.prefix(10)) }

  /// What comes to a limit, in a sentence: `eth0 reaches 80 % of its speed (received) in 9 days at
  /// this trend, on 2026-11-30 (6 to 15 days)`.
  static func warning(_ warning: CapacityWarning) -> String {
    let subject = warning.key.subject
    let now = value(warning.now, warning.key.measure)
    let limit = value(warning.limit, warning.key.measure)
    let what =
      switch warning.key.measure {
      case .received: "\(subject) reaches 80 % of its speed, \(limit) received,"
      case .sent: "\(subject) reaches 80 % of its speed, \(limit) sent,"
      case .used: "the disk of \(subject) is full"
      case .latency: "latency to \(subject) goes from \(now) to \(limit)"
      case .loss: "loss to \(subject) goes from \(now) to \(limit)"
      case .duration, .success, .throughput: "\(name(warning.key)) reaches \(limit)"
      }
    let low = whole(warning.days(to: warning.earliestAt))
    let high = whole(warning.days(to: warning.latestAt))
    let days = whole(warning.days(to: warning.expectedAt))
    let range = high > 3_650 ? "\(low) or more" : "\(low) to \(high)"
    return "\(what) in \(Figures.count(days, "day")) at this trend (\(range)),"
      + " on \(date(warning.expectedAt))"
  }

  private static func whole(_ days: Double) -> Int { Int(min(1e6, max(0, days)).rounded()) }

  /// How the forecast did on what was held back.
  static func quality(_ outlook: SeriesOutlook) -> String {
    let measure = outlook.series.key.measure
    var text = "carried on by \(method(outlook.method))"
    guard let own = outlook.ownError, let naive = outlook.naiveError else { return text }
    let held = Figures.count(outlook.heldBack, "value")
    text +=
      own == naive
      ? "; nothing did better on \(held) held back (off by \(value(own, measure)))"
      : "; off by \(value(own, measure)) on \(held) held back, the naive one by "
        + value(naive, measure)
    return text
  }
}
