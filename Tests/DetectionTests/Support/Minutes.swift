import Flows
import Packets
import TestSupport

/// Minutes of hosts and of the link as an ordinary network has them, from random numbers that a seed
/// repeats.
struct Minutes {
  /// 2023-11-14 12:00:00 UTC.
  static let noon: Int64 = 1_699_963_200

  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func fill(
    _ sent: inout DirectionCounters, _ received: inout DirectionCounters,
    _ distinct: inout DistinctCounters
  ) {
    let packets = UInt32.random(in: 80...160, using: &generator)
    sent.packets = packets
    sent.tcpPackets = packets * 9 / 10
    sent.udpPackets = packets - sent.tcpPackets
    sent.bytes = UInt64(packets) * UInt64.random(in: 90...140, using: &generator)
    sent.payloadBytes = sent.bytes / 3
    received.packets = packets * 12 / 10
    received.tcpPackets = received.packets
    received.bytes = UInt64(received.packets) * UInt64.random(in: 500...800, using: &generator)
    received.payloadBytes = received.bytes * 9 / 10
    sent.flowsStarted = UInt32.random(in: 4...9, using: &generator)
    sent.attempts = sent.flowsStarted
    sent.answered = sent.attempts
    sent.syns = sent.attempts
    received.synAcks = sent.attempts
    distinct.flows = sent.flowsStarted + UInt32.random(in: 0...3, using: &generator)
    distinct.peers = UInt32.random(in: 2...5, using: &generator)
    distinct.contactedPeers = distinct.peers
    distinct.contactedPorts = 2
    distinct.contactedServices = distinct.peers
    distinct.portEntropy = Float.random(in: 0.8...1, using: &generator)
    distinct.peerEntropy = Float.random(in: 1...2, using: &generator)
  }

  /// A minute of a host.
  mutating func host(_ last: UInt32 = 7, at seconds: Int64 = noon) -> HostWindow {
    var window = HostWindow(
      address: IPAddress(v4: 0x0A00_0000 | last),
      hardware: HardwareAddress(bits: 0x0200_0000_0000 | UInt64(last)), startSeconds: seconds,
      length: .minute)
    fill(&window.sent, &window.received, &window.distinct)
    window.firstNanoseconds = seconds * 1_000_000_000
    window.lastNanoseconds = (seconds + 59) * 1_000_000_000
    return window
  }

  /// A minute of the link.
  mutating func link(at seconds: Int64 = noon) -> TrafficWindow {
    var window = TrafficWindow(startSeconds: seconds, length: .minute)
    fill(&window.sent, &window.received, &window.distinct)
    window.firstNanoseconds = seconds * 1_000_000_000
    window.lastNanoseconds = (seconds + 59) * 1_000_000_000
    return window
  }

  /// A minute unlike the others in nearly all: a sweep, an upload, pings and names at once.
  mutating func turmoil(at seconds: Int64 = noon) -> HostWindow {
    var window = worm(at: seconds)
    window.sent.packets = 60_000
    window.sent.tcpPackets = 20_000
    window.sent.udpPackets = 30_000
    window.sent.icmpPackets = 10_000
    window.sent.bytes = 60_000_000
    window.sent.payloadBytes = 55_000_000
    window.sent.newPeers = 800
    window.sent.retransmissions = 900
    window.sent.dnsQueries = 4000
    window.sent.dnsNameBytes = 200_000
    window.sent.arpRequests = 250
    window.sent.echoRequests = 5000
    window.received.resets = 500
    window.received.icmpErrors = 300
    window.received.packets = 900
    window.received.tcpPackets = 900
    window.received.bytes = 60_000
    window.received.payloadBytes = 1000
    window.distinct.contactedPorts = 700
    window.distinct.portEntropy = 9
    window.distinct.names = 3000
    window.distinct.arpTargets = 250
    return window
  }

  /// A minute in which a host tries hundreds of others in vain.
  mutating func worm(at seconds: Int64 = noon) -> HostWindow {
    var window = host(at: seconds)
    window.sent.attempts = 900
    window.sent.flowsStarted = 900
    window.sent.syns = 900
    window.sent.answered = 3
    window.sent.unanswered = 897
    window.sent.packets = 1000
    window.distinct.flows = 900
    window.distinct.peers = 890
    window.distinct.contactedPeers = 890
    window.distinct.contactedServices = 890
    window.distinct.peerEntropy = 9.7
    return window
  }
}
