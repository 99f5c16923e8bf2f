/// Extensions that both sides' hellos have.
enum TLSExtension {
  /// The protocol names of an ALPN extension (RFC 7301, section 3.1), at most 32.
  static func readProtocols(_ bytes: RawSpan, _ range: Range<Int>) -> [String] {
    var names: [String] = []
    var position = range.lowerBound &+ 2
    while names.count < 32, position < range.upperBound, let length = bytes.octet(at: position),
      length > 0, position &+ 1 &+ Int(length) <= range.upperBound
    {
      let start = position &+ 1
      names.append(DisplayText.escaped(bytes.octets(in: start..<start &+ Int(length))))
      position = start &+ Int(length)
    }
    return names
  }
}
