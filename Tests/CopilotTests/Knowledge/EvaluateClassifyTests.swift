import Copilot
import JSON
import Platform
import Testing

@Suite("Purposes measured on a table")
struct EvaluateClassifyTests {
  let place: Place

  init() throws { place = try Place() }

  private func evaluate(_ text: String) throws -> JSONValue {
    let path = place.path + "/table.tsv"
    try Files.replace(path, with: Array(text.utf8))
    let rows = try place.copilot().perform("evaluate.classify", ["file": .string(path)])
    return try #require(rows.first)
  }

  @Test func figuresAreThoseOfTheTable() throws {
    // The third line's purpose is said wrongly on purpose: the first word would be right.
    let row = try evaluate(
      """
      command\tcategory
      ping -c 1 a.lab\treachability
      ping -c 2 a.lab\treachability
      ping -c 3 a.lab\tdns
      nmap -sn 10.0.0.0/24\tdiscovery
      nmap -p 80 a.lab\tscan
      nmap -p 81 a.lab\tscan

      """)
    #expect(row["rows"]?.intValue == 6)
    #expect(abs(try #require(row["accuracy"]?.doubleValue) - 5.0 / 6) < 1e-9)
    // Beyond the first word: the ping that is said to be of DNS, and the discovery by nmap.
    #expect(row["rows_beyond_first_word"]?.intValue == 2)
    #expect(row["accuracy_beyond_first_word"]?.doubleValue == 0.5)
    #expect(abs(try #require(row["accuracy_of_first_word"]?.doubleValue) - 4.0 / 6) < 1e-9)
    // reachability: 2 right of 2, 3 found: 0.8; dns: 0; discovery: 1; scan: 1.
    #expect(abs(try #require(row["macro_f1"]?.doubleValue) - 2.8 / 4) < 1e-9)
    let error = try #require(row["calibration_error"]?.doubleValue)
    #expect((0...1).contains(error))
  }

  @Test func unusableTablesAreNamed() throws {
    #expect(throws: OperationError.self) { try evaluate("line\tcategory\nping\tdns\n") }
    #expect(throws: OperationError.self) {
      try place.copilot().perform("evaluate.classify", ["file": "/nowhere/t.tsv"])
    }
    #expect(try evaluate("command\tcategory\n")["rows"]?.intValue == 0)
  }
}
