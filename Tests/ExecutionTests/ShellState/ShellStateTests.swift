import Execution
import Glibc
import Platform
import TestSupport
import Testing

private let shells = ["/bin/dash", "/bin/bash", "/usr/bin/zsh", "/bin/sh"].filter {
  Files.isExecutable($0)
}

@Suite("State that a shell line leaves")
struct ShellStateTests {
  private func run(
    _ line: String, in shell: String, environment: ProcessEnvironment? = nil
  ) throws -> (outcome: ExecutionOutcome, change: ShellStateChange?) {
    let scene = try Scene()
    let state = try ShellState(
      line: line, shell: shell, environment: environment ?? scene.environment)
    let outcome = try scene.run(state.arguments) {
      $0.environment = state.environment
      $0.extraDescriptor = state.descriptor
      $0.directory = "/"
    }
    return (outcome, state.change())
  }

  @Test(arguments: shells)
  func directoryVariablesAndMask(shell: String) throws {
    let line = "cd /usr/lib && export NC_A='one two' NC_B='it'\"'\"'s\n2' && unset HOME; umask 027"
    let (outcome, change) = try run(line, in: shell)
    #expect(outcome.status == 0)
    #expect(outcome.standardErrorTail == [])
    let found = try #require(change)
    #expect(found.directory == "/usr/lib")
    #expect(found.environment["NC_A"] == "one two")
    #expect(found.environment["NC_B"] == "it's\n2")
    #expect(found.environment["HOME"] == nil)
    #expect(found.environment["PATH"] == ProcessEnvironment.current()["PATH"])
    #expect(found.fileModeMask == 0o027)
  }

  @Test(arguments: shells)
  func nothingChangedIsNothingChanged(shell: String) throws {
    var environment = ProcessEnvironment.current()
    environment["PWD"] = "/"
    environment["OLDPWD"] = "/tmp"
    environment["SHLVL"] = "3"
    // zsh adds this one when it is missing.
    environment["LOGNAME"] = "somebody"
    let change = try #require(try run(":", in: shell, environment: environment).change)
    #expect(change.environment == environment)
    #expect(change.directory == "/")
  }

  @Test(arguments: shells)
  func statusIsKept(shell: String) throws {
    #expect(try run("exit 7", in: shell).outcome.status == 7)
    #expect(try run("false", in: shell).outcome.status == 1)
    #expect(try run("cd /tmp; (exit 3)", in: shell).outcome.status == 3)
    #expect(try run("cd /tmp; exit 9", in: shell).change?.directory == "/tmp")
    #expect(try run("no-such-program-here", in: shell).outcome.status == 127)
  }

  @Test(arguments: shells)
  func execReplacesTheShell(shell: String) throws {
    let (outcome, change) = try run("cd /tmp; exec echo gone", in: shell)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutputTail?.text == "gone\n")
    #expect(change == nil)
  }

  @Test(arguments: shells)
  func signalLeavesNoState(shell: String) throws {
    let (outcome, change) = try run("cd /tmp; kill -9 $$", in: shell)
    #expect(outcome.ending == .signaled(SIGKILL))
    #expect(change == nil)
  }

  @Test(arguments: shells)
  func messagesAreThoseOfThePlainShell(shell: String) throws {
    for line in ["no-such-program-here", "echo a\nno-such-program-here", "echo )", "cd /no/such"] {
      let wrapped = try run(line, in: shell).outcome
      let plain = try Scene().run([shell, "-c", line]) { $0.directory = "/" }
      #expect(wrapped.standardErrorTail?.text == plain.standardErrorTail?.text)
      #expect(wrapped.standardOutputTail?.text == plain.standardOutputTail?.text)
      #expect(wrapped.status == plain.status)
    }
  }

  @Test(arguments: shells)
  func trapOfTheLineWins(shell: String) throws {
    let (outcome, change) = try run("trap 'echo bye' EXIT; cd /tmp", in: shell)
    #expect(outcome.standardOutputTail?.text == "bye\n")
    #expect(change == nil)
  }

  @Test(arguments: shells)
  func heredocAndSubshell(shell: String) throws {
    let (outcome, change) = try run("cat <<EOF\ntext $((1+1))\nEOF\n(cd /tmp)", in: shell)
    #expect(outcome.standardOutputTail?.text == "text 2\n")
    #expect(change?.directory == "/")
  }

  @Test func userStartFileOfBashIsKept() throws {
    let path = "/tmp/netcopilot-bash-env-\(getpid())"
    try Files.replace(path, with: Array("export NC_FROM_FILE=1\n".utf8))
    defer { unlink(path) }
    var environment = ProcessEnvironment.current()
    environment["BASH_ENV"] = path
    let (outcome, change) = try run("echo $BASH_ENV", in: "/bin/bash", environment: environment)
    #expect(outcome.standardOutputTail?.text == path + "\n")
    #expect(change?.environment["NC_FROM_FILE"] == "1")
    #expect(change?.environment["BASH_ENV"] == path)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func brokenBytesNeverTrap(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let good = Array(
      "netcopilot-shell-state\0/tmp\n\00022\n\0A=b\0C=d\0\0functions\0f\0f ()\n{\n}\n\0\0options\0set +o errexit\n\0netcopilot-shell-state\0"
        .utf8)
    let whole = ShellStateChange(good, before: ProcessEnvironment())
    #expect(whole?.functions == ["f": "f ()\n{\n}\n"])
    #expect(whole?.options == "set +o errexit\n")
    var bytes = good
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      switch UInt8.random(in: 0...2, using: &random) {
      case 0: bytes.removeLast(min(bytes.count, Int.random(in: 0...bytes.count, using: &random)))
      case 1 where !bytes.isEmpty:
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      default: bytes.append(.random(in: 0...255, using: &random))
      }
    }
    let change = ShellStateChange(bytes, before: ProcessEnvironment())
    let isEnded = bytes.suffix(24) == good.suffix(24)
    #expect(change == nil || isEnded, "what is cut short is not believed")
  }
}
