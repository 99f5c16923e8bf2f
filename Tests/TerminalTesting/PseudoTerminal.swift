internal import Glibc
package import Platform

/// A terminal for tests: it holds a screen, runs a program and types keys.
package final class PseudoTerminal {
  /// What the terminal shows. It is brought up to date by the wait functions.
  package private(set) var screen: Screen
  /// Every byte that programs wrote.
  package private(set) var bytes: [UInt8] = []
  /// How many reads it took to get them: programs that draw with one write a key need one each.
  package private(set) var readCount = 0
  /// The path that programs open as their terminal.
  package var slavePath: String { device.slavePath }
  /// The number of the program's process; nil when none runs.
  package private(set) var process: Int32?

  private let device: PseudoTerminalDevice

  /// Opens a terminal of a size.
  ///
  /// - Parameters:
  ///   - rows: The window's height.
  ///   - columns: The window's width.
  ///   - resizing: What becomes of rows when the window's size changes.
  ///   - answersReports: Whether it says where its cursor is when it is asked.
  package init(
    rows: Int = 24, columns: Int = 80, resizing: Screen.Resizing = .flows,
    answersReports: Bool = true
  ) throws(SystemError) {
    let size = WindowSize(rows: rows, columns: columns)
    device = try PseudoTerminalDevice(size: size)
    screen = Screen(size: size)
    screen.resizing = resizing
    screen.answersReports = answersReports
  }

  /// Opens a terminal and starts a program on it.
  package convenience init(
    running arguments: [String], environment: ProcessEnvironment, directory: String? = nil,
    rows: Int = 24, columns: Int = 80
  ) throws(SystemError) {
    try self.init(rows: rows, columns: columns)
    try spawn(arguments, environment: environment, directory: directory)
  }

  deinit {
    if let process {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// Starts a program whose controlling terminal this is.
  package func spawn(
    _ arguments: [String], environment: ProcessEnvironment, directory: String? = nil
  ) throws(SystemError) {
    process = try device.spawn(arguments, environment: environment, directory: directory)
  }

  /// Types keys, as text.
  package func send(_ keys: String) throws(SystemError) { try send(Array(keys.utf8)) }

  /// Types keys, as bytes. While the terminal's input is full, output is read.
  package func send(_ keys: [UInt8]) throws(SystemError) {
    for start in stride(from: 0, to: keys.count, by: 512) {
      var ready = pollfd(fd: device.master.number, events: Int16(POLLOUT), revents: 0)
      while poll(&ready, 1, 10) == 0 { drain(milliseconds: 0) }
      try device.master.write(keys[start..<min(keys.count, start + 512)])
      drain(milliseconds: 0)
    }
  }

  /// Changes the window's size.
  package func resize(rows: Int, columns: Int) throws(SystemError) {
    drain(milliseconds: 0)
    let size = WindowSize(rows: rows, columns: columns)
    screen.resize(to: size)
    try device.resize(to: size)
  }

  /// Waits until the screen is as the condition says.
  ///
  /// - Throws: ``ScreenTimeout`` with a picture of the screen when the time is over.
  @discardableResult
  package func waitForScreen(
    timeoutSeconds: Double = 10, _ condition: (Screen) -> Bool
  ) throws(ScreenTimeout) -> Screen {
    let start = MonotonicTime.now()
    while true {
      drain(milliseconds: 0)
      if condition(screen) { return screen }
      if MonotonicTime.now().seconds(since: start) > timeoutSeconds {
        throw ScreenTimeout(picture: screen.picture)
      }
      drain(milliseconds: 20)
    }
  }

  /// Waits until a text is somewhere on the screen.
  @discardableResult
  package func wait(until text: String, timeoutSeconds: Double = 10) throws(ScreenTimeout) -> Screen
  {
    try waitForScreen(timeoutSeconds: timeoutSeconds) { screen in
      screen.joinedText.contains(text)
    }
  }

  /// Whether the program takes single keys now, rather than lines the terminal has put together.
  package var takesKeys: Bool {
    var modes = termios()
    return tcgetattr(device.master.number, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) == 0
  }

  /// Takes output until none has come for a while, and returns the screen.
  @discardableResult
  package func settle(milliseconds: Int32 = 60) -> Screen {
    while drain(milliseconds: milliseconds) {}
    return screen
  }

  /// Takes the output that is there, without waiting; for measuring.
  package func takeAtOnce() { drain(milliseconds: 0) }

  /// Waits for the program's end.
  ///
  /// - Returns: Its wait status. waitpid(2)
  /// - Throws: ``ScreenTimeout`` when the time is over.
  package func waitForExit(timeoutSeconds: Double = 10) throws(ScreenTimeout) -> Int32 {
    guard let process else { return 0 }
    let start = MonotonicTime.now()
    while true {
      var status: Int32 = 0
      drain(milliseconds: 10)
      if waitpid(process, &status, WNOHANG) == process {
        self.process = nil
        drain(milliseconds: 0)
        return status
      }
      if MonotonicTime.now().seconds(since: start) > timeoutSeconds {
        throw ScreenTimeout(picture: screen.picture)
      }
    }
  }

  /// Goes away, as when its window is closed: programs on it get `EIO` and `SIGHUP`.
  package func hangUp() {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    // The descriptor's number stays taken, so that its owner can still close it.
    dup2(nothing, device.master.number)
    close(nothing)
  }

  /// Forgets the bytes seen so far, so that the next ones can be counted.
  package func forgetBytes() {
    bytes = []
    readCount = 0
  }

  @discardableResult
  private func drain(milliseconds: Int32) -> Bool {
    var hasRead = false
    var ready = pollfd(fd: device.master.number, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, hasRead ? 0 : milliseconds) > 0, ready.revents & Int16(POLLIN) != 0 {
      guard let chunk = try? device.master.read(upTo: 65_536), !chunk.isEmpty else { break }
      bytes += chunk
      readCount += 1
      screen.feed(chunk)
      if !screen.answers.isEmpty {
        try? device.master.write(screen.answers)
        screen.answers = []
      }
      hasRead = true
    }
    // Without a program on the other end, poll returns at once.
    if !hasRead, ready.revents & Int16(POLLHUP) != 0, milliseconds > 0 { usleep(1000) }
    return hasRead
  }
}

/// The screen did not become what a test waited for.
package struct ScreenTimeout: Error, CustomStringConvertible {
  /// A picture of the screen at the end.
  package let picture: String

  package var description: String { "the screen stayed like this:\n" + picture }
}
