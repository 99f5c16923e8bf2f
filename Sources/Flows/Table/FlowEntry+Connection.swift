internal import Packets

/// What a TCP segment changed for the rest of the meter.
struct ConnectionChange: OptionSet {
  let rawValue: UInt8

  /// The first SYN-ACK answered the SYN.
  static let answered = ConnectionChange(rawValue: 1)
  /// A RST answered the SYN.
  static let refused = ConnectionChange(rawValue: 2)
  /// The connection is over: both sides closed, or one reset.
  static let closed = ConnectionChange(rawValue: 4)
}

extension FlowEntry {
  /// Follows a TCP segment: sequence space, history, endpoint states, handshake.
  ///
  /// Source: RFC 9293 for the sequence space; the endpoint states are those that
  /// https://docs.zeek.org/en/master/logs/conn.html describes.
  ///
  /// - Parameters:
  ///   - side: who sent it; its packet counters do not hold the segment yet.
  @inline(__always)
  mutating func follow(
    _ packet: PacketSummary, side: Int, nanoseconds: Int64,
    details: inout FlowDetails
  ) -> ConnectionChange {
    let flags = packet.tcpFlags
    let controls = flags.rawValue & 0b111
    let payload = packet.payloadLength
    let isFirst = sides[side].packets == 0
    sides[side].flagBits |= flags.rawValue

    if controls == 0 {
      noteOnce(payload > 0 ? .spoke : .acknowledged, side: side, details: &details)
      if packet.window == 0 { noteZeroWindow(side: side, details: &details) }
    } else {
      noteControl(packet, side: side, details: &details)
    }

    // Sequence space. A reset's numbers are not to be trusted.
    let length =
      payload &+ (flags.has(SegmentBits.syn) ? 1 : 0) &+ (flags.has(SegmentBits.fin) ? 1 : 0)
    if isFirst {
      segments[side].begin(
        sequence: packet.sequence, length: flags.has(SegmentBits.rst) ? 0 : length,
        isSyn: flags.has(SegmentBits.syn), nanoseconds: nanoseconds)
    } else if length > 0 && !flags.has(SegmentBits.rst) {
      place(packet, length: length, side: side, nanoseconds: nanoseconds, details: &details)
    }
    if flags.has(SegmentBits.ack) && controls == 0 {
      noteAcknowledgment(packet, side: side, nanoseconds: nanoseconds, details: &details)
    }

    if controls == 0 && sides[side].state == .established && sides[1 - side].state == .established {
      return []
    }
    return advance(packet, side: side, nanoseconds: nanoseconds, details: &details)
  }

  // MARK: Sequence space

  @inline(__always)
  private mutating func place(
    _ packet: PacketSummary, length: UInt32, side: Int, nanoseconds: Int64,
    details: inout FlowDetails
  ) {
    let isControl = packet.tcpFlags.rawValue & 0b11 != 0
    let isLate =
      packet.payloadLength > 0
      && (sides[side].state == .reset || sides[1 - side].state == .reset
        || (sides[side].state == .closed
          && Int32(bitPattern: packet.sequence &- segments[side].nextSequence) >= 0))
    let roundTrip =
      details.answerNanoseconds != 0 ? details.answerNanoseconds &- details.synNanoseconds : 0
    switch segments[side].place(
      sequence: packet.sequence, length: length, mayProbe: !isControl, nanoseconds: nanoseconds,
      roundTripNanoseconds: roundTrip)
    {
    case .inOrder, .afterGap, .keepAlive: break
    case .outOfOrder: segments[side].outOfOrder &+= 1
    case .retransmission:
      segments[side].retransmissions &+= 1
      noteRepeated(UInt8(ascii: "T"), count: segments[side].retransmissions, side, &details)
    }
    if isLate { segments[side].afterClose &+= 1 }
  }

  /// Looks at what a segment acknowledges: the end of the handshake, and bytes never seen.
  @inline(__always)
  private mutating func noteAcknowledgment(
    _ packet: PacketSummary, side: Int, nanoseconds: Int64, details: inout FlowDetails
  ) {
    if details.answerNanoseconds != 0 && details.handshakeNanoseconds == 0 && side == originator
      && packet.acknowledgment == segments[1 - side].initialSequence &+ 1
    {
      details.handshakeNanoseconds = nanoseconds
    }
    guard sides[1 - side].packets > 0, sides[1 - side].state != .reset else { return }
    let unseen = Int32(bitPattern: packet.acknowledgment &- segments[1 - side].nextSequence)
    // A jump of a megabyte is a broken number rather than a loss.
    guard unseen > 0, unseen < 1 << 20 else { return }
    segments[1 - side].nextSequence = packet.acknowledgment
    details.sides[1 - side].gaps &+= 1
    noteRepeated(UInt8(ascii: "G"), count: details.sides[1 - side].gaps, 1 - side, &details)
  }

  // MARK: History

  private func letter(_ upper: UInt8, side: Int) -> UInt8 {
    side == originator ? upper : upper | 0x20
  }

  @inline(__always)
  private mutating func noteOnce(_ mark: FlowMarks, side: Int, details: inout FlowDetails) {
    let mark = mark.of(side: side)
    if marks.contains(mark) { return }
    marks.formUnion(mark)
    let upper: UInt8
    switch mark {
    case .acknowledged, .acknowledged.of(side: 1): upper = UInt8(ascii: "A")
    case .spoke, .spoke.of(side: 1): upper = UInt8(ascii: "D")
    case .inconsistent, .inconsistent.of(side: 1): upper = UInt8(ascii: "I")
    default: upper = UInt8(ascii: "Q")
    }
    details.history.append(letter(upper, side: side))
  }

  private mutating func noteRepeated(
    _ upper: UInt8, count: UInt32, _ side: Int, _ details: inout FlowDetails
  ) {
    var power: UInt32 = 1
    while power < count && power <= 100_000_000 { power &*= 10 }
    if power == count { details.history.append(letter(upper, side: side)) }
  }

  private mutating func noteZeroWindow(side: Int, details: inout FlowDetails) {
    guard sides[1 - side].state != .closed, sides[side].state != .reset else { return }
    segments[side].zeroWindows &+= 1
    noteRepeated(UInt8(ascii: "W"), count: segments[side].zeroWindows, side, &details)
  }

  /// Counts and writes down SYN, FIN and RST.
  private mutating func noteControl(
    _ packet: PacketSummary, side: Int, details: inout FlowDetails
  ) {
    let flags = packet.tcpFlags
    if flags.has(SegmentBits.syn) {
      if flags.has(SegmentBits.ack) {
        segments[side].synAcks &+= 1
      } else {
        segments[side].syns &+= 1
      }
    }
    if flags.has(SegmentBits.fin) { segments[side].fins &+= 1 }
    if flags.has(SegmentBits.rst) { segments[side].resets &+= 1 }

    switch flags.rawValue & 0b111 {
    case SegmentBits.syn:
      let isFirst = segments[side].syns &+ segments[side].synAcks == 1
      if isFirst || details.sides[side].lastSyn != packet.sequence {
        let upper = UInt8(ascii: flags.has(SegmentBits.ack) ? "H" : "S")
        details.history.append(letter(upper, side: side))
      }
      details.sides[side].lastSyn = packet.sequence
    case SegmentBits.fin:
      let end = packet.sequence &+ packet.payloadLength
      if segments[side].fins == 1 || details.sides[side].lastFin != end {
        details.history.append(letter(UInt8(ascii: "F"), side: side))
      }
      details.sides[side].lastFin = end
    case SegmentBits.rst:
      if segments[side].resets == 1 || details.sides[side].lastReset != packet.sequence {
        details.history.append(letter(UInt8(ascii: "R"), side: side))
      }
      details.sides[side].lastReset = packet.sequence
    case let several:
      noteOnce(
        several & 0b101 == 0b101 ? .inconsistent : .contradictory, side: side,
        details: &details)
    }
  }
}
