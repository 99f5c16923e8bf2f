/// Questions to the bytes of a text, asked without a copy of them.
extension Span where Element == UInt8 {
  /// The first byte; nil when there is none.
  @inline(__always) var first: UInt8? { isEmpty ? nil : self[0] }

  /// The last byte; nil when there is none.
  @inline(__always) var last: UInt8? { isEmpty ? nil : self[count - 1] }

  /// Whether the bytes are those of the text.
  @inline(__always) func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(with: text)
  }

  /// Whether the bytes begin with those of the text.
  @inline(__always) func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    return text.withUTF8Buffer { text in
      for index in 0..<length where self[index] != text[index] { return false }
      return true
    }
  }

  /// Whether the bytes, capitals as small letters, end with those of the text.
  @inline(__always) func endsLowercased(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    let start = count - length
    return text.withUTF8Buffer { text in
      for index in 0..<length where ByteClass.lowercased(self[start + index]) != text[index] {
        return false
      }
      return true
    }
  }

  /// Whether the byte occurs.
  @inline(__always) func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  /// Where the byte first occurs.
  @inline(__always) func firstIndex(of byte: UInt8) -> Int? {
    for index in 0..<count where self[index] == byte { return index }
    return nil
  }

  /// Where the byte last occurs.
  @inline(__always) func lastIndex(of byte: UInt8) -> Int? {
    var index = count
    while index > 0 {
      index -= 1
      if self[index] == byte { return index }
    }
    return nil
  }

  /// Whether every byte meets the condition.
  @inline(__always) func allSatisfy(_ condition: (UInt8) -> Bool) -> Bool {
    for index in 0..<count where !condition(self[index]) { return false }
    return true
  }

  /// Whether any byte meets the condition.
  @inline(__always) func contains(where condition: (UInt8) -> Bool) -> Bool {
    for index in 0..<count where condition(self[index]) { return true }
    return false
  }

  /// The bytes as text; what is no UTF-8 is repaired.
  var text: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
