/// Reads the words of a JSON text: white space, strings, numbers, literals.
///
/// The text is handed to each call, so that this is a plain value: an offset and the options.
struct JSONScanner {
  /// What stopped the reading, before its line is known.
  struct Failure: Error {
    let kind: JSONError.Kind
    let offset: Int
  }

  /// The offset of the next byte.
  var offset = 0
  /// What the text may contain.
  let options: JSONOptions

  init(_ bytes: Span<UInt8>, options: JSONOptions) throws(Failure) {
    self.options = options
    if bytes.count > options.maximumBytes {
      throw Failure(
        kind: .tooLong(maximumBytes: options.maximumBytes), offset: options.maximumBytes)
    }
    // A byte order mark is ignored, as RFC 8259, section 8.1 allows.
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { offset = 3 }
  }

  /// A failure at the next byte.
  func failure(_ kind: JSONError.Kind) -> Failure { Failure(kind: kind, offset: offset) }

  /// The next byte; nil at the end.
  @inline(__always)
  func peek(_ bytes: Span<UInt8>) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  /// Skips white space and, where they are allowed, comments.
  @inline(__always)
  mutating func skipSpace(_ bytes: Span<UInt8>) throws(Failure) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > 0x20 && byte != UInt8(ascii: "/") { return }
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      case UInt8(ascii: "/") where options.allowsComments: try skipComment(bytes)
      default: return
      }
    }
  }

  private mutating func skipComment(_ bytes: Span<UInt8>) throws(Failure) {
    let start = offset
    guard start + 1 < bytes.count else { throw failure(.unexpectedByte(UInt8(ascii: "/"))) }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
    case UInt8(ascii: "*"):
      offset += 2
      while offset + 1 < bytes.count {
        if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") {
          offset += 2
          return
        }
        offset += 1
      }
      throw Failure(kind: .unterminatedComment, offset: start)
    default:
      throw failure(.unexpectedByte(UInt8(ascii: "/")))
    }
  }

  /// Skips white space, then demands that nothing follows.
  mutating func finish(_ bytes: Span<UInt8>) throws(Failure) {
    try skipSpace(bytes)
    if offset < bytes.count { throw failure(.trailingContent) }
  }

  /// Reads `true`, `false` or `null`, whose first letter is next.
  mutating func literal(_ bytes: Span<UInt8>, _ word: StaticString) throws(Failure) {
    let length = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { letters in
      for place in 0..<length {
        guard offset + place < bytes.count, bytes[offset + place] == letters[place] else {
          return false
        }
      }
      return true
    }
    guard matches else {
      throw failure(bytes.count - offset < length ? .unexpectedEnd : .expectedValue)
    }
    offset += length
  }

  /// After an element or member: true when another follows, false when the closing byte was read.
  @inline(__always)
  mutating func another(_ bytes: Span<UInt8>, closing: UInt8) throws(Failure) -> Bool {
    try skipSpace(bytes)
    guard let byte = peek(bytes) else { throw failure(.unexpectedEnd) }
    if byte == closing {
      offset += 1
      return false
    }
    guard byte == UInt8(ascii: ",") else { throw failure(.expectedCommaOrEnd) }
    offset += 1
    try skipSpace(bytes)
    if options.allowsComments, peek(bytes) == closing {
      offset += 1
      return false
    }
    return true
  }

  /// Reads a key, the colon after it and the space around both.
  @inline(__always)
  mutating func key(_ bytes: Span<UInt8>) throws(Failure) -> String {
    guard let byte = peek(bytes) else { throw failure(.unexpectedEnd) }
    guard byte == UInt8(ascii: "\"") else { throw failure(.expectedKey) }
    let key = try string(bytes)
    return key
  }

  /// Reads the colon after a key and the space around it.
  @inline(__always)
  mutating func colon(_ bytes: Span<UInt8>) throws(Failure) {
    try skipSpace(bytes)
    guard let byte = peek(bytes) else { throw failure(.unexpectedEnd) }
    guard byte == UInt8(ascii: ":") else { throw failure(.expectedColon) }
    offset += 1
    try skipSpace(bytes)
  }
}
