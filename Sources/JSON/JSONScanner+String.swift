extension JSONScanner {
  /// Reads a string whose opening quote is next.
  ///
  /// An escaped surrogate without its partner becomes U+FFFD, so that a text from a program that
  /// smuggles bytes through surrogates is still read.
  mutating func string(_ bytes: Span<UInt8>) throws(Failure) -> String {
    let opening = offset
    offset += 1
    let start = offset
    skipPlain(bytes)
    guard offset < bytes.count else {
      throw Failure(kind: .unterminatedString, offset: opening)
    }
    if bytes[offset] == UInt8(ascii: "\"") {
      let text = try decode(bytes.extracting(start..<offset), from: start)
      offset += 1
      return text
    }
    return try stringWithEscapes(bytes, opening: opening)
  }

  /// Moves to the next quote, backslash or control character, eight bytes at a time.
  @inline(__always)
  private mutating func skipPlain(_ bytes: Span<UInt8>) {
    let raw = bytes.bytes
    var place = offset
    let last = raw.byteCount - 8
    while place <= last {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
      let ones: UInt64 = 0x0101_0101_0101_0101
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found =
        ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
        | ((word &- (ones &* 0x20)) & ~word)
      let marks = found & (ones &* 0x80)
      if marks != 0 {
        // A borrow only ever spoils bytes above the first mark, so the lowest one is exact.
        offset = place + UInt64(littleEndian: marks).trailingZeroBitCount / 8
        return
      }
      place += 8
    }
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      place += 1
    }
    offset = place
  }

  private func decode(_ text: Span<UInt8>, from start: Int) throws(Failure) -> String {
    do {
      return String(copying: try UTF8Span(validating: text))
    } catch {
      throw Failure(kind: .invalidUTF8, offset: start + error.byteOffsets.lowerBound)
    }
  }

  private mutating func stringWithEscapes(
    _ bytes: Span<UInt8>, opening: Int
  ) throws(Failure) -> String {
    offset = opening + 1
    var text = ""
    while true {
      let start = offset
      skipPlain(bytes)
      if offset > start { text += try decode(bytes.extracting(start..<offset), from: start) }
      guard offset < bytes.count else {
        throw Failure(kind: .unterminatedString, offset: opening)
      }
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return text
      case UInt8(ascii: "\\"):
        text.unicodeScalars.append(try escape(bytes, opening: opening))
      case let byte:
        throw failure(.controlCharacter(byte))
      }
    }
  }

  /// Reads an escape whose backslash is next.
  private mutating func escape(
    _ bytes: Span<UInt8>, opening: Int
  ) throws(Failure) -> Unicode.Scalar {
    let start = offset
    guard start + 1 < bytes.count else {
      throw Failure(kind: .unterminatedString, offset: opening)
    }
    offset += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(bytes, at: offset) else { break }
      offset += 4
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A high surrogate joins the low one that follows it.
      if unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: offset + 2),
        (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
      {
        offset += 6
        return scalar
      }
      return "\u{FFFD}"
    default: break
    }
    throw Failure(kind: .invalidEscape, offset: start)
  }

  /// Four hexadecimal digits; nil when there are fewer.
  private func hexadecimal(_ bytes: Span<UInt8>, at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for place in start..<start + 4 {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: return nil
      }
    }
    return value
  }
}
