internal import Glibc

/// A moment in time: microseconds since 1970-01-01 00:00 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Microseconds since the Unix epoch.
  package var microseconds: Int64

  /// A moment given in microseconds since the Unix epoch.
  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// A moment given in seconds since the Unix epoch; values out of range are clamped.
  package init(seconds: Double) {
    let scaled = (seconds * 1_000_000).rounded()
    microseconds =
      scaled.isNaN ? 0 : scaled >= 9.2e18 ? .max : scaled <= -9.2e18 ? .min : Int64(scaled)
  }

  /// Seconds since the Unix epoch.
  package var seconds: Double { Double(microseconds) / 1_000_000 }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  /// The present. The corresponding C function is `clock_gettime` with `CLOCK_REALTIME`.
  package static func now() -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
  }

  /// This moment moved by a number of seconds; clamped to what can be told.
  package func advanced(bySeconds seconds: Double) -> Timestamp {
    let step = Timestamp(seconds: seconds).microseconds
    let (sum, overflow) = microseconds.addingReportingOverflow(step)
    return Timestamp(microseconds: overflow ? (step < 0 ? .min : .max) : sum)
  }
}

extension Timestamp {
  /// RFC 3339 in UTC with microseconds: `2026-11-21T14:02:11.000250Z`.
  package var rfc3339: String {
    let (days, microsecondsOfDay) = microseconds.flooredQuotientAndRemainder(by: 86_400_000_000)
    let date = CivilDate(daysSinceEpoch: days)
    let second = microsecondsOfDay / 1_000_000
    let fraction = microsecondsOfDay % 1_000_000
    return date.description + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2)
      + ":" + padded(second % 60, 2) + "." + padded(fraction, 6) + "Z"
  }

  /// Reads RFC 3339: a date, or a date and time with an optional fraction and an optional offset.
  ///
  /// - Parameter text: `2026-11-21`, `2026-11-21T14:02:11Z`, `2026-11-21 14:02:11.5+02:00` …; a
  ///   time without an offset is UTC.
  /// - Returns: nil when the text is anything else.
  package init?(rfc3339 text: some StringProtocol) {
    var digits = DigitReader(text.utf8)
    guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2),
      digits.skip("-"), let day = digits.number(2),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var total = date.daysSinceEpoch * 86_400_000_000
    if !digits.isAtEnd {
      guard digits.skip("T") || digits.skip("t") || digits.skip(" "),
        let hour = digits.number(2), hour < 24, digits.skip(":"),
        let minute = digits.number(2), minute < 60
      else { return nil }
      var second: Int64 = 0
      if digits.skip(":") {
        guard let value = digits.number(2), value <= 60 else { return nil }
        second = value
      }
      total += ((hour * 60 + minute) * 60 + second) * 1_000_000
      if digits.skip(".") {
        guard let fraction = digits.fraction(places: 6) else { return nil }
        total += fraction
      }
      guard let offset = digits.offsetSeconds(), digits.isAtEnd else { return nil }
      total -= offset * 1_000_000
    }
    microseconds = total
  }
}

/// A day of the proleptic Gregorian calendar.
package struct CivilDate: Equatable, Sendable, CustomStringConvertible {
  /// The year; negative before the year 1.
  package let year: Int64
  /// The month, 1–12.
  package let month: Int64
  /// The day of the month, 1–31.
  package let day: Int64

  /// The day that is `daysSinceEpoch` days after 1970-01-01.
  ///
  /// Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
  package init(daysSinceEpoch days: Int64) {
    let shifted = days &+ 719_468
    let (era, dayOfEra) = shifted.flooredQuotientAndRemainder(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// A day given by its parts, or nil when there is no such day or it is a million years away.
  package init?(year: Int64, month: Int64, day: Int64) {
    guard (1...12).contains(month), (1...31).contains(day), year.magnitude <= 1_000_000 else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
    guard CivilDate(daysSinceEpoch: daysSinceEpoch) == self else { return nil }
  }

  /// Days after 1970-01-01. Source: as above, `days_from_civil`.
  package var daysSinceEpoch: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = shiftedYear.flooredQuotientAndRemainder(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  package var description: String {
    padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// A decimal number with leading zeros.
private func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (value < 0 ? "-" : "") + zeros + digits
}

extension Int64 {
  fileprivate func flooredQuotientAndRemainder(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}

/// Reads fixed-width digits from the front of a text.
private struct DigitReader<Bytes: Collection> where Bytes.Element == UInt8 {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func digit() -> Int64? {
    guard let first = rest.first, (0x30...0x39).contains(first) else { return nil }
    rest = rest.dropFirst()
    return Int64(first - 0x30)
  }

  mutating func number(_ count: Int) -> Int64? {
    var value: Int64 = 0
    for _ in 0..<count {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// Digits after the point, as a whole number of the last place kept; later digits are dropped.
  mutating func fraction(places: Int) -> Int64? {
    guard var value = digit() else { return nil }
    var count = 1
    while let digit = digit() {
      if count < places { value = value * 10 + digit }
      count += 1
    }
    while count < places {
      value *= 10
      count += 1
    }
    return value
  }

  mutating func offsetSeconds() -> Int64? {
    if isAtEnd || skip("Z") || skip("z") { return 0 }
    let sign: Int64 = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(2) else { return nil }
    _ = skip(":")
    guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
