internal import Glibc
internal import Platform

/// Reads lines without a terminal, or from one that cannot move its cursor: no escape sequences.
///
/// It never reads past a line's end, so that a program that runs next finds its input untouched.
package final class PlainLineReader {
  private let input: Int32
  private let output: Int32
  private let showsPrompt: Bool
  private let isSeekable: Bool
  private let isTerminal: Bool
  /// Readable after Ctrl-C; nil where no person types.
  private let interrupt: WakeUp?

  /// A reader.
  ///
  /// - Parameters:
  ///   - input: Where lines come from.
  ///   - output: Where the prompt goes.
  ///   - showsPrompt: Whether a prompt is written; scripts have none.
  package init(input: Int32 = 0, output: Int32 = 1, showsPrompt: Bool) {
    self.input = input
    self.output = output
    self.showsPrompt = showsPrompt
    isSeekable = lseek(input, 0, SEEK_CUR) >= 0
    isTerminal = isatty(input) == 1
    interrupt = isTerminal && showsPrompt ? try? WakeUp() : nil
    if let interrupt { InterruptKey.watch(interrupt) }
  }

  deinit {
    if let interrupt { InterruptKey.unwatch(interrupt) }
  }

  /// Reads one line; bytes that are not UTF-8 become U+FFFD, NUL bytes go away.
  ///
  /// - Parameter prompt: What stands before the line, shown without styles.
  /// - Returns: The last line also when it has no end; ``ReadResult/interrupted`` when a person gave
  ///   the line up; ``ReadResult/endOfFile`` on an error.
  package func readLine(prompt: Prompt) -> ReadResult {
    if showsPrompt {
      do throws(SystemError) {
        try writeBytes(Array(prompt.plainText(glyphs: .unicode).utf8), to: output)
      } catch { return .endOfFile }
    }
    var line: [UInt8] = []
    // A terminal gives one line at a time, and a file can be wound back; a pipe cannot.
    let chunkSize = isTerminal || isSeekable ? 4096 : 1
    while true {
      guard waitForInput() else {
        // The terminal has dropped what was typed and shown `^C`.
        do throws(SystemError) { try writeBytes([0x0A], to: output) } catch { return .endOfFile }
        return .interrupted
      }
      let chunk: [UInt8]
      do throws(SystemError) { chunk = try readBytes(from: input, upTo: chunkSize) } catch {
        return line.isEmpty ? .endOfFile : .line(text(of: line))
      }
      if chunk.isEmpty { return line.isEmpty ? .endOfFile : .line(text(of: line)) }
      guard let end = chunk.firstIndex(of: 0x0A) else {
        line += chunk
        continue
      }
      line += chunk[..<end]
      let excess = chunk.count - end - 1
      if excess > 0 { lseek(input, -excess, SEEK_CUR) }
      return .line(text(of: line))
    }
  }

  /// Waits until there is something to read; false when Ctrl-C came first.
  private func waitForInput() -> Bool {
    guard let interrupt else { return true }
    var polled = (
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: interrupt.number, events: Int16(POLLIN), revents: 0)
    )
    while true {
      let count = withUnsafeMutablePointer(to: &polled) { pointer in
        pointer.withMemoryRebound(to: pollfd.self, capacity: 2) { poll($0, 2, -1) }
      }
      if count < 0, errno == EINTR { continue }
      guard polled.1.revents != 0 else { return true }
      interrupt.clear()
      return false
    }
  }

  private func text(of line: [UInt8]) -> String {
    String(decoding: line.filter { $0 != 0 }, as: UTF8.self)
  }
}
