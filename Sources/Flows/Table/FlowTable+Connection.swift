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

/// A side of a flow, and where what it sent stands.
struct FlowPlace {
  let slot: Int
  /// 0 for the source, 1 for the destination.
  let side: Int
  /// The index of what this side sent.
  let own: Int

  /// The index of what the other side sent.
  @inline(__always) var peer: Int { own ^ 1 }
}

extension FlowTable {
  /// Follows a TCP segment: sequence space, history, endpoint states, handshake.
  ///
  /// Source: RFC 9293 for the sequence space; the endpoint states are those that
  /// https://docs.zeek.org/en/master/logs/conn.html describes.
  ///
  /// - Parameter place: who sent it; its packet counters do not hold the segment yet.
  @inline(__always)
  mutating func follow(
    _ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64
  ) -> ConnectionChange {
    let flags = packet.tcpFlags
    let controls = flags.rawValue & 0b111
    let payload = packet.payloadLength
    let isFirst = sides[place.own].packets == 0
    sides[place.own].flagBits |= flags.rawValue

    if controls == 0 {
      noteOnce(payload > 0 ? .spoke : .acknowledged, place)
      if packet.window == 0 { noteZeroWindow(place) }
    } else {
      noteControl(packet, place)
    }

    // Sequence space. A reset's numbers are not to be trusted.
    let isReset = flags.has(SegmentBits.rst)
    let isSyn = flags.has(SegmentBits.syn)
    let length = payload &+ (isSyn ? 1 : 0) &+ (flags.has(SegmentBits.fin) ? 1 : 0)
    if isFirst {
      begin(packet, length: isReset ? 0 : length, place, nanoseconds: nanoseconds)
    } else if length > 0 && !isReset {
      put(packet, length: length, place, nanoseconds: nanoseconds)
    }
    if controls == 0 && flags.has(SegmentBits.ack) {
      noteAcknowledgment(packet, place, nanoseconds: nanoseconds)
    }

    if controls == 0 && entries[place.slot].states.source == .established
      && entries[place.slot].states.destination == .established
    {
      return []
    }
    return advance(packet, place, nanoseconds: nanoseconds)
  }

  // MARK: Sequence space

  /// Starts a side's sequence space.
  private mutating func begin(
    _ packet: PacketSummary, length: UInt32, _ place: FlowPlace, nanoseconds: Int64
  ) {
    let isSyn = packet.tcpFlags.has(SegmentBits.syn)
    segments[place.own].initialSequence = isSyn ? packet.sequence : packet.sequence &- 1
    entries[place.slot].nextSequence[place.side] = packet.sequence &+ length
    entries[place.slot].progress[place.side] = FlowTable.coarse(nanoseconds)
  }

  /// Puts a segment into its side's sequence space.
  @inline(__always)
  private mutating func put(
    _ packet: PacketSummary, length: UInt32, _ place: FlowPlace, nanoseconds: Int64
  ) {
    let states = entries[place.slot].states
    if states.source.isOver || states.destination.isOver { noteLate(packet, place) }
    if packet.sequence == entries[place.slot].nextSequence[place.side] {
      entries[place.slot].nextSequence[place.side] = packet.sequence &+ length
      entries[place.slot].progress[place.side] = FlowTable.coarse(nanoseconds)
      return
    }
    putElsewhere(packet, length: length, place, nanoseconds: nanoseconds)
  }

  /// Counts payload that comes after its side's FIN or either side's RST.
  private mutating func noteLate(_ packet: PacketSummary, _ place: FlowPlace) {
    guard packet.payloadLength > 0 else { return }
    let state = entries[place.slot].states[place.side]
    let peerState = entries[place.slot].states[1 - place.side]
    let next = entries[place.slot].nextSequence[place.side]
    let isBehindEnd = Int32(bitPattern: packet.sequence &- next) >= 0
    if state == .reset || peerState == .reset || (state == .closed && isBehindEnd) {
      segments[place.own].afterClose &+= 1
    }
  }

  private mutating func putElsewhere(
    _ packet: PacketSummary, length: UInt32, _ place: FlowPlace, nanoseconds: Int64
  ) {
    let answer = details[place.slot].answerNanoseconds
    let roundTrip = answer != 0 ? answer &- details[place.slot].synNanoseconds : 0
    let before = entries[place.slot].nextSequence[place.side]
    let late = FlowTable.coarse(nanoseconds) &- entries[place.slot].progress[place.side]
    var next = before
    let outcome = segments[place.own].put(
      sequence: packet.sequence, length: length,
      mayProbe: packet.tcpFlags.rawValue & 0b11 == 0, next: &next,
      lateNanoseconds: Int64(late) << 10, roundTripNanoseconds: roundTrip)
    if next != before {
      entries[place.slot].nextSequence[place.side] = next
      entries[place.slot].progress[place.side] = FlowTable.coarse(nanoseconds)
    }
    switch outcome {
    case .inOrder, .afterGap, .keepAlive: break
    case .outOfOrder: segments[place.own].outOfOrder &+= 1
    case .retransmission:
      segments[place.own].retransmissions &+= 1
      noteRepeated(
        UInt8(ascii: "T"), count: segments[place.own].retransmissions, place.slot, place.side)
    }
  }

  /// A time in units of 1,024 ns.
  @inline(__always)
  static func coarse(_ nanoseconds: Int64) -> UInt32 {
    UInt32(truncatingIfNeeded: nanoseconds >> 10)
  }

  /// Looks at what a segment acknowledges: the end of the handshake, and bytes never seen.
  @inline(__always)
  private mutating func noteAcknowledgment(
    _ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64
  ) {
    if sides[place.own].packets < 4 && details[place.slot].answerNanoseconds != 0 {
      noteHandshake(packet, place, nanoseconds: nanoseconds)
    }
    let unseen = Int32(
      bitPattern: packet.acknowledgment &- entries[place.slot].nextSequence[1 - place.side])
    // A jump of a megabyte is a broken number rather than a loss.
    guard unseen > 0, unseen < 1 << 20 else { return }
    noteGap(packet, place)
  }

  private mutating func noteHandshake(
    _ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64
  ) {
    guard details[place.slot].handshakeNanoseconds == 0, place.side == originator(place.slot),
      packet.acknowledgment == segments[place.peer].initialSequence &+ 1
    else { return }
    details[place.slot].handshakeNanoseconds = nanoseconds
  }

  private mutating func noteGap(_ packet: PacketSummary, _ place: FlowPlace) {
    let peer = 1 - place.side
    guard sides[place.peer].packets > 0, entries[place.slot].states[peer] != .reset else {
      return
    }
    entries[place.slot].nextSequence[peer] = packet.acknowledgment
    details[place.slot].sides[peer].gaps &+= 1
    noteRepeated(
      UInt8(ascii: "G"), count: details[place.slot].sides[peer].gaps, place.slot, peer)
  }

  // MARK: History

  private mutating func write(_ upper: UInt8, _ slot: Int, _ side: Int) {
    details[slot].history.append(side == originator(slot) ? upper : upper | 0x20)
  }

  @inline(__always)
  private mutating func noteOnce(_ mark: FlowMarks, _ place: FlowPlace) {
    if entries[place.slot].marks.contains(mark.of(side: place.side)) { return }
    noteFirst(mark, place)
  }

  private mutating func noteFirst(_ mark: FlowMarks, _ place: FlowPlace) {
    entries[place.slot].marks.formUnion(mark.of(side: place.side))
    let upper: UInt8
    switch mark {
    case .acknowledged: upper = UInt8(ascii: "A")
    case .spoke: upper = UInt8(ascii: "D")
    case .inconsistent: upper = UInt8(ascii: "I")
    default: upper = UInt8(ascii: "Q")
    }
    write(upper, place.slot, place.side)
  }

  private mutating func noteRepeated(
    _ upper: UInt8, count: UInt32, _ slot: Int, _ side: Int
  ) {
    var power: UInt32 = 1
    while power < count && power <= 100_000_000 { power &*= 10 }
    if power == count { write(upper, slot, side) }
  }

  private mutating func noteZeroWindow(_ place: FlowPlace) {
    guard entries[place.slot].states[1 - place.side] != .closed,
      entries[place.slot].states[place.side] != .reset
    else { return }
    segments[place.own].zeroWindows &+= 1
    noteRepeated(
      UInt8(ascii: "W"), count: segments[place.own].zeroWindows, place.slot, place.side)
  }

  /// Counts and writes down SYN, FIN and RST.
  private mutating func noteControl(_ packet: PacketSummary, _ place: FlowPlace) {
    let flags = packet.tcpFlags
    let (slot, side, own) = (place.slot, place.side, place.own)
    if flags.has(SegmentBits.syn) {
      if flags.has(SegmentBits.ack) {
        segments[own].synAcks &+= 1
      } else {
        segments[own].syns &+= 1
      }
    }
    if flags.has(SegmentBits.fin) { segments[own].fins &+= 1 }
    if flags.has(SegmentBits.rst) { segments[own].resets &+= 1 }

    switch flags.rawValue & 0b111 {
    case SegmentBits.syn:
      let isFirst = segments[own].syns &+ segments[own].synAcks == 1
      if isFirst || details[slot].sides[side].lastSyn != packet.sequence {
        write(UInt8(ascii: flags.has(SegmentBits.ack) ? "H" : "S"), slot, side)
      }
      details[slot].sides[side].lastSyn = packet.sequence
    case SegmentBits.fin:
      let end = packet.sequence &+ packet.payloadLength
      if segments[own].fins == 1 || details[slot].sides[side].lastFin != end {
        write(UInt8(ascii: "F"), slot, side)
      }
      details[slot].sides[side].lastFin = end
    case SegmentBits.rst:
      if segments[own].resets == 1 || details[slot].sides[side].lastReset != packet.sequence {
        write(UInt8(ascii: "R"), slot, side)
      }
      details[slot].sides[side].lastReset = packet.sequence
    case let several:
      noteOnce(several & 0b101 == 0b101 ? .inconsistent : .contradictory, place)
    }
  }
}
