import Platform
import Store
import TestSupport
import Testing

@Suite("Figures of days, weeks and months") struct RollupTests {
  private let place = TemporaryDirectory()

  private func store() throws -> Store { try Store(path: place.path + "/history.db") }

  /// 2026-11-21, a Saturday.
  private let saturday: Int64 = 20_778

  @Test func stretchesBeginWhereTheCalendarSays() {
    #expect(CivilDate(day: saturday).text == "2026-11-21")
    #expect(CivilDate(day: Rollup.Period.week.firstDay(of: saturday)).text == "2026-11-16")
    #expect(CivilDate(day: Rollup.Period.month.firstDay(of: saturday)).text == "2026-11-01")
    #expect(CivilDate(day: 0).text == "1970-01-01")
    #expect(CivilDate(day: -1).text == "1969-12-31")
    #expect(CivilDate(day: 11_016).text == "2000-02-29")
    for day in -800..<800 as Range<Int64> {
      let monday = Rollup.Period.week.firstDay(of: day)
      #expect(monday <= day && day - monday < 7 && (monday + 3) % 7 == 0)
    }
  }

  @Test func figuresAreTheSumOfTheRows() throws {
    let store = try store()
    let day: Int64 = 86_400
    for (after, command, exitCode) in [
      (0, "ping a", 0), (60, "ping a", 1), (day, "ping b", 0), (2 * day, "dig a", 0),
      (10 * day, "ping a", 0),
    ] as [(Int64, String, Int)] {
      _ = try store.record(
        sample(command, after: after, exitCode: exitCode, durationSeconds: Double(after + 1)))
    }
    #expect(try store.refreshRollups() == 5)
    let days = try store.rollups(.day)
    #expect(days.map(\.runs) == [2, 1, 1, 1])
    #expect(days[0].failures == 1 && days[0].utility == "ping" && days[0].firstDay == saturday)
    #expect(days[0].durationSeconds == 62)
    let weeks = try store.rollups(.week)
    #expect(weeks.map(\.runs) == [3, 1, 1])
    let months = try store.rollups(.month)
    #expect(months.map(\.runs) == [3, 1, 1])
    #expect(months.map(\.utility) == ["ping", "dig", "ping"])
    #expect(try store.rollups(.day, from: saturday + 1).count == 3)
  }

  @Test func onlyWhatIsNewIsTakenIn() throws {
    let store = try store()
    for number in 0..<10 as Range<Int64> { _ = try store.record(sample("ping a", after: number)) }
    #expect(try store.refreshRollups() == 10)
    #expect(try store.refreshRollups() == 0)
    for number in 10..<13 as Range<Int64> { _ = try store.record(sample("ping a", after: number)) }
    #expect(try store.refreshRollups() == 3)
    #expect(try store.rollups(.day).map(\.runs) == [13])
  }

  @Test func whatRunsIsTakenInWhenItHasEnded() throws {
    let store = try store()
    var record = sample("ping a", durationSeconds: nil)
    record.state = .running
    _ = try store.begin(record)
    #expect(try store.refreshRollups() == 0)
    #expect(try store.rollups(.day).isEmpty)
    record.state = .ended
    record.durationSeconds = 3
    _ = try store.finish(record)
    #expect(try store.refreshRollups() == 1)
    #expect(try store.rollups(.day).map(\.durationSeconds) == [3])
    #expect(try store.refreshRollups() == 0)
  }

  @Test func whatIsErasedIsCountedNoMore() throws {
    let store = try store()
    for number in 0..<6 as Range<Int64> {
      _ = try store.record(sample(number < 2 ? "dig a" : "ping a", after: number))
    }
    try store.refreshRollups()
    try store.delete(.matching("dig *"))
    #expect(try store.refreshRollups() == 4)
    #expect(try store.rollups(.week).map(\.runs) == [4])
  }

  @Test func predictionsAreCounted() throws {
    let store = try store()
    for (number, predicted) in [0.25, 0.45, 0.6, 0.1].enumerated() {
      var record = sample("ping a", after: Int64(number), durationSeconds: 0.25)
      record.predictedSeconds = predicted
      _ = try store.record(record)
    }
    try store.refreshRollups()
    let day = try #require(try store.rollups(.day).first)
    #expect(day.judged == 4)
    #expect(day.predicted == 4 && day.predictedWithinTwice == 2)
  }

  @Test func quantilesAreWithinAFiftieth() {
    var sketch = DurationSketch()
    var other = DurationSketch()
    for number in 1...10_000 as ClosedRange<Int64> {
      if number % 2 == 0 { sketch.add(microseconds: number * 1_000) }
      if number % 2 == 1 { other.add(microseconds: number * 1_000) }
    }
    sketch.add(other)
    #expect(sketch.count == 10_000)
    for share in [0.01, 0.1, 0.5, 0.9, 0.99] {
      let found = sketch.quantile(share) ?? 0
      #expect(abs(found / (10 * share) - 1) < 0.025)
    }
    #expect(DurationSketch().quantile(0.5) == nil)
  }
}
