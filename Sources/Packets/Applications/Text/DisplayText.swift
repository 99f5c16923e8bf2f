/// Text that came from the network, made safe to show: no control bytes, no invalid UTF-8.
///
/// A terminal obeys control bytes, so a host name in a packet must not reach it as it is.
package enum DisplayText {
  /// The bytes as text, with every control character, invalid sequence and invisible direction
  /// mark written as `\xNN` per byte and the backslash doubled.
  ///
  /// - Parameters:
  ///   - bytes: what the packet held.
  ///   - limit: the most bytes looked at; a longer text ends in `…`.
  /// - Complexity: O(`limit`).
  package static func escaped(_ bytes: [UInt8], limit: Int = 1024) -> String {
    let end = min(bytes.count, max(limit, 0))
    if end == bytes.count, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x5C }) {
      // Nearly every text.
      return String(decoding: bytes, as: UTF8.self)
    }
    var text = ""
    var index = 0
    while index < end {
      let byte = bytes[index]
      if byte == 0x5C {
        text += "\\\\"
        index += 1
      } else if byte >= 0x20 && byte < 0x7F {
        text.unicodeScalars.append(Unicode.Scalar(byte))
        index += 1
      } else if let (scalar, length) = scalar(in: bytes, at: index, before: end),
        isShown(scalar)
      {
        text.unicodeScalars.append(scalar)
        index += length
      } else {
        text += hexadecimal(byte)
        index += 1
      }
    }
    if bytes.count > end { text += "…" }
    return text
  }

  /// One byte as `\xNN`.
  static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "\\x0" + digits : "\\x" + digits
  }

  /// The scalar that a well-formed UTF-8 sequence of two to four bytes stands for.
  private static func scalar(
    in bytes: [UInt8], at index: Int, before end: Int
  ) -> (Unicode.Scalar, Int)? {
    let first = bytes[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return nil
    }
    guard index + length <= end else { return nil }
    for follower in bytes[(index + 1)..<(index + length)] {
      guard follower & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(follower & 0x3F)
    }
    // Overlong forms are no text: the shortest form is the only one (RFC 3629, section 3).
    guard value >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000) else { return nil }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// Whether a terminal shows the scalar as itself, without side effects.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xA0: false
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: false
    case 0x61C, 0xE0000...0xE0FFF: false
    case 0xD800...0xDFFF, 0xE000...0xF8FF: false
    default: true
    }
  }
}
