/// One element of ASN.1's basic encoding rules: a tag, a length and contents (X.690, section 8.1).
struct BasicEncoding {
  /// The identifier byte; tags of several bytes are not read.
  let tag: UInt8
  /// Where the contents lie; they may end behind the bytes that are there.
  let contents: Range<Int>

  /// Reads an element's front, nil when it is not there or its length has more than four bytes.
  init?(_ bytes: RawSpan, at offset: Int) {
    guard let tag = bytes.octet(at: offset), tag & 0x1F != 0x1F,
      let short = bytes.octet(at: offset &+ 1)
    else { return nil }
    self.tag = tag
    if short < 0x80 {
      contents = offset &+ 2..<offset &+ 2 &+ Int(short)
      return
    }
    let width = Int(short & 0x7F)
    guard width >= 1, width <= 4 else { return nil }
    var length = 0
    for index in 0..<width {
      guard let byte = bytes.octet(at: offset &+ 2 &+ index) else { return nil }
      length = length << 8 | Int(byte)
    }
    let start = offset &+ 2 &+ width
    contents = start..<start &+ length
  }

  /// The contents as a small unsigned number, nil when they are longer than four bytes or not there.
  func number(in bytes: RawSpan) -> UInt32? {
    guard !contents.isEmpty, contents.count <= 4 else { return nil }
    var value: UInt32 = 0
    for offset in contents {
      guard let byte = bytes.octet(at: offset) else { return nil }
      value = value << 8 | UInt32(byte)
    }
    return value
  }
}
