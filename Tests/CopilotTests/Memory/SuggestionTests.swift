import Copilot
import Glibc
import JSON
import Platform
import Store
import TestSupport
import Testing

@Suite("Suggestions come from the lines of the past")
struct SuggestionTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func theNewestOfAPrefixComesFirst() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    for (index, line) in ["ping -c 1 a", "dig a", "ping -c 2 b", "ping -c 3 c"].enumerated() {
      try copilot.observe(line, ["started_at": .string("2026-11-2\(index)T10:00:00Z")])
    }
    #expect(try copilot.suggested("ping") == ["ping -c 3 c", "ping -c 2 b", "ping -c 1 a"])
    #expect(try copilot.suggested("ping", limit: 1) == ["ping -c 3 c"])
    #expect(try copilot.suggested("dig ") == ["dig a"])
    #expect(try copilot.suggested("nosuchutility").isEmpty)
  }

  @Test func theDirectoryCounts() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    try copilot.observe("make lab", ["cwd": "/lab", "started_at": "2026-11-20T10:00:00Z"])
    try copilot.observe("make site", ["cwd": "/site", "started_at": "2026-11-20T10:01:00Z"])
    #expect(try copilot.suggested("make", directory: "/lab").first == "make lab")
    #expect(try copilot.suggested("make", directory: "/site").first == "make site")
  }

  @Test func scoresAndReasons() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    for exitCode in [0, 1, 0] as [Int64] {
      try copilot.observe("curl http://h/", ["exit_code": .integer(exitCode), "cwd": "/lab"])
    }
    let rows = try copilot.perform("suggest", ["prefix": "curl", "cwd": "/lab"])
    let row = try #require(rows.first)
    #expect(row["source"]?.stringValue == "history")
    let score = try #require(row["score"]?.doubleValue)
    #expect((0...1).contains(score))
    let reason = try #require(row["reason"]?.stringValue)
    #expect(reason.contains("3 times"))
    #expect(reason.contains("1 failed"))
  }

  /// Learning is done behind the prompt: who asks at once, or later, gets the same answer.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func workingAheadChangesNoAnswer(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let other = try Place()
    let ahead = place.copilot()
    let plain = other.copilot()
    for copilot in [ahead, plain] {
      copilot.memory.loadNow()
      copilot.memory.begin(session: "s")
    }
    for round in 0..<150 {
      let host = Int.random(in: 1...4, using: &random)
      let line =
        ["ping -c 1 10.0.0.\(host)", "ip route", "dig h\(host).lab", "ssh h\(host)"]
        .randomElement(using: &random) ?? ""
      let time = "\(10 + round / 60):\(10 + round % 60 / 2):\(10 + round % 2)"
      let fields: [String: JSONValue] = [
        "session": "s", "started_at": .string("2026-11-20T\(time)Z"),
        "exit_code": .integer(host == 1 ? 1 : 0),
      ]
      for copilot in [ahead, plain] { try copilot.observe(line, fields) }
      if Bool.random(using: &random) { ahead.memory.workAhead() }
      let prefix = ["", "p", "ssh ", "dig"].randomElement(using: &random) ?? ""
      #expect(
        ahead.memory.continuation(of: prefix, directory: nil, session: "s")
          == plain.memory.continuation(of: prefix, directory: nil, session: "s"))
      let asked = [ahead, plain].map {
        $0.memory.suggestions(prefix: prefix, directory: nil, session: "s", limit: 8)
          .map(\.command)
      }
      #expect(asked[0] == asked[1], "round \(round)")
    }
  }

  @Test func whatIsPassedOverStepsBackUntilItRuns() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    func offered() -> String? { copilot.memory.continuation(of: "ping", directory: nil) }
    try copilot.observe("ping -c 1 old.lab", ["started_at": "2026-11-20T10:00:00Z"])
    try copilot.observe("ping -c 1 new.lab", ["started_at": "2026-11-20T10:00:01Z"])
    try copilot.observe("uptime", ["started_at": "2026-11-20T10:00:02Z"])
    #expect(offered() == "ping -c 1 new.lab")
    for _ in 0..<3 { copilot.memory.note(.passedOver("ping -c 1 new.lab")) }
    #expect(offered() == "ping -c 1 old.lab")
    // Taking it, or running it, wipes the slate.
    copilot.memory.note(.taken("ping -c 1 new.lab"))
    #expect(offered() == "ping -c 1 new.lab")
    for _ in 0..<3 { copilot.memory.note(.passedOver("ping -c 1 new.lab")) }
    try copilot.observe("ping -c 1 new.lab", ["started_at": "2026-11-20T10:00:03Z"])
    #expect(offered() == "ping -c 1 new.lab")
  }

  @Test func anotherProcessSeesWhatWasRecorded() throws {
    let first = place.copilot()
    try first.observe("dig @10.0.0.53 www.lab")
    let second = place.copilot()
    second.memory.loadNow()
    #expect(try second.suggested("dig").first == "dig @10.0.0.53 www.lab")
    // What the first writes later reaches the second when it looks again.
    try first.observe("dig @10.0.0.54 mail.lab")
    second.memory.refresh(from: try second.store())
    #expect(try second.suggested("dig").contains("dig @10.0.0.54 mail.lab"))
    #expect(second.memory.count == 2)
  }

  @Test func loadingInTheBackgroundLosesNothing() throws {
    let writer = place.copilot()
    for number in 0..<500 { try writer.observe("ping host-\(number)") }
    let reader = place.copilot()
    reader.memory.loadRecent(from: try reader.store())
    reader.memory.loadInBackground()
    // Learned while the thread loads, and recorded by another process meanwhile.
    try reader.observe("ping learned-meanwhile")
    try writer.observe("ping written-meanwhile")
    reader.memory.loadNow()
    #expect(reader.memory.isComplete)
    reader.memory.refresh(from: try reader.store())
    #expect(reader.memory.count == 502)
    #expect(try reader.suggested("ping learned").count == 1)
    #expect(try reader.suggested("ping written").count == 1)
  }

  @Test func theFirstQuestionLoadsTheRestMeanwhile() throws {
    let writer = place.copilot()
    for name in ["a", "b", "c"] { try writer.observe("dig old-\(name).lab") }
    for number in 0..<1_100 { try writer.observe("ping host-\(number)") }
    let reader = place.copilot()
    reader.memory.loadsWhenAsked = true
    // What is not among the newest lines is found while the rest is loaded, and after.
    #expect(try reader.suggested("dig old-a") == ["dig old-a.lab"])
    #expect(try reader.suggested("dig old-b") == ["dig old-b.lab"])
    for _ in 0..<5_000 where !reader.memory.isComplete { usleep(2_000) }
    #expect(reader.memory.isComplete)
    #expect(try reader.suggested("dig old-c") == ["dig old-c.lab"])
    #expect(reader.memory.count == 1_103)
  }

  @Test func runsAreNotCountedTwice() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    for _ in 0..<3 { try copilot.observe("ss -tlnp") }
    copilot.memory.refresh(from: try copilot.store())
    #expect(
      try copilot.perform("suggest", ["prefix": "ss"]).first?["reason"]?.stringValue?.contains(
        "3 times") == true)
  }

  @Test func erasedLinesAreGone() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    for line in ["ping [a]*?", "ping a", "ping b"] { try copilot.observe(line) }
    #expect(copilot.erase(line: "ping [a]*?"))
    #expect(!copilot.erase(line: "ping [a]*?"))
    #expect(Set(try copilot.suggested("ping")) == ["ping a", "ping b"])
    _ = try copilot.perform("history.delete", ["matching": "ping b", "yes": true])
    #expect(try copilot.suggested("ping") == ["ping a"])
  }

  @Test func searchFindsScatteredLetters() throws {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    try copilot.observe("traceroute -n gateway", ["exit_code": 1, "cwd": "/lab"])
    try copilot.observe("ping gateway", ["exit_code": 0, "cwd": "/site"])
    let all = copilot.memory.search("gate", directory: nil, failedOnly: false, limit: 10)
    #expect(all.total == 2 && all.matching == 2)
    let failed = copilot.memory.search("gate", directory: nil, failedOnly: true, limit: 10)
    #expect(failed.rows.map(\.command) == ["traceroute -n gateway"])
    #expect(failed.rows.first?.lastFailed == true)
    let here = copilot.memory.search("", directory: "/site", failedOnly: false, limit: 10)
    #expect(here.rows.map(\.command) == ["ping gateway"])
  }

  @Test func withoutAPlaceNothingIsRecordedAndNothingFails() throws {
    var random = SystemRandomNumberGenerator()
    let environment = ProcessEnvironment(["NETCOPILOT_DATA_DIR": place.path + "/file/below"])
    try Files.replace(place.path + "/file", with: [])
    var layout = DataLayout(
      directoryOption: nil, configurationOption: nil, environment: environment)
    layout.fallbackDirectories = []
    let copilot = Copilot(
      layout: layout, configuration: Configuration(),
      session: .current(environment: environment, now: .now(), random: &random))
    #expect(throws: OperationError.self) { try copilot.observe("ping a") }
    #expect(try copilot.suggested("ping") == ["ping a"] || copilot.suggested("ping").isEmpty)
    #expect(throws: OperationError.self) { try copilot.perform("history.list") }
  }
}
