import Flows
import Packets
import TestSupport
import Testing

@Suite("The meter's clock") struct ClockTests {
  private func packet(_ seconds: Double, port: UInt16 = 1) -> PacketSummary {
    TestPacket.udp(1, 5_000 + port, 2, 9_999, seconds: seconds)
  }

  @Test("windows begin at multiples of their length, and quiet ones are left out")
  func alignment() {
    // The begin is 20 seconds into its minute.
    let sink = Feed.run([packet(0), packet(0.9), packet(1), packet(9.5), packet(45), packet(105)])
    #expect(
      sink.windows(.second).map(\.startSeconds) == [0, 1, 9, 45, 105].map { 1_700_000_000 + $0 })
    #expect(
      sink.windows(.tenSeconds).map(\.startSeconds) == [0, 40, 100].map { 1_700_000_000 + $0 })
    #expect(
      sink.windows(.minute).map(\.startSeconds) == [-20, 40, 100].map { 1_700_000_000 + $0 })
    #expect(sink.windows(.second)[0].sent.packets == 2)
    #expect(sink.windows(.tenSeconds)[0].sent.packets == 4)
  }

  @Test("windows that end together close shortest first, each after its flows and hosts")
  func order() {
    let sink = Feed.run([packet(0), packet(100)], finishes: false)
    #expect(
      sink.order == [
        "start",
        "activity 1", "host 1", "host 1", "window 1",
        "activity 10", "host 10", "host 10", "window 10",
        "activity 60", "host 60", "host 60", "window 60",
        "event", "end", "start",
      ])
  }

  @Test("a late packet is counted in the open second")
  func late() {
    let sink = Feed.run([packet(100), packet(99.2), packet(41), packet(100.5)])
    let windows = sink.windows(.second)
    #expect(windows.count == 1)
    #expect(windows[0].latePackets == 2)
    #expect(windows[0].sent.packets == 4)
    #expect(sink.records.count == 1)
    #expect(sink.records[0].startNanoseconds == TestPacket.at(41))
  }

  @Test("windows close and idle flows end by the clock when no packet comes")
  func silence() {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    meter.pass(to: TestPacket.at(5), into: &sink)
    Feed.feed([packet(0), packet(0.5)], to: &meter, &sink)
    meter.pass(to: TestPacket.at(0.9), into: &sink)
    #expect(sink.windows(.second).isEmpty)
    meter.pass(to: TestPacket.at(2), into: &sink)
    #expect(sink.windows(.second).map(\.sent.packets) == [2])
    #expect(sink.windows(.minute).isEmpty)
    meter.pass(to: TestPacket.at(41), into: &sink)
    #expect(sink.windows(.minute).map(\.sent.packets) == [2])
    #expect(sink.records.isEmpty)
    meter.pass(to: TestPacket.at(400), into: &sink)
    #expect(sink.records.map(\.packets) == [2])
    // An earlier moment is no step back.
    meter.pass(to: TestPacket.at(7), into: &sink)
    #expect(meter.statistics.clockSteps == 0)
  }

  @Test("a clock that is set back goes on from there")
  func setBack() {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    Feed.feed(
      [packet(10_000), packet(10_001), packet(3), packet(4), packet(5)], to: &meter, &sink)
    meter.finish(into: &sink)
    #expect(meter.statistics.clockSteps == 1)
    #expect(
      sink.windows(.second).map(\.startSeconds)
        == [10_000, 10_001, 3, 4, 5].map { 1_700_000_000 + $0 })
    // The flow does not end by it.
    #expect(sink.records.map(\.packets) == [5])
  }

  @Test("flows end in time after the clock was set back")
  func timeoutsAfterStep() {
    var meter = TrafficMeter(seed: 1)
    var sink = RecordingSink()
    Feed.feed([packet(10_000), packet(3, port: 2)], to: &meter, &sink)
    Feed.feed([packet(40, port: 2), packet(80, port: 2)], to: &meter, &sink)
    #expect(sink.records.map(\.endpoints.sourcePort) == [5_001])
    #expect(sink.records.first?.end == .idle)
  }

  @Test("jumps of years leave no empty windows behind")
  func jumps() {
    let years = 365 * 86_400.0
    let sink = Feed.run([packet(0), packet(30 * years), packet(0.5), packet(60 * years)])
    #expect(sink.windows.count == 4 * 3)
    #expect(sink.records.reduce(0) { $0 + $1.packets } == 4)
  }

  @Test("times at the ends of the number range")
  func extremes() {
    var packets: [PacketSummary] = []
    for time in [Int64.min, .max, 0, -1, .min + 1, .max - 1, 1, -1_000_000_000] {
      var packet = packet(0)
      packet.timestampNanoseconds = time
      packets.append(packet)
    }
    let sink = Feed.run(packets)
    #expect(sink.records.reduce(0) { $0 + $1.packets } == 8)
    #expect(sink.windows(.minute).reduce(0) { $0 + $1.sent.packets } == 8)
    #expect(sink.records.allSatisfy { $0.durationSeconds >= 0 })
  }

  @Test("a clock that goes to and fro costs a window a step and no more")
  func toAndFro() {
    var packets: [PacketSummary] = []
    for index in 0..<2_000 {
      packets.append(packet(index % 2 == 0 ? 0 : 1e9, port: UInt16(index % 7)))
    }
    let sink = Feed.run(packets)
    #expect(sink.windows.count == 3 * 2_000)
    #expect(sink.records.reduce(0) { $0 + $1.packets } == 2_000)
  }

  @Test("no packets, no windows")
  func nothing() {
    let sink = Feed.run([PacketSummary]())
    #expect(sink.order.isEmpty)
  }

  @Test("times before 1970 belong to the second that they lie in")
  func early() {
    var packet = packet(0)
    packet.timestampNanoseconds = -1
    let sink = Feed.run([packet])
    #expect(sink.windows.map(\.startSeconds) == [-1, -10, -60])
  }

  @Test("times in disorder lose nothing", arguments: 0..<5 as Range<UInt64>)
  func disorder(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let packets = (0..<600).map { _ in
      packet(
        Double.random(in: 0..<400, using: &generator),
        port: UInt16.random(in: 1...9, using: &generator))
    }
    let sink = Feed.run(packets)
    #expect(sink.records.reduce(0) { $0 + $1.packets } == 600)
    for length in WindowLength.allCases {
      #expect(sink.windows(length).reduce(0) { $0 + $1.sent.packets } == 600)
    }
  }
}
