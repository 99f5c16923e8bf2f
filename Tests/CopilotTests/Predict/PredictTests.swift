import Commands
import Copilot
import JSON
import Store
import Testing

@Suite("How long a line takes")
struct PredictTests {
  let place: Place

  init() throws { place = try Place() }

  private func estimate(_ line: String, _ copilot: Copilot? = nil) throws -> JSONValue {
    try #require(
      try (copilot ?? place.copilot()).perform("predict", ["command": .string(line)]).first)
  }

  @Test(
    arguments: [
      ("sleep 3", 3), ("sleep 1m 2", 62), ("ping -c 5 10.0.0.1", 4.015),
      ("ping -c 11 -i 0.2 10.0.0.1", 2.015), ("sudo ping -c5 10.0.0.1", 4.015),
      ("ip netns exec a ping -c 3 10.0.0.1", 2.015), ("ping -w 6 10.0.0.1", 6),
      ("timeout 4 ping 10.0.0.1", 4), ("timeout 2 tcpdump -i lo", 2),
      ("arping -c 3 10.0.0.1", 3.06),
      ("iperf3 -c 10.0.0.1 -t 5", 5.04), ("iperf3 -c 10.0.0.1", 10.04),
      ("tshark -a duration:2 -i lo -q", 2.7), ("vmstat 2 4", 6.01),
      ("ping -c 2 10.0.0.1; sleep 2", 3.015), ("hping3 -c 5 -i u100000 10.0.0.1", 0.45),
    ] as [(String, Double)])
  func optionsSayHowLong(line: String, seconds: Double) throws {
    let row = try estimate(line)
    let found = try #require(row["seconds"]?["p50"]?.doubleValue)
    #expect(abs(found - seconds) < 0.02)
    let (low, high) = (row["seconds"]?["p10"]?.doubleValue, row["seconds"]?["p90"]?.doubleValue)
    #expect(try #require(low) <= found && found <= #require(high))
    #expect(row["basis"]?.stringValue == "options")
  }

  @Test(arguments: [
    "ping 10.0.0.1", "tcpdump -i lo", "watch ss", "nc -l 80", "iperf3 -s", "mtr h",
    "ip monitor", "ss -E", "conntrack -E",
  ])
  func someLinesRunUntilStopped(line: String) throws {
    let row = try estimate(line)
    #expect(row["seconds"]?["p50"] == .null)
    #expect(row["basis"]?.stringValue == "until stopped")
  }

  @Test func thePastOfTheLineCountsMost() throws {
    let copilot = place.copilot()
    for seconds in [2.0, 3.0, 4.0] {
      try copilot.observe(
        "curl http://10.0.0.1/", ["duration_seconds": .number(seconds), "exit_code": 0])
    }
    let row = try estimate("curl http://10.0.0.1/", copilot)
    #expect(row["seconds"]?["p50"]?.doubleValue == 3)
    #expect(row["samples"]?.intValue == 3)
    #expect(row["basis"]?.stringValue == "this line")
    #expect(try #require(row["success_probability"]?.doubleValue) > 0.9)
  }

  /// Who gives up waiting says that it would have taken longer, not how it would have ended.
  @Test func aStoppedRunOnlySaysThatItTakesLonger() throws {
    let copilot = place.copilot()
    func run(_ seconds: Double, status: Int64) throws {
      try copilot.observe(
        "fetchit 10.0.0.1", ["duration_seconds": .number(seconds), "exit_code": .integer(status)])
    }
    func row() throws -> (seconds: Double, chance: Double) {
      let row = try estimate("fetchit 10.0.0.1", copilot)
      return (
        try #require(row["seconds"]?["p50"]?.doubleValue),
        try #require(row["success_probability"]?.doubleValue)
      )
    }
    for _ in 0..<4 { try run(20, status: 0) }
    let before = try row()
    for status in [130, 143, 129] as [Int64] { try run(2, status: status) }
    #expect(try row() == before)
    for _ in 0..<8 { try run(60, status: 130) }
    let after = try row()
    #expect(after.seconds > 30)
    #expect(abs(after.chance - before.chance) < 0.02)
  }

  @Test func runsOfAnotherProcessAreLearntWhenItLooksAgain() throws {
    let (own, other) = (place.copilot(), place.copilot())
    own.memory.loadNow()
    try own.observe("fetchit 10.0.0.1", ["duration_seconds": 4, "exit_code": 0])
    for _ in 0..<5 {
      try other.observe("fetchit 10.0.0.1", ["duration_seconds": 40, "exit_code": 0])
    }
    let row = try estimate("fetchit 10.0.0.1", own)
    #expect(row["samples"]?.intValue == 6)
    #expect(try #require(row["seconds"]?["p50"]?.doubleValue) > 30)
    // Nothing is learnt twice.
    try other.observe("fetchit 10.0.0.2", ["duration_seconds": 40, "exit_code": 0])
    #expect(try estimate("fetchit 10.0.0.1", own)["samples"]?.intValue == 6)
  }

  @Test func aTargetThatWasSilentCostsTheTimeout() throws {
    let copilot = place.copilot()
    try copilot.observe(
      "curl -m 3 http://10.0.0.9/", ["duration_seconds": 3.01, "exit_code": 28])
    let row = try estimate("curl -m 5 http://10.0.0.9/x", copilot)
    #expect(abs(try #require(row["seconds"]?["p50"]?.doubleValue) - 5) < 0.1)
    let other = try estimate("curl -m 5 http://10.0.0.8/x", copilot)
    #expect(try #require(other["seconds"]?["p50"]?.doubleValue) < 0.1)
  }

  @Test(arguments: [
    "", "\u{0}", "ping -c 99999999999999999999 h", "sleep inf", "sleep -1",
    "nmap -p 1-- 10.0.0.0/99",
    "ping -c", "timeout", "'", "fping -g 10.0.0.0/0", "masscan --rate 0 10.0.0.1",
  ])
  func oddLinesGetAnAnswer(line: String) throws {
    let row = try estimate(line)
    for name in ["p10", "p50", "p90"] {
      let value = row["seconds"]?[name]?.doubleValue
      #expect(value.map { $0 >= 0 && !$0.isNaN } ?? true)
    }
  }

  @Test func aHostThatHasJustRefusedIsLikelyToRefuseAgain() throws {
    let copilot = place.copilot()
    func chance(_ line: String) throws -> Double {
      try #require(try estimate(line, copilot)["success_probability"]?.doubleValue)
    }
    for host in ["10.0.0.1", "10.0.0.2"] {
      for _ in 0..<4 {
        try copilot.observe("fetchit \(host)", ["duration_seconds": 1, "exit_code": 0])
      }
    }
    let before = try chance("fetchit -v 10.0.0.1")
    #expect(before > 0.85)
    for _ in 0..<2 {
      try copilot.observe("fetchit 10.0.0.1", ["duration_seconds": 1, "exit_code": 7])
    }
    #expect(try chance("fetchit 10.0.0.1") < 0.5)
    let after = try chance("fetchit -v 10.0.0.1")
    #expect(after < before - 0.2)
    #expect(try chance("fetchit -v 10.0.0.2") > after + 0.2)
    try copilot.observe("fetchit 10.0.0.1", ["duration_seconds": 1, "exit_code": 0])
    #expect(try chance("fetchit 10.0.0.1") > 0.4)
  }

  /// The clock was far ahead, went back day by day and is right now.
  @Test func failuresAloneAndAClockThatGoesBackAreBorne() throws {
    let copilot = place.copilot()
    for step in 0..<30 {
      try copilot.observe(
        "fetchit 10.0.0.1",
        [
          "duration_seconds": .number(step % 2 == 0 ? 0 : 1e9), "exit_code": 1,
          "started_at": .string("2099-10-\(30 - step < 10 ? "0" : "")\(30 - step)T12:00:00Z"),
        ])
    }
    let row = try estimate("fetchit 10.0.0.1", copilot)
    let points = ["p10", "p50", "p90"].compactMap { row["seconds"]?[$0]?.doubleValue }
    #expect(points.count == 3 && points == points.sorted())
    #expect(points.allSatisfy { $0.isFinite && $0 >= 0 })
    #expect(try #require(row["success_probability"]?.doubleValue) < 0.1)
    #expect(row["samples"]?.intValue == 30)
  }

  @Test(
    arguments: [
      ("dd if=/dev/zero of=a bs=1M count=1000", 1.05), ("iperf3 -c 10.0.0.1 -n 1G", 8.6),
      ("nping --tcp -c 4 10.0.0.1", 3),
    ] as [(String, Double)])
  func sizesAndTheCatalogueSayHowLong(line: String, seconds: Double) throws {
    let row = try estimate(line)
    #expect(row["basis"]?.stringValue == "options")
    #expect(abs(try #require(row["seconds"]?["p50"]?.doubleValue) - seconds) < 0.1 * seconds)
  }

  /// The prompt asks memory, `predict` asks the database: both say the same.
  @Test func memoryKnowsWhatTheDatabaseKnows() throws {
    let copilot = place.copilot()
    #expect(copilot.outlook(for: "sleep 4")?.estimate.p50 == 4)
    copilot.memory.loadNow()
    copilot.prepareInteractive()
    for (line, seconds) in [
      ("dig a.lab", 0.5), ("dig a.lab", 0.7), ("dig b.lab", 5), ("curl http://a.lab/", 1.5),
    ] {
      try copilot.observe(line, ["duration_seconds": .number(seconds), "exit_code": 0])
    }
    for line in ["dig a.lab", "dig b.lab", "dig c.lab", "curl http://a.lab/", "ping -c 3 a.lab"] {
      let outlook = try #require(copilot.outlook(for: line))
      let row = try estimate(line, copilot)
      #expect(outlook.estimate.json == row, "\(line)")
    }
    // What has just ended counts at once.
    let before = try #require(copilot.outlook(for: "dig b.lab")?.estimate.samples)
    try copilot.observe("dig b.lab", ["duration_seconds": 4, "exit_code": 0])
    #expect(copilot.outlook(for: "dig b.lab")?.estimate.samples == before + 1)
    #expect(copilot.outlook(for: "iptables -F")?.risk.risk == .danger)
    let start = copilot.begin("dig b.lab", directory: "/")
    #expect(start.record.predictedSeconds == copilot.outlook(for: "dig b.lab")?.estimate.p50)
  }
}
