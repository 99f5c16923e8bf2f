import Copilot
import JSON
import Platform
import Store
import TestSupport
import Testing

@Suite("Observing what ran elsewhere")
struct ObserveTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func everyFieldArrives() throws {
    let copilot = place.copilot()
    let answer = try copilot.observe(
      "ping -c 2 core-sw1",
      [
        "cwd": "/lab", "session": "elsewhere", "started_at": "2026-11-20T10:00:00Z",
        "duration_seconds": 1.25, "exit_code": 1, "stderr_tail": "e", "stdout_tail": "o",
      ])
    #expect(answer["spooled"]?.boolValue == false)
    let id = try #require(answer["execution_id"]?.intValue)
    let row = try #require(try copilot.perform("history.show", ["id": .integer(id)]).first)
    #expect(row["command"]?.stringValue == "ping -c 2 core-sw1")
    #expect(row["cwd"]?.stringValue == "/lab")
    #expect(row["session"]?.stringValue == "elsewhere")
    #expect(row["started_at"]?.stringValue?.hasPrefix("2026-11-20T10:00:00") == true)
    #expect(row["duration_seconds"]?.doubleValue == 1.25)
    #expect(row["exit_code"]?.intValue == 1)
    #expect(row["stderr_tail"]?.stringValue == "e")
    #expect(row["stdout_tail"]?.stringValue == "o")
    #expect(row["running"]?.boolValue == false)
    #expect(row["interrupted"]?.boolValue == false)
    #expect(row["bytes_sent"]?.isNull == true)
  }

  @Test(
    arguments: [
      [:], ["command": ""], ["command": " \t\n"], ["command": "a\u{0}b"], ["command": 7],
      ["command": "x", "exit_code": 256], ["command": "x", "exit_code": "one"],
      ["command": "x", "duration_seconds": "long"], ["command": "x", "started_at": "then"],
      ["command": "x", "cwd": 3], ["command": "x", "stderr_tail": [1]],
    ] as [[String: JSONValue]])
  func wrongValuesAreRefused(_ arguments: [String: JSONValue]) throws {
    let copilot = place.copilot()
    let operation = try #require(Operation.named("observe"))
    #expect {
      try operation.perform(on: copilot, with: OperationArguments(arguments))
    } throws: {
      ($0 as? OperationError)?.isUsage == true
    }
    #expect(try copilot.perform("history.list").isEmpty)
  }

  @Test func secretsAreTakenOutEverywhere() throws {
    let copilot = place.copilot()
    try copilot.observe(
      "snmpwalk -v2c -c c0mmunity99 switch",
      ["stderr_tail": "c0mmunity99 refused", "stdout_tail": "sent c0mmunity99"])
    let rows = try copilot.perform("history.list")
    #expect(!rows.map { $0.text() }.joined().contains("c0mmunity99"))
    #expect(try copilot.suggested("snmpwalk").allSatisfy { !$0.contains("c0mmunity99") })
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func hostileTextIsStoredOrRefused(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let copilot = place.copilot()
    let pieces = [
      "'", "\"", "\\", "$(", "`", "\u{1B}[2J", "\u{202E}", "é", "𝄞", "\n", "|", ";", "&", "<<X",
      "•••", " ", "x", String(repeating: "y", count: 3000), "\u{7F}", "!!", "--password=",
    ]
    let text =
      "z"
      + (0..<Int.random(in: 1...12, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    let answer = try copilot.observe(text, ["stdout_tail": .string(text)])
    #expect(answer["execution_id"]?.intValue != nil, "seed \(seed)")
    #expect(try copilot.perform("history.list").count == 1, "seed \(seed)")
  }

  @Test func aDamagedDatabaseSpoolsAndMerges() throws {
    try Files.makeDirectories(place.database)
    let copilot = place.copilot()
    #expect(try copilot.observe("ping a")["spooled"]?.boolValue == true)
    #expect(copilot.takeNotices().count == 1)
    #expect(copilot.takeNotices().isEmpty)
    #expect(try copilot.suggested("ping") == ["ping a"], "what was spooled is known here")
    removeDirectory(place.database)
    let next = place.copilot()
    try next.observe("ping b")
    let commands = try next.perform("history.list").compactMap { $0["command"]?.stringValue }
    #expect(Set(commands) == ["ping a", "ping b"])
    #expect(commands.count == 2)
  }

  @Test func everyOperationRefusesWhatItDoesNotTake() throws {
    for operation in Operation.all {
      #expect(Operation.named(operation.name)?.path == operation.path)
      #expect(!operation.summary.isEmpty && !operation.summary.hasSuffix("."))
      for parameter in operation.parameters { #expect(!parameter.help.isEmpty) }
      #expect(Set(operation.parameters.map(\.name)).count == operation.parameters.count)
    }
  }
}
