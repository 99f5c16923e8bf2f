package import Packets

/// The TCP connections of one program, followed at the program's own ends.
///
/// It is given only the program's packets, each with the direction in which it passed. Both ends of a
/// connection may be the program's: each is followed by itself, since both see every packet.
package struct SocketMeter: Sendable {
  fileprivate struct Socket: Hashable, Sendable {
    var local: IPAddress
    var remote: IPAddress
    var localPort: UInt16
    var remotePort: UInt16

    var mirrored: Socket {
      Socket(local: remote, remote: local, localPort: remotePort, remotePort: localPort)
    }
  }

  fileprivate struct Conversation: Sendable {
    var sent = SegmentSequence()
    var received = SegmentSequence()
    /// The first SYN, whose answer ends the handshake.
    var openSequence: UInt32?
    var openNanoseconds: Int64?
    var roundTripNanoseconds: Int64?
    var totals = SocketTotals()
    /// Whether it belongs to a program of before, whose packets are nobody's.
    var isInherited = false
  }

  private var conversations: [Socket: Conversation] = [:]
  /// Of conversations whose addresses and ports were taken by new ones.
  private var ended = SocketTotals()
  private var handshakes: [Int64] = []
  /// Connections that were not followed because there were too many.
  package private(set) var unfollowedCount = 0
  private let limit: Int
  private static let mostHandshakes = 4096

  /// A meter that has seen nothing.
  ///
  /// - Parameter limit: How many ends of connections are followed at most.
  package init(limit: Int = 1 << 14) { self.limit = limit }

  /// Begins anew for another program, whose own connections are only those not seen so far.
  package mutating func restart() {
    conversations = conversations.mapValues { _ in
      var inherited = Conversation()
      inherited.isInherited = true
      return inherited
    }
    ended = SocketTotals()
    handshakes = []
    unfollowedCount = 0
  }

  /// Takes a packet of the program; what is not TCP is passed over. Amortized O(1).
  ///
  /// - Parameters:
  ///   - packet: Its headers and the time at which it passed.
  ///   - isSent: Whether the program sent it.
  ///   - segments: How many segments it becomes on the wire, or was there: network cards and the
  ///     kernel handle several as one.
  package mutating func note(_ packet: PacketSummary, isSent: Bool, segments: Int = 1) {
    guard packet.transport == 6, packet.hasTransportHeader, packet.fragmentOffset == 0 else {
      return
    }
    let socket =
      isSent
      ? Socket(
        local: packet.source, remote: packet.destination, localPort: packet.sourcePort,
        remotePort: packet.destinationPort)
      : Socket(
        local: packet.destination, remote: packet.source, localPort: packet.destinationPort,
        remotePort: packet.sourcePort)
    if packet.tcpFlags.has(SegmentBits.syn), !packet.tcpFlags.has(SegmentBits.ack),
      let known = conversations[socket],
      known.isInherited || known.openSequence.map({ $0 != packet.sequence }) ?? false
    {
      add(known)
      conversations[socket] = nil
    }
    if conversations[socket] == nil {
      guard conversations.count < limit else {
        unfollowedCount += 1
        return
      }
      conversations[socket] = Conversation()
    }
    if let handshake = conversations[socket]?.note(packet, isSent: isSent, segments: segments),
      handshakes.count < Self.mostHandshakes
    {
      handshakes.append(handshake)
    }
  }

  /// The sum over all connections. O(connections).
  package var totals: SocketTotals {
    var sum = ended
    for (socket, conversation) in conversations where !conversation.isInherited {
      var own = conversation.totals
      // The other end is the program's too and has counted what it sent.
      if conversations[socket.mirrored] != nil {
        own.retransmissionsReceived = 0
        own.outOfOrder = 0
      }
      sum.add(own)
    }
    let sorted = handshakes.sorted()
    if !sorted.isEmpty {
      let middle = sorted.count / 2
      let twice =
        sorted.count % 2 == 1 ? 2 * sorted[middle] : sorted[middle - 1] + sorted[middle]
      sum.handshakeSeconds = Double(twice) / 2e9
    }
    return sum
  }

  private mutating func add(_ conversation: Conversation) {
    if !conversation.isInherited { ended.add(conversation.totals) }
  }
}

extension SocketTotals {
  fileprivate mutating func add(_ other: SocketTotals) {
    connections += other.connections
    retransmissionsSent += other.retransmissionsSent
    retransmissionsReceived += other.retransmissionsReceived
    outOfOrder += other.outOfOrder
    zeroWindows += other.zeroWindows
  }
}

extension SocketMeter.Conversation {
  /// Follows a segment.
  ///
  /// - Returns: The handshake's time in nanoseconds when this ends it.
  fileprivate mutating func note(
    _ packet: PacketSummary, isSent: Bool, segments: Int
  ) -> Int64? {
    guard !isInherited else { return nil }
    totals.connections = 1
    let flags = packet.tcpFlags
    let isSyn = flags.has(SegmentBits.syn)
    // A reset's numbers and window are not to be trusted.
    guard !flags.has(SegmentBits.rst) else { return nil }
    if !isSyn, packet.window == 0 { totals.zeroWindows += 1 }
    let handshake = noteHandshake(packet, isSent: isSent)
    let length =
      packet.payloadLength &+ (isSyn ? 1 : 0) &+ (flags.has(SegmentBits.fin) ? 1 : 0)
    guard length > 0 else { return handshake }
    let mayProbe = !isSyn && !flags.has(SegmentBits.fin)
    if isSent {
      // What the program itself sends passes in the order in which it is sent.
      let place = sent.put(
        sequence: packet.sequence, length: length, mayProbe: mayProbe,
        nanoseconds: packet.timestampNanoseconds, roundTripNanoseconds: 0)
      if place == .retransmission { totals.retransmissionsSent += segments }
    } else {
      let place = received.put(
        sequence: packet.sequence, length: length, mayProbe: mayProbe,
        nanoseconds: packet.timestampNanoseconds, roundTripNanoseconds: roundTripNanoseconds)
      if place == .retransmission { totals.retransmissionsReceived += segments }
      if place == .outOfOrder { totals.outOfOrder += segments }
    }
    return handshake
  }

  private mutating func noteHandshake(_ packet: PacketSummary, isSent: Bool) -> Int64? {
    let flags = packet.tcpFlags
    let isSyn = flags.has(SegmentBits.syn)
    let isAcknowledgment = flags.has(SegmentBits.ack)
    if isSyn, !isAcknowledgment, openSequence == nil { openSequence = packet.sequence }
    // The side that asks: SYN out, SYN-ACK in; the side that answers: SYN-ACK out, ACK in.
    if isSent, isSyn {
      if openNanoseconds == nil { openNanoseconds = packet.timestampNanoseconds }
      return nil
    }
    guard !isSent, isAcknowledgment, roundTripNanoseconds == nil, let openNanoseconds else {
      return nil
    }
    let handshake = packet.timestampNanoseconds &- openNanoseconds
    guard handshake >= 0 else { return nil }
    roundTripNanoseconds = handshake
    return handshake
  }
}
