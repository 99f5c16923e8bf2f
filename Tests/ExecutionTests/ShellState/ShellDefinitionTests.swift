import Execution
import Glibc
import Platform
import Testing

private let shells = ["/bin/bash", "/usr/bin/zsh"].filter { Files.isExecutable($0) }

@Suite("Functions and options that a shell line leaves")
struct ShellDefinitionTests {
  private func run(
    _ line: String, in shell: String, definitions: ShellDefinitions = ShellDefinitions(),
    asks: (inout ShellQuestions) -> Void = { _ in }
  ) throws -> (outcome: ExecutionOutcome, change: ShellStateChange?) {
    let scene = try Scene()
    var questions = ShellQuestions()
    asks(&questions)
    let state = try ShellState(
      line: line, shell: shell, questions: questions, definitions: definitions,
      environment: scene.environment)
    let outcome = try scene.run(state.arguments) {
      $0.environment = state.environment
      $0.extraDescriptor = state.descriptor
      $0.directory = "/"
    }
    return (outcome, state.change())
  }

  @Test(arguments: shells)
  func functionsReachTheNextLine(shell: String) throws {
    let line = """
      f() { echo "got '$1'"; cd /usr; return 3; }; g() {
        cat <<END
      text $1
      END
      }
      """
    let (_, change) = try run(line, in: shell) { $0.functions = true }
    let functions = try #require(change?.functions)
    #expect(Set(functions.keys) == ["f", "g"])
    let next = try run(
      "g there; f here", in: shell, definitions: ShellDefinitions(functions: functions))
    #expect(next.outcome.standardOutputTail?.text == "text there\ngot 'here'\n")
    #expect(next.outcome.standardErrorTail == [])
    #expect(next.outcome.status == 3)
    #expect(next.change?.directory == "/usr")
    #expect(next.change?.functions == nil)
    let taken = try run(
      "unset -f g", in: shell, definitions: ShellDefinitions(functions: functions)
    ) { $0.functions = true }
    #expect(taken.change?.functions == ["f": functions["f"] ?? ""])
  }

  @Test(arguments: shells)
  func aliasesAreToldAndTakenAway(shell: String) throws {
    let (_, change) = try run(#"alias ll='ls -l' q="it's"; true"#, in: shell) { $0.aliases = true }
    let list = try #require(change?.aliases)
    #expect(list.contains("ll='ls -l'"))
    #expect(try run("alias x=y", in: shell).change?.aliases == nil)
    var definitions = ShellDefinitions()
    definitions.aliases = ["ll": "ls -l", "q": "it's"]
    let next = try run("unalias q && alias n=v", in: shell, definitions: definitions) {
      $0.aliases = true
    }
    #expect(next.outcome.status == 0)
    #expect(next.outcome.standardErrorTail == [])
    let rest = try #require(next.change?.aliases)
    #expect(rest.contains("ll='ls -l'"))
    #expect(!rest.contains("it"))
    #expect(rest.contains("n="))
  }

  @Test(arguments: shells)
  func optionsReachTheNextLine(shell: String) throws {
    let (_, change) = try run("set -o pipefail; set -o noglob", in: shell) { $0.options = true }
    let options = try #require(change?.options)
    let next = try run(
      "echo /e*; false | true", in: shell, definitions: ShellDefinitions(options: options))
    #expect(next.outcome.standardOutputTail?.text == "/e*\n")
    #expect(next.outcome.status == 1)
    #expect(next.outcome.standardErrorTail == [])
  }

  @Test(arguments: shells + ["/bin/dash"])
  func leavingTheShellIsTold(shell: String) throws {
    for (line, didExit, status) in [
      ("exit 3", true, 3), ("(exit 3)", false, 3), ("true; (exit 4); exit", true, 4),
      ("false || true", false, 0), ("echo a # exit", false, 0), ("cat <<E\nexit\nE", false, 0),
    ] as [(String, Bool, Int32)] {
      let (outcome, change) = try run(line, in: shell) { $0.exit = true }
      #expect(change?.didExit == didExit, "\(line)")
      #expect(outcome.status == status, "\(line)")
      #expect(outcome.standardErrorTail == [], "\(line)")
    }
  }

  @Test(arguments: shells)
  func tracingShowsTheLineOnly(shell: String) throws {
    let (_, change) = try run("set -x", in: shell) { $0.options = true }
    let options = try #require(change?.options)
    let next = try run("echo one", in: shell, definitions: ShellDefinitions(options: options))
    let lines = next.outcome.standardErrorTail?.text.split(separator: "\n") ?? []
    #expect(lines.count { $0.hasSuffix("echo one") } == 1)
    #expect(!lines.contains { $0.contains("printf") || $0.contains("env -0") })
    #expect(next.change?.directory == "/")
  }

  @Test(arguments: shells)
  func aBrokenDefinitionSpoilsNothing(shell: String) throws {
    let definitions = ShellDefinitions(
      functions: ["bad": "bad () { (", "good": "good () { echo fine; }"], options: "no-such-word (")
    let (outcome, change) = try run("good; cd /tmp", in: shell, definitions: definitions)
    #expect(outcome.standardOutputTail?.text == "fine\n")
    #expect(outcome.standardErrorTail == [])
    #expect(change?.directory == "/tmp")
  }

  @Test(arguments: shells)
  func messagesKeepTheirLineNumbers(shell: String) throws {
    let definitions = ShellDefinitions(functions: ["f": "f () {\n\n\n  true\n}"])
    let line = "echo a\nno-such-program-here"
    let with = try run(line, in: shell, definitions: definitions).outcome
    let without = try run(line, in: shell).outcome
    #expect(with.standardErrorTail?.text == without.standardErrorTail?.text)
    #expect(with.status == 127)
  }
}

@Suite(
  "State that a line of fish leaves",
  .enabled(if: Files.isExecutable("/usr/bin/fish"), "fish is not installed"))
struct FishStateTests {
  private func run(
    _ line: String, variables: [String] = [], functions: [String]? = nil,
    definitions: ShellDefinitions = ShellDefinitions(), environment: ProcessEnvironment? = nil
  ) throws -> (outcome: ExecutionOutcome, change: ShellStateChange?) {
    let scene = try Scene()
    var questions = ShellQuestions()
    questions.variables = variables
    questions.functions = functions != nil
    questions.functionNames = functions ?? []
    var environment = environment ?? scene.environment
    environment["HOME"] = environment["HOME"] ?? "/"
    let state = try ShellState(
      line: line, shell: "/usr/bin/fish", questions: questions, definitions: definitions,
      environment: environment)
    let outcome = try scene.run(state.arguments) {
      $0.environment = state.environment
      $0.extraDescriptor = state.descriptor
      $0.directory = "/"
    }
    return (outcome, state.change())
  }

  @Test func directoryVariablesAndMask() throws {
    let line = "cd /usr/lib; and set -x NC_A 'one two'; set -gx NC_B 'it\\'s'\\n2; umask 027; true"
    let (outcome, change) = try run(line)
    #expect(outcome.status == 0)
    #expect(outcome.standardErrorTail == [])
    let found = try #require(change)
    #expect(found.directory == "/usr/lib")
    #expect(found.environment["NC_A"] == "one two")
    #expect(found.environment["NC_B"] == "it's\n2")
    #expect(found.environment["PATH"] == ProcessEnvironment.current()["PATH"])
    #expect(found.fileModeMask == 0o027)
  }

  @Test func unexportedVariablesAreTold() throws {
    let change = try #require(
      try run("set NC_C 5; set NC_LIST a b; set -e NC_D", variables: ["NC_C", "NC_D", "NC_LIST"])
        .change)
    #expect(change.environment["NC_C"] == "5")
    #expect(change.environment["NC_D"] == nil)
    // A list is no value that other programs could be given.
    #expect(change.environment["NC_LIST"] == nil)
  }

  @Test func statusIsKept() throws {
    #expect(try run("exit 7").outcome.status == 7)
    #expect(try run("cd /tmp; false").outcome.status == 1)
    #expect(try run("cd /tmp; exit 9").change?.directory == "/tmp")
    #expect(try run("no-such-program-here").outcome.status == 127)
    #expect(try run("cd /tmp; kill -9 $fish_pid").change == nil)
    #expect(try run("cd /tmp; exec true").change == nil)
  }

  @Test func messagesAreThoseOfThePlainShell() throws {
    for line in ["no-such-program-here", "echo a\nno-such-program-here", "cd /no/such"] {
      let wrapped = try run(line).outcome
      let plain = try Scene().run(["/usr/bin/fish", "-c", line]) { $0.directory = "/" }
      #expect(wrapped.standardErrorTail?.text == plain.standardErrorTail?.text)
      #expect(wrapped.status == plain.status)
    }
  }

  @Test func functionsReachTheNextLine() throws {
    let (_, change) = try run(
      "function f; echo got $argv; cd /usr; end", functions: ["f", "other"])
    let functions = try #require(change?.functions)
    #expect(Array(functions.keys) == ["f"])
    let next = try run("f 'a b'", definitions: ShellDefinitions(functions: functions))
    #expect(next.outcome.standardOutputTail?.text == "got a b\n")
    #expect(next.change?.directory == "/usr")
  }
}
