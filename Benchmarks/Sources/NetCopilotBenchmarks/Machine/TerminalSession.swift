import CBenchmarks
import Glibc

/// A program on a pseudo-terminal of its own, typed to and watched.
final class TerminalSession {
  let process: ChildProcess
  private let master: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private(set) var seen: [UInt8] = []

  /// Starts a program on a terminal of 120 columns and 40 rows.
  ///
  /// - Throws: ``BenchmarkError/system(call:subject:code:)``.
  init(
    _ arguments: [String], environment: [String: String], directory: String? = nil
  ) throws(BenchmarkError) {
    var name = [CChar](repeating: 0, count: 64)
    master = nc_open_terminal(&name, name.count)
    guard master >= 0 else { throw .last("open", "a pseudo-terminal") }
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    process = try ChildProcess(
      arguments, environment: environment,
      streams: (.terminal(path), .terminal(path), .terminal(path)), directory: directory)
  }

  deinit { close(master) }

  /// Sends keys.
  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Reads until the bytes have been seen since the last call.
  ///
  /// - Returns: When the read that completed them came back.
  /// - Throws: ``BenchmarkError/silent(program:wanted:)`` after `timeoutSeconds`.
  @discardableResult
  func wait(
    for wanted: String, timeoutSeconds: Double = 20
  ) throws(BenchmarkError) -> Double {
    let pattern = Array(wanted.utf8)
    let deadline = Clock.now() + timeoutSeconds
    while true {
      let left = deadline - Clock.now()
      guard left > 0, read(withinSeconds: left) != nil else {
        throw .silent(program: process.name, wanted: wanted)
      }
      let moment = Clock.now()
      if let end = TerminalSession.end(of: pattern, in: seen) {
        seen.removeFirst(end)
        return moment
      }
    }
  }

  /// Reads until nothing has come for a while.
  ///
  /// - Returns: When the last bytes came, and what came; nil when nothing did.
  func settle(
    quietSeconds: Double, firstWithinSeconds: Double? = nil
  ) -> (moment: Double, bytes: [UInt8])? {
    seen.removeAll(keepingCapacity: true)
    var last: Double?
    while read(withinSeconds: last == nil ? firstWithinSeconds ?? quietSeconds : quietSeconds)
      != nil
    {
      last = Clock.now()
    }
    defer { seen.removeAll(keepingCapacity: true) }
    return last.map { ($0, seen) }
  }

  /// Forgets what has been seen and drops what waits.
  func forget() {
    while read(withinSeconds: 0) != nil {}
    seen.removeAll(keepingCapacity: true)
  }

  /// Waits until the program has only so many threads.
  func waitForThreads(atMost count: Int, timeoutSeconds: Double = 30) {
    let deadline = Clock.now() + timeoutSeconds
    while Clock.now() < deadline, (process.statusFigure("Threads") ?? 0) > count {
      _ = read(withinSeconds: 0.001)
    }
  }

  /// Ends the program as a person does at an empty prompt.
  @discardableResult
  func leave() -> ChildProcess.Ending {
    type("\u{04}")
    let deadline = Clock.now() + 3
    while Clock.now() < deadline, read(withinSeconds: 0.05) != nil {}
    return process.end()
  }

  /// Kills the program.
  func kill() {
    Glibc.kill(process.pid, SIGKILL)
    _ = process.wait()
  }

  /// Reads what there is; nil when nothing came in time or the program is gone.
  private func read(withinSeconds limit: Double) -> Int? {
    guard nc_wait_readable(master, limit) != 0 else { return nil }
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else { return nil }
    seen.append(contentsOf: buffer[..<count])
    return count
  }

  private static func end(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    let end = nc_end_of(bytes, bytes.count, pattern, pattern.count)
    return end < 0 ? nil : end
  }
}
