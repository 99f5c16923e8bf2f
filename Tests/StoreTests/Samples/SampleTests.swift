import Platform
import Store
import TestSupport
import Testing

@Suite("Samples of counters") struct SampleTests {
  private let place = TemporaryDirectory()
  private let now = Timestamp(microseconds: 1_795_302_000_000_000)

  private func store() throws -> Store { try Store(path: place.path + "/history.db") }

  private func sample(minutesAgo: Int64, name: String = "eth0", value: Int64 = 0) -> CounterSample {
    CounterSample(
      at: Timestamp(microseconds: now.microseconds - minutesAgo * 60_000_000), kind: .interface,
      name: name, value: value, otherValue: value / 2, ceiling: 1_000_000_000)
  }

  @Test func whatIsKeptIsReadAgain() throws {
    let store = try store()
    #expect(try store.newestSampleTime() == nil)
    let samples = [sample(minutesAgo: 5, value: 10), sample(minutesAgo: 1, value: 90)]
    try store.keep(samples, now: now)
    #expect(try store.samples(since: Timestamp(microseconds: 0)) == samples)
    #expect(try store.newestSampleTime() == samples[1].at)
    #expect(try store.samples(since: samples[1].at) == [samples[1]])
  }

  @Test func oldSamplesAreThinnedToOneAnHourAndThenForgotten() throws {
    let store = try store()
    let day: Int64 = 24 * 60
    var samples: [CounterSample] = []
    for name in ["eth0", "eth1"] {
      samples += (0..<120).map { sample(minutesAgo: 10 * day + $0, name: name) }
      samples += (0..<30).map { sample(minutesAgo: $0, name: name) }
      samples.append(sample(minutesAgo: 401 * day, name: name))
    }
    try store.keep(samples, thinning: true, now: now)
    for name in ["eth0", "eth1"] {
      let kept = try store.samples(since: Timestamp(microseconds: 0)).filter { $0.name == name }
      let old = kept.filter { $0.at < sample(minutesAgo: day).at }
      #expect((2...3).contains(old.count))
      #expect(kept.count - old.count == 30)
    }
  }

  @Test func aStepBackTakesTheSamplesAway() throws {
    let store = try store()
    try store.keep([sample(minutesAgo: 1)], now: now)
    #expect(try store.check().isEmpty)
  }
}
