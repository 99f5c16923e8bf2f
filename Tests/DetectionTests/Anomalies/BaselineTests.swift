import Flows
import Packets
import TestSupport
import Testing

@testable import Detection

@Suite("Baselines") struct BaselineTests {
  @Test("a file gives back what was learnt") func file() throws {
    let baseline = AnomalyWatchTests.baseline(250)
    var other = try TrafficBaseline(file: baseline.file)
    #expect(other.file == baseline.file)
    #expect(other.network == "office" && other.isReady)
    #expect(other.hostMinutes == 250 && other.linkMinutes == 84)
    #expect(other.hostRowCounts == [0, 0, 250, 0])
    #expect(other.firstSeconds == baseline.firstSeconds && other.firstSeconds == Minutes.noon)
    #expect(other.lastSeconds == Minutes.noon + 249 * 60)
    for feature in TrafficFeature.allCases {
      let (one, two) = (
        baseline.usual(feature, in: .afternoon), other.usual(feature, in: .afternoon)
      )
      #expect(one?.median == two?.median && one?.low == two?.low)
    }
    var minutes = Minutes(seed: 9)
    other.learn(minutes.host())
    #expect(other.hostMinutes == 251)
    let empty = TrafficBaseline(network: "")
    #expect(try TrafficBaseline(file: empty.file).firstSeconds == nil)
  }

  @Test("every cut is refused") func cut() {
    let file = AnomalyWatchTests.baseline(3).file
    for count in 0..<file.count {
      #expect(throws: BaselineError.self) { try TrafficBaseline(file: Array(file[..<count])) }
    }
    #expect(throws: BaselineError.self) { try TrafficBaseline(file: file + [0]) }
  }

  @Test("every flipped bit is refused, and what is foreign or newer is called so") func flipped() {
    let file = AnomalyWatchTests.baseline(2).file
    for index in file.indices {
      var broken = file
      broken[index] ^= UInt8(1 << (index % 8))
      #expect(throws: BaselineError.self, "byte \(index)") { try TrafficBaseline(file: broken) }
    }
    func error(_ bytes: [UInt8]) -> BaselineError? {
      do throws(BaselineError) {
        _ = try TrafficBaseline(file: bytes)
        return nil
      } catch {
        return error
      }
    }
    #expect(error([]) == .foreign)
    #expect(error(Array("#!/bin/sh\n".utf8)) == .foreign)
    var newer = file
    newer[8] = 3
    #expect(error(newer) == .newer(version: 3, supported: 2))
    var changed = file
    changed[40] ^= 1
    #expect(error(changed) == .checksum)
  }

  @Test("random bytes are never taken", arguments: 0..<50 as Range<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var bytes = Array(AnomalyWatchTests.baseline(1).file.prefix(Int(seed)))
    for _ in 0..<200 { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
    #expect(throws: BaselineError.self) { try TrafficBaseline(file: bytes) }
  }

  @Test("beyond its limit each minute has the same chance, in one go or learnt day by day")
  func reservoir() throws {
    let total = TrafficBaseline.linkRows * 4
    func shares(reloading: Bool) throws -> [Int] {
      var baseline = TrafficBaseline(network: "a")
      for index in 0..<total {
        var window = TrafficWindow(startSeconds: Minutes.noon, length: .minute)
        window.sent.packets = UInt32(index + 1)
        baseline.learn(window)
        if reloading, index % 16 == 0 { baseline = try TrafficBaseline(file: baseline.file) }
      }
      var quarters = [0, 0, 0, 0]
      for value in baseline.links[2].column(.packetsSent) {
        quarters[min(3, (Int(value) - 1) * 4 / total)] += 1
      }
      return quarters
    }
    for quarters in [try shares(reloading: false), try shares(reloading: true)] {
      #expect(quarters.reduce(0, +) == TrafficBaseline.linkRows)
      // 256 are expected of each quarter; five standard deviations are 70.
      for count in quarters { #expect((186...326).contains(count), "\(quarters)") }
    }
  }
}

@Suite("Learning a baseline") struct BaselineLearnerTests {
  private func finding(
    _ actors: [Party], _ targets: [Party] = [], from start: Int64, to end: Int64
  ) -> Finding {
    Finding(
      identifier: 1, kind: .portScan, severity: .high, score: 1,
      startNanoseconds: start * 1_000_000_000, endNanoseconds: end * 1_000_000_000,
      actors: actors, targets: targets, summary: "")
  }

  @Test("minutes of hosts that take part in a finding are refused, and the link's too")
  func refused() {
    var learner = BaselineLearner(TrafficBaseline(network: "a"))
    var minutes = Minutes(seed: 1)
    for last in 2...6 as ClosedRange<UInt32> { learner.take(minutes.host(last)) }
    let findings = [
      finding(
        [.address(IPAddress(v4: 0x0A00_0002)), .hardware(HardwareAddress(bits: 0x0200_0000_0006))],
        [.service(IPAddress(v4: 0x0A00_0003), transport: 6, port: 22)], from: Minutes.noon + 30,
        to: Minutes.noon + 40),
      // Another time, another host.
      finding(
        [.address(IPAddress(v4: 0x0A00_0004))], from: Minutes.noon + 60, to: Minutes.noon + 90),
    ]
    learner.take(minutes.link(), findings: findings)
    learner.take(minutes.link(at: Minutes.noon + 120), findings: findings)
    learner.finish(findings: findings)
    #expect(learner.baseline.hostMinutes == 2)
    #expect(learner.baseline.refused == 3)
    #expect(learner.baseline.linkMinutes == 1)
  }

  @Test("a finding that comes up to ten minutes late still reaches back") func late() {
    var learner = BaselineLearner(TrafficBaseline(network: "a"))
    var minutes = Minutes(seed: 1)
    learner.take(minutes.host(2))
    for minute in 0...10 as ClosedRange<Int64> {
      learner.take(minutes.link(at: Minutes.noon + minute * 60), findings: [])
    }
    #expect(learner.baseline.hostMinutes == 0)
    learner.finish(findings: [
      finding([.address(IPAddress(v4: 0x0A00_0002))], from: Minutes.noon, to: Minutes.noon + 700)
    ])
    #expect(learner.baseline.hostMinutes == 0 && learner.baseline.refused == 1)
    learner.take(minutes.host(3))
    learner.take(minutes.link(at: Minutes.noon + 660), findings: [])
    #expect(learner.baseline.hostMinutes == 1)
  }

  @Test("nothing is decided twice, and small minutes and seconds are left out") func once() {
    var learner = BaselineLearner(TrafficBaseline(network: "a"))
    var minutes = Minutes(seed: 1)
    var second = minutes.host(2)
    second.length = .second
    learner.take(second)
    var small = minutes.host(3)
    small.sent.packets = 1
    small.received.packets = 1
    learner.take(small)
    learner.take(minutes.host(4))
    learner.finish(findings: [])
    learner.finish(findings: [])
    #expect(learner.baseline.hostMinutes == 1 && learner.baseline.refused == 0)
  }
}
