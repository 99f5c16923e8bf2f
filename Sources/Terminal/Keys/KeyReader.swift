internal import Glibc
internal import Platform

/// Reads keys from a terminal, and says whether more are waiting.
///
/// Outside pastes it reads byte by byte, so that keys typed ahead stay in the terminal for the
/// program that runs next.
final class KeyReader {
  private let descriptor: Int32
  private let wakeUp: WakeUp
  private var decoder: KeyDecoder
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// How long an Escape waits for the rest of a sequence, in milliseconds.
  static let escapeMilliseconds: Int32 = 40
  /// A paste that stays silent for this long has lost its end, in milliseconds.
  static let pasteMilliseconds: Int32 = 2000
  /// Ctrl-C after this much silence is a key, not a part of the paste, in milliseconds.
  static let pastePauseMilliseconds: Int32 = 150

  /// Why ``wait()`` returned.
  enum Event {
    case key, wakeUp
  }

  init(descriptor: Int32, wakeUp: WakeUp, readsMeta: Bool) {
    self.descriptor = descriptor
    self.wakeUp = wakeUp
    decoder = KeyDecoder(readsMeta: readsMeta)
  }

  /// Whether a key can be read without waiting.
  var hasPending: Bool { start < buffer.count || isAtEnd || isReadable(milliseconds: 0) }

  /// Waits for a key, or for another thread or a signal to wake this one.
  func wait() -> Event { wait(milliseconds: -1) ?? .key }

  /// Waits until nothing has woken this thread for a while, or a key is there.
  ///
  /// - Parameters:
  ///   - quiet: How long nothing has to come, in milliseconds.
  ///   - longest: The longest wait, in milliseconds.
  func waitForQuiet(milliseconds quiet: Int32, longest: Int32) {
    let start = MonotonicTime.now()
    repeat {
      guard wait(milliseconds: quiet) == .wakeUp else { return }
    } while MonotonicTime.now().seconds(since: start) * 1000 < Double(longest)
  }

  /// Waits for what comes first; nil when nothing came in time.
  private func wait(milliseconds: Int32) -> Event? {
    if start < buffer.count || isAtEnd { return .key }
    var polled = (
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakeUp.number, events: Int16(POLLIN), revents: 0)
    )
    while true {
      let count = withUnsafeMutablePointer(to: &polled) { pointer in
        pointer.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, milliseconds) }
      }
      if count == 0 { return nil }
      if count < 0, errno != EINTR { return .key }
      if count < 0 { continue }
      if polled.1.revents != 0 {
        wakeUp.clear()
        return .wakeUp
      }
      if polled.0.revents != 0 { return .key }
    }
  }

  /// The next key; waits for it.
  func next() -> Key {
    while true {
      if start < buffer.count {
        if case .key(let key, let count) = decoder.step(buffer[start...], isFinal: isAtEnd) {
          take(count)
          return key
        }
        if !isReadable(milliseconds: Self.escapeMilliseconds) {
          if case .key(let key, let count) = decoder.step(buffer[start...], isFinal: true) {
            take(count)
            return key
          }
          take(buffer.count - start)
        }
      }
      if isAtEnd { return start < buffer.count ? .ignored : .endOfFile }
      fill(upTo: 1)
    }
  }

  /// Reads pasted bytes up to the terminal's end mark (`ESC [ 201 ~`), which is not included.
  ///
  /// - Parameter limit: Bytes after this many are read and dropped.
  /// - Returns: What was pasted, and whether some was dropped.
  func readPaste(limit: Int) -> (bytes: [UInt8], isCut: Bool) {
    let mark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    var pasted: [UInt8] = []
    var isCut = false
    var matched = 0
    while true {
      while start < buffer.count {
        let byte = buffer[start]
        start += 1
        // The mark starts with its only Escape, so a mismatch can only begin anew with it.
        if byte == mark[matched] {
          matched += 1
          if matched == mark.count { return (pasted, isCut) }
          continue
        }
        if matched > 0 {
          pasted.append(contentsOf: mark[..<matched])
          matched = byte == 0x1B ? 1 : 0
          if matched == 1 { continue }
        }
        if pasted.count < limit { pasted.append(byte) } else { isCut = true }
      }
      if isAtEnd { return (pasted, isCut) }
      let hasPaused = !isReadable(milliseconds: Self.pastePauseMilliseconds)
      if hasPaused, !isReadable(milliseconds: Self.pasteMilliseconds) { return (pasted, isCut) }
      fill(upTo: 65_536)
      // Whoever waits for a paste that has lost its end gets out of it.
      if hasPaused, buffer[start...].elementsEqual([0x03]) { return (pasted, isCut) }
    }
  }

  /// Waits for the terminal's answer to `ESC [ 6 n`; keys that come meanwhile stay for ``next()``.
  ///
  /// - Parameter milliseconds: How long to wait.
  /// - Returns: The cursor's row and column, from 1; nil when no answer came. ECMA-48, CPR
  func cursorReport(milliseconds: Int32) -> (row: Int, column: Int)? {
    let start = MonotonicTime.now()
    while true {
      let passed = Int32(clamping: Int(MonotonicTime.now().seconds(since: start) * 1000))
      guard !isAtEnd, passed < milliseconds, isReadable(milliseconds: milliseconds - passed) else {
        return nil
      }
      fill(upTo: 1)
      if let report = takeReport() { return report }
    }
  }

  /// Takes a whole report off the buffer's end, which is what was read last.
  private func takeReport() -> (row: Int, column: Int)? {
    guard buffer.count > start, buffer.last == UInt8(ascii: "R"),
      let escape = buffer[start...].lastIndex(of: 0x1B), escape + 1 < buffer.count,
      buffer[escape + 1] == UInt8(ascii: "[")
    else { return nil }
    let fields = buffer[(escape + 2)..<(buffer.count - 1)].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard fields.count == 2,
      let row = Int(String(decoding: fields[0], as: UTF8.self)), row > 0,
      let column = Int(String(decoding: fields[1], as: UTF8.self)), column > 0
    else { return nil }
    buffer.removeSubrange(escape...)
    return (row, column)
  }

  private func take(_ count: Int) {
    start += count
    if start >= buffer.count {
      buffer.removeAll(keepingCapacity: buffer.capacity < 65_536)
      start = 0
    }
  }

  private func fill(upTo count: Int) {
    if start == buffer.count { take(0) }
    do throws(SystemError) {
      let bytes = try readBytes(from: descriptor, upTo: count)
      if bytes.isEmpty { isAtEnd = true }
      buffer.append(contentsOf: bytes)
    } catch {
      if error.code == EAGAIN { _ = isReadable(milliseconds: -1) } else { isAtEnd = true }
    }
  }

  private func isReadable(milliseconds: Int32) -> Bool {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&polled, 1, milliseconds)
      if count < 0, errno == EINTR { continue }
      return count != 0
    }
  }
}
