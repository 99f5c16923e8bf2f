/// A quarter of a day in UTC: what is normal at noon may be strange at night.
package enum DayPart: Int, CaseIterable, Sendable {
  case night, morning, afternoon, evening

  /// The part that a moment belongs to, seconds since 1970-01-01 UTC.
  package init(of seconds: Int64) {
    let secondOfDay = ((seconds % 86_400) + 86_400) % 86_400
    self = DayPart(rawValue: Int(secondOfDay / 21_600)) ?? .night
  }

  /// `00-06`, `06-12`, `12-18`, `18-24`, in UTC.
  package var hours: String {
    switch self {
    case .night: "00-06"
    case .morning: "06-12"
    case .afternoon: "12-18"
    case .evening: "18-24"
    }
  }
}
