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
