/// What was sent one way in a window. All of it adds up: a window's counters are the sums of those
/// of the shorter windows in it.
package struct DirectionCounters: Equatable, BitwiseCopyable, Sendable {
  package var packets: UInt32 = 0
  package var tcpPackets: UInt32 = 0
  package var udpPackets: UInt32 = 0
  /// ICMP and ICMPv6.
  package var icmpPackets: UInt32 = 0
  /// Bytes on the wire.
  package var bytes: UInt64 = 0
  /// Bytes above the transport header.
  package var payloadBytes: UInt64 = 0

  /// Flows whose first packet went this way.
  package var flowsStarted: UInt32 = 0
  /// Flows started between two hosts that had not been seen together before.
  package var newPeers: UInt32 = 0
  /// TCP connections that were tried: flows that began with a SYN.
  package var attempts: UInt32 = 0
  /// Attempts that got a SYN-ACK in this window.
  package var answered: UInt32 = 0
  /// Attempts that got a RST or an ICMP error in this window.
  package var refused: UInt32 = 0
  /// Attempts that were found to have no answer in this window, one to two seconds after them.
  package var unanswered: UInt32 = 0

  /// Segments with SYN and without ACK.
  package var syns: UInt32 = 0
  /// Segments with SYN and ACK.
  package var synAcks: UInt32 = 0
  package var fins: UInt32 = 0
  package var resets: UInt32 = 0
  package var retransmissions: UInt32 = 0
  package var zeroWindows: UInt32 = 0
  /// Fragments of IP datagrams.
  package var fragments: UInt32 = 0

  package var dnsQueries: UInt32 = 0
  package var dnsResponses: UInt32 = 0
  /// Responses with the code NXDOMAIN.
  package var dnsNonexistent: UInt32 = 0
  /// Bytes of the names asked for, dots included.
  package var dnsNameBytes: UInt32 = 0
  /// Sum over the queries of the entropy of their names, in thousandths of a bit a character.
  package var dnsNameMillibits: UInt32 = 0

  /// ARP requests and neighbour solicitations.
  package var arpRequests: UInt32 = 0
  /// ARP replies and neighbour advertisements.
  package var arpReplies: UInt32 = 0
  /// Announcements that nobody asked for.
  package var arpGratuitous: UInt32 = 0

  package var echoRequests: UInt32 = 0
  package var echoReplies: UInt32 = 0
  /// ICMP and ICMPv6 errors.
  package var icmpErrors: UInt32 = 0

  package init() {}

  /// Adds what a shorter window counted.
  package static func += (left: inout DirectionCounters, right: DirectionCounters) {
    left.packets &+= right.packets
    left.tcpPackets &+= right.tcpPackets
    left.udpPackets &+= right.udpPackets
    left.icmpPackets &+= right.icmpPackets
    left.bytes &+= right.bytes
    left.payloadBytes &+= right.payloadBytes
    left.flowsStarted &+= right.flowsStarted
    left.newPeers &+= right.newPeers
    left.attempts &+= right.attempts
    left.answered &+= right.answered
    left.refused &+= right.refused
    left.unanswered &+= right.unanswered
    left.syns &+= right.syns
    left.synAcks &+= right.synAcks
    left.fins &+= right.fins
    left.resets &+= right.resets
    left.retransmissions &+= right.retransmissions
    left.zeroWindows &+= right.zeroWindows
    left.fragments &+= right.fragments
    left.dnsQueries &+= right.dnsQueries
    left.dnsResponses &+= right.dnsResponses
    left.dnsNonexistent &+= right.dnsNonexistent
    left.dnsNameBytes &+= right.dnsNameBytes
    left.dnsNameMillibits &+= right.dnsNameMillibits
    left.arpRequests &+= right.arpRequests
    left.arpReplies &+= right.arpReplies
    left.arpGratuitous &+= right.arpGratuitous
    left.echoRequests &+= right.echoRequests
    left.echoReplies &+= right.echoReplies
    left.icmpErrors &+= right.icmpErrors
  }
}
