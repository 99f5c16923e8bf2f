import JSON
import Platform
import Testing

@Suite("The engine answers JSON lines in order")
struct EngineTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func ask(_ lines: [String]) throws -> [JSONValue] {
    let result = try program("engine", input: Array(lines.joined(separator: "\n").utf8))
    #expect(result.status == 0)
    return try result.lines.map { try JSONValue(parsing: $0) }
  }

  @Test func observeThenSuggest() throws {
    let answers = try ask([
      #"{"id":1,"op":"observe","command":"ping -c 4 10.0.0.1","cwd":"/lab","exit_code":0,"duration_seconds":3.05,"started_at":"2026-11-20T10:00:00Z"}"#,
      #"{"id":"two","op":"observe","command":"ping -c 2 core-sw1","cwd":"/lab","exit_code":1,"stderr_tail":"x","stdout_tail":"2 packets transmitted, 0 received"}"#,
      #"{"id":3,"op":"suggest","prefix":"ping -c 4","cwd":"/lab","limit":3}"#,
      #"{"id":4,"op":"suggest","prefix":"zzz"}"#,
    ])
    #expect(answers.count == 4)
    #expect(answers[0]["id"]?.intValue == 1)
    #expect(answers[0]["ok"]?.boolValue == true)
    #expect(answers[1]["id"]?.stringValue == "two")
    #expect(answers[2]["suggestions"]?[0]?["command"]?.stringValue == "ping -c 4 10.0.0.1")
    #expect(answers[2]["suggestions"]?[0]?["source"]?.stringValue == "history")
    #expect(answers[3]["suggestions"]?.arrayValue?.isEmpty == true)
    let list = try program("--json", "history", "list", "--utility", "ping").lines.map {
      try JSONValue(parsing: $0)
    }
    #expect(list.count == 2)
    let older = try #require(list.last)
    #expect(older["duration_seconds"]?.doubleValue == 3.05)
    #expect(older["started_at"]?.stringValue?.hasPrefix("2026-11-20T10:00:00") == true)
  }

  @Test func damageGetsAnAnswerAndTheEngineGoesOn() throws {
    let long =
      #"{"id":9,"op":"suggest","prefix":""# + String(repeating: "x", count: 1 << 20) + #""}"#
    let answers = try ask([
      "not json", "[1,2]", #"{"id":1}"#, #"{"id":2,"op":"fly"}"#, #"{"id":3,"op":"observe"}"#,
      #"{"id":4,"op":"suggest","limit":"many"}"#, long, "", #"{"id":5,"op":"suggest","prefix":""}"#,
    ])
    #expect(answers.count == 8)
    #expect(answers.dropLast().allSatisfy { $0["ok"]?.boolValue == false })
    #expect(
      answers.dropLast().allSatisfy { $0["error"]?["message"]?.stringValue?.isEmpty == false })
    #expect(answers.last?["ok"]?.boolValue == true)
    #expect(answers[3]["id"]?.intValue == 2)
  }

  @Test func secretsNeverReachTheDisk() throws {
    let secret = "hunter2-verysecret"
    _ = try ask([
      #"{"id":1,"op":"observe","command":"curl -u admin:\#(secret) http://h/","stderr_tail":"bad \#(secret)","stdout_tail":"\#(secret)"}"#
    ])
    _ = try program(
      "-c", "echo x | curl -s -u admin:\(secret) http://127.0.0.1:1/ ; echo \(secret) >&2")
    let directory = Files.directory(of: program.home.database)
    for name in Files.names(in: directory) {
      let bytes = try Files.read(directory + "/" + name)
      #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(name) holds the secret")
    }
    #expect(try program("history", "list").output.contains("•••"))
  }
}
