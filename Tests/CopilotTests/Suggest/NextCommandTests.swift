import Copilot
import JSON
import Platform
import Testing

@Suite("What comes next")
struct NextCommandTests {
  let place: Place

  init() throws { place = try Place() }

  private func copilot() -> Copilot {
    let copilot = place.copilot()
    copilot.memory.loadNow()
    return copilot
  }

  @Test func whatFollowedBeforeComesFirst() throws {
    let copilot = copilot()
    for _ in 0..<6 {
      for line in ["make build", "make check", "git push"] {
        try copilot.observe(line, ["exit_code": 0])
      }
    }
    #expect(try copilot.suggested("").first == "make build")
    try copilot.observe("make build", ["exit_code": 0])
    let rows = try copilot.perform("suggest")
    #expect(rows.first?["command"]?.stringValue == "make check")
    #expect(rows.first?["reason"]?.stringValue?.contains("follows make build") == true)
    let scores = rows.compactMap { $0["score"]?.doubleValue }
    #expect(scores == scores.sorted(by: >) && scores.allSatisfy { (0...1).contains($0) })
    #expect(try copilot.suggested("git").first == "git push")
  }

  @Test func eachSessionHasItsOwnThread() throws {
    let copilot = copilot()
    for _ in 0..<6 {
      try copilot.observe("make build", ["session": "a", "exit_code": 0])
      try copilot.observe("git status", ["session": "b", "exit_code": 0])
      try copilot.observe("make check", ["session": "a", "exit_code": 0])
      try copilot.observe("git pull", ["session": "b", "exit_code": 0])
    }
    try copilot.observe("make build", ["session": "a", "exit_code": 0])
    try copilot.observe("git status", ["session": "b", "exit_code": 0])
    for (session, next) in [("a", "make check"), ("b", "git pull")] {
      let rows = try copilot.perform("suggest", ["session": .string(session)])
      #expect(rows.first?["command"]?.stringValue == next)
    }
  }

  @Test func aNewValueFitsIntoAnOldForm() throws {
    let copilot = copilot()
    for host in ["10.0.0.1", "10.0.0.2", "10.0.0.3"] {
      try copilot.observe("dig -x \(host)", ["exit_code": 0])
      try copilot.observe("ping -c 2 \(host)", ["exit_code": 0])
    }
    try copilot.observe("dig -x 10.0.0.9", ["exit_code": 0])
    let found = copilot.memory.suggestions(prefix: "ping", directory: nil, limit: 10)
    let made = found.first { $0.command == "ping -c 2 10.0.0.9" }
    #expect(made?.source == "pattern")
    // What is not installed is not proposed.
    let absent = copilot.memory.suggestions(
      prefix: "ping", directory: nil, limit: 10, isInstalled: { _ in false })
    #expect(!absent.map(\.command).contains("ping -c 2 10.0.0.9"))
    #expect(absent.map(\.command).contains("ping -c 2 10.0.0.3"))
  }

  @Test(
    arguments: [
      (127, ""), (2, "curl: option --hedaers: is unknown\ncurl: try 'curl --help'"),
      (1, "ls: unrecognized option '--colour-all'"),
    ] as [(Int64, String)])
  func aSlipIsNotProposedAgain(exitCode: Int64, message: String) throws {
    let copilot = copilot()
    let line = "curl --hedaers http://10.0.0.1/"
    try copilot.observe(line, ["exit_code": .integer(exitCode), "stderr_tail": .string(message)])
    #expect(try !copilot.suggested("curl").contains(line))
    #expect(copilot.memory.continuation(of: "curl", directory: nil) == nil)
    #expect(try !copilot.suggested("").contains(line))
    // It works after all: the program was installed meanwhile.
    try copilot.observe(line, ["exit_code": 0])
    #expect(try copilot.suggested("curl").contains(line))
  }

  @Test func aLineThatFailedForItsHostMayComeAgain() throws {
    let copilot = copilot()
    try copilot.observe("ping -c 1 10.0.0.1", ["exit_code": 1])
    #expect(try copilot.suggested("ping") == ["ping -c 1 10.0.0.1"])
  }

  @Test func anotherCopilotKnowsTheOrder() throws {
    let first = copilot()
    for _ in 0..<6 {
      for line in ["make build", "make check", "git push"] {
        try first.observe(line, ["exit_code": 0])
      }
    }
    try first.observe("make build", ["exit_code": 0])
    #expect(try place.copilot().suggested("").first == "make check")
    #expect(try copilot().suggested("").first == "make check")
  }

  @Test func oddHistoriesGetSaneAnswers() throws {
    let copilot = copilot()
    for number in 0..<400 {
      try copilot.observe(
        "true", ["exit_code": 1, "started_at": .string("2026-11-20T10:00:00Z")])
      if number == 200 { try copilot.observe("\u{202E}evil \u{1B}[31m") }
      if number == 300 { try copilot.observe("echo " + String(repeating: "x", count: 1 << 16)) }
    }
    let rows = try copilot.perform("suggest", ["limit": 10])
    #expect(rows.count <= 10)
    #expect(copilot.memory.continuation(of: "\u{202E}", directory: nil) == nil)
  }
}

@Suite("How well the next line is foreseen")
struct NextCommandEvaluationTests {
  let place: Place

  init() throws { place = try Place() }

  private func file(_ lines: [String]) throws -> String {
    let path = place.path + "/lines.jsonl"
    try Files.replace(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
    return path
  }

  @Test func baselinesHaveTheFiguresOfAHandCount() throws {
    let lines = ["a x", "b", "a x", "b", "a x"].enumerated().map {
      #"{"user":"u","cmd":"\#($1)","t":\#($0)}"#
    }
    let rows = try place.copilot().perform(
      "evaluate.next-command", ["file": .string(try file(lines))])
    #expect(rows.map { $0["method"]?.stringValue } == ["netcopilot", "mru", "frequency", "markov"])
    let markov = try #require(rows.last)
    // The third line is foreseen at rank two, the fourth and fifth at rank one.
    #expect(abs(try #require(markov["line_top1"]?.doubleValue) - 2.0 / 5) < 1e-9)
    #expect(abs(try #require(markov["line_top5"]?.doubleValue) - 3.0 / 5) < 1e-9)
    #expect(abs(try #require(markov["line_mrr"]?.doubleValue) - 2.5 / 5) < 1e-9)
    #expect(markov["lines"]?.intValue == 5)
    let recency = rows[1]
    #expect(recency["utility_top1"]?.doubleValue == 0)
    #expect(abs(try #require(recency["utility_top5"]?.doubleValue) - 3.0 / 5) < 1e-9)
  }

  @Test func aPersonCountsOnceHoweverLongTheyTyped() throws {
    let lines =
      (0..<20).map { #"{"user":"long","cmd":"same","t":\#($0)}"# }
      + [#"{"user":"short","cmd":"one","t":1}"#, #"{"user":"short","cmd":"two","t":2}"#]
    let rows = try place.copilot().perform(
      "evaluate.next-command", ["file": .string(try file(lines))])
    #expect(abs(try #require(rows[1]["line_top1"]?.doubleValue) - 19.0 / 20 / 2) < 1e-9)
  }

  @Test func theOwnHistoryIsMeasured() throws {
    let copilot = place.copilot()
    #expect(throws: OperationError.self) {
      try copilot.perform("evaluate.next-command", ["history": true])
    }
    for _ in 0..<10 {
      try copilot.observe("make build", ["exit_code": 0])
      try copilot.observe("make check", ["exit_code": 0])
    }
    let rows = try copilot.perform("evaluate.next-command", ["history": true])
    #expect(try #require(rows.first?["line_top5"]?.doubleValue) > 0.7)
  }

  @Test(arguments: ["", "{\"cmd\":1}", "nonsense", "[1]"])
  func aForeignFileIsNamedWithItsLine(text: String) throws {
    let path = try file([text])
    #expect(throws: OperationError.self) {
      try place.copilot().perform("evaluate.next-command", ["file": .string(path)])
    }
  }

  @Test func trainingTwiceGivesTheSameBytes() throws {
    let lines = (0..<12).flatMap { person in
      ["ping 10.0.0.\(person)", "ls -la", "dig 10.0.0.\(person)", "ls -la", "exit"].enumerated()
        .map { #"{"user":"u\#(person)","cmd":"\#($1)","t":\#($0)}"# }
    }
    let path = try file(lines)
    var models: [[UInt8]] = []
    for name in ["one", "two"] {
      let output = place.path + "/" + name
      _ = try place.copilot().perform(
        "models.train", ["file": .string(path), "output": .string(output)])
      models.append(try Files.read(output))
    }
    #expect(models[0] == models[1])
    // What one person put in a gap is not in it.
    let text = String(decoding: models[0], as: UTF8.self)
    #expect(!text.contains("10.0.0.") && text.contains("ls -la"))
    let rows = try place.copilot().perform(
      "evaluate.next-command",
      ["file": .string(path), "model": .string(place.path + "/one")])
    let score = try #require(rows.first?["utility_top1"]?.doubleValue)
    #expect(score > 0.5)
  }
}
