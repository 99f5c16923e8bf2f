/// Which applications the packet shows that an ICMP error quotes.
enum QuotedLayers {
  /// Looks through the quoted packet's own headers.
  ///
  /// - Parameter bytes: the quoted packet from its IP header on.
  static func read(_ bytes: RawSpan) -> PacketLayers {
    guard let first = bytes.octet(at: 0) else { return [] }
    let start: Int
    let transport: UInt8?
    if first >> 4 == 4 {
      start = Int(first & 0xF) &* 4
      transport = bytes.octet(at: 9)
    } else {
      start = 40
      transport = bytes.octet(at: 6)
    }
    guard start >= 20, let source = bytes.word16(at: start),
      let destination = bytes.word16(at: start &+ 2)
    else { return [] }
    switch transport {
    case 17:
      let payload = bytes.extracting(droppingFirst: min(start &+ 8, bytes.byteCount))
      return DatagramLayers.read(payload, source, destination)
    case 6:
      guard let offset = bytes.octet(at: start &+ 12) else { return [] }
      let length = start &+ Int(offset >> 4) &* 4
      guard length >= start &+ 20, length < bytes.byteCount else { return [] }
      var dissector = StreamDissector()
      return dissector.readAlone(
        bytes.extracting(droppingFirst: length), source, destination)
    default: return []
    }
  }
}
