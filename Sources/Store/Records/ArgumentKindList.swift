/// Argument kinds as the JSON array of strings that the database keeps.
enum ArgumentKindList {
  /// A JSON array. Source: RFC 8259.
  static func encoded(_ kinds: [String]) -> String {
    if kinds.isEmpty { return "[]" }
    var bytes: [UInt8] = [UInt8(ascii: "[")]
    for (index, kind) in kinds.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      for byte in kind.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
          bytes.append(UInt8(ascii: "\\"))
          bytes.append(byte)
        case 0..<0x20:
          let digits = Array("0123456789abcdef".utf8)
          bytes.append(contentsOf: "\\u00".utf8)
          bytes.append(digits[Int(byte >> 4)])
          bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "]"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what ``encoded(_:)`` wrote; what doesn't follow that form is left out.
  static func decoded(_ text: String) -> [String] {
    if text == "[]" { return [] }
    var kinds: [String] = []
    var current: [UInt8]?
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard var kind = current else {
        if byte == UInt8(ascii: "\"") { current = [] }
        continue
      }
      if byte == UInt8(ascii: "\"") {
        kinds.append(String(decoding: kind, as: UTF8.self))
        current = nil
        continue
      }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { break }
        if escaped == UInt8(ascii: "u") {
          let digits = rest.prefix(4)
          rest = rest.dropFirst(4)
          kind.append(UInt8(truncatingIfNeeded: Int(Substring(digits), radix: 16) ?? 0x3F))
        } else {
          kind.append(escaped)
        }
      } else {
        kind.append(byte)
      }
      current = kind
    }
    return kinds
  }
}
