extension HeaderWalk {
  /// Reads the header of Linux's "any" interface, version 1.
  mutating func linuxCooked(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.linuxCooked)
    guard has(16, &summary), let hardware = frame.word16(at: offset &+ 2),
      let length = frame.word16(at: offset &+ 4), let type = frame.word16(at: offset &+ 14)
    else { return .payload }
    if length == 6 { summary.linkSource = frame.hardwareAddress(at: offset &+ 6) ?? .none }
    offset &+= 16
    return cooked(hardware: hardware, type: type, &summary)
  }

  /// Reads the header of Linux's "any" interface, version 2.
  mutating func linuxCookedV2(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    summary.layers.insert(.linuxCooked)
    guard has(20, &summary), let type = frame.word16(at: offset),
      let hardware = frame.word16(at: offset &+ 8), let length = frame.octet(at: offset &+ 11)
    else { return .payload }
    if length == 6 { summary.linkSource = frame.hardwareAddress(at: offset &+ 12) ?? .none }
    offset &+= 20
    return cooked(hardware: hardware, type: type, &summary)
  }

  /// Goes where the protocol points; what it means depends on the device.
  private mutating func cooked(
    hardware: UInt16, type: UInt16, _ summary: inout PacketSummary
  ) -> NextHeader {
    switch (hardware, type) {
    case (803, _): return .link(.wirelessRadiotap)
    case (801, _): return .wireless
    case (770, _): return .link(.frameRelay)
    case (824, _), (280, _): break
    case (_, 0x0004): return .llc
    case (_, 0x0001): break
    case (_, 0x0600...): return .etherType(type)
    default: break
    }
    note(.etherType(type), in: &summary)
    return .payload
  }
}
