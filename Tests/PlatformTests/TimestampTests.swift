import Glibc
import Platform
import TestSupport
import Testing

@Suite struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00.000000Z"), (-1, "1969-12-31T23:59:59.999999Z"),
      (1_795_269_731_000_250, "2026-11-21T14:02:11.000250Z"),
      (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
      (-62_135_596_800_000_000, "0001-01-01T00:00:00.000000Z"),
      (253_402_300_799_999_999, "9999-12-31T23:59:59.999999Z"),
    ] as [(Int64, String)])
  func writesAndReadsRFC3339(microseconds: Int64, text: String) {
    #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
    #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
  }

  @Test(arguments: [
    ("2026-11-21", "2026-11-21T00:00:00.000000Z"),
    ("2026-11-21 14:02", "2026-11-21T14:02:00.000000Z"),
    ("2026-11-21t14:02:11z", "2026-11-21T14:02:11.000000Z"),
    ("2026-11-21T14:02:11.5+02:00", "2026-11-21T12:02:11.500000Z"),
    ("2026-11-21T00:30:00-0130", "2026-11-21T02:00:00.000000Z"),
    ("2026-11-21T14:02:11.12345678999Z", "2026-11-21T14:02:11.123456Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z"),
  ])
  func readsOtherForms(text: String, same: String) {
    #expect(Timestamp(rfc3339: text)?.rfc3339 == same)
  }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-00-01", "2025-02-29", "2026-11-31", "2026-11-21T", "x",
    "2026-11-21T24:00", "2026-11-21T14", "2026-11-21T14:60", "2026-11-21T14:02:61",
    "2026-11-21T14:02:11.Z", "2026-11-21T14:02:11+25:00", "2026-11-21T14:02:11Zx", "2026-11-21Z",
    "٢٠٢٦-11-21", "-026-11-21",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func everyTimeOfFourDigitYearsIsReadBack(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let moment = Timestamp(
        microseconds: Int64.random(
          in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &generator))
      #expect(Timestamp(rfc3339: moment.rfc3339) == moment, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func daysAgreeWithTheCLibrary(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let days = Int64.random(in: -700_000...2_900_000, using: &generator)
    var seconds = time_t(days * 86_400)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = CivilDate(daysSinceEpoch: days)
    #expect(
      date.year == Int64(parts.tm_year) + 1900 && date.month == Int64(parts.tm_mon) + 1
        && date.day == Int64(parts.tm_mday), "seed \(seed)")
    #expect(date.daysSinceEpoch == days)
  }

  @Test func extremesNeverTrap() {
    for seconds in [Double.infinity, -.infinity, .nan, 1e300, -1e300, 9.3e12] {
      _ = Timestamp(seconds: seconds).rfc3339
      _ = Timestamp(microseconds: .max).advanced(bySeconds: seconds).rfc3339
      _ = Timestamp(microseconds: .min).advanced(bySeconds: seconds).rfc3339
    }
    #expect(Timestamp(microseconds: .max).advanced(bySeconds: 1).microseconds == .max)
    #expect(Timestamp(microseconds: .min).advanced(bySeconds: -1).microseconds == .min)
    #expect(Timestamp(seconds: .nan).microseconds == 0)
    #expect(CivilDate(year: .max, month: 1, day: 1) == nil)
    #expect(CivilDate(year: .min, month: 1, day: 1) == nil)
    _ = CivilDate(daysSinceEpoch: .max).description
  }

  @Test func movesAndCompares() {
    let moment = Timestamp(seconds: 10.5)
    #expect(moment.advanced(bySeconds: -0.25).microseconds == 10_250_000)
    #expect(moment.seconds == 10.5 && moment < Timestamp.now())
  }

  @Test func monotonicTimeNeverRunsBackwards() {
    let first = MonotonicTime.now()
    let second = MonotonicTime.now()
    #expect(first <= second && first.seconds(since: second.advanced()) == 0)
    #expect(
      MonotonicTime(nanoseconds: 2_500_000_000).seconds(
        since: MonotonicTime(nanoseconds: 1_000_000_000)) == 1.5)
  }
}

extension MonotonicTime {
  fileprivate func advanced() -> MonotonicTime { MonotonicTime(nanoseconds: nanoseconds + 1) }
}
