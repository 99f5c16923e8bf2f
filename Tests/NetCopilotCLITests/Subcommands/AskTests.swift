import JSON
import Testing

@Suite("ask")
struct AskSubcommandTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test func answersInLinesOfJSON() throws {
    let result = try program("ask", "ping", "192.0.2.7", "three", "times", "--limit", "2", "--json")
    #expect(result.status == 0)
    let rows = try result.lines.map { try JSONValue(parsing: $0) }
    #expect(rows.count == 2)
    #expect(rows.first?["command"]?.stringValue == "ping -c 3 192.0.2.7")
    #expect(rows.first?["slots"]?["host"]?.stringValue == "192.0.2.7")
  }

  @Test func answersAPersonInWords() throws {
    let result = try program("ask", "is 192.0.2.7 alive")
    #expect(result.status == 0)
    #expect(result.output.contains("1  ping -c 4 192.0.2.7"))
    let nothing = try program("ask", "مرحبا بالعالم")
    #expect(nothing.output.contains("nothing in the catalogue is"))
    #expect(try program("ask").status == 2)
    #expect(try program("ask", "x", "--limit", "0").status == 2)
  }

  @Test func theEngineAnswersToo() throws {
    let request = #"{"id": 7, "op": "ask", "text": "is 192.0.2.7 alive", "limit": 2}"# + "\n"
    let result = try program("engine", input: Array(request.utf8))
    let answer = try JSONValue(parsing: try #require(result.lines.first))
    #expect(answer["ok"]?.boolValue == true)
    #expect(answer["results"]?[0]?["utility"]?.stringValue == "ping")
  }

  @Test func evaluatesATable() throws {
    #expect(try program("evaluate", "ask", "/nonexistent/table.tsv").status == 1)
    #expect(try program("evaluate", "ask").status == 2)
  }
}
