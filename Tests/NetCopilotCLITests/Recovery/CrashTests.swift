import Glibc
import JSON
import Platform
import TestSupport
import Testing

/// Processes that write to one database at once and are killed at random moments.
@Suite("Killed while writing", .serialized)
struct CrashTests {
  @Test(arguments: [UInt64(20_261_121)])
  func someKills(seed: UInt64) throws { try CrashRun(seed: seed).perform(kills: 20) }

  @Test(
    .enabled(if: Machine.runsLongTests, "takes minutes; NETCOPILOT_LONG_TESTS=1 runs it"),
    arguments: [UInt64(0x5EED)])
  func twoHundredKills(seed: UInt64) throws { try CrashRun(seed: seed).perform(kills: 200) }
}

/// Four engines and four shells on one database, and what became of what they were told.
private final class CrashRun {
  private let program: ProgramRun
  private let seed: UInt64
  private var random: SeededGenerator
  private var writers: [Writer] = []
  private var started = 0
  private var acknowledged: [String] = []
  private var spooledCount = 0

  init(seed: UInt64) throws {
    program = try ProgramRun()
    self.seed = seed
    random = SeededGenerator(seed: seed)
  }

  func perform(kills: Int) throws {
    for index in 0..<8 { writers.append(try makeWriter(isEngine: index < 4)) }
    for _ in 0..<kills {
      // The moment of the kill: anywhere within the next few dozen writes.
      let pause = UInt32.random(in: 500...120_000, using: &random)
      let victim = Int.random(in: 0..<writers.count, using: &random)
      usleep(pause)
      let writer = writers[victim]
      writer.kill()
      collect(writer)
      writers[victim] = try makeWriter(isEngine: writer.isEngine)
    }
    for writer in writers {
      writer.kill()
      collect(writer)
    }
    try check(kills: kills)
  }

  private func makeWriter(isEngine: Bool) throws -> Writer {
    started += 1
    return try Writer(program, number: started, isEngine: isEngine)
  }

  private func collect(_ writer: Writer) {
    let (texts, spooled) = writer.acknowledged
    acknowledged += texts
    spooledCount += spooled
  }

  private func check(kills: Int) throws {
    // One more run merges what waits in the spool.
    let last = try program("run", "true")
    #expect(last.status == 0)
    let check = try program("db", "check")
    #expect(check.status == 0, "seed \(seed): \(check.output)\(check.errors)")
    let records = try program.records()
    var seen: [String: Int] = [:]
    for record in records { seen[record["command"]?.stringValue ?? "", default: 0] += 1 }
    let missing = acknowledged.filter { seen[$0] == nil }
    #expect(missing.isEmpty, "seed \(seed): \(missing.count) missing: \(missing.prefix(5))")
    let double = seen.filter { $0.value > 1 }
    #expect(double.isEmpty, "seed \(seed): double: \(double.prefix(5))")
    let running = records.filter { $0["running"]?.boolValue == true }
    #expect(running.isEmpty, "seed \(seed): still running: \(running.count)")
    let interrupted = records.filter { $0["interrupted"]?.boolValue == true }
    #expect(interrupted.allSatisfy { $0["exit_code"]?.isNull == true })
    // Every shell that was killed was in the middle of at most one line.
    #expect(!interrupted.isEmpty && interrupted.count <= started, "seed \(seed)")
    let spool = Files.size(program.home.spool) ?? 0
    #expect(spool == 0, "seed \(seed): \(spool) bytes are left in the spool")
    let names = Files.names(in: Files.directory(of: program.home.database))
    #expect(!names.contains { $0.contains("corrupt") }, "\(names)")
    let figures =
      "seed \(seed): \(kills) kills of \(started) processes, \(acknowledged.count) acknowledged "
      + "(\(spooledCount) in the spool first), \(records.count) rows, "
      + "\(interrupted.count) interrupted, \(missing.count) missing, \(double.count) double\n"
    _ = try? writeBytes(Array(figures.utf8), to: 2)
  }
}

/// A process that records lines as fast as it can, and the file where it says what is safe.
private final class Writer {
  let isEngine: Bool
  private let number: Int
  private let process: pid_t
  private let outputPath: String
  private let inputPath: String
  private var isDead = false

  init(_ program: ProgramRun, number: Int, isEngine: Bool) throws {
    self.isEngine = isEngine
    self.number = number
    let base = program.home.path + "/writer-\(number)"
    inputPath = base + ".in"
    outputPath = base + ".out"
    // The engine answers once for each 64 KiB that it reads: spaces make that few requests.
    let padding = String(repeating: " ", count: 1000)
    var text = ""
    for line in 0..<2000 {
      text +=
        isEngine
        ? "{\"id\":\(line),\"op\":\"observe\",\"command\":\"\(Writer.text(number, line))\"}\(padding)\n"
        : "\(Writer.shellText(number, line))\n"
    }
    try Files.replace(inputPath, with: Array(text.utf8))
    let executable = try ProgramRun.executable()
    let words = ["sh", "-c", "exec '\(executable)' \(isEngine ? "engine" : "")"]
    process = try program.start(
      words, input: inputPath, output: outputPath, errors: base + ".err",
      directory: program.home.path)
  }

  private static func text(_ number: Int, _ line: Int) -> String { "engine-\(number) line-\(line)" }

  private static func shellText(_ number: Int, _ line: Int) -> String {
    // Every fourth lasts, so that its begin is recorded apart from its end.
    "sh -c 'echo \(line)\(line % 4 == 3 ? "; sleep 0.05" : "")' w\(number)"
  }

  deinit { kill() }

  func kill() {
    guard !isDead else { return }
    isDead = true
    Glibc.kill(process, SIGKILL)
    _ = try? ProgramRun.wait(process)
    unlink(inputPath)
  }

  /// The lines whose record was said to be safe, and how many of them went to the spool.
  var acknowledged: (texts: [String], spooled: Int) {
    let bytes = (try? Files.read(outputPath)) ?? []
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")) ?? 0
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n")
    guard isEngine else {
      // A line's output means that the line before it has been recorded.
      let ran = lines.compactMap { Int($0) }
      return (ran.dropLast().map { Writer.shellText(number, $0) }, 0)
    }
    var texts: [String] = []
    var spooled = 0
    for line in lines {
      guard let answer = try? JSONValue(parsing: String(line)), answer["ok"]?.boolValue == true,
        let id = answer["id"]?.intValue
      else { continue }
      texts.append(Writer.text(number, Int(id)))
      if answer["spooled"]?.boolValue == true { spooled += 1 }
    }
    return (texts, spooled)
  }
}
