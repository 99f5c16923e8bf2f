package import Platform

/// The ways in which a person writes a moment in the past.
package enum Moment {
  /// Reads RFC 3339, `today`, `yesterday`, or a span before `now`: a number and s, min, h, d or w.
  package static func parse(_ text: String, now: Timestamp) -> Timestamp? {
    if let exact = Timestamp(rfc3339: text) { return exact }
    let day: Int64 = 86_400_000_000
    switch text {
    case "now": return now
    case "today": return Timestamp(microseconds: now.microseconds / day * day)
    case "yesterday": return Timestamp(microseconds: (now.microseconds / day - 1) * day)
    default: break
    }
    return spanSeconds(text).map { now.advanced(bySeconds: -$0) }
  }

  /// Reads a span: `90s`, `15min`, `2h`, `3d`, `1w`, `1.5h`; nil for anything else.
  package static func spanSeconds(_ text: String) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let amount = Double(digits), amount >= 0, amount < 1e9 else { return nil }
    let units: [Substring: Double] = [
      "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_557_600,
    ]
    return units[text[digits.endIndex...]].map { $0 * amount }
  }
}
