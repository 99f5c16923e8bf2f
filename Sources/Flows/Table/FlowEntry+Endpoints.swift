internal import Packets

extension FlowEntry {
  /// Moves the endpoint states on, as Zeek does.
  mutating func advance(
    _ packet: PacketSummary, side: Int, nanoseconds: Int64,
    details: inout FlowDetails
  ) -> ConnectionChange {
    let flags = packet.tcpFlags
    let peer = 1 - side
    let before = sides[side].state
    let isOriginator = side == originator
    var change: ConnectionChange = []

    if flags.has(SegmentBits.syn) {
      change = handshake(
        packet, side: side, isOriginator: isOriginator, nanoseconds: nanoseconds, details: &details)
    }

    switch before {
    case .inactive:
      if flags.has(SegmentBits.fin) { sides[side].state = .closed }
      if flags.has(SegmentBits.rst) {
        sides[side].state = .reset
        if !isOriginator && sides[peer].state == .synSent { change.insert(.refused) }
      }
      if sides[side].state == .inactive {
        // An acknowledgment of a SYN before the SYN-ACK is no middle of a connection.
        let isEarly =
          !isOriginator && packet.payloadLength == 0 && sides[peer].state == .synSent
        if !isEarly {
          let sawAnswer = flags.has(SegmentBits.ack) && sides[peer].state == .established
          sides[side].state = sawAnswer ? .established : .partial
        }
      }
    case .synSent, .synAckSent:
      if flags.has(SegmentBits.fin) { sides[side].state = .closed }
      if flags.has(SegmentBits.rst) { sides[side].state = .reset }
    case .established, .partial:
      if flags.has(SegmentBits.fin) && !flags.has(SegmentBits.rst) {
        sides[side].state = .closed
        if sides[peer].state == .reset && segments[peer].fins > 0 {
          // The peer sent FIN and then RST: that was an ordinary end.
          sides[peer].state = .closed
        }
      }
      if flags.has(SegmentBits.rst) { sides[side].state = .reset }
    case .closed:
      // After both have closed, a RST changes nothing.
      if flags.has(SegmentBits.rst) && sides[peer].state != .closed { sides[side].state = .reset }
    case .reset: break
    }

    let isOver =
      sides[side].state == .reset || sides[peer].state == .reset
      || (sides[side].state == .closed && sides[peer].state == .closed)
    if isOver && marks.list != .closed { change.insert(.closed) }
    return change
  }

  /// Follows SYN and SYN-ACK.
  private mutating func handshake(
    _ packet: PacketSummary, side: Int, isOriginator: Bool, nanoseconds: Int64,
    details: inout FlowDetails
  ) -> ConnectionChange {
    let peer = 1 - side
    let isAnswer = packet.tcpFlags.has(SegmentBits.ack)
    if sides[side].state == .partial && sides[peer].state == .inactive && !isAnswer {
      sides[side].state = .synSent
    }
    if isOriginator && !isAnswer && details.answerNanoseconds == 0 {
      details.synNanoseconds = nanoseconds
    }
    guard sides[side].state == .inactive else { return [] }
    if isOriginator {
      sides[side].state = isAnswer ? .synAckSent : .synSent
      return []
    }
    var change: ConnectionChange = []
    if sides[peer].state == .synSent {
      sides[peer].state = .established
      if isAnswer {
        change.insert(.answered)
        details.answerNanoseconds = nanoseconds
      }
    }
    sides[side].state = .established
    return change
  }

  /// The state in Zeek's words.
  func connectionState(history: FlowHistory) -> ConnectionState {
    let originator = sides[self.originator].state
    let responder = sides[1 - self.originator].state
    switch marks.transport {
    case TransportNumber.tcp: break
    case TransportNumber.udp:
      let spoke = (
        sides[self.originator].packets > 0, sides[1 - self.originator].packets > 0
      )
      switch spoke {
      case (true, true): return .sf
      case (true, false): return .s0
      case (false, true): return .shr
      case (false, false): return .oth
      }
    default: return .oth
    }

    let isOriginatorSilent = originator == .inactive || originator == .partial
    let isResponderSilent = responder == .inactive || responder == .partial
    switch (originator, responder) {
    case (.synSent, .reset), (.synAckSent, .reset): return .rej
    case (.reset, .reset) where sides[0].payloadBytes &+ sides[1].payloadBytes == 0: return .rej
    case (_, .reset): return isOriginatorSilent ? .rstrh : .rstr
    case (.reset, _):
      if !isResponderSilent { return .rsto }
      return history.isAbandonedAttempt ? .rstos0 : .oth
    case (.closed, .closed): return .sf
    case (.closed, _): return isResponderSilent ? .sh : .s2
    case (_, .closed): return isOriginatorSilent ? .shr : .s3
    case (.synSent, .inactive): return .s0
    case (.established, .established): return .s1
    default: return .oth
    }
  }
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
