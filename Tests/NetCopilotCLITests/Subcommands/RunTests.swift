import JSON
import Platform
import Testing

@Suite("run and -c hand on the status and record")
struct RunTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  private func records() throws -> [JSONValue] {
    try program("--json", "history", "list").lines.map { try JSONValue(parsing: $0) }
  }

  @Test(
    arguments: [
      (["true"], 0), (["false"], 1), (["sh", "-c", "exit 42"], 42),
      (["sh", "-c", "kill -TERM $$"], 143), (["no-such-program-here"], 127), (["/etc/passwd"], 126),
      (["/"], 126),
    ] as [([String], Int32)])
  func status(_ arguments: [String], _ expected: Int32) throws {
    let result = try program.run([ProgramRun.executable(), "run", "--"] + arguments)
    #expect(result.status == expected)
    let record = try #require(try records().first)
    if expected == 143 {
      #expect(record["signal"]?.intValue == 15)
      #expect(record["exit_code"]?.isNull == true)
    } else {
      #expect(record["exit_code"]?.intValue == Int64(expected))
    }
  }

  @Test func outputAndInputPassThrough() throws {
    let bytes: [UInt8] = Array(0...255) + [0, 10, 13, 0xFF]
    let result = try program("run", "cat", input: bytes)
    #expect(result.outputBytes == bytes)
    #expect(result.status == 0)
  }

  @Test func standardErrorPassesThroughAndItsEndIsKept() throws {
    let result = try program("-c", "seq 1 5000 >&2; exit 3")
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("1\n2\n"))
    #expect(result.errors.hasSuffix("4999\n5000\n"))
    let tail = try #require(try records().first?["stderr_tail"]?.stringValue)
    #expect(tail.utf8.count <= 8192)
    #expect(tail.hasSuffix("4999\n5000\n"))
  }

  @Test(
    arguments: [
      ("printf 'a b\\n' | tr a-z A-Z", "A B\n", 0), ("echo $((6*7)) && false", "42\n", 1),
      ("cat <<X\nline\nX\n", "line\n", 0), ("for i in 1 2; do echo $i; done", "1\n2\n", 0),
      ("cd / && pwd", "/\n", 0), ("exit 9", "", 9), ("echo *-no-such-*", "*-no-such-*\n", 0),
    ] as [(String, String, Int32)])
  func shellSyntax(_ line: String, _ output: String, _ status: Int32) throws {
    let result = try program("-c", line)
    #expect(result.output == output)
    #expect(result.status == status)
    #expect(try records().first?["command"]?.stringValue == line)
  }

  @Test func positionalParametersReachTheShell() throws {
    #expect(try program("-c", "echo \"$0-$1-$#\"", "name", "x y").output == "name-x y-1\n")
  }

  @Test func syntaxErrorsAreTheShells() throws {
    let result = try program("-c", "echo 'unfinished")
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
  }

  @Test func costIsRecorded() throws {
    _ = try program("run", "sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done")
    let record = try #require(try records().first)
    let wall = try #require(record["duration_seconds"]?.doubleValue)
    let user = try #require(record["user_cpu_seconds"]?.doubleValue)
    #expect(wall > 0.01)
    #expect(user > 0.01 && user <= wall * 2)
    #expect((record["peak_resident_bytes"]?.intValue ?? 0) > 200_000)
    #expect(record["minor_page_faults"]?.intValue ?? 0 > 0)
    #expect(record["template"]?.stringValue?.isEmpty == false)
    #expect(record["cwd"]?.stringValue == program.home.path)
  }

  @Test func wrongUsageSaysWhatAndHow() throws {
    for arguments in [["run"], ["--no-such"], ["histroy"], ["-c"], ["history", "lst"]] {
      let result = try program.run([ProgramRun.executable()] + arguments)
      #expect(result.status == 2)
      #expect(result.errors.split(separator: "\n").count == 1, "\(arguments): \(result.errors)")
    }
    #expect(try program("histroy").errors.contains("did you mean 'history'"))
  }

  @Test func closedOutputIsNoCrash() throws {
    let executable = try ProgramRun.executable()
    let result = try program.run(
      ["sh", "-c", "'\(executable)' run seq 1 200000 | head -1; echo done"])
    #expect(result.output == "1\ndone\n")
  }

  @Test func bytesThatAreNoTextReachACommandUnchangedOrNotAtAll() throws {
    let executable = try ProgramRun.executable()
    let variable = try program.run([
      "sh", "-c", "STRANGE=$(printf 'a\\377b') '\(executable)' run printenv STRANGE",
    ])
    #expect(variable.outputBytes == [0x61, 0xFF, 0x62, 0x0A])
    let argument = try program.run([
      "sh", "-c", "'\(executable)' run echo \"$(printf 'a\\377b')\"",
    ])
    #expect(argument.status == 2)
    #expect(argument.errors.contains("argument 3 is not UTF-8"))
  }

  @Test func missingHomeStillRuns() throws {
    var bare = program
    bare.environment["HOME"] = "/dev/null/home"
    let result = try bare("run", "echo", "still here")
    #expect(result.output == "still here\n")
    #expect(result.status == 0)
  }
}
