import Copilot
import JSON
import Testing

@Suite("Models judged on the newest lines") struct ModelEvaluationTests {
  private let place: Place
  private let copilot: Copilot

  init() throws {
    place = try Place()
    copilot = place.copilot()
  }

  private func work(rounds: Int) throws {
    for round in 0..<rounds {
      let host = "198.51.100.\(round % 7 + 1)"
      for line in ["ping -c 3 \(host)", "traceroute \(host)", "dig -x \(host)"] {
        try copilot.observe(line, ["exit_code": 0, "duration_seconds": 0.2, "session": "one"])
      }
    }
  }

  private func parts(_ row: JSONValue?) -> [JSONValue] { row?["parts"]?.arrayValue ?? [] }

  @Test func anEmptyHistorySaysNothing() throws {
    let rows = try copilot.perform("models.evaluate")
    #expect(rows.count == 1)
    for part in parts(rows.first) {
      #expect(part["count"]?.intValue == 0)
      #expect(part["score"]?.doubleValue == nil)
    }
  }

  @Test func aModelIsSetBesideWhatShipsAndItsParent() throws {
    try work(rounds: 40)
    let trained = try #require(try copilot.perform("models.train").first)
    let id = try #require(trained["id"]?.intValue)
    try work(rounds: 20)
    let row = try #require(
      try copilot.perform("models.evaluate", ["model": .integer(id)]).first)
    let both = parts(row)
    #expect(both.map { $0["rows"]?.stringValue } == ["held_back", "newer"])
    // 180 lines: it learnt from 96.
    #expect(both.map { $0["count"]?.intValue } == [36, 84])
    #expect(both.map { $0["learnt_from"]?.intValue } == [0, 0])
    for part in both {
      let score = try #require(part["score"]?.doubleValue)
      #expect(score > 0 && score <= 1)
      // Its parent is the one that ships.
      #expect(part["parent_score"]?.doubleValue == part["shipped_score"]?.doubleValue)
    }
    let active = try #require(try copilot.perform("models.evaluate").first)
    #expect(active["version"]?.intValue == 1 && active["parent_id"]?.intValue == nil)
    #expect(parts(active).first?["parent_score"]?.doubleValue == nil)
  }

  @Test func whatDoesNotExistIsNamed() {
    #expect(throws: OperationError.self) {
      try copilot.perform("models.evaluate", ["model": 77])
    }
  }
}
