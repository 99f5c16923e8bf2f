import Copilot
import Platform
import Testing

@Suite("Moments as people write them")
struct MomentTests {
  /// 2026-11-21 14:30:00 UTC.
  private let now = Timestamp(microseconds: 1_795_271_400_000_000)

  @Test(
    arguments: [
      ("now", 0), ("0s", 0), ("90s", 90), ("15min", 900), ("15m", 900), ("2h", 7200),
      ("1.5h", 5400), ("3d", 259_200), ("1w", 604_800),
    ] as [(String, Double)])
  func spansGoBack(_ text: String, _ seconds: Double) throws {
    let moment = try #require(Moment.parse(text, now: now))
    #expect(abs(now.seconds - moment.seconds - seconds) < 0.001)
  }

  @Test(arguments: [
    ("today", "2026-11-21T00:00:00"), ("yesterday", "2026-11-20T00:00:00"),
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00"),
    ("2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00"), ("2026-11-20", "2026-11-20T00:00:00"),
  ])
  func daysAndDates(_ text: String, _ start: String) throws {
    #expect(try #require(Moment.parse(text, now: now)).rfc3339.hasPrefix(start))
  }

  @Test(arguments: [
    "", " ", "h", "2", "-2h", "2x", "2 h", "1e3h", "9999999999s", "nanh", "infs", "2026-13-01",
    "2026-11-31", "2026-11-21T25:00:00Z", "..s", "1.2.3h", "٣h", "today ", "\u{0}",
    "99999999999999999999999999d",
  ])
  func everythingElseIsRefused(_ text: String) { #expect(Moment.parse(text, now: now) == nil) }
}
