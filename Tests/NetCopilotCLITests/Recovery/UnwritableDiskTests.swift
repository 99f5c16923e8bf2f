import Glibc
import JSON
import Platform
import TerminalTesting
import TestSupport
import Testing

/// Read-only and full disks: commands run, one line says where records wait, none is lost.
@Suite(
  "A disk that can't be written", .serialized,
  .enabled(if: Machine.canMount, "mounting a file system needs root and CAP_SYS_ADMIN"))
struct UnwritableDiskTests {
  let program: ProgramRun
  private let mount: SmallFileSystem

  init() throws {
    var program = try ProgramRun()
    mount = try SmallFileSystem(program, sizeKilobytes: 1024)
    program.environment["NETCOPILOT_DATA_DIR"] = mount.path
    self.program = program
    #expect(try program("run", "echo", "before").status == 0)
  }

  private func commands() throws -> [String] {
    try program.records().compactMap { $0["command"]?.stringValue }
  }

  /// Runs commands while the trouble lasts and checks what the user sees of it.
  private func runThroughTrouble(_ words: String, count: Int = 3) throws {
    for number in 1...count {
      let result = try program("run", "sh", "-c", "echo through \(number); exit \(number)")
      #expect(result.status == Int32(number))
      #expect(result.output == "through \(number)\n")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(result.errors.contains("records wait in"), "\(result.errors)")
    }
  }

  /// Checks that everything is in the history, each once and with its status.
  private func checkMerged(count: Int = 3) throws {
    let records = try program.records()
      .sorted { ($0["started_at"]?.stringValue ?? "") < ($1["started_at"]?.stringValue ?? "") }
    #expect(
      records.compactMap { $0["command"]?.stringValue }
        == ["echo before"] + (1...count).map { "sh -c 'echo through \($0); exit \($0)'" })
    #expect(records.map { $0["exit_code"]?.intValue } == [0] + (1...count).map { Int64($0) })
    #expect(try program("db", "check").status == 0)
  }

  // MARK: Read-only

  @Test(arguments: ["run", "history", "db status", "db check"])
  func readOnly(_ healer: String) throws {
    try mount.remount("ro")
    try runThroughTrouble("can't be written")
    try mount.remount("rw")
    // Whoever comes first brings the records in.
    let words = healer == "run" ? ["run", "true"] : healer.split(separator: " ").map(String.init)
    let result = try program.run(
      [try ProgramRun.executable()] + (healer == "history" ? ["history", "list"] : words))
    #expect(result.status == 0)
    #expect(result.errors.contains("3 records that had waited are in the history"))
    if healer == "run" {
      #expect(try program("history", "delete", "--matching", "true", "--yes").status == 0)
    }
    try checkMerged()
  }

  @Test func readOnlyUnderALivingShell() throws {
    try mount.remount("ro")
    let shell = try ShellSession(program)
    for number in 1...3 { try shell.run("sh -c 'echo through \(number); exit \(number)'") }
    #expect(shell.promptRow.contains("✗3"))
    #expect(shell.lineCount(containing: "can't be written") == 1)
    try mount.remount("rw")
    // While the past is still being read, the process has the file open as it was.
    shell.terminal.settle(milliseconds: 3000)
    // The shell tries again after some seconds, and when it ends.
    try shell.leave()
    #expect(shell.lineCount(containing: "3 records that had waited are in the history") == 1)
    try checkMerged()
  }

  @Test func aFirstRunOnAReadOnlyDisk() throws {
    for name in Files.names(in: mount.path) { unlink(mount.path + "/" + name) }
    try mount.remount("ro")
    try runThroughTrouble("can't be written", count: 2)
    #expect(try program("observe", "dig from elsewhere").output == "recorded in the spool\n")
    try mount.remount("rw")
    #expect(
      try commands().sorted() == [
        "dig from elsewhere", "sh -c 'echo through 1; exit 1'", "sh -c 'echo through 2; exit 2'",
      ])
  }

  // MARK: Full

  /// Leaves so much room and no more.
  private func fill(leaving kilobytes: Int) throws -> String {
    let filler = mount.path + "/filler"
    _ = try program.run(["sh", "-c", "cat /dev/zero >'\(filler)' 2>/dev/null"])
    truncate(filler, off_t(try #require(Files.size(filler)) - kilobytes * 1024))
    return filler
  }

  @Test(arguments: [0, 4, 8, 12, 16, 40, 56])
  func full(_ roomKilobytes: Int) throws {
    let filler = try fill(leaving: roomKilobytes)
    for number in 1...3 {
      let result = try program("run", "sh", "-c", "echo through \(number); exit \(number)")
      #expect(result.status == Int32(number))
      #expect(result.output == "through \(number)\n")
      // With some room the first may still fit.
      #expect(result.errors.split(separator: "\n").count <= 1, "\(result.errors)")
      if roomKilobytes <= 16 {
        #expect(result.errors.contains("no space is left; records wait in"), "\(result.errors)")
      }
    }
    unlink(filler)
    try checkMerged()
  }

  @Test func fullUnderALivingShell() throws {
    let shell = try ShellSession(program)
    try shell.run("sh -c 'echo through 1; exit 1'")
    let filler = try fill(leaving: 0)
    for number in 2...4 { try shell.run("sh -c 'echo through \(number); exit \(number)'") }
    #expect(shell.promptRow.contains("✗4"))
    #expect(shell.lineCount(containing: "no space is left") == 1)
    unlink(filler)
    try shell.leave()
    try checkMerged(count: 4)
  }

  @Test(arguments: [0, 40])
  func nothingIsRestoredHalf(_ roomKilobytes: Int) throws {
    let copy = program.home.path + "/copy.db"
    #expect(try program("db", "backup", copy).status == 0)
    let filler = try fill(leaving: roomKilobytes)
    let restored = try program("db", "restore", copy, "--yes")
    #expect(restored.status == 1)
    #expect(restored.errors.split(separator: "\n").count == 1, "\(restored.errors)")
    let saved = try program("db", "backup", mount.path + "/copy.db")
    #expect(saved.status == 1)
    #expect(saved.errors.split(separator: "\n").count == 1, "\(saved.errors)")
    unlink(filler)
    #expect(
      Files.names(in: mount.path).allSatisfy { !$0.contains("restore") && !$0.contains("copy") })
    #expect(try commands() == ["echo before"])
    #expect(try program("db", "restore", copy, "--yes").status == 0)
    #expect(try commands() == ["echo before"])
  }

  // MARK: Killed in between

  /// Whoever merges is killed at random moments; every record comes in, and none twice.
  @Test(arguments: [UInt64(20_261_122)])
  func killedWhileMerging(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    try mount.remount("ro")
    let count = 1500
    let requests = (0..<count).map { #"{"id":\#($0),"op":"observe","command":"line \#($0)"}"# }
    let engine = try program("engine", input: Array(requests.joined(separator: "\n").utf8))
    let answers = try engine.lines.map { try JSONValue(parsing: $0) }
    #expect(answers.count == count)
    #expect(answers.allSatisfy { $0["spooled"]?.boolValue == true })
    try mount.remount("rw,size=16m")
    let executable = try ProgramRun.executable()
    for _ in 0..<12 {
      let process = try program.start(
        [executable, "db", "status"], input: "/dev/null", output: "/dev/null",
        errors: "/dev/null", directory: program.home.path)
      usleep(UInt32.random(in: 3000...60_000, using: &random))
      kill(process, SIGKILL)
      _ = try ProgramRun.wait(process)
    }
    let lines = try commands().filter { $0.hasPrefix("line ") }
    #expect(lines.count == count, "seed \(seed)")
    #expect(Set(lines).count == count, "seed \(seed)")
    #expect(try program("db", "check", "--full").status == 0)
  }
}

/// Nothing at all can be written: records wait in the shell's memory.
@Suite(
  "No place for a file", .serialized,
  .enabled(if: Machine.canMount, "mounting a file system needs root and CAP_SYS_ADMIN"))
struct NoPlaceForAFileTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  /// Starts what follows where every place for a spool is read-only, and nobody else sees that.
  private var wrapper: [String] {
    [
      "/usr/bin/unshare", "-m", "sh", "-c",
      """
      for place in /tmp /var/tmp /run; do
        mount --bind $place $place && mount -o remount,bind,ro $place || exit 1
      done
      cd "$HOME" && exec "$@"
      """, "sh",
    ]
  }

  @Test func aShellWritesThemAtItsEnd() throws {
    let shell = try ShellSession(program, wrapper: wrapper)
    try shell.run("sh -c 'exit 3'")
    let screen = try shell.run("sh -c 'exit 4'")
    #expect(shell.promptRow.contains("✗4"))
    #expect(screen.joinedText.contains("records wait in memory"))
    #expect(shell.lineCount(containing: "netcopilot: ") == 2)
    try shell.run("mount -o remount,bind,rw /tmp")
    #expect(try shell.leave() == 0)
    let records = try program.records()
    #expect(
      records.compactMap { $0["command"]?.stringValue } == [
        "mount -o remount,bind,rw /tmp", "sh -c 'exit 4'", "sh -c 'exit 3'",
      ])
    #expect(records.map { $0["exit_code"]?.intValue } == [0, 4, 3])
  }

  @Test func whatIsLostIsCounted() throws {
    let shell = try ShellSession(program, wrapper: wrapper)
    try shell.run("sh -c 'exit 3'")
    try shell.run("sh -c 'exit 4'")
    #expect(try shell.leave() == 4)
    #expect(shell.lineCount(containing: "2 records are lost") == 1)
  }

  @Test func aSingleCommandSaysThatItsRecordIsLost() throws {
    let result = try program.run(
      wrapper + [try ProgramRun.executable(), "run", "sh", "-c", "exit 5"])
    #expect(result.status == 5)
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(result.errors.contains("records are lost"), "\(result.errors)")
    let observed = try program.run(wrapper + [try ProgramRun.executable(), "observe", "ping x"])
    #expect(observed.status == 1)
    #expect(observed.errors.contains("not recorded"), "\(observed.errors)")
  }
}

/// A file system in memory that a test can fill, unmounted with its owner.
private final class SmallFileSystem {
  let path: String
  private let program: ProgramRun

  init(_ program: ProgramRun, sizeKilobytes: Int) throws {
    self.program = program
    path = program.home.path + "/mount"
    try Files.makeDirectories(path)
    let result = try program.run([
      "mount", "-t", "tmpfs", "-o", "size=\(sizeKilobytes)k", "none", path,
    ])
    try #require(result.status == 0, "mount: \(result.errors)")
  }

  deinit { _ = try? program.run(["umount", "-l", path]) }

  func remount(_ options: String) throws {
    let result = try program.run(["mount", "-o", "remount,\(options)", path])
    try #require(result.status == 0, "mount: \(result.errors)")
  }
}
