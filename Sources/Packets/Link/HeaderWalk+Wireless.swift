extension HeaderWalk {
  /// Reads an 802.11 frame; data in the clear goes on with the logical link layer (IEEE 802.11,
  /// clause 9).
  mutating func wireless(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.wireless)
    guard has(2, &summary), var control = frame.word16(at: offset)?.byteSwapped else {
      return .payload
    }
    // Some controllers swap the bytes; the version, which is zero, tells.
    let isSwapped = control & 3 != 0 && control & 0x0300 == 0
    if isSwapped { control = control.byteSwapped }
    let kind = UInt8(truncatingIfNeeded: control >> 2 & 0x3F)
    // Type 2 is data; a set third bit of the subtype says that there is none.
    guard kind & 3 == 2, kind & 0x10 == 0, control & 3 == 0 else {
      note(.wireless(kind), in: &summary)
      return .payload
    }
    let toSystem = control & 0x0100 != 0
    let fromSystem = control & 0x0200 != 0
    let hasQuality = kind & 0x20 != 0
    var length = toSystem && fromSystem ? 30 : 24
    let quality = hasQuality ? frame.word16(at: offset &+ length)?.byteSwapped ?? 0 : 0
    if hasQuality { length &+= control & 0x8000 != 0 ? 6 : 2 }
    if padsWireless { length = (length &+ 3) & ~3 }
    guard has(length, &summary), let sequence = frame.word16(at: offset &+ 22) else {
      return .payload
    }
    if summary.linkSource == .none, !isQuoted {
      let destination = offset &+ (toSystem ? 16 : 4)
      let source = offset &+ (fromSystem ? (toSystem ? 24 : 16) : 10)
      summary.linkDestination = frame.hardwareAddress(at: destination) ?? .none
      summary.linkSource = frame.hardwareAddress(at: source) ?? .none
    }
    offset &+= length
    if control & 0x4000 != 0 {
      note(.wireless(kind), in: &summary)
      return .payload
    }
    if (isSwapped ? sequence : sequence >> 8) & 0x0F != 0 {
      summary.layers.insert(.fragment)
      return .payload
    }
    if toSystem, fromSystem, quality & 0x0100 != 0 { return mesh(frame, &summary) }
    // Of several frames in one the first is read; each has a header like Ethernet's.
    if quality & 0x80 != 0 { return aggregate(frame, &summary) }
    return .llc
  }

  /// Reads the control field of a mesh frame with its further addresses.
  private mutating func mesh(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(6, &summary), let flags = frame.octet(at: offset) else { return .payload }
    return skip(6 &+ Int(flags & 3) &* 6, then: .llc, &summary)
  }

  private mutating func aggregate(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(14, &summary), let length = frame.word16(at: offset &+ 12) else { return .payload }
    offset &+= 14
    close(after: Int(length), from: offset, &summary)
    return .llc
  }

  /// Reads a radiotap header, of which only the flags matter (https://www.radiotap.org).
  mutating func radiotap(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.wireless)
    guard has(8, &summary), let length = frame.word16(at: offset &+ 2)?.byteSwapped,
      var present = frame.word32(at: offset &+ 4)?.byteSwapped
    else { return .payload }
    if length < 8 {
      note(.headerLength, in: &summary)
      return .payload
    }
    guard has(Int(length), &summary) else { return .payload }
    let fields = present
    var place = offset &+ 8
    // Each further word takes four bytes of the header, which bounds the loop.
    while present & 0x8000_0000 != 0, place &+ 4 <= offset &+ Int(length),
      let word = frame.word32(at: place)?.byteSwapped
    {
      present = word
      place &+= 4
    }
    if fields & 2 != 0 {
      // The time stands before the flags, at a multiple of eight bytes.
      if fields & 1 != 0 { place = offset &+ ((place &- offset &+ 7) & ~7) &+ 8 }
      if place < offset &+ Int(length), let flags = frame.octet(at: place) {
        if flags & 0x10 != 0 { dropCheckSequence(after: Int(length)) }
        padsWireless = flags & 0x20 != 0
      }
    }
    offset &+= Int(length)
    return .wireless
  }

  /// Takes the four bytes of the frame check sequence off the end.
  private mutating func dropCheckSequence(after length: Int) {
    guard end &- offset &- length >= 4 else { return }
    end &-= 4
    limit = min(limit, end)
  }

  /// Reads the header of the Prism or AVS drivers; both give their length.
  mutating func prism(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.wireless)
    guard has(8, &summary), let mark = frame.word32(at: offset),
      let word = frame.word32(at: offset &+ 4)
    else { return .payload }
    let isAVS = mark & 0xFFFF_F000 == 0x8021_1000
    // Prism's is in the byte order of the machine that wrote it.
    let length = Int(isAVS ? word : HeaderWalk.smaller(word))
    if length < 8 || length > 4096 {
      note(.headerLength, in: &summary)
      return .payload
    }
    return skip(length, then: .wireless, &summary)
  }

  /// Reads a per-packet information header, which names a link type of its own.
  mutating func perPacketInformation(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    guard has(8, &summary), let length = frame.word16(at: offset &+ 2)?.byteSwapped,
      let type = frame.word32(at: offset &+ 4)?.byteSwapped
    else { return .payload }
    if length < 8 {
      note(.headerLength, in: &summary)
      return .payload
    }
    let link = LinkType(rawValue: UInt16(truncatingIfNeeded: type))
    return skip(Int(length), then: .link(link), &summary)
  }
}
