/// A reference to history that could not be resolved.
package enum HistoryExpansionError: Error, Equatable, CustomStringConvertible {
  /// No earlier line fits the reference, given as typed.
  case eventNotFound(String)
  /// `^old^new^` does not occur in the previous line.
  case substitutionFailed(String)

  package var description: String {
    switch self {
    case .eventNotFound(let event): "\(event): no such line in the history"
    case .substitutionFailed(let text): "\(text): not found in the previous line"
    }
  }
}

/// The shell's `!` and `^` references to earlier lines.
package enum HistoryExpansion {
  /// Replaces the references in a line by the lines they name; nil when there are none.
  ///
  /// Understands `!!`, `!n`, `!-n`, `!text`, `!?text?`, `!$`, `!^`, `!*` and `^old^new^`; nothing is
  /// replaced inside single quotes, after a backslash, or where `!` stands before a blank, `=`, `(`
  /// or the end. The source is the History chapter of bash's manual.
  /// - Parameters:
  ///   - line: the line as typed.
  ///   - previous: the line before it.
  ///   - byNumber: the line with that number; a negative number counts back from the newest.
  ///   - matching: the newest line that starts with the text.
  ///   - containing: the newest line that holds the text.
  /// - Throws: ``HistoryExpansionError`` when a reference names no line.
  package static func expand(
    _ line: String, previous: String?, byNumber: (Int) -> String?,
    matching: (_ prefix: String) -> String?, containing: (String) -> String?
  ) throws(HistoryExpansionError) -> String? {
    let bytes = Array(line.utf8)
    guard bytes.contains(UInt8(ascii: "!")) || bytes.first == UInt8(ascii: "^") else { return nil }
    if bytes.first == UInt8(ascii: "^") {
      return try substitute(bytes, line: line, previous: previous)
    }
    var result: [UInt8] = []
    var index = 0
    var found = false
    var isInDoubleQuotes = false
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"):
        result.append(contentsOf: bytes[index..<min(index + 2, bytes.count)])
        index += 2
      case UInt8(ascii: "\""):
        isInDoubleQuotes.toggle()
        result.append(byte)
        index += 1
      case UInt8(ascii: "'") where !isInDoubleQuotes:
        var end = index + 1
        while end < bytes.count, bytes[end] != byte { end += 1 }
        end = min(end + 1, bytes.count)
        result.append(contentsOf: bytes[index..<end])
        index = end
      case UInt8(ascii: "!"):
        let isVariable =
          index > 0
          && (bytes[index - 1] == UInt8(ascii: "$") || bytes[index - 1] == UInt8(ascii: "["))
        guard !isVariable,
          let reference = Reference(bytes, at: index + 1, isInDoubleQuotes: isInDoubleQuotes)
        else {
          result.append(byte)
          index += 1
          continue
        }
        let text = String(decoding: bytes[index..<reference.end], as: UTF8.self)
        let replacement: String?
        switch reference.event {
        case .previous: replacement = previous
        case .lastWord: replacement = previous.map { words($0).last ?? "" }
        case .firstArgument: replacement = previous.map { words($0).dropFirst().first ?? "" }
        case .allArguments:
          replacement = previous.map { words($0).dropFirst().joined(separator: " ") }
        case .number(let number): replacement = byNumber(number)
        case .prefix(let prefix): replacement = matching(prefix)
        case .containing(let part): replacement = containing(part)
        }
        guard let replacement else { throw .eventNotFound(text) }
        result.append(contentsOf: replacement.utf8)
        index = reference.end
        found = true
      default:
        result.append(byte)
        index += 1
      }
    }
    return found ? String(decoding: result, as: UTF8.self) : nil
  }

  /// The words of a line as typed, quotes kept, operators as words of their own.
  private static func words(_ line: String) -> [String] {
    let commandLine = CommandLine(line)
    var words: [String] = []
    for command in commandLine.ownCommands {
      words += command.assignments.map { $0.name + ($0.isAppending ? "+=" : "=") + $0.value.text }
      words += command.words.map(\.text)
      words += command.redirections.compactMap(\.target?.text)
    }
    return words
  }

  private static func substitute(
    _ bytes: [UInt8], line: String, previous: String?
  ) throws(HistoryExpansionError) -> String? {
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: "^"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, let old = parts.first, !old.isEmpty else { return nil }
    guard let previous else { throw .eventNotFound(line) }
    let text = Array(previous.utf8)
    guard let start = ByteSearch.first(Array(old), in: text, from: 0) else {
      throw .substitutionFailed(line)
    }
    let tail = parts.count > 2 ? Array(parts[2]) : []
    let result = text[..<start] + parts[1] + text[(start + old.count)...] + tail
    return String(decoding: result, as: UTF8.self)
  }
}

/// One `!` reference, without the exclamation mark.
private struct Reference {
  enum Event {
    case previous, lastWord, firstArgument, allArguments
    case number(Int)
    case prefix(String)
    case containing(String)
  }

  let event: Event
  let end: Int

  /// Reads the reference whose text starts at `start`; nil when `!` stands for itself there.
  init?(_ bytes: [UInt8], at start: Int, isInDoubleQuotes: Bool) {
    guard start < bytes.count else { return nil }
    let first = bytes[start]
    switch first {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "="), UInt8(ascii: "("): return nil
    case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "'"), UInt8(ascii: "~"), UInt8(ascii: ","):
      return nil
    case UInt8(ascii: "\""): return nil
    case UInt8(ascii: "!"):
      event = .previous
      end = start + 1
    case UInt8(ascii: "$"):
      event = .lastWord
      end = start + 1
    case UInt8(ascii: "^"):
      event = .firstArgument
      end = start + 1
    case UInt8(ascii: "*"):
      event = .allArguments
      end = start + 1
    case UInt8(ascii: "?"):
      var index = start + 1
      while index < bytes.count, bytes[index] != first, bytes[index] != 0x0A { index += 1 }
      let text = bytes[(start + 1)..<index]
      guard !text.isEmpty else { return nil }
      event = .containing(String(decoding: text, as: UTF8.self))
      end = index < bytes.count && bytes[index] == first ? index + 1 : index
    default:
      var index = start
      let isNegative = first == UInt8(ascii: "-")
      if isNegative { index += 1 }
      var number = 0
      let digits = index
      while index < bytes.count, ByteClass.isDigit(bytes[index]), index - digits < 9 {
        number = number * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      if index > digits {
        event = .number(isNegative ? -number : number)
        end = index
        return
      }
      index = start
      while index < bytes.count, !ByteClass.endsWord(bytes[index]),
        bytes[index] != UInt8(ascii: ":"), !(isInDoubleQuotes && bytes[index] == UInt8(ascii: "\""))
      {
        index += 1
      }
      guard index > start else { return nil }
      event = .prefix(String(decoding: bytes[start..<index], as: UTF8.self))
      end = index
    }
  }
}
