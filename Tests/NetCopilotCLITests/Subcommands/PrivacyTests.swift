import Glibc
import JSON
import Platform
import TestSupport
import Testing

@Suite("Erasing, sharing and restoring") struct PrivacyTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func commands() throws -> [String] {
    try program.records().compactMap { $0["command"]?.stringValue }
  }

  @Test func aDryRunNamesTablesAndChangesNothing() throws {
    #expect(try program("run", "true").status == 0)
    let dry = try program("db", "prune", "--older-than", "0s", "--dry-run")
    #expect(dry.status == 0)
    #expect(dry.output.contains("execution"))
    #expect(dry.output.contains("Nothing was erased"))
    #expect(try commands() == ["true"])
    let report = try JSONValue(
      parsing: program("--json", "db", "prune", "--older-than", "0s", "--dry-run").output)
    #expect(report["executions"]?.intValue == 1)
    #expect(report["bytes_freed"]?.isNull == true)
    #expect(try program("db", "prune", "--older-than", "0s").output.hasPrefix("1 execution erased"))
    #expect(try commands().isEmpty)
  }

  @Test func nothingIsSharedBeforeConsent() throws {
    #expect(try program("run", "true").status == 0)
    #expect(try program("run", "echo", "private").status == 0)
    let refused = try program("history", "share", "1", "--as", "team")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("netcopilot consent give"))
    #expect(try program("history", "share", "1", "--as", "everybody").status == 2)
    #expect(try program("history", "share", "1").status == 2)
    #expect(try program("consent", "give").status == 0)
    #expect(try program("history", "share", "1", "77", "--as", "team").status == 1)
    #expect(try program("history", "export", "--visibility", "team").lines.isEmpty)
    #expect(try program("history", "share", "1", "--as", "team").status == 0)
    #expect(try program("history", "export", "--visibility", "team").lines.count == 1)
    #expect(try program("history", "export", "--visibility", "public").lines.isEmpty)
    #expect(try program("history", "export").lines.count == 2)
    #expect(try program("history", "export", "--visibility", "friends").status == 2)
    #expect(try program("consent", "withdraw").output.contains("1 made private"))
    #expect(try program("history", "export", "--visibility", "team").lines.isEmpty)
  }

  @Test func anonymisedExportsWithOneKeyAreEqual() throws {
    #expect(try program("run", "echo", "maria@core1.acme.example", "10.1.2.3").status == 0)
    let key = program.home.path + "/key"
    try Files.replace(key, with: Array("sixteen bytes and".utf8))
    let one = try program("history", "export", "--anonymised", "--key", key).output
    #expect(one == (try program("history", "export", "--anonymised", "--key", key).output))
    #expect(one != (try program("history", "export", "--anonymised").output))
    for secret in ["maria", "core1", "acme", "10.1.2.3", program.home.path] {
      #expect(!one.contains(secret), "\(secret) is in \(one)")
    }
    let csv = try program("history", "export", "--format", "csv", "--anonymised").output
    #expect(!csv.contains("maria"))
    try Files.replace(key, with: [1, 2, 3])
    #expect(
      try program("history", "export", "--anonymised", "--key", key).errors.contains("16 bytes"))
    #expect(try program("history", "export", "--anonymised", "--key", "missing").status == 1)
    #expect(try program("history", "export", "--key", key).status == 2)
  }

  @Test func aUserIsExportedAndErased() throws {
    #expect(try program("run", "true").status == 0)
    #expect(try program("feedback", "good").status == 0)
    let user = try #require(try program.records().first?["user"]?.stringValue)
    let file = program.home.path + "/user.jsonl"
    #expect(try program("user", "export", user, file).status == 0)
    #expect(Files.mode(file) == 0o600)
    let rows = try String(decoding: Files.read(file), as: UTF8.self).split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    #expect(rows.map { $0["record"]?.stringValue } == ["execution", "feedback"])
    for words in [["user", "export", "nobody-here"], ["user", "erase", "nobody-here", "--yes"]] {
      let refused = try program.run([try ProgramRun.executable()] + words)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("there is no user 'nobody-here'"))
    }
    #expect(try program("user", "erase", user).output.contains("would be erased"))
    #expect(try commands() == ["true"])
    #expect(try program("user", "erase", user, "--yes").status == 0)
    #expect(try commands().isEmpty)
    #expect(try program("user", "export").status == 2)
    #expect(try program("models", "verify").status == 0)
  }

  @Test func aBackupComesBack() throws {
    #expect(try program("run", "true").status == 0)
    let copy = program.home.path + "/copy.db"
    #expect(try program("db", "backup", copy).status == 0)
    #expect(try program("run", "echo", "later").status == 0)
    #expect(try program("db", "restore", copy).output.contains("nothing was restored"))
    #expect(try commands().count == 2)
    let restored = try program("db", "restore", copy, "--yes")
    #expect(restored.status == 0)
    #expect(restored.output.contains("before-restore-"))
    #expect(try commands() == ["true"])
    #expect(try program("run", "echo", "after").status == 0)
    #expect(try commands().count == 2)
    #expect(try program("db", "check", "--full").status == 0)
    #expect(try program("models", "verify").status == 0)
  }

  @Test func aRestoreWaitsForNobodyWhoHasTheHistoryOpen() throws {
    #expect(try program("run", "true").status == 0)
    let copy = program.home.path + "/copy.db"
    #expect(try program("db", "backup", copy).status == 0)
    // The engine has it open, and is asked to replace it.
    let answer = try program(
      "engine",
      input: Array(
        """
        {"id":1,"op":"history.list"}
        {"id":2,"op":"db.restore","file":"\(copy)","yes":true}
        {"id":3,"op":"history.list"}
        """.utf8))
    let lines = try answer.lines.map { try JSONValue(parsing: $0) }
    #expect(lines.map { $0["ok"]?.boolValue } == [true, false, true], "\(answer.output)")
    #expect(try commands() == ["true"])
  }

  @Test func theDoctorSeesWhoElseMayRead() throws {
    #expect(try program("run", "true").status == 0)
    #expect(try program("doctor").output.contains("only this user may read it"))
    chmod(program.home.database, 0o644)
    #expect(try program("doctor").output.contains("(mode 644)"))
    chmod(Files.directory(of: program.home.database), 0o755)
    let open = try program("doctor")
    #expect(open.status == 1)
    #expect(open.output.contains("chmod go="))
  }

  /// Whoever prunes or restores is killed at random moments: the history is whole each time.
  @Test(arguments: [UInt64(20_261_121)])
  func killedInBetween(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = 3_000
    let requests = (0..<count).map {
      #"{"id":\#($0),"op":"observe","command":"line \#($0)","started_at":"2020-01-01T00:00:00Z"}"#
    }
    _ = try program("engine", input: Array(requests.joined(separator: "\n").utf8))
    let copy = program.home.path + "/copy.db"
    #expect(try program("db", "backup", copy).status == 0)
    let all = try program.records().count
    let executable = try ProgramRun.executable()
    for round in 0..<16 {
      let words =
        round % 2 == 0
        ? ["db", "prune", "--older-than", "1d"] : ["db", "restore", copy, "--yes"]
      let process = try program.start(
        [executable] + words, input: "/dev/null", output: "/dev/null", errors: "/dev/null",
        directory: program.home.path)
      usleep(UInt32.random(in: 2_000...250_000, using: &random))
      kill(process, SIGKILL)
      _ = try ProgramRun.wait(process)
      #expect(try program("db", "check", "--full").status == 0, "seed \(seed), round \(round)")
      #expect(try program("models", "verify").status == 0, "seed \(seed), round \(round)")
    }
    #expect(try program("db", "restore", copy, "--yes").status == 0)
    #expect(try program.records().count == all)
    #expect(try program("db", "check", "--full").status == 0)
  }
}
