import Execution
import Glibc
import Platform
import Testing

@Suite("How commands end")
struct EndingTests {
  @Test(arguments: [0, 1, 42, 255] as [Int32])
  func exitCode(code: Int32) throws {
    let outcome = try Scene().shell("exit \(code)")
    #expect(outcome.ending == .exited(code))
    #expect(outcome.status == code)
  }

  @Test(arguments: [SIGTERM, SIGKILL, SIGINT, SIGPIPE, SIGHUP])
  func signal(number: Int32) throws {
    let outcome = try Scene().shell("kill -\(number) $$")
    #expect(outcome.ending == .signaled(number))
    #expect(outcome.status == 128 + number)
  }

  @Test func missingProgram() throws {
    let scene = try Scene()
    #expect(throws: LaunchFailure.notFound(name: "no-such-program")) {
      try scene.run(["no-such-program"])
    }
    #expect(throws: LaunchFailure.notFound(name: "/no/such/program")) {
      try scene.run(["/no/such/program"])
    }
    #expect(throws: LaunchFailure.notFound(name: "")) { try scene.run([]) }
    #expect(LaunchFailure.notFound(name: "x").status == 127)
  }

  @Test func notExecutable() throws {
    let failure = #expect(throws: LaunchFailure.self) { try Scene().run(["/etc/passwd"]) }
    guard case .notExecutable("/etc/passwd", let reason) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(reason.code == EACCES)
    #expect(failure?.status == 126)
  }

  @Test func scriptWithoutInterpreterLine() throws {
    let path = "/tmp/netcopilot-script-\(getpid())"
    try makeScript(path, "echo \"$1-$0\"; exit 9")
    defer { unlink(path) }
    let outcome = try Scene().run([path, "word"])
    #expect(outcome.status == 9)
    #expect(outcome.standardOutputTail?.text == "word-\(path)\n")
  }

  /// Another process writes the file. One that this process had open for writing would be busy while
  /// a child of another test, born meanwhile, had it open too.
  private func makeScript(_ path: String, _ text: String) throws {
    let outcome = try Scene().run(
      ["sh", "-c", "printf '%s\\n' \"$1\" >\"$0\" && chmod 755 \"$0\"", path, text])
    #expect(outcome.status == 0)
  }

  @Test func unreadableAndMisleadingSearchPathEntries() throws {
    let directory = "/tmp/netcopilot-path-\(getpid())"
    let outcome = try Scene().run(["mkdir", "-p", directory + "/true", directory + "/nothing-here"])
    defer {
      rmdir(directory + "/true")
      rmdir(directory + "/nothing-here")
      rmdir(directory)
    }
    #expect(outcome.status == 0)
    // A directory of the program's name is passed over, as in bash.
    #expect(
      try Scene().run(["true"]) { $0.environment["PATH"] = directory + ":/usr/bin" }.status == 0)
    #expect(throws: LaunchFailure.notFound(name: "nothing-here")) {
      try Scene().run(["nothing-here"]) { $0.environment["PATH"] = directory + ":/usr/bin" }
    }
  }

  @Test func interpreterMissing() throws {
    let path = "/tmp/netcopilot-interpreter-\(getpid())"
    try makeScript(path, "#!/no/such/interpreter")
    defer { unlink(path) }
    let failure = #expect(throws: LaunchFailure.self) { try Scene().run([path]) }
    #expect(failure?.status == 126)
  }

  @Test func argumentsTooLong() throws {
    let scene = try Scene()
    let long = String(repeating: "x", count: 200_000)
    #expect(throws: LaunchFailure.argumentsTooLong(name: "true")) {
      try scene.run(["true", long])
    }
  }

  @Test func nulInArgument() throws {
    let scene = try Scene()
    #expect(throws: LaunchFailure.containsNul(name: "echo")) { try scene.run(["echo", "a\0b"]) }
  }

  @Test func directoryAndMask() throws {
    let outcome = try Scene().run(["sh", "-c", "pwd; umask"]) {
      $0.directory = "/usr"
      $0.fileModeMask = 0o027
    }
    #expect(outcome.standardOutputTail?.text == "/usr\n0027\n")
  }

  @Test func missingDirectory() throws {
    let failure = #expect(throws: LaunchFailure.self) {
      try Scene().run(["true"]) { $0.directory = "/no/such/directory" }
    }
    #expect(
      failure == .system(SystemError(call: "chdir", code: ENOENT, subject: "/no/such/directory")))
  }

  @Test func signalsAreDefaultUnlessKeptIgnored() throws {
    Glibc.signal(SIGUSR1, SIG_IGN)
    let line = "grep SigIgn /proc/self/status; grep SigBlk /proc/self/status"
    let plain = try Scene().run(["sh", "-c", line])
    #expect(
      plain.standardOutputTail?.text == "SigIgn:\t0000000000000000\nSigBlk:\t0000000000000000\n")
    let kept = try Scene().run(["sh", "-c", line]) { $0.ignoredSignals = 1 << (UInt64(SIGHUP) - 1) }
    #expect(kept.standardOutputTail?.text.hasPrefix("SigIgn:\t0000000000000001\n") == true)
  }

  @Test func onlyThreeDescriptorsAreInherited() throws {
    // What the test's own parent left open without close-on-exec is not ours to judge.
    let inherited = Files.names(in: "/proc/self/fd").filter {
      Int32($0).map { fcntl($0, F_GETFD) == 0 } ?? false
    }
    let outcome = try Scene().run(["ls", "/proc/self/fd"])
    let found = try #require(outcome.standardOutputTail).text.split(separator: "\n").map(
      String.init)
    #expect(Set(found).subtracting(inherited).subtracting(["0", "1", "2", "3"]) == [])
  }
}
