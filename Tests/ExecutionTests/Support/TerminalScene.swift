import Execution
import Glibc
import Platform
import Synchronization

/// A terminal session inside a child process of the test (an exit test's body).
///
/// The process becomes a session leader with a pseudo-terminal of its own. A second thread is the
/// user: it reads the screen and types when it sees what it waits for.
final class TerminalScene {
  let supervisor: Supervisor
  let slave: Int32
  private let user: TerminalUser

  /// - Parameter steps: Text to wait for on the screen, and the keys to press then.
  init(
    steps: [(waitFor: String, press: String)] = [],
    onJobEvent: (@Sendable (JobEvent) -> Void)? = nil
  ) throws {
    guard setsid() >= 0 else { throw SystemError(call: "setsid", code: errno) }
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN, for which Glibc's Swift overlay has no function.
    guard master >= 0, ioctl(master, 0x4004_5431, &unlocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { throw SceneError.noTerminal }
    slave = open("/dev/pts/\(number)", O_RDWR | O_CLOEXEC)
    guard slave >= 0, tcgetpgrp(slave) == getpgrp() else { throw SceneError.noTerminal }
    user = TerminalUser(master: master, steps: steps.map { ($0.waitFor, $0.press) })
    supervisor = try Supervisor(
      terminal: slave, streams: .init(input: slave, output: slave, errorOutput: slave),
      networkAccounting: .off, onJobEvent: onJobEvent)
    var thread = pthread_t()
    pthread_create(&thread, nil, userMain, Unmanaged.passRetained(user).toOpaque())
    pthread_detach(thread)
  }

  func request(_ line: String, taps: OutputTaps = .standardError) -> LaunchRequest {
    LaunchRequest(arguments: ["sh", "-c", line], environment: .current(), taps: taps)
  }

  /// Runs a line to its end.
  func finish(_ line: String, taps: OutputTaps = .standardError) throws -> ExecutionOutcome {
    guard case .finished(let outcome) = try supervisor.run(request(line, taps: taps)) else {
      throw SceneError.stopped
    }
    return outcome
  }

  /// Waits until the screen has shown a text.
  func waitForScreen(_ text: String) throws {
    for _ in 0..<500 {
      if screen.contains(text) { return }
      usleep(10_000)
    }
    throw SceneError.timeout
  }

  var screen: String { user.screen }
  var master: Int32 { user.master }
}

/// Reads the screen and types.
final class TerminalUser: Sendable {
  let master: Int32
  private let steps: [(waitFor: String, press: String)]
  private let text = Mutex<[UInt8]>([])

  init(master: Int32, steps: [(String, String)]) {
    self.master = master
    self.steps = steps
  }

  var screen: String { text.withLock { String(decoding: $0, as: UTF8.self) } }

  func live() {
    var pending = steps[...]
    var seen = 0
    while let bytes = try? readBytes(from: master, upTo: 4096), !bytes.isEmpty {
      let (all, from) = text.withLock { text in
        text += bytes
        return (text, seen)
      }
      while let step = pending.first,
        let end = Self.end(of: Array(step.waitFor.utf8), in: all, from: min(from, all.count))
      {
        pending.removeFirst()
        seen = end
        // The command has time to wait for the key.
        usleep(50_000)
        try? writeBytes(Array(step.press.utf8), to: master)
      }
    }
  }

  private static func end(of needle: [UInt8], in text: [UInt8], from: Int) -> Int? {
    guard text.count >= needle.count else { return nil }
    for start in stride(from: from, through: text.count - needle.count, by: 1)
    where text[start..<(start + needle.count)].elementsEqual(needle) {
      return start + needle.count
    }
    return nil
  }
}

private func userMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<TerminalUser>.fromOpaque(context).takeRetainedValue().live()
  return nil
}
