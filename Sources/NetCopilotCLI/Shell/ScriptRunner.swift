import Commands
import Copilot
import Execution
import Glibc
import Platform

/// Runs the lines of standard input when no person types them, and ends with the last status.
struct ScriptRunner {
  let interpreter: LineInterpreter

  /// Runs every line.
  func run() -> Int32 {
    JobControlSignals.leaveInterruptsToCommands()
    var reader = ScriptReader(descriptor: 0)
    while let first = reader.line() {
      switch first {
      case .tooLong(let bytes):
        interpreter.console.complain(
          "standard input: a line of \(bytes) bytes is over \(ScriptReader.lineLimitBytes); it was not run"
        )
        interpreter.setStatus(2)
        continue
      case .whole(let bytes):
        guard let text = whole(bytes, &reader) else { continue }
        if isComment(text) { continue }
        if case .exit(let status) = interpreter.interpret(text) { return status }
        // Ctrl-C ends the script, as it ends the command that it hit.
        if interpreter.lastSignal == SIGINT { return interpreter.lastStatus }
      }
    }
    return interpreter.lastStatus
  }

  /// The line with those that belong to it: open quotes, here-documents, trailing backslashes.
  private func whole(_ bytes: [UInt8], _ reader: inout ScriptReader) -> String? {
    guard var text = text(bytes) else { return nil }
    while CommandLine(text).completeness != .complete,
      text.utf8.count < ScriptReader.lineLimitBytes,
      case .whole(let more)? = reader.line()
    {
      guard let next = self.text(more) else { return nil }
      text += "\n" + next
    }
    return text
  }

  private func text(_ bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      interpreter.console.complain(
        "standard input: a line is not UTF-8 text; it was not run")
      interpreter.setStatus(2)
      return nil
    }
    return text
  }

  private func isComment(_ text: String) -> Bool {
    text.drop { $0 == " " || $0 == "\t" }.hasPrefix("#")
  }
}

/// Reads lines without taking more than them, so that the commands can read the rest.
struct ScriptReader {
  /// The longest line in bytes.
  static let lineLimitBytes = 1 << 20

  /// A line without its newline.
  enum Line {
    case whole([UInt8])
    case tooLong(Int)
  }

  private let descriptor: Int32
  private let canSeek: Bool

  init(descriptor: Int32) {
    self.descriptor = descriptor
    canSeek = lseek(descriptor, 0, SEEK_CUR) >= 0
  }

  /// The next line, or nil at the end.
  mutating func line() -> Line? {
    var bytes: [UInt8] = []
    var dropped = 0
    while true {
      guard let chunk = try? readBytes(from: descriptor, upTo: canSeek ? 4096 : 1), !chunk.isEmpty
      else { break }
      let newline = chunk.firstIndex(of: UInt8(ascii: "\n"))
      let part = chunk[..<(newline ?? chunk.endIndex)]
      if dropped > 0 || bytes.count + part.count > ScriptReader.lineLimitBytes {
        dropped = max(dropped, bytes.count) + part.count
        bytes.removeAll()
      } else {
        bytes.append(contentsOf: part)
      }
      if let newline {
        if canSeek { lseek(descriptor, off_t(newline + 1 - chunk.endIndex), SEEK_CUR) }
        return dropped > 0 ? .tooLong(dropped) : .whole(bytes)
      }
    }
    if dropped > 0 { return .tooLong(dropped) }
    return bytes.isEmpty ? nil : .whole(bytes)
  }
}
