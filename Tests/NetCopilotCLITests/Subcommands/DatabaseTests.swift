import JSON
import Platform
import Testing

@Suite("The database as a subject")
struct DatabaseTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func schema() throws -> (has: Int64?, known: Int64?) {
    let status = try JSONValue(parsing: program("--json", "db", "status").output)
    return (status["schema_version"]?.intValue, status["known_version"]?.intValue)
  }

  @Test func aSchemaTakenBackStaysSoUntilSomethingIsRecorded() throws {
    #expect(try program("run", "true").status == 0)
    let known = try #require(try schema().known)
    #expect(try schema().has == known)
    #expect(try program("db", "rollback").status == 0)
    #expect(try schema().has == known - 1)
    #expect(try program("doctor").output.contains("netcopilot db migrate"))
    #expect(try schema().has == known - 1)
    #expect(try program("db", "migrate").status == 0)
    #expect(try schema().has == known)
    #expect(try program("db", "rollback", "--steps", "2").status == 0)
    #expect(try program("run", "false").status == 1)
    #expect(try schema().has == known)
    #expect(try program("--json", "history", "list").lines.count == 2)
    #expect(try program("db", "check", "--full").status == 0)
  }

  @Test func lookingMakesNothing() throws {
    _ = try program("doctor")
    #expect(!Files.exists(program.home.database))
  }

  @Test func aBackupIsWholeWhileTheOriginalGrows() throws {
    #expect(try program("run", "true").status == 0)
    let copy = program.home.path + "/copy.db"
    #expect(try program("db", "backup", copy).status == 0)
    #expect(try program("db", "backup", copy).status == 1)
    #expect(try program("run", "false").status == 1)
    try Files.makeDirectories(program.home.path + "/other")
    try Files.replace(program.home.path + "/other/history.db", with: Files.read(copy))
    let list = try program("--data-dir", program.home.path + "/other", "--json", "history", "list")
    #expect(list.lines.count == 1)
  }
}

@Suite("Files that can't be written")
struct UnwritableFileTests {
  let program: ProgramRun

  init() throws {
    program = try ProgramRun()
    #expect(try program("run", "true").status == 0)
  }

  @Test(arguments: ["history export missing/out.json", "db backup missing/out.db"])
  func theMessageNamesTheFileThatWasGiven(_ line: String) throws {
    let result = try program.run(
      [try ProgramRun.executable()] + line.split(separator: " ").map(String.init))
    #expect(result.status == 1)
    let file = try #require(line.split(separator: " ").last)
    #expect(result.errors.contains("\(file) ") || result.errors.contains("\(file): "))
    #expect(result.errors.contains("No such file or directory"))
    #expect(!result.errors.contains(".part") && !result.errors.contains(".new"), "\(result.errors)")
  }

  @Test func anExportThatCannotGoOnLeavesNothing() throws {
    for _ in 0..<3 { #expect(try program("run", "sh", "-c", "printf '%4000d'").status == 0) }
    let executable = try ProgramRun.executable()
    let result = try program.run([
      "sh", "-c", "ulimit -f 4; trap '' XFSZ; exec '\(executable)' history export out.json",
    ])
    #expect(result.status == 1)
    #expect(!Files.names(in: program.home.path).contains { $0.hasPrefix("out") })
  }
}
