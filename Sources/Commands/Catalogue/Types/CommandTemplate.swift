/// A command line, or a sentence about one, with slots such as `{host}` in it.
package struct CommandTemplate: Sendable, Equatable {
  /// The text with its slots in braces.
  package let text: String
  /// Reads a text. What stands in braces and is not a name, such as `%{http_code}` or a shell's
  /// `${x}`, is text.
  package init(_ text: String) {
    self.text = text
  }

  /// The slots in order, each once, without braces. Complexity: O(*n*) in the text.
  package var slots: [String] {
    var slots: [String] = []
    for part in parts {
      if case .slot(let name) = part, !slots.contains(name) { slots.append(name) }
    }
    return slots
  }

  /// The text with values in place of slots; a slot without a value stays as it is.
  package func filled(with values: [String: String]) -> String {
    var filled = ""
    for part in Self.parts(of: text) {
      switch part {
      case .text(let piece): filled += piece
      case .slot(let name): filled += values[name] ?? "{\(name)}"
      }
    }
    return filled
  }

  /// A piece of a template.
  package enum Part: Sendable, Equatable {
    case text(String)
    case slot(String)
  }

  /// The pieces in order.
  package var parts: [Part] { Self.parts(of: text) }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "{"), index == 0 || !opensOther(bytes[index - 1]) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, isName(bytes[end]) { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "}"), end > index + 1 else {
        index += 1
        continue
      }
      if start < index {
        parts.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
      }
      parts.append(.slot(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
      index = end + 1
      start = index
    }
    if start < bytes.count { parts.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
    return parts
  }

  private static func opensOther(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
