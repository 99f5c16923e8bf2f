import JSON
import Platform
import Store
import Testing

@testable import Copilot

@Suite("Forecasts of a history") struct ForecastTests {
  private let place: Place
  private let copilot: Copilot
  private let now = Timestamp.now()

  init() throws {
    place = try Place()
    copilot = place.copilot()
  }

  private func daysAgo(_ days: Double) -> Timestamp { now.advanced(bySeconds: -days * 86_400) }

  private func ping(_ host: String, daysAgo days: Double, milliseconds: Double) throws {
    try copilot.observe(
      "ping -c 4 \(host)",
      [
        "started_at": .string(daysAgo(days).rfc3339), "exit_code": 0, "duration_seconds": 3,
        "stdout_tail": .string(
          "4 packets transmitted, 4 received, 0% packet loss\n"
            + "rtt min/avg/max/mdev = 1/\(milliseconds)/2/3 ms\n"),
      ])
  }

  /// Counters of an interface of 100 Mbit/s, an hour apart, at a share of its speed.
  private func fill(days: Int, share: (Double) -> Double) throws {
    let store = try copilot.store()
    var bytes = 0.0
    var samples: [CounterSample] = []
    for hour in 0..<(days * 24) {
      let ago = Double(days) - Double(hour) / 24
      bytes += share(Double(hour) / 24) * 100e6 / 8 * 3_600
      samples.append(
        CounterSample(
          at: daysAgo(ago), kind: .interface, name: "eth9", value: Int64(bytes),
          otherValue: 1_000, ceiling: 100_000_000))
    }
    try store.keep(samples)
  }

  @Test func anEmptyHistoryHasNoSeries() throws {
    #expect(try copilot.perform("forecast").isEmpty)
    #expect(throws: OperationError.self) {
      try copilot.perform("forecast", ["what": "10.0.0.1"])
    }
  }

  @Test func tooLittleIsSaid() throws {
    try ping("10.0.0.1", daysAgo: 1, milliseconds: 5)
    do {
      try copilot.perform("forecast", ["what": "10.0.0.1"])
      Issue.record("one measurement was carried on")
    } catch let error as OperationError {
      #expect("\(error)".contains("once") && !error.isUsage)
    }
  }

  @Test func latencyIsCarriedOnWithIntervals() throws {
    for day in 1...30 {
      try ping("10.0.0.1", daysAgo: Double(day), milliseconds: 20 + Double(day % 3))
    }
    let list = try copilot.perform("forecast")
    let series = try #require(
      list.first { $0["series"] == "10.0.0.1" && $0["measure"] == "latency" })
    #expect(series["measurements"]?.intValue == 30 && series["slope_per_day"] == .null)
    let rows = try copilot.perform("forecast", ["what": "10.0.0.1", "days": 5])
    let latency = rows.filter { $0["measure"] == "latency" }
    let future = latency.filter { $0["type"] == "forecast" }
    #expect(future.count == 5 && latency.count { $0["type"] == "past" } == 30)
    for row in future {
      let value = try #require(row["value"]?.doubleValue)
      let lower = try #require(row["lower"]?.doubleValue)
      let upper = try #require(row["upper"]?.doubleValue)
      #expect(lower <= value && value <= upper && row["unit"] == "seconds")
      #expect((0.015...0.03).contains(value) && row["method"]?.stringValue?.isEmpty == false)
    }
    let summary = try #require(latency.first { $0["type"] == "summary" })
    #expect(summary["mean_absolute_error"]?.doubleValue != nil)
    #expect(summary["naive_mean_absolute_error"]?.doubleValue != nil)
  }

  @Test func aLineHasTheDurationsOfItsTemplate() throws {
    for day in 1...12 { try ping("10.0.0.\(day)", daysAgo: Double(day), milliseconds: 5) }
    let rows = try copilot.perform("forecast", ["what": "ping -c 9 192.0.2.7", "days": 2])
    #expect(rows.contains { $0["measure"] == "duration" && $0["type"] == "forecast" })
  }

  @Test func aStepIsTold() throws {
    for day in 1...40 {
      let level = day > 15 ? 20.0 : 50
      let noise = Double((day * day * 7_919 + day * 104_729) % 101) / 25
      try ping("10.0.0.1", daysAgo: Double(day), milliseconds: level + noise)
    }
    let list = try copilot.perform("forecast")
    let series = try #require(
      list.first { $0["series"] == "10.0.0.1" && $0["measure"] == "latency" })
    let at = try #require(series["change_at"]?.stringValue.flatMap { Timestamp(rfc3339: $0) })
    #expect(abs(at.seconds - daysAgo(15).seconds) <= 2 * 86_400)
    #expect(abs((series["before_change"]?.doubleValue ?? 0) - 0.022) < 0.002)
  }

  @Test func anInterfaceThatFillsUpIsWarnedOf() throws {
    // One part in a hundred of its speed more each day: from 40 % it comes to 80 % on day 40.
    try fill(days: 30) { 0.4 + 0.01 * $0 }
    let warning = try #require(
      try copilot.perform("forecast").first { $0["type"] == "warning" })
    #expect(warning["series"] == "eth9" && warning["measure"] == "received")
    #expect(warning["limit"]?.doubleValue == 80e6)
    let expected = try #require(
      warning["expected_at"]?.stringValue.flatMap { Timestamp(rfc3339: $0) })
    let days = (expected.seconds - now.seconds) / 86_400
    #expect((8...12).contains(days), "\(days) days")
    let earliest = try #require(
      warning["earliest_at"]?.stringValue.flatMap { Timestamp(rfc3339: $0) })
    let latest = try #require(
      warning["latest_at"]?.stringValue.flatMap { Timestamp(rfc3339: $0) })
    #expect(earliest <= expected && expected <= latest)
    let report = try #require(try copilot.perform("report").first)
    #expect(report["warnings"]?.arrayValue?.first?["series"] == "eth9")
  }

  @Test func aSteadyInterfaceIsNot() throws {
    try fill(days: 30) { 0.5 + 0.02 * Double(Int($0 * 24) * 37 % 11) / 11 }
    #expect(try copilot.perform("forecast").allSatisfy { $0["type"] != "warning" })
  }

  @Test func aCounterThatBeginsAnewIsNoTraffic() throws {
    let store = try copilot.store()
    for (hour, value) in [5_000_000, 6_000_000, 10, 20].enumerated() {
      try store.keep([
        CounterSample(
          at: daysAgo(1).advanced(bySeconds: Double(hour) * 3_600), kind: .interface,
          name: "eth9", value: Int64(value))
      ])
    }
    var collector = SeriesCollector(store: store, now: now)
    try collector.collect()
    let received = try #require(
      collector.found[SeriesKey(measure: .received, subject: "eth9")])
    // A megabyte in the first hour, then a counter that was made anew, then ten bytes.
    #expect(abs((received.map(\.value).max() ?? 0) - 8_000_000 / 3_600.0) < 1)
    #expect((received.map(\.value).min() ?? 0) < 1)
  }

  @Test func countersAreLookedAtOnceAMinuteAtMost() throws {
    try copilot.observe("ping 10.0.0.1")
    let store = try copilot.store()
    let first = try store.samples(since: Timestamp(microseconds: 0))
    #expect(first.contains { $0.kind == .disk && $0.name == place.path })
    try copilot.observe("ping 10.0.0.1")
    copilot.sampleCounters(now: Timestamp.now().advanced(bySeconds: 30))
    #expect(try store.samples(since: Timestamp(microseconds: 0)) == first)
    copilot.sampleCounters(now: Timestamp.now().advanced(bySeconds: 90))
    #expect(try store.samples(since: Timestamp(microseconds: 0)).count > first.count)
  }
}
