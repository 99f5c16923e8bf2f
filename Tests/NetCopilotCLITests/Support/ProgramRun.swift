import Glibc
import Platform
import Testing

/// Runs the built program as a user's shell would, in a home of its own.
struct ProgramRun {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
    let outputBytes: [UInt8]

    /// The lines of standard output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// A home directory that is removed with the value's owner.
  final class Home {
    let path: String

    init() throws {
      var template = Array("/tmp/netcopilot-test-XXXXXX".utf8CString)
      let made = try #require(mkdtemp(&template))
      path = String(cString: made)
    }

    /// The database in it.
    var database: String { path + "/.local/share/netcopilot/history.db" }
    /// The spool beside the database.
    var spool: String { path + "/.local/share/netcopilot/history.spool" }

    deinit { removeTree(path) }
  }

  let home: Home
  var environment: ProcessEnvironment

  init() throws {
    home = try Home()
    environment = ProcessEnvironment([
      "HOME": home.path, "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "LANG": "C.UTF-8", "TERM": "dumb", "SHELL": "/bin/sh",
    ])
  }

  /// The built program, beside the test bundle.
  static func executable() throws -> String {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
    let runner = String(
      decoding: bytes.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let beside = Files.directory(of: runner) + "/netcopilot"
    if Files.isExecutable(beside) { return beside }
    // The runner may be the toolchain's own, with the bundle as an argument.
    let bundle = Swift.CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
    let path = Files.directory(of: bundle) + "/netcopilot"
    try #require(Files.isExecutable(path), "netcopilot is not built beside the tests")
    return path
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: What follows its name.
  ///   - input: Standard input; nil is the null device.
  ///   - throughPipe: Whether standard input is a pipe rather than a file.
  ///   - directory: The working directory.
  func callAsFunction(
    _ arguments: String..., input: [UInt8]? = nil, throughPipe: Bool = false,
    directory: String? = nil
  ) throws -> Result {
    try run(
      [ProgramRun.executable()] + arguments, input: input, throughPipe: throughPipe,
      directory: directory)
  }

  /// Runs any program to its end with the same home.
  func run(
    _ arguments: [String], input: [UInt8]? = nil, throughPipe: Bool = false,
    directory: String? = nil
  ) throws -> Result {
    let base = home.path + "/run-\(UInt64.random(in: 0 ... .max))"
    defer { for name in ["in", "out", "err"] { unlink("\(base).\(name)") } }
    var inputPath = "/dev/null"
    if let input {
      inputPath = base + ".in"
      try Files.replace(inputPath, with: input)
    }
    var words = arguments
    if throughPipe {
      words = ["/bin/sh", "-c", "cat \"$0\" | \"$@\"", inputPath] + arguments
      inputPath = "/dev/null"
    }
    let status = try spawn(
      words, input: inputPath, output: base + ".out", errors: base + ".err",
      directory: directory ?? home.path)
    let outputBytes = try Files.read(base + ".out")
    return Result(
      status: status, output: String(decoding: outputBytes, as: UTF8.self),
      errors: String(decoding: try Files.read(base + ".err"), as: UTF8.self),
      outputBytes: outputBytes)
  }

  /// Starts a program and returns its process.
  func start(
    _ arguments: [String], input: String, output: String, errors: String, directory: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let inDirectory = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + arguments
    // Whoever runs the tests may ignore or block signals; a program under test starts without that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = inDirectory.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] = environment.lines.map { strdup($0) } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    var process = pid_t()
    let code = posix_spawnp(&process, inDirectory[0], &actions, &attributes, &words, &variables)
    guard code == 0 else {
      throw SystemError(call: "posix_spawnp", code: code, subject: arguments[0])
    }
    return process
  }

  private func spawn(
    _ arguments: [String], input: String, output: String, errors: String, directory: String
  ) throws -> Int32 {
    let process = try start(
      arguments, input: input, output: output, errors: errors, directory: directory)
    return try ProgramRun.wait(process)
  }

  /// Waits for a process; 128 + n after a signal.
  static func wait(_ process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    try systemCall("waitpid") { waitpid(process, &status, 0) }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// Removes a directory with all in it.
func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR {
    for name in Files.names(in: path) { removeTree(path + "/" + name) }
    rmdir(path)
  } else {
    unlink(path)
  }
}
