import Copilot
import JSON
import Platform
import Testing

@Suite("The life of a learnt model") struct ModelLifeTests {
  private let place: Place
  private let copilot: Copilot

  init() throws {
    place = try Place()
    copilot = place.copilot()
  }

  /// Lines of somebody who looks at one host after the other, always in the same order.
  private func work(rounds: Int) throws {
    for round in 0..<rounds {
      let host = "198.51.100.\(round % 7 + 1)"
      for line in [
        "ping -c 3 \(host)", "traceroute \(host)", "dig -x \(host)", "curl -sI http://\(host)/",
        "ss -tn dst \(host)",
      ] {
        try copilot.observe(line, ["exit_code": 0, "duration_seconds": 0.2, "session": "one"])
      }
    }
  }

  private func failure(_ name: String, _ arguments: [String: JSONValue] = [:]) -> String? {
    do {
      _ = try copilot.perform(name, arguments)
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func theFirstModelIsTheOneThatShips() throws {
    let rows = try copilot.perform("models.list")
    #expect(rows.count == 1)
    #expect(rows[0]["state"]?.stringValue == "active" && rows[0]["version"]?.intValue == 1)
    #expect(rows[0]["data_rows"]?.intValue == 0)
  }

  @Test func fewLinesTeachNothing() throws {
    try work(rounds: 3)
    #expect(
      failure("models.train") == "15 executions are too few to learn 'next-command' from; it needs "
        + "100")
    #expect(failure("models.train", ["kind": "weather"])?.contains("next-command") == true)
  }

  @Test func aModelIsTrainedPromotedAndTakenBack() throws {
    try work(rounds: 22)
    let trained = try #require(try copilot.perform("models.train").first)
    let id = try #require(trained["id"]?.intValue)
    #expect(trained["version"]?.intValue == 2 && trained["data_rows"]?.intValue == 88)
    #expect(trained["held_back_rows"]?.intValue == 22)
    let score = try #require(trained["score"]?.doubleValue)
    let active = try #require(trained["active_score"]?.doubleValue)
    #expect(trained["state"]?.stringValue == (score >= active ? "shadow" : "retired"))

    #expect(
      try copilot.perform("models.promote", ["model": .integer(id)]).first?["state"]?.stringValue
        == "active")
    let states = try copilot.perform("models.list").map { $0["state"]?.stringValue ?? "" }
    #expect(states == ["active", "retired"])
    #expect(failure("models.promote", ["model": .integer(id)])?.contains("active already") == true)

    let back = try #require(try copilot.perform("models.rollback").first)
    #expect(back["version"]?.intValue == 1 && back["state"]?.stringValue == "active")
    #expect(failure("models.rollback")?.contains("nothing before it") == true)
    let life = try #require(
      try copilot.perform("models.show", ["model": .integer(id)]).first?["changes"]?.arrayValue)
    #expect(life.last?["to"]?.stringValue == "retired")
    #expect(life.last?["reason"]?.stringValue == "version 1 took its place")
  }

  @Test func aChangedFileIsNoticedAndNotUsed() throws {
    try work(rounds: 22)
    let trained = try #require(try copilot.perform("models.train").first)
    let id = try #require(trained["id"]?.intValue)
    let file = place.path + "/models/" + (try #require(trained["file"]?.stringValue))
    _ = try copilot.perform("models.promote", ["model": .integer(id)])
    #expect(try copilot.perform("models.verify").first?["ok"]?.boolValue == true)
    var bytes = try Files.read(file)
    bytes[bytes.count / 2] ^= 1
    try Files.replace(file, with: bytes)
    let proof = try #require(try copilot.perform("models.verify").first)
    #expect(proof["ok"]?.boolValue == false)
    #expect(
      proof["problems"]?.arrayValue?.first?.stringValue?.hasSuffix("its checksum differs") == true)
    // The shell goes on with the model before it.
    #expect(try !place.copilot().suggested("").isEmpty)
    _ = try copilot.perform("models.rollback")
    #expect(failure("models.promote", ["model": .integer(id)])?.contains("checksum") == true)
  }

  @Test func whatDoesNotExistIsNamed() {
    #expect(failure("models.show", ["model": 99]) == "there is no model 99")
    #expect(failure("models.promote", ["model": 99]) == "there is no model 99")
  }
}
