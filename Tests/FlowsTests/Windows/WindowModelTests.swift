import Flows
import Packets
import TestSupport
import Testing

@Suite("Windows against a plain model") struct WindowModelTests {
  /// Traffic between a few hosts, some of it scans, in order of time.
  private func traffic(_ generator: inout SeededGenerator) -> [PacketSummary] {
    var packets: [PacketSummary] = []
    var seconds = Double.random(in: 0..<30, using: &generator)
    let pairs = (0..<40).map { _ in
      (
        UInt32.random(in: 1...12, using: &generator),
        UInt16.random(in: 30_000...30_020, using: &generator),
        UInt32.random(in: 13...30, using: &generator),
        UInt16.random(in: 2_000...2_010, using: &generator)
      )
    }
    for _ in 0..<800 {
      // Now and then a quiet time.
      seconds +=
        Double.random(in: 0..<1, using: &generator) < 0.01
        ? Double.random(in: 0..<25, using: &generator)
        : Double.random(in: 0..<0.1, using: &generator)
      let pair = pairs.randomElement(using: &generator) ?? pairs[0]
      let size = Int.random(in: 0..<1_500, using: &generator)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        // A scan: a SYN to any port, never answered.
        var connection = TestConnection()
        connection.client = pair.0
        connection.clientPort = 50_000
        connection.server = pair.2
        connection.serverPort = UInt16.random(in: 3_000...3_400, using: &generator)
        connection.send(fromClient: true, .syn, after: seconds)
        packets += connection.packets
      } else if Bool.random(using: &generator) {
        packets.append(
          TestPacket.udp(pair.0, pair.1, pair.2, pair.3, payload: size, seconds: seconds))
      } else {
        packets.append(
          TestPacket.udp(pair.2, pair.3, pair.0, pair.1, payload: size, seconds: seconds))
      }
    }
    return packets
  }

  @Test("every host in every window of 1, 10 and 60 s", arguments: 0..<6 as Range<UInt64>)
  func hosts(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let packets = traffic(&generator)
    let model = WindowModel(packets)
    var limits = MeterLimits()
    // Flows shall not end in between.
    limits.tcpIdleSeconds = 100_000
    limits.attemptIdleSeconds = 100_000
    limits.udpIdleSeconds = 100_000
    let sink = Feed.run(packets, limits: limits)
    #expect(sink.hosts.count == model.hosts.count)
    for window in sink.hosts {
      let key = WindowModel.Key(
        start: window.startSeconds, seconds: window.length.seconds, address: window.address)
      let host = try #require(model.hosts[key])
      #expect(window.sent.packets == host.sentPackets)
      #expect(window.sent.bytes == host.sentBytes)
      #expect(window.received.packets == host.receivedPackets)
      #expect(window.received.bytes == host.receivedBytes)
      #expect(window.sent.syns == host.syns)
      #expect(window.sent.attempts <= host.started)
      #expect(window.sent.flowsStarted == host.started)
      #expect(window.received.flowsStarted == host.accepted)
      #expect(window.distinct.flows == UInt32(host.flows.count))
      #expect(window.distinct.peers == UInt32(host.peers.count))
      #expect(window.distinct.contactedPeers == UInt32(host.contactedPeers.count))
      #expect(window.distinct.contactedPorts == UInt32(host.contactedPorts.count))
      #expect(window.distinct.contactedServices == UInt32(host.services.count))
      #expect(window.distinct.ownPorts == UInt32(host.ownPorts.count))
      let ports = WindowModel.entropy(Array(host.contactedPorts.values))
      let peers = WindowModel.entropy(Array(host.contactedPeers.values))
      #expect(abs(Double(window.distinct.portEntropy) - ports) < 1e-4)
      #expect(abs(Double(window.distinct.peerEntropy) - peers) < 1e-4)
      #expect(window.firstNanoseconds >= window.startSeconds * 1_000_000_000)
      #expect(
        window.lastNanoseconds
          < (window.startSeconds + window.length.seconds) * 1_000_000_000)
      #expect(window.firstNanoseconds <= window.lastNanoseconds)
    }
  }

  @Test("longer windows are the sums of the shorter", arguments: 0..<4 as Range<UInt64>)
  func sums(_ seed: UInt64) {
    var generator = SeededGenerator(seed: 100 + seed)
    let sink = Feed.run(traffic(&generator))
    for length in [WindowLength.tenSeconds, .minute] {
      for window in sink.windows(length) {
        var sum = DirectionCounters()
        var back = DirectionCounters()
        for second in sink.windows(.second)
        where second.startSeconds / length.seconds * length.seconds == window.startSeconds {
          sum += second.sent
          back += second.received
        }
        #expect(window.sent == sum)
        #expect(window.received == back)
      }
      for host in sink.hosts where host.length == length {
        var sum = DirectionCounters()
        for second in sink.hosts
        where second.length == .second && second.address == host.address
          && second.startSeconds / length.seconds * length.seconds == host.startSeconds
        {
          sum += second.sent
        }
        // Attempts given up in a second without packets of the host.
        #expect(host.sent.unanswered >= sum.unanswered)
        sum.unanswered = host.sent.unanswered
        #expect(host.sent == sum)
      }
    }
  }

  @Test("nothing is lost on the way to windows and flows", arguments: 0..<4 as Range<UInt64>)
  func conservation(_ seed: UInt64) {
    var generator = SeededGenerator(seed: 200 + seed)
    let packets = traffic(&generator)
    let bytes = packets.reduce(0) { $0 + UInt64($1.wireLength) }
    var limits = MeterLimits()
    if seed % 2 == 1 {
      limits.flows = 25
      limits.hosts = 9
      limits.windowFlows = 11
    }
    let sink = Feed.run(packets, limits: limits)
    #expect(sink.records.reduce(0) { $0 + $1.packets } == UInt64(packets.count))
    #expect(sink.records.reduce(0) { $0 + $1.bytes } == bytes)
    for length in WindowLength.allCases {
      let windows = sink.windows(length)
      let counted = windows.reduce(0) { $0 + UInt64($1.sent.packets + $1.received.packets) }
      #expect(counted == UInt64(packets.count))
      #expect(windows.reduce(0) { $0 + $1.sent.bytes + $1.received.bytes } == bytes)
      let active = sink.activities.filter { $0.length == length }
      let listed = active.reduce(0) { $0 + UInt64($1.packetsOut + $1.packetsIn) }
      if seed % 2 == 0 {
        #expect(listed == UInt64(packets.count))
        #expect(active.reduce(0) { $0 + $1.bytesOut + $1.bytesIn } == bytes)
        #expect(windows.allSatisfy { $0.flowsNotListed == 0 && $0.hostsNotListed == 0 })
      } else {
        #expect(listed <= UInt64(packets.count))
        #expect(windows.contains { $0.hostsNotListed > 0 })
      }
      #expect(active.filter(\.isNew).count <= sink.starts.count)
    }
    // Each flow starts in one second, ten seconds and minute.
    if seed % 2 == 0 {
      for length in WindowLength.allCases {
        #expect(
          sink.activities.filter { $0.length == length && $0.isNew }.count == sink.starts.count)
      }
    }
  }

  @Test("the secret of the hash tables shows nowhere", arguments: 0..<4 as Range<UInt64>)
  func secret(_ seed: UInt64) {
    var generator = SeededGenerator(seed: 300 + seed)
    let packets = traffic(&generator)
    var limits = MeterLimits()
    limits.flows = 30
    limits.hosts = 20
    let left = Feed.run(packets, limits: limits, seed: 1)
    let right = Feed.run(packets, limits: limits, seed: 0xFFFF_0000_1234)
    #expect(left.order == right.order)
    #expect(left.records.map(\.identifier) == right.records.map(\.identifier))
    #expect(left.hosts.map(\.address) == right.hosts.map(\.address))
    #expect(left.hosts.map(\.distinct) == right.hosts.map(\.distinct))
  }

  @Test("seen from the other end of the wire, source and destination change places")
  func symmetry() throws {
    let connection = TestConnection("ShADadDDaFfA")
    let there = try #require(Feed.run(connection.packets).records.first)
    var mirrored = connection.packets
    for index in mirrored.indices {
      let source = mirrored[index].source
      mirrored[index].source = mirrored[index].destination
      mirrored[index].destination = source
    }
    let back = try #require(Feed.run(mirrored).records.first)
    #expect(there.outgoing.packets == back.outgoing.packets)
    #expect(there.incoming.bytes == back.incoming.bytes)
    #expect(there.state == back.state)
    #expect(there.history.text == back.history.text)
    #expect(there.endpoints.source == back.endpoints.destination)
  }
}
