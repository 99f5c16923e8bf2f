import JSON
import Platform
import Testing

@Suite("Arguments: what is meant, what is refused, and in which words")
struct ArgumentTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func rows(_ result: ProgramRun.Result) throws -> [JSONValue] {
    try result.lines.map { try JSONValue(parsing: $0) }
  }

  @Test func suggestProposesWhatRan() throws {
    _ = try program("-c", "echo one")
    let result = try program("--json", "suggest", "--prefix", "ec")
    #expect(result.status == 0)
    #expect(try rows(result).first?["command"]?.stringValue == "echo one")
  }

  @Test func suggestKeepsToTheConfiguredLimit() throws {
    for number in 1...4 { _ = try program("-c", "echo \(number)") }
    #expect(try program("config", "set", "suggest.limit", "2").status == 0)
    #expect(try program("suggest", "--prefix", "echo").lines.count == 2)
    #expect(try program("suggest", "--prefix", "echo", "--limit", "3").lines.count == 3)
  }

  @Test func relativeDirectoriesAreMeantFromHere() throws {
    _ = try program("-c", "echo here", directory: program.home.path)
    let result = try program(
      "--json", "history", "list", "--cwd", ".", directory: program.home.path)
    #expect(try rows(result).count == 1)
    let other = try program(
      "--json", "history", "list", "--cwd", "..", directory: program.home.path)
    #expect(try rows(other).isEmpty)
  }

  @Test func anInheritedPWDThatIsNotHereIsNotRecorded() throws {
    var moved = program
    moved.environment["PWD"] = "/usr"
    _ = try moved("run", "true", directory: program.home.path)
    let directory = try rows(try program("--json", "history", "list")).first?["cwd"]?.stringValue
    #expect(directory == Files.resolved(program.home.path))
  }

  @Test(arguments: ["", "   ", "\n\t"])
  func aBlankLineRunsAndRecordsNothing(_ line: String) throws {
    #expect(try program("-c", line).status == 0)
    #expect(try program("history", "list").lines.isEmpty)
  }

  @Test func aProgramWithoutANameIsNotFound() throws {
    let result = try program("run", "--", "")
    #expect(result.status == 127)
    #expect(result.errors == "netcopilot: '': command not found\n")
  }

  @Test(
    arguments: [
      (["history", "delete"], "needs one of ID, --older-than, --matching"),
      (["history", "delete", "1", "--older-than", "3d"], "takes only one of"),
      (["history", "delete", "--older-than", "zz"], "history delete: --older-than: 'zz'"),
      (["history", "list", "--since", "zz"], "history list: --since: 'zz'"),
      (["db", "prune", "--older-than", "zz"], "db prune: --older-than: 'zz'"),
      (["user", "erase"], "user erase needs NAME"),
      (["db", "backup", "-"], "db backup: FILE: '-'"),
      (["history", "import", "atuin", "-"], "can't be read from standard input"),
    ] as [([String], String)])
  func wrongUsageIsOneLineWithStatusTwo(_ arguments: [String], _ wording: String) throws {
    let result = try program.run([ProgramRun.executable()] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(wording), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func configValidateReadsStandardInput() throws {
    let good = try program("config", "validate", "-", input: Array("{\"color\": \"never\"}".utf8))
    #expect(good.status == 0)
    let bad = try program(
      "config", "validate", "-", input: Array("{\n\"color\": \"blue\"}".utf8), throughPipe: true)
    #expect(bad.status == 1)
    #expect(bad.errors.contains("standard input:2:"))
  }

  @Test(arguments: [">/dev/full", ">&-"])
  func anAnswerThatCanNotBeWrittenIsAFailure(_ redirection: String) throws {
    let result = try program.run(
      ["/bin/sh", "-c", "\"$0\" --version \(redirection)", ProgramRun.executable()])
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("netcopilot: standard output: "))
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}
