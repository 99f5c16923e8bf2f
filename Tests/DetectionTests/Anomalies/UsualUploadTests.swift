import Packets
import Testing

@testable import Detection

/// Large transfers, and when they are usual.
@Suite("Usual uploads") struct UsualUploadTests {
  private static let day: Int64 = 86_400

  private func transfer(_ megabytes: UInt64, at seconds: Int64) -> Transfer {
    Transfer(
      host: TrafficScript.address("10.0.0.9"), peer: TrafficScript.address("203.0.113.5"),
      bytes: megabytes * 1_000_000, startSeconds: seconds, endSeconds: seconds + 240)
  }

  /// Uploads of 120 MB at the time of the script, on some days before it.
  private func habit(days: Int64, hoursBefore: Int64 = 0, megabytes: UInt64 = 120) -> UsualUploads {
    var usual = UsualUploads()
    for day in stride(from: days, to: 0, by: -1) {
      usual.learn(
        transfer(megabytes, at: 1_700_000_000 - day * Self.day - hoursBefore * 3600))
    }
    return usual
  }

  private func findings(
    _ usual: UsualUploads?, to target: String = "203.0.113.5", megabytesEachMinute: UInt64 = 30
  ) -> [Finding] {
    var script = TrafficScript(usualUploads: usual)
    script.upload("10.0.0.9", target, megabytesEachMinute: megabytesEachMinute, minutes: 4)
    return script.findings()
  }

  @Test("what came twice is usual, once is not") func usual() {
    #expect(findings(nil).map(\.kind) == [.exfiltration])
    #expect(findings(habit(days: 1)).map(\.kind) == [.exfiltration])
    #expect(findings(habit(days: 2)).isEmpty)
    #expect(findings(habit(days: 9)).isEmpty)
  }

  @Test("another time, another server and much more are told, with what is usual")
  func unusual() throws {
    let late = try #require(findings(habit(days: 3, hoursBefore: 5)).first)
    #expect(late.summary.contains("other hours"))
    #expect(findings(habit(days: 3, hoursBefore: 1)).isEmpty)
    #expect(findings(habit(days: 3), to: "203.0.113.6").count == 1)
    let large = try #require(findings(habit(days: 3), megabytesEachMinute: 300).first)
    #expect(large.evidence.first { $0.name == "usual_bytes" }?.value == 120e6)
  }

  @Test("parts of one transfer are not two, nor is the same capture learnt twice") func once() {
    var usual = UsualUploads()
    for part in 0..<5 as Range<Int64> {
      usual.learn(transfer(120, at: 1_700_000_000 - Self.day + part * 1800))
    }
    usual.learn(transfer(120, at: 1_700_000_000 - Self.day))
    #expect(findings(usual).count == 1)
  }

  @Test("a transfer inside weighs a tenth, and is told only where something was learnt")
  func inside() throws {
    #expect(findings(nil, to: "10.0.7.5", megabytesEachMinute: 200).isEmpty)
    #expect(findings(UsualUploads(), to: "10.0.7.5", megabytesEachMinute: 100).isEmpty)
    let finding = try #require(
      findings(UsualUploads(), to: "10.0.7.5", megabytesEachMinute: 200).first)
    #expect(finding.severity == .low)
    #expect(finding.evidence.first { $0.name == "weight_of_destination" }?.value == 0.1)
    #expect(finding.summary.contains("inside the local network"))
  }

  @Test("transfers are learnt from traffic and kept in the baseline's file") func kept() throws {
    var learner = BaselineLearner(TrafficBaseline(network: "a"))
    for _ in 0..<2 {
      var script = TrafficScript()
      script.upload("10.0.0.9", "203.0.113.5", megabytesEachMinute: 30, minutes: 4)
      script.upload("10.0.0.9", "203.0.113.7", megabytesEachMinute: 2, minutes: 4)
      _ = script.findings()
      #expect(script.watch.transfers.count == 1)
      let shifted = script.watch.transfers.map {
        Transfer(
          host: $0.host, peer: $0.peer, bytes: $0.bytes,
          startSeconds: $0.startSeconds - Int64(2 - learner.baseline.uploads.count) * Self.day,
          endSeconds: $0.endSeconds - Int64(2 - learner.baseline.uploads.count) * Self.day)
      }
      learner.finish(findings: [], transfers: shifted)
    }
    let again = try TrafficBaseline(file: learner.baseline.file)
    #expect(again.uploads == learner.baseline.uploads && again.uploads.count == 1)
    #expect(findings(again.uploads).isEmpty)
  }

  @Test("a watch that goes on for days learns what comes each night, and hands it out")
  func goesOn() {
    func nightsTold(learns: Bool) -> [Int] {
      var script = TrafficScript(usualUploads: UsualUploads(), learnsUploads: learns)
      var nights: [Int] = []
      for night in 0..<4 {
        let start = script.now
        script.upload("10.0.0.9", "203.0.113.5", megabytesEachMinute: 60, minutes: 4)
        if script.watch.ledger.all.contains(where: { $0.endNanoseconds > start }) {
          nights.append(night)
        }
        // A transfer has ended when the next one begins.
        #expect(script.watch.takeTransfers().count == min(night, 1))
        script.wait(Double(Self.day) - 240)
      }
      return nights
    }
    #expect(nightsTold(learns: true) == [0, 1])
    #expect(nightsTold(learns: false) == [0, 1, 2, 3])
  }

  @Test("what is known of a pair is listed with the hours at which it begins") func listed() throws
  {
    let once = try #require(habit(days: 1).list.first)
    #expect(!once.isUsual && once.times == 1 && once.hours == [22])
    let thrice = try #require(habit(days: 3, hoursBefore: 20, megabytes: 80).list.first)
    #expect(thrice.isUsual && thrice.times == 3 && thrice.hours == [2])
    #expect(thrice.largest == 80_000_000)
    #expect("\(thrice.host) \(thrice.peer)" == "10.0.0.9 203.0.113.5")
  }

  @Test("the pairs that were silent for longest make room") func room() {
    var usual = UsualUploads()
    for index in 0..<UInt32(UsualUploads.capacity + 10) {
      usual.learn(
        Transfer(
          host: IPAddress(v4: 0x0A00_0000 + index), peer: IPAddress(v4: 0xCB00_7105), bytes: 1,
          startSeconds: Int64(index), endSeconds: Int64(index)))
    }
    #expect(usual.count == UsualUploads.capacity)
  }
}
