import JSON
import Testing

@Suite("workflow and analyze-history") struct WorkflowCommandTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  /// Saves a workflow of lines that run now.
  private func save(_ name: String, _ lines: [String]) throws {
    for line in lines { _ = try program("-c", line) }
    let ids = try program("--json", "history", "list").lines.prefix(lines.count).map {
      "\(try JSONValue(parsing: $0)["id"]?.intValue ?? 0)"
    }
    let saved = try program.run(
      [ProgramRun.executable()] + ["workflow", "save", name, "--from"] + Array(ids.reversed()))
    #expect(saved.status == 0, "\(saved.errors)")
  }

  @Test func stepsRunUpToTheFirstThatFails() throws {
    try save("walk", ["echo one | cat", "sh -c 'exit 3'", "echo three | cat"])
    let run = try program("workflow", "run", "walk", "--yes")
    #expect(run.status == 3)
    #expect(run.output.contains("one") && !run.output.contains("three\n"))
    #expect(run.errors.contains("stopped at step 2 of 3"))
    let list = try program("--json", "history", "list", "--limit", "2").lines
    #expect(try JSONValue(parsing: list[0])["exit_code"]?.intValue == 3)
  }

  @Test func nothingRunsUnasked() throws {
    try save("walk", ["echo one | cat"])
    let run = try program("workflow", "run", "walk")
    #expect(run.status == 0 && run.errors.contains("--yes"))
    #expect(!run.output.contains("one\n"))
  }

  @Test func aDangerousStepIsNeverRunUnasked() throws {
    try save("cut", ["echo one | cat", "iptables -F --no-such-option"])
    let run = try program("workflow", "run", "cut", "--yes")
    #expect(run.status == 1 && run.errors.contains("step 2 of 2 was not run"), "\(run.errors)")
  }

  @Test func wrongWordsAreOneLine() throws {
    for (words, status) in [
      (["run"], 2), (["run", "none"], 1), (["run", "none", "--zork"], 2), (["save", "x"], 1),
      (["save", "X y", "--from", "1"], 2), (["save", "x", "--from"], 2),
      (["save", "x", "--from", "9"], 1), (["forget", "x"], 1), (["show"], 2), (["zork"], 2),
    ] as [([String], Int32)] {
      let run = try program.run([ProgramRun.executable()] + ["workflow"] + words)
      #expect(run.status == status, "\(words) \(run.errors)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(words) \(run.errors)")
    }
    #expect(try program("workflow", "list").output.contains("No lines recur"))
    #expect(try program("analyze-history").output == "Nothing ran.\n")
    #expect(try program("analyze-history", "--days", "0").status == 2)
  }
}
