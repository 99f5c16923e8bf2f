import Glibc
import JSON
import Platform
import TestSupport
import Testing

/// Learning that is disturbed: the active model keeps serving, and nothing is half done.
@Suite("Learning that is disturbed", .serialized)
struct TrainingTroubleTests {
  private let program: ProgramRun

  /// A history of somebody who looks at one host after the other.
  init() throws {
    program = try ProgramRun()
    let lines = ["ping -c 3 a", "dig a", "curl -sI a", "ss -tn", "traceroute a"]
    let requests = (0..<200).map {
      #"{"id":\#($0),"op":"observe","command":"\#(lines[$0 % 5])","exit_code":0,"session":"s","#
        + #""duration_seconds":0.1}"#
    }
    _ = try program("engine", input: Array(requests.joined(separator: "\n").utf8))
  }

  private func models() throws -> [JSONValue] {
    try program("models", "list", "--json").lines.map { try JSONValue(parsing: $0) }
  }

  private func checkWhole() throws {
    let rows = try models()
    #expect(rows.count { $0["state"]?.stringValue == "active" } == 1)
    #expect(!rows.contains { $0["state"]?.stringValue == "candidate" })
    #expect(try program("models", "verify").status == 0)
    #expect(try program("db", "check").status == 0)
    #expect(try program("suggest", "--prefix", "p").status == 0)
  }

  /// The limit stands for a disk without room: a write is refused in the middle of the model's file.
  @Test func aFullDisk() throws {
    _ = try models()
    let executable = try ProgramRun.executable()
    let size = try #require(Files.size(program.home.database))
    let result = try program.run([
      "sh", "-c", "ulimit -f \(size / 512 + 64); trap '' XFSZ; exec '\(executable)' models train",
    ])
    #expect(result.status == 1)
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    #expect(result.errors.contains("models"), "\(result.errors)")
    let folder = Files.directory(of: program.home.database) + "/models"
    #expect(!Files.names(in: folder).contains { $0.hasSuffix(".model") })
    #expect(try models().count == 1)
    try checkWhole()
    #expect(try program("models", "train").status == 0)
    try checkWhole()
  }

  @Test func twoAtOnce() throws {
    let executable = try ProgramRun.executable()
    let processes = try (0..<3).map { number in
      try program.start(
        [executable, "models", "train"], input: "/dev/null", output: "/dev/null",
        errors: program.home.path + "/errors-\(number)", directory: program.home.path)
    }
    let ends = try processes.map { try ProgramRun.wait($0) }
    #expect(ends.contains(0))
    for (number, end) in ends.enumerated() where end != 0 {
      let errors = try Files.read(program.home.path + "/errors-\(number)")
      let words = String(decoding: errors, as: UTF8.self)
      #expect(words.contains("another process trains now; nothing was changed"), "\(words)")
    }
    #expect(try models().count == 1 + ends.count { $0 == 0 })
    try checkWhole()
  }

  /// Killed at random moments of learning, promoting and going back.
  @Test(
    .enabled(if: Machine.runsLongTests, "takes long; NETCOPILOT_LONG_TESTS=1 runs it"),
    arguments: [UInt64(20_261_122)])
  func killed(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    #expect(try program("models", "train").status == 0)
    let executable = try ProgramRun.executable()
    for round in 0..<(Machine.runsLongTests ? 40 : 5) {
      let active = try models().first { $0["state"]?.stringValue == "active" }
      let other = active?["id"]?.intValue == 1 ? "2" : "1"
      let words = round % 3 == 0 ? ["models", "train"] : ["models", "promote", other]
      let process = try program.start(
        [executable] + words, input: "/dev/null", output: "/dev/null", errors: "/dev/null",
        directory: program.home.path)
      usleep(UInt32.random(in: 1_000...80_000, using: &random))
      kill(process, SIGKILL)
      _ = try ProgramRun.wait(process)
      let rows = try models()
      #expect(
        rows.count { $0["state"]?.stringValue == "active" } == 1, "seed \(seed), round \(round)")
      #expect(try program("models", "verify").status == 0, "seed \(seed), round \(round)")
    }
    #expect(try program("models", "train").status == 0)
    #expect(try program("db", "check").status == 0)
  }

  @Test func aRowWhoseFileIsGone() throws {
    #expect(try program("models", "train").status == 0)
    #expect(try program("models", "promote", "2").status == 0)
    let folder = Files.directory(of: program.home.database) + "/models"
    for name in Files.names(in: folder) where name.hasSuffix(".model") {
      unlink(folder + "/" + name)
    }
    #expect(try program("suggest", "--prefix", "p").status == 0)
    #expect(try program("models", "list").status == 0)
    let proof = try program("models", "verify")
    #expect(proof.status == 1)
    #expect(proof.output.contains("is gone"))
    let judged = try program("models", "evaluate", "2")
    #expect(judged.output.contains("is gone"), "\(judged.output)\(judged.errors)")
    #expect(try program("models", "rollback").status == 0)
    let refused = try program("models", "promote", "2")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("is gone; nothing was changed"))
  }
}
