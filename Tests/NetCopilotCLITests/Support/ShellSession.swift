import Glibc
import JSON
import Platform
import TerminalTesting
import Testing

/// The built shell on a terminal of its own, with a person's keys and eyes.
final class ShellSession {
  let program: ProgramRun
  let terminal: PseudoTerminal
  /// How long any one thing may take on a machine that does other work too, in seconds.
  static let patience = 15.0

  /// Starts the shell and waits for its prompt.
  ///
  /// - Parameters:
  ///   - program: Whose home it uses.
  ///   - rows: The window's height.
  ///   - columns: The window's width.
  ///   - variables: Variables besides the home's own.
  ///   - configuration: The configuration file's text; nil leaves it alone.
  ///   - wrapper: A program that starts the shell, such as `nsenter`, with its arguments.
  init(
    _ program: ProgramRun, rows: Int = 24, columns: Int = 80, variables: [String: String] = [:],
    configuration: String? = nil, wrapper: [String] = []
  ) throws {
    self.program = program
    if let configuration {
      let directory = program.home.path + "/.config/netcopilot"
      try Files.makeDirectories(directory)
      try Files.replace(directory + "/config.json", with: Array(configuration.utf8))
    }
    var environment = program.environment
    environment["TERM"] = "xterm-256color"
    environment.values.merge(variables) { $1 }
    terminal = try PseudoTerminal(
      running: wrapper + [ProgramRun.executable()], environment: environment,
      directory: program.home.path, rows: rows, columns: columns)
    try waitForPrompt()
  }

  /// What stands before the cursor on its row.
  var beforeCursor: String { ShellSession.beforeCursor(terminal.screen) }

  static func beforeCursor(_ screen: Screen) -> String {
    (0..<screen.cursor.column).map { screen.cell(row: screen.cursor.row, column: $0).text }.joined()
  }

  /// Whether the cursor stands behind a prompt and nothing has been typed.
  static func showsPrompt(_ screen: Screen) -> Bool {
    beforeCursor(screen).hasSuffix("❯ ") && !screen.isAlternative
  }

  /// Waits for an empty prompt below a place.
  @discardableResult
  func waitForPrompt(below place: Int = -1) throws -> Screen {
    try terminal.waitForScreen(timeoutSeconds: ShellSession.patience) { screen in
      ShellSession.showsPrompt(screen) && ShellSession.place(screen) > place
    }
  }

  /// The cursor's row, counted from the first row ever shown.
  static func place(_ screen: Screen) -> Int { screen.scrolledRows + screen.cursor.row }

  /// Types text and waits until it stands before the cursor.
  func type(_ text: String) throws {
    try terminal.send(text)
    let end = String(text.suffix(12))
    try wait { ShellSession.beforeCursor($0).hasSuffix(end) }
  }

  /// Types a line and Enter, without waiting for its end.
  ///
  /// - Returns: The place of the line, for ``waitForPrompt(below:)``.
  @discardableResult
  func start(_ line: String) throws -> Int {
    try type(line)
    let place = ShellSession.place(terminal.screen)
    try terminal.send("\r")
    return place
  }

  /// Types a line and Enter, and waits for the next prompt.
  @discardableResult
  func run(_ line: String) throws -> Screen { try waitForPrompt(below: start(line)) }

  /// Waits until the screen is as the condition says.
  @discardableResult
  func wait(_ condition: (Screen) -> Bool) throws -> Screen {
    try terminal.waitForScreen(timeoutSeconds: ShellSession.patience, condition)
  }

  /// Waits until a text is on the screen.
  @discardableResult
  func wait(until text: String) throws -> Screen {
    try terminal.wait(until: text, timeoutSeconds: ShellSession.patience)
  }

  /// The row that the prompt is on.
  var promptRow: String {
    terminal.screen.text.indices.contains(terminal.screen.cursor.row)
      ? terminal.screen.text[terminal.screen.cursor.row] : ""
  }

  /// Leaves the shell and returns its exit status.
  @discardableResult
  func leave(_ line: String = "exit") throws -> Int32 {
    try start(line)
    let status = try terminal.waitForExit(timeoutSeconds: ShellSession.patience)
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// How many of the lines that were ever written contain a text.
  func lineCount(containing text: String) -> Int {
    terminal.bytes.split(separator: UInt8(ascii: "\n")).filter {
      String(decoding: $0, as: UTF8.self).contains(text)
    }.count
  }

  /// What was recorded, newest first.
  func records() throws -> [JSONValue] { try program.records() }

  /// The newest record of a line.
  func record(of line: String) throws -> JSONValue {
    let records = try records()
    return try #require(
      records.first { $0["command"]?.stringValue == line },
      "'\(line)' is not among \(records.map { $0["command"]?.stringValue ?? "?" })")
  }
}

extension ProgramRun {
  /// What was recorded, newest first.
  func records() throws -> [JSONValue] {
    let result = try self("--json", "history", "list", "--limit", "0")
    try #require(result.status == 0, "history list: \(result.errors)")
    return try result.lines.map { try JSONValue(parsing: $0) }
  }
}

/// What this machine offers to the tests that need it.
enum Machine {
  static let isRoot = geteuid() == 0

  /// Whether a program can be found.
  static func has(_ name: String) -> Bool {
    ProcessEnvironment([
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    ]).path(ofProgram: name) != nil
  }

  /// Whether the kernel lets this user make network namespaces.
  static let canMakeNamespaces = isRoot && has("ip") && has("nsenter")

  /// Whether this user may mount file systems, tried where nobody else sees it.
  static let canMount: Bool = {
    let words = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    return isRoot && (try? ProgramRun().run(words))?.status == 0
  }()

  /// Whether the tests that take minutes were asked for.
  static let runsLongTests = getenv("NETCOPILOT_LONG_TESTS").map { String(cString: $0) } == "1"
}
