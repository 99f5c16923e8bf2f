import Glibc
import JSON
import Platform
import Testing

@Suite("Strange rows of tables")
struct ForestTests {
  let program: ProgramRun

  static let methods = ["plain", "extended", "autoencoder", "neighbours", "tails", "combined"]

  init() throws { program = try ProgramRun() }

  /// A file of the home directory.
  private func file(_ name: String, _ text: String) throws -> String {
    let path = program.home.path + "/" + name
    try Files.replace(path, with: Array(text.utf8))
    return path
  }

  /// 200 rows about a middle and five far from it, which come first.
  private func table(_ name: String = "table.csv") throws -> String {
    var text = "x,kind,y,label\n"
    for row in 0..<205 {
      let isStrange = row < 5
      let x = isStrange ? 90 + row * 10 : row * 37 % 20
      text += "\(x),\(isStrange ? "icmp" : ["tcp", "udp"][row % 2]),\(row * 11 % 17),"
      text += isStrange ? "1\n" : "0\n"
    }
    return try file(name, text)
  }

  @Test(arguments: methods)
  func strangeRowsAreFoundMeasuredAndKept(_ method: String) throws {
    let path = try table()
    let measured = try program(
      "--json", "forest", "evaluate", path, "--label", "label", "--method", method, "--seed", "3")
    try #require(measured.status == 0, "\(measured.errors)")
    let quality = try JSONValue(parsing: measured.output)
    #expect(quality["method"]?.stringValue == method)
    #expect(try #require(quality["auroc"]?.doubleValue) > 0.99)
    #expect(try #require(quality["auprc"]?.doubleValue) > 0.9)
    #expect(quality["rows"]?.intValue == 205)
    #expect(quality["features"]?.intValue == 3)
    #expect(try #require(quality["fit_seconds"]?.doubleValue) > 0)
    #expect(try #require(quality["score_seconds"]?.doubleValue) > 0)

    let model = program.home.path + "/m.model"
    let fitted = try program(
      "forest", "fit", path, "--label", "label", "--model", model, "--method", method, "--seed=3")
    try #require(fitted.status == 0, "\(fitted.errors)")
    let scored = try program("--json", "forest", "score", path, "--model", model)
    let rows = try scored.lines.map { try JSONValue(parsing: $0) }
    #expect(rows.map { $0["row"]?.intValue } == (1...205).map { $0 })
    let scores = try rows.map { try #require($0["score"]?.doubleValue) }
    let lowestStrange = try #require(scores[..<5].min())
    #expect(scores[5...].count { $0 >= lowestStrange } <= 1)
    // A column less, in another order, and one score a line for people.
    let other = try file("other.csv", "y,x,kind\n3,7,tcp\n3,120,gre\n")
    let plain = try program("forest", "score", other, "--model", model)
    let numbers = plain.lines.compactMap(Double.init)
    try #require(numbers.count == 2)
    #expect(numbers[0] < numbers[1])
  }

  @Test func theSeedRepeatsTheScores() throws {
    let path = try table()
    func model(_ seed: String) throws -> [UInt8] {
      let file = program.home.path + "/\(seed).model"
      #expect(
        try program("forest", "fit", path, "--label", "label", "--model", file, "--seed", seed)
          .status == 0)
      return try Files.read(file)
    }
    #expect(try model("1") == model("1"))
    #expect(try model("1") != model("2"))
  }

  @Test func standardInputIsATable() throws {
    let bytes = try Files.read(table())
    let result = try program(
      "--json", "forest", "evaluate", "-", "--label", "label", input: bytes)
    #expect(try JSONValue(parsing: result.output)["rows"]?.intValue == 205)
  }

  @Test(
    arguments: [
      ("a,label\n1,0\n2\n", "line 3, column 2: the line has 1 field where the first line names 2"),
      ("a,label\n1,0\nx,1\n", "line 3, column 1 (a): 'x' is no number"),
      ("a,label\n1,0\n2,attack\n", "line 3, column 2 (label): the label 'attack' is neither"),
      ("a,label\n1,0\n2,\n", "line 3, column 2 (label): the label '' is neither"),
      ("a,b\n1,0\n", "line 1: no column is named 'label'"),
      ("a,label\n1,0\n2,0\n", "every label is 0"),
      ("a,label\n", "there are no rows"), ("", "it is empty"),
      ("label\n0\n1\n", "there is no column besides the label"),
    ])
  func whatIsWrongInATableIsNamed(_ text: String, _ message: String) throws {
    let path = try file("bad.csv", text)
    let result = try program("forest", "evaluate", path, "--label", "label")
    #expect(result.status == 1)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("netcopilot: \(path): \(message)"), "\(result.errors)")
    #expect(result.errors.count { $0 == "\n" } == 1)
  }

  @Test(
    arguments: [
      "a\n5\n", "a,b\n1,2\n1,2\n1,2\n", "a,b\n,NaN\n,\n", "a,b\n1,inf\n2,-inf\n3,1e308\n",
    ])
  func oddTablesGetFiniteScores(_ text: String) throws {
    let path = try file("odd.csv", text)
    let model = program.home.path + "/odd.model"
    for method in Self.methods {
      let fitted = try program("forest", "fit", path, "--model", model, "--method", method)
      #expect(fitted.status == 0, "\(method): \(fitted.errors)")
      let scored = try program("forest", "score", path, "--model", model)
      #expect(scored.lines.count == text.count { $0 == "\n" } - 1, "\(method): \(scored.errors)")
      #expect(scored.lines.allSatisfy { Double($0)?.isFinite == true }, "\(method)")
    }
  }

  @Test func damagedModelsAndWrongWordsAreRefused() throws {
    let path = try table()
    let model = program.home.path + "/m.model"
    #expect(try program("forest", "fit", path, "--label", "label", "--model", model).status == 0)
    var bytes = try Files.read(model)
    bytes[bytes.count / 2] ^= 4
    try Files.replace(model, with: bytes)
    let damaged = try program("forest", "score", path, "--model", model)
    #expect(damaged.status == 1)
    #expect(damaged.errors.hasPrefix("netcopilot: \(model): it is damaged"))
    let foreign = try program("forest", "score", path, "--model", path)
    #expect(foreign.errors.hasPrefix("netcopilot: \(path): it is no model file"))
    #expect(try program("forest", "evaluate", path).status == 2)
    let method = try program("forest", "fit", path, "--model", model, "--method", "magic")
    #expect(method.status == 2)
    #expect(method.errors.contains("--method: 'magic' is not one of plain, extended, "))
    #expect(try program("forest", "fit", path, "--model", model, "--trees", "0").status == 2)
    let missing = try program(
      "forest", "fit", path, "--model", program.home.path + "/missing/m.model")
    #expect(missing.status == 1)
    #expect(missing.errors.hasPrefix("netcopilot: \(program.home.path)/missing/m.model: "))
  }
}
