import JSON
import Testing

@Suite("classify")
struct ClassifySubcommandTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test func answersWithOptionsBehindTheLine() throws {
    let result = try program("classify", "fping -g 10.0.0.0/24", "--json")
    #expect(result.status == 0)
    let row = try JSONValue(parsing: try #require(result.lines.first))
    #expect(row["category"]?.stringValue == "discovery")
    #expect(row["command"]?.stringValue == "fping -g 10.0.0.0/24")
    #expect(row["alternatives"]?.arrayValue != nil)
  }

  @Test func wordsWithoutQuotesAreOneLine() throws {
    let result = try program("--json", "classify", "curl", "--max-time", "5", "http://h")
    let row = try JSONValue(parsing: try #require(result.lines.first))
    #expect(row["command"]?.stringValue == "curl --max-time 5 http://h")
    #expect(row["category"]?.stringValue == "http-transfer")
  }

  @Test func readsManyFromStandardInput() throws {
    let input = Array("dig x\n\n  \nping -c 1 y\n\u{1}\n".utf8)
    let result = try program("--json", "classify", "-", input: input)
    #expect(result.status == 0)
    let rows = try result.lines.map { try JSONValue(parsing: $0) }
    #expect(rows.map { $0["category"]?.stringValue } == ["dns", "reachability", "other"])
  }

  @Test func answersAPersonInWords() throws {
    let result = try program("classify", "dig x")
    #expect(result.output.hasPrefix("dns 9"))
    #expect(try program("classify").status == 2)
  }
}
