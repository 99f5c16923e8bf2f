internal import Packets

extension FlowTable {
  /// Moves the endpoint states on, as Zeek does.
  mutating func advance(
    _ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64
  ) -> ConnectionChange {
    let flags = packet.tcpFlags
    let (slot, side, peer) = (place.slot, place.side, 1 - place.side)
    let before = entries[slot].states[side]
    let isOriginator = side == originator(slot)
    var change: ConnectionChange = []

    if flags.has(SegmentBits.syn) {
      change = shakeHands(packet, place, isOriginator: isOriginator, nanoseconds: nanoseconds)
    }
    var own = entries[slot].states[side]
    var other = entries[slot].states[peer]

    switch before {
    case .inactive:
      if flags.has(SegmentBits.fin) { own = .closed }
      if flags.has(SegmentBits.rst) {
        own = .reset
        if !isOriginator && other == .synSent { change.insert(.refused) }
      }
      if own == .inactive {
        // An acknowledgment of a SYN before the SYN-ACK is no middle of a connection.
        let isEarly = !isOriginator && packet.payloadLength == 0 && other == .synSent
        if !isEarly {
          let sawAnswer = flags.has(SegmentBits.ack) && other == .established
          own = sawAnswer ? .established : .partial
        }
      }
    case .synSent, .synAckSent:
      if flags.has(SegmentBits.fin) { own = .closed }
      if flags.has(SegmentBits.rst) { own = .reset }
    case .established, .partial:
      if flags.has(SegmentBits.fin) && !flags.has(SegmentBits.rst) {
        own = .closed
        // The peer sent FIN and then RST: that was an ordinary end.
        if other == .reset && segments[place.peer].fins > 0 { other = .closed }
      }
      if flags.has(SegmentBits.rst) { own = .reset }
    case .closed:
      // After both have closed, a RST changes nothing.
      if flags.has(SegmentBits.rst) && other != .closed { own = .reset }
    case .reset: break
    }
    entries[slot].states[side] = own
    entries[slot].states[peer] = other

    let isOver = own == .reset || other == .reset || (own == .closed && other == .closed)
    if isOver && entries[slot].marks.list != .closed { change.insert(.closed) }
    return change
  }

  /// Follows SYN and SYN-ACK.
  private mutating func shakeHands(
    _ packet: PacketSummary, _ place: FlowPlace, isOriginator: Bool, nanoseconds: Int64
  ) -> ConnectionChange {
    let (slot, side, peer) = (place.slot, place.side, 1 - place.side)
    let isAnswer = packet.tcpFlags.has(SegmentBits.ack)
    let own = entries[slot].states[side]
    let other = entries[slot].states[peer]
    if own == .partial && other == .inactive && !isAnswer {
      entries[slot].states[side] = .synSent
    }
    if isOriginator && !isAnswer && details[slot].answerNanoseconds == 0 {
      details[slot].synNanoseconds = nanoseconds
    }
    guard own == .inactive else { return [] }
    if isOriginator {
      entries[slot].states[side] = isAnswer ? .synAckSent : .synSent
      return []
    }
    var change: ConnectionChange = []
    if other == .synSent {
      entries[slot].states[peer] = .established
      if isAnswer {
        change.insert(.answered)
        details[slot].answerNanoseconds = nanoseconds
      }
    }
    entries[slot].states[side] = .established
    return change
  }

  /// The state of a flow in Zeek's words.
  func connectionState(_ slot: Int) -> ConnectionState {
    let first = originator(slot)
    let (own, peer) = (place(slot, first), place(slot, 1 - first))
    switch entries[slot].marks.transport {
    case TransportNumber.tcp: break
    case TransportNumber.udp:
      switch (sides[own].packets > 0, sides[peer].packets > 0) {
      case (true, true): return .sf
      case (true, false): return .s0
      case (false, true): return .shr
      case (false, false): return .oth
      }
    default: return .oth
    }

    let (originator, responder) = (entries[slot].states[first], entries[slot].states[1 - first])
    let hasPayload = sides[own].payloadBytes != 0 || sides[peer].payloadBytes != 0
    let isOriginatorSilent = originator == .inactive || originator == .partial
    let isResponderSilent = responder == .inactive || responder == .partial
    switch (originator, responder) {
    case (.synSent, .reset), (.synAckSent, .reset): return .rej
    case (.reset, .reset) where !hasPayload: return .rej
    case (_, .reset): return isOriginatorSilent ? .rstrh : .rstr
    case (.reset, _):
      if !isResponderSilent { return .rsto }
      return details[slot].history.isAbandonedAttempt ? .rstos0 : .oth
    case (.closed, .closed): return .sf
    case (.closed, _): return isResponderSilent ? .sh : .s2
    case (_, .closed): return isOriginatorSilent ? .shr : .s3
    case (.synSent, .inactive): return .s0
    case (.established, .established): return .s1
    default: return .oth
    }
  }
}

extension EndpointState {
  /// Whether it sent FIN or RST.
  @inline(__always)
  var isOver: Bool { self == .closed || self == .reset }
}

extension FlowHistory {
  /// Whether the originator sent SYN and then RST without anything of note between.
  fileprivate var isAbandonedAttempt: Bool {
    var position = 0
    if count > 0 && letters[0] == UInt8(ascii: "^") { position = 1 }
    guard position < Int(count), letters[position] == UInt8(ascii: "S") else { return false }
    position += 1
    while position < Int(count) {
      switch letters[position] {
      case UInt8(ascii: "R"): return true
      case UInt8(ascii: "H"), UInt8(ascii: "A"), UInt8(ascii: "F"), UInt8(ascii: "G"),
        UInt8(ascii: "I"), UInt8(ascii: "Q"):
        return false
      default: position += 1
      }
    }
    return false
  }
}
