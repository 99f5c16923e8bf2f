/// Private keys, whole or cut off.
extension SecretScanner {
  /// A private key in PEM from its opening line; the index stands on the first hyphen.
  mutating func armouredKey(at start: Int) -> Int? {
    guard starts("-----", at: start) else { return nil }
    guard starts("-----BEGIN ", at: start) else { return nil }
    var labelEnd = start + 11
    while labelEnd < bytes.count, labelEnd - start < 64,
      ByteClass.isUpper(bytes[labelEnd]) || bytes[labelEnd] == 0x20
    {
      labelEnd += 1
    }
    let label = bytes[(start + 11)..<labelEnd]
    guard Self.namesPrivateKey(label), starts("-----", at: labelEnd) else { return nil }
    return takeKeyBody(from: labelEnd + 5)
  }

  /// A private key whose opening or closing line is cut off at the front of the text.
  mutating func cutArmouredKey(at index: Int) -> Int? {
    guard starts("PRIVATE KEY", at: index) else { return nil }
    var end = index + 11
    if starts(" BLOCK", at: end) { end += 6 }
    guard starts("-----", at: end) else { return nil }
    var lineStart = index
    while lineStart > 0, bytes[lineStart - 1] != 0x0A, index - lineStart < 64 { lineStart -= 1 }
    if starts("-----BEGIN ", at: lineStart) { return nil }
    let line = Array(bytes[lineStart..<index])
    if ByteSearch.first(Array("END".utf8), in: line, from: 0) == nil,
      !line.contains(UInt8(ascii: "D"))
    {
      // The line's front is missing: what follows is the key.
      return lineStart == 0 ? takeKeyBody(from: end + 5) : nil
    }
    var bodyStart = lineStart
    let floor = ranges.last?.upperBound ?? 0
    while bodyStart > floor, Self.isKeyByte(bytes[bodyStart - 1]) || bytes[bodyStart - 1] <= 0x20 {
      bodyStart -= 1
    }
    while bodyStart < lineStart, bytes[bodyStart] <= 0x20 { bodyStart += 1 }
    var bodyEnd = lineStart
    while bodyEnd > bodyStart, bytes[bodyEnd - 1] <= 0x20 { bodyEnd -= 1 }
    take(bodyStart, bodyEnd)
    return end + 5
  }

  /// Takes a key's body up to its closing line, or to where the text stops being one.
  private mutating func takeKeyBody(from start: Int) -> Int {
    var bodyStart = start
    while bodyStart < bytes.count, bytes[bodyStart] == 0x0A || bytes[bodyStart] == 0x0D {
      bodyStart += 1
    }
    var end = bodyStart
    var lastByte = bodyStart
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "-"), starts("-----", at: end) { break }
      if setting == .line, !Self.isKeyByte(bytes[end]), bytes[end] != 0x20, bytes[end] != 0x0A {
        break
      }
      end += 1
      if bytes[end - 1] > 0x20 { lastByte = end }
    }
    take(bodyStart, lastByte)
    return max(end, start)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    ByteClass.isAlphanumeric(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  private static func namesPrivateKey(_ label: ArraySlice<UInt8>) -> Bool {
    ByteSearch.first(Array("PRIVATE KEY".utf8), in: Array(label), from: 0) != nil
  }

  /// A line that is one 32-byte key in base64, as `wg genkey` prints it.
  mutating func bareKey(at start: Int) -> Int? {
    let end = start + 44
    guard end <= bytes.count, bytes[end - 1] == UInt8(ascii: "="),
      end == bytes.count || bytes[end] == 0x0A || bytes[end] == 0x0D,
      bytes[start..<(end - 1)].allSatisfy(Self.isKeyByte)
    else { return nil }
    take(start, end)
    return end
  }
}
