internal import Packets

extension TrafficMeter {
  /// Whether a first packet seems to answer one that was not seen.
  static func looksLikeAnswer(_ packet: PacketSummary) -> Bool {
    switch packet.transport {
    case TransportNumber.tcp:
      if packet.tcpFlags.has(SegmentBits.syn) { return packet.tcpFlags.has(SegmentBits.ack) }
    case TransportNumber.icmp, TransportNumber.icmp6:
      return ControlMessage.isReply(
        UInt8(truncatingIfNeeded: packet.destinationPort >> 8), transport: packet.transport)
    case TransportNumber.udp, TransportNumber.sctp: break
    default: return false
    }
    // In the middle of a conversation the side with the well-known port is the server.
    let isServer = looksLikeServer(packet.sourcePort, packet.transport)
    return isServer && !looksLikeServer(packet.destinationPort, packet.transport)
  }

  private static func looksLikeServer(_ port: UInt16, _ transport: UInt8) -> Bool {
    if port == 0 { return false }
    return port < 1024 || ApplicationProtocol.usual(port: port, transport: transport) != nil
  }

  /// Whether a first packet asks for something.
  static func expectsAnswer(_ packet: PacketSummary, isReversed: Bool) -> Bool {
    if isReversed || packet.fragmentOffset != 0 || packet.destination.isGroup { return false }
    switch packet.transport {
    case TransportNumber.tcp: return packet.tcpFlags.has(SegmentBits.syn)
    case TransportNumber.udp, TransportNumber.sctp: return true
    case TransportNumber.icmp, TransportNumber.icmp6:
      return ControlMessage.isRequest(
        UInt8(truncatingIfNeeded: packet.destinationPort >> 8), transport: packet.transport)
    default: return false
    }
  }

  static func list(of transport: UInt8, expectsAnswer: Bool) -> IdleList {
    switch transport {
    case TransportNumber.tcp: expectsAnswer ? .attempt : .tcp
    case TransportNumber.udp, TransportNumber.sctp: .datagram
    default: .other
    }
  }

  /// Counts a flow's start for its ends and the link.
  mutating func countStart(_ slot: Int, isAttempt: Bool) {
    let marks = table.entries[slot].marks
    let newPeer: UInt32 = marks.contains(.isNewPeer) ? 1 : 0
    let attempt: UInt32 = isAttempt ? 1 : 0
    count(slot) { counters in
      counters.flowsStarted &+= 1
      counters.newPeers &+= newPeer
      counters.attempts &+= attempt
    }
  }

  /// Changes the counters of what a flow's source sent: its own, its destination's and the link's.
  @inline(__always)
  mutating func count(_ slot: Int, _ change: (inout DirectionCounters) -> Void) {
    let source = table.details[slot].sourceHost
    let destination = table.details[slot].destinationHost
    change(&second.link.sent)
    if let place = placeHost(source) { change(&second.hosts[place].totals.sent) }
    if let place = placeHost(destination) { change(&second.hosts[place].totals.received) }
  }

  /// Acts on what a TCP segment changed.
  mutating func apply<Sink: TrafficSink & ~Copyable>(
    _ change: ConnectionChange, slot: Int, side: Int, nanoseconds: Int64, into sink: inout Sink
  ) {
    if table.entries[slot].marks.contains(.isPending) {
      if change.contains(.answered) {
        decide(slot, .answered, nanoseconds: nanoseconds, into: &sink)
        if table.entries[slot].marks.list == .attempt { table.touch(slot, list: .tcp) }
      } else if change.contains(.refused) {
        decide(slot, .refused, nanoseconds: nanoseconds, into: &sink)
      }
    } else if change.contains(.answered) && table.entries[slot].marks.list == .attempt {
      // It had been given up.
      table.entries[slot].marks.insert(.isAnswered)
      table.touch(slot, list: .tcp)
    }
    if change.contains(.closed) { table.touch(slot, list: .closed) }
  }

  /// The destination of a flow without connections sent its first packet.
  mutating func answerDatagram<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, nanoseconds: Int64, into sink: inout Sink
  ) {
    if table.entries[slot].marks.contains(.isPending) {
      decide(slot, .answered, nanoseconds: nanoseconds, into: &sink)
    } else {
      table.entries[slot].marks.insert(.isAnswered)
    }
  }

  /// Says what became of an attempt.
  mutating func decide<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, _ result: AttemptOutcome.Result, nanoseconds: Int64, into sink: inout Sink
  ) {
    table.entries[slot].marks.remove(.isPending)
    if result == .answered { table.entries[slot].marks.insert(.isAnswered) }
    if table.entries[slot].marks.transport == TransportNumber.tcp {
      count(slot) { counters in
        switch result {
        case .answered: counters.answered &+= 1
        case .refused: counters.refused &+= 1
        case .unanswered: counters.unanswered &+= 1
        }
      }
    }
    let began = table.details[slot].firstNanoseconds
    // Silence has no moment of its own: it is told with that of the attempt.
    sink.happened(
      .outcome(
        AttemptOutcome(
          timestampNanoseconds: result == .unanswered ? began : nanoseconds,
          flow: table.details[slot].identifier,
          endpoints: table.endpoints(slot), result: result,
          delayNanoseconds: result == .unanswered ? 0 : max(0, nanoseconds &- began))))
  }

  /// Gives up the attempts of the second before the open one, and keeps those of the open one.
  mutating func decideOlderAttempts<Sink: TrafficSink & ~Copyable>(
    at nanoseconds: Int64, into sink: inout Sink
  ) {
    for index in 0..<olderAttempts.count {
      let attempt = olderAttempts[index]
      let slot = Int(attempt.slot)
      guard table.holds(attempt.identifier, at: slot),
        table.entries[slot].marks.contains(.isPending)
      else { continue }
      decide(slot, .unanswered, nanoseconds: nanoseconds, into: &sink)
    }
    swap(&attempts, &olderAttempts)
    attempts.removeAll()
  }
}

extension IPAddress {
  /// Whether this is a group of hosts: multicast, or the IPv4 broadcast address.
  var isGroup: Bool {
    if isIPv4 { return v4Bits >= 0xE000_0000 && v4Bits < 0xF000_0000 || v4Bits == 0xFFFF_FFFF }
    return high >> 56 == 0xFF
  }
}
