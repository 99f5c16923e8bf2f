import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

/// Whatever is wrong with the database, commands run, records are kept, and they come together.
@Suite("A database that is unwell", .serialized)
struct UnwellDatabaseTests {
  let program: ProgramRun
  private var database: String { program.home.database }

  init() throws {
    program = try ProgramRun()
    #expect(try program("run", "echo", "before").status == 0)
  }

  /// Runs commands while the trouble lasts and checks what the user sees of it.
  private func runThroughTrouble(
    _ words: String, count: Int = 3, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for number in 1...count {
      let result = try program("run", "sh", "-c", "echo through \(number); exit \(number)")
      #expect(result.status == Int32(number), sourceLocation: sourceLocation)
      #expect(result.output == "through \(number)\n", sourceLocation: sourceLocation)
      let lines = result.errors.split(separator: "\n")
      #expect(lines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    }
    #expect((Files.size(program.home.spool) ?? 0) > 0, sourceLocation: sourceLocation)
  }

  /// Runs one more command and checks that all of them are in the history, each once.
  private func checkMerged(
    count: Int = 3, keepsEarlier: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let after = try program("run", "echo", "after")
    #expect(after.status == 0, sourceLocation: sourceLocation)
    let found = try program.records()
      .sorted { ($0["started_at"]?.stringValue ?? "") < ($1["started_at"]?.stringValue ?? "") }
    let commands = found.compactMap { $0["command"]?.stringValue }
    let expected =
      (keepsEarlier ? ["echo before"] : [])
      + (1...count).map { "sh -c 'echo through \($0); exit \($0)'" } + ["echo after"]
    #expect(commands == expected, sourceLocation: sourceLocation)
    let codes = found.map { $0["exit_code"]?.intValue }
    let expectedCodes = (keepsEarlier ? [0] : []) + (1...count).map { Int64($0) } + [0]
    #expect(codes == expectedCodes, sourceLocation: sourceLocation)
    #expect((Files.size(program.home.spool) ?? 0) == 0, sourceLocation: sourceLocation)
    let check = try program("db", "check")
    #expect(check.status == 0, "\(check.output)\(check.errors)", sourceLocation: sourceLocation)
  }

  private func sql(_ statements: String) throws {
    let result = try program.run(["sqlite3", database, statements])
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test(.enabled(if: Machine.has("sqlite3"), "the sqlite3 program is not installed"))
  func locked() throws {
    let holder = try LockHolder(program, database: database)
    try runThroughTrouble("locked")
    holder.release()
    try checkMerged()
  }

  @Test(.enabled(if: Machine.has("sqlite3"), "the sqlite3 program is not installed"))
  func lockedWhileAShellLives() throws {
    let shell = try ShellSession(program)
    let holder = try LockHolder(program, database: database)
    for number in 1...3 { try shell.run("sh -c 'echo through \(number); exit \(number)'") }
    #expect(shell.promptRow.contains("✗3"))
    #expect(shell.lineCount(containing: "is locked") == 1)
    holder.release()
    try shell.leave()
    try checkMerged()
  }

  @Test(.enabled(if: Machine.has("sqlite3"), "the sqlite3 program is not installed"))
  func newer() throws {
    try sql(
      """
      PRAGMA user_version = 99;
      INSERT INTO migration VALUES (99, 'from the future', 0);
      """)
    let before = try Files.read(database)
    try runThroughTrouble("newer")
    #expect(try Files.read(database) == before, "a newer database is left alone")
    try sql(
      """
      DELETE FROM migration WHERE position = 99;
      PRAGMA user_version = \(try migrationCount());
      """)
    try checkMerged()
  }

  private func migrationCount() throws -> Int {
    let result = try program.run([
      "sqlite3", database, "SELECT count(*) FROM migration WHERE position < 99",
    ])
    return try #require(Int(result.output.filter { $0.isNumber }))
  }

  @Test(.enabled(if: Machine.isRoot && Machine.has("chattr"), "making a file immutable needs root"))
  func readOnlyFile() throws {
    guard try program.run(["chattr", "+i", database]).status == 0 else {
      withKnownIssue("this file system has no immutable files", isIntermittent: true) {
        Issue.record("chattr +i failed")
      }
      return
    }
    defer { _ = try? program.run(["chattr", "-i", database]) }
    try runThroughTrouble("written")
    #expect(try program.run(["chattr", "-i", database]).status == 0)
    try checkMerged()
  }

  @Test func limitedFileSize() throws {
    // The limit holds for the program and what it runs: nothing may die of SIGXFSZ but a command.
    let executable = try ProgramRun.executable()
    for number in 1...3 {
      let result = try program.run([
        "sh", "-c",
        "ulimit -f 24; exec '\(executable)' run sh -c 'echo through \(number); exit \(number)'",
      ])
      #expect(result.status == Int32(number), "\(result.errors)")
      #expect(result.output == "through \(number)\n")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
    try checkMerged()
  }

  @Test func aCommandStillDiesOfItsOwnFileSizeLimit() throws {
    let executable = try ProgramRun.executable()
    let result = try program.run([
      "sh", "-c", "ulimit -f 24; exec '\(executable)' run dd if=/dev/zero of=big bs=64k count=1",
    ])
    #expect(result.status == 128 + SIGXFSZ)
  }

  enum Damage: CaseIterable {
    case garbage, truncated, flipped, emptyHeader
  }

  @Test(arguments: Damage.allCases)
  func corrupt(_ damage: Damage) throws {
    for number in 0..<40 { _ = try observe("filler number \(number)", program) }
    try harm(damage)
    let damaged = try Files.read(database)
    for number in 1...3 {
      let result = try program("run", "sh", "-c", "echo through \(number); exit \(number)")
      #expect(result.status == Int32(number))
      #expect(result.output == "through \(number)\n")
    }
    let after = try program("run", "echo", "after")
    #expect(after.status == 0)
    let records = try program.records()
    let commands = records.compactMap { $0["command"]?.stringValue }
    for number in 1...3 {
      #expect(
        commands.filter { $0 == "sh -c 'echo through \(number); exit \(number)'" }.count == 1)
    }
    #expect(commands.filter { $0 == "echo after" }.count == 1)
    let check = try program("db", "check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    // What was damaged is kept, byte for byte.
    let directory = Files.directory(of: database)
    let kept = Files.names(in: directory).filter {
      $0.hasPrefix("history.db.corrupt-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm")
    }
    #expect(kept.count == 1, "\(Files.names(in: directory))")
    if let name = kept.first { #expect(try Files.read(directory + "/" + name) == damaged) }
  }

  private func harm(_ damage: Damage) throws {
    let bytes = try Files.read(database)
    switch damage {
    case .garbage: try overwrite((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 131) })
    case .truncated: try overwrite(Array(bytes.prefix(bytes.count / 2 + 77)))
    case .flipped:
      var flipped = bytes
      for index in (2048..<bytes.count).lazy where index % 2048 < 64 { flipped[index] ^= 0x5A }
      try overwrite(flipped)
    case .emptyHeader: try overwrite([UInt8](repeating: 0, count: 100) + bytes.dropFirst(100))
    }
  }

  private func overwrite(_ bytes: [UInt8]) throws {
    for suffix in ["-wal", "-shm"] { unlink(database + suffix) }
    let file = try FileDescriptor(opening: database, flags: O_WRONLY | O_TRUNC)
    try file.write(bytes)
  }

  private func observe(_ command: String, _ program: ProgramRun) throws -> ProgramRun.Result {
    try program("observe", command)
  }

  @Test func aDirectoryInItsPlace() throws {
    for suffix in ["", "-wal", "-shm"] { unlink(database + suffix) }
    #expect(mkdir(database, 0o700) == 0)
    try runThroughTrouble("can't be opened")
    #expect(Files.isDirectory(database))
    rmdir(database)
    try checkMerged(keepsEarlier: false)
  }

  @Test(.enabled(if: Machine.has("sqlite3"), "sqlite3 makes the other program's database"))
  func anotherProgramsDatabase() throws {
    for suffix in ["", "-wal", "-shm"] { unlink(database + suffix) }
    try sql("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (7);")
    try runThroughTrouble("another program")
    let result = try program.run(["sqlite3", database, "SELECT x FROM theirs"])
    #expect(result.output == "7\n")
    unlink(database)
    try checkMerged(keepsEarlier: false)
  }

  @Test func aSpoolThatWasCut() throws {
    try program.withDirectoryInPlace { try runThroughTrouble("can't be opened") }
    // A crash cut the last line, and somebody wrote something else.
    let bytes = try Files.read(program.home.spool)
    try Files.replace(
      program.home.spool, with: Array(bytes.dropLast(40)) + Array("\nnot a record\n".utf8))
    let after = try program("run", "echo", "after")
    #expect(after.status == 0)
    let commands = try program.records().compactMap { $0["command"]?.stringValue }
    #expect(commands.filter { $0.contains("through 1") }.count == 1)
    #expect(commands.filter { $0.contains("through 2") }.count == 1)
    #expect(commands.filter { $0 == "echo before" }.count == 1)
  }
}

extension ProgramRun {
  /// Puts a directory where the database should be, as long as the body runs.
  fileprivate func withDirectoryInPlace(_ body: () throws -> Void) throws {
    let aside = home.path + "/aside.db"
    for suffix in ["", "-wal"] where Files.exists(home.database + suffix) {
      try systemCall("rename") { rename(home.database + suffix, aside + suffix) }
    }
    unlink(home.database + "-shm")
    try systemCall("mkdir") { mkdir(home.database, 0o700) }
    try body()
    rmdir(home.database)
    for suffix in ["", "-wal"] where Files.exists(aside + suffix) {
      try systemCall("rename") { rename(aside + suffix, home.database + suffix) }
    }
  }
}

/// Another program that holds the database's write lock.
private final class LockHolder {
  private let process: pid_t
  private let keys: Int32

  init(_ program: ProgramRun, database: String) throws {
    let base = program.home.path + "/holder"
    try systemCall("mkfifo") { mkfifo(base + ".in", 0o600) }
    process = try program.start(
      ["sh", "-c", "exec sqlite3 '\(database)' <'\(base).in'"], input: "/dev/null",
      output: base + ".out", errors: base + ".err", directory: program.home.path)
    keys = try systemCall("open") { open(base + ".in", O_WRONLY | O_CLOEXEC) }
    try writeBytes(Array("BEGIN IMMEDIATE; SELECT 'held';\n".utf8), to: keys)
    let start = MonotonicTime.now()
    while (Files.size(base + ".out") ?? 0) == 0 {
      try #require(MonotonicTime.now().seconds(since: start) < 15, "sqlite3 takes no lock")
      usleep(2000)
    }
  }

  /// Lets the lock go.
  func release() {
    try? writeBytes(Array("ROLLBACK;\n.quit\n".utf8), to: keys)
    close(keys)
    _ = try? ProgramRun.wait(process)
  }
}
