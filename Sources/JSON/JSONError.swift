/// What stopped the reading of a JSON text, and where.
package struct JSONError: Error, Equatable, Sendable {
  /// The fact that stopped the reading.
  package enum Kind: Equatable, Sendable {
    /// The text ended inside a value.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedByte(UInt8)
    /// A value was expected here and something else stands there.
    case expectedValue
    /// A key in quotes was expected here.
    case expectedKey
    /// `:` was expected after a key.
    case expectedColon
    /// `,` or the closing bracket was expected after an element or member.
    case expectedCommaOrEnd
    /// Something follows the value.
    case trailingContent
    /// A number that RFC 8259 does not allow, such as `01` or `1.`.
    case invalidNumber
    /// A backslash followed by something that is no escape.
    case invalidEscape
    /// A control character inside a string; it must be escaped.
    case controlCharacter(UInt8)
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A string that is never closed.
    case unterminatedString
    /// A `/*` that is never closed.
    case unterminatedComment
    /// Arrays and objects are nested deeper than the options allow.
    case tooDeep(maximum: Int)
    /// The text is longer than the options allow.
    case tooLong(maximumBytes: Int)
  }

  /// The fact that stopped the reading.
  package let kind: Kind
  /// The line, from 1.
  package let line: Int
  /// The column in Unicode scalars, from 1.
  package let column: Int
  /// The offset of the byte from the start of the text.
  package let byteOffset: Int

  /// Keeps a fact and its place.
  package init(kind: Kind, line: Int, column: Int, byteOffset: Int) {
    self.kind = kind
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }
}

extension JSONError.Kind: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unexpectedEnd: "the text ends inside a value"
    case .unexpectedByte(let byte): "unexpected \(JSONError.name(of: byte))"
    case .expectedValue: "a value is missing here"
    case .expectedKey: "a key in double quotes is missing here"
    case .expectedColon: "a colon is missing after the key"
    case .expectedCommaOrEnd: "a comma or a closing bracket is missing here"
    case .trailingContent: "nothing may follow the value"
    case .invalidNumber: "this is not a number"
    case .invalidEscape: "this escape does not exist; write a backslash as \\\\"
    case .controlCharacter(let byte):
      "\(JSONError.name(of: byte)) must be written as an escape inside a string"
    case .invalidUTF8: "these bytes are not UTF-8"
    case .unterminatedString: "this string is never closed"
    case .unterminatedComment: "this comment is never closed"
    case .tooDeep(let maximum): "nested deeper than \(maximum) levels"
    case .tooLong(let maximum): "longer than \(maximum) bytes"
    }
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String {
    "line \(line), column \(column) (byte \(byteOffset)): \(kind)"
  }

  /// A byte as a person reads it: `'x'`, or `byte 0x07`.
  fileprivate static func name(of byte: UInt8) -> String {
    if (0x21...0x7E).contains(byte) { return "'\(Character(Unicode.Scalar(byte)))'" }
    let digits = String(byte, radix: 16, uppercase: true)
    return "byte 0x" + (digits.utf8.count < 2 ? "0" : "") + digits
  }
}
