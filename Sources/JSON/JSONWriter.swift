/// Writes JSON values one after another into a growing array of bytes.
///
/// Source: RFC 8259. DEL and the C1 control characters are escaped too, so that a terminal never
/// obeys what a value contains.
package struct JSONWriter: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  /// Whether members and elements stand on lines of their own, indented by two spaces.
  package let isPretty: Bool

  /// A writer that has written nothing.
  package init(pretty: Bool = false) { isPretty = pretty }

  /// Writes a value. Complexity: O(size of the value).
  package mutating func append(_ value: JSONValue) { write(value, depth: 0) }

  /// Writes a value and a line feed, as JSON Lines has it.
  package mutating func appendLine(_ value: JSONValue) {
    write(value, depth: 0)
    bytes.append(0x0A)
  }

  /// Forgets what was written and keeps the memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): bytes += value.isFinite ? value.description.utf8 : "null".utf8
    case .string(let value): write(value)
    case .array(let elements): write(elements, depth: depth)
    case .object(let object): write(object, depth: depth)
    }
  }

  private mutating func write(_ elements: [JSONValue], depth: Int) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for element in elements {
      separate(&isFirst, depth: depth)
      write(element, depth: depth + 1)
    }
    if isPretty, !elements.isEmpty { newLine(depth) }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ object: JSONObject, depth: Int) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for member in object.members {
      separate(&isFirst, depth: depth)
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      if isPretty { bytes.append(0x20) }
      write(member.value, depth: depth + 1)
    }
    if isPretty, !object.isEmpty { newLine(depth) }
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func separate(_ isFirst: inout Bool, depth: Int) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    if isPretty { newLine(depth + 1) }
  }

  private mutating func newLine(_ depth: Int) {
    bytes.append(0x0A)
    for _ in 0..<depth {
      bytes.append(0x20)
      bytes.append(0x20)
    }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var copy = text
    copy.withUTF8 { source in
      var start = 0
      var place = 0
      while place < source.count {
        let byte = source[place]
        let isC1 = byte == 0xC2 && place + 1 < source.count && source[place + 1] < 0xA0
        if byte >= 0x20, byte != 0x22, byte != 0x5C, byte != 0x7F, !isC1 {
          place += 1
          continue
        }
        bytes.append(contentsOf: source[start..<place])
        escape(isC1 ? source[place + 1] : byte)
        place += isC1 ? 2 : 1
        start = place
      }
      bytes.append(contentsOf: source[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes an escape for a scalar below U+0100.
  private mutating func escape(_ scalar: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: bytes.append(scalar)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes += "u00".utf8
      for digit in [scalar >> 4, scalar & 15] {
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}

extension JSONValue {
  /// The value as JSON in UTF-8, without a line feed at the end. Complexity: O(size of the value).
  ///
  /// - Parameter pretty: Whether members and elements stand on indented lines of their own.
  package func serialized(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.append(self)
    return writer.bytes
  }

  /// The value as JSON text, without a line feed at the end. Complexity: O(size of the value).
  package func text(pretty: Bool = false) -> String {
    String(decoding: serialized(pretty: pretty), as: UTF8.self)
  }
}
