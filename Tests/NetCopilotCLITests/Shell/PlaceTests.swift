import Glibc
import Platform
import Testing

@Suite("Places: relative data directories, directories that can't be written, locales")
struct PlaceTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test func aRelativeDataDirectoryStaysWhereItWasAfterCd() throws {
    let result = try program(
      "--data-dir", "records", input: Array("cd /\ntrue\ncd /usr\n".utf8),
      directory: program.home.path)
    #expect(result.status == 0)
    #expect(result.errors == "")
    let list = try program(
      "--data-dir", program.home.path + "/records", "history", "list", "--utility", "true")
    #expect(list.lines.count == 1)
  }

  /// Behind the subcommand it counts too; a shell keeps the place that it started with and says so.
  @Test func aDataDirectoryBehindTheSubcommandIsTheOneThatIsUsed() throws {
    let other = program.home.path + "/other"
    #expect(try program("observe", "true", "--data-dir", other).status == 0)
    #expect(try program("history", "list").lines.isEmpty)
    #expect(try program("history", "list", "--data-dir", other).lines.count == 1)
    let late = try program(input: Array(":history list --data-dir /nowhere\n".utf8))
    #expect(late.status == 2)
    #expect(late.errors.contains("unexpected argument '--data-dir'"))
  }

  @Test func withoutAPlaceRecordsWaitElsewhereAndTheCommandRuns() throws {
    let result = try program("--data-dir", "/proc/nowhere", "-c", "echo ran")
    #expect(result.output == "ran\n")
    #expect(result.status == 0)
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    let words = result.errors.split(separator: "\n").last?.split(separator: " ") ?? []
    let spool = String(try #require(words.last))
    #expect(spool.hasSuffix(".spool") && (Files.size(spool) ?? 0) > 0, "\(result.errors)")
    // Nobody will ever ask for these.
    unlink(spool)
    rmdir(Files.directory(of: spool))
  }

  @Test(arguments: [("C", "ASCII"), ("C.UTF-8", "UTF-8"), ("", "LANG is not set")])
  func theDoctorSaysWhichSignsAreDrawn(_ language: String, _ expected: String) throws {
    var program = program
    program.environment["LANG"] = language
    let line = try program("doctor").lines.first { $0.contains("character set") }
    #expect(line?.contains(expected) == true, "\(line ?? "")")
  }
}
