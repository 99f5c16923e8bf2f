import Packets
import TestSupport
import Testing

@Suite("Conversations with notes") struct ConversationReaderTests {
  /// Payloads that applications begin with, and some that none does.
  private static let payloads: [[UInt8]] = [
    [], [], Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8),
    Array("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".utf8),
    [0x16, 3, 1, 0, 4, 1, 0, 0, 0], [0x17, 3, 3, 0, 3, 1, 2, 3], [0, 0, 0, 0],
    Array("SSH-2.0-x\r\n".utf8),
    [0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0x61, 0, 0, 1, 0, 1],
    [0xC3, 0, 0, 0, 1, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0x40, 0x20],
  ]

  /// A packet between two of a few ends, with whatever flags and numbers.
  private func packet(_ random: inout SeededGenerator, _ payload: [UInt8]) -> PacketSummary {
    var packet = PacketSummary()
    let isTCP = Bool.random(using: &random)
    packet.layers = isTCP ? [.ip4, .tcp] : [.ip4, .udp]
    packet.transport = isTCP ? 6 : 17
    packet.hasTransportHeader = Int.random(in: 0..<40, using: &random) != 0
    let ends: [(IPAddress, UInt16)] = [
      (IPAddress(v4: 1), [80, 443, 22, 9000, 53].randomElement(using: &random) ?? 80),
      (IPAddress(v4: 2), UInt16.random(in: 40_000..<40_003, using: &random)),
    ]
    let turn = Int.random(in: 0..<2, using: &random)
    (packet.source, packet.sourcePort) = ends[turn]
    (packet.destination, packet.destinationPort) = ends[1 - turn]
    let flags: [TCPFlags] = [
      .ack, .ack, .ack, .ack, .ack, .ack, [.ack, .fin], .syn, [.syn, .ack], .rst,
    ]
    packet.tcpFlags = flags.randomElement(using: &random) ?? .ack
    packet.sequence = UInt32.random(in: 0..<40, using: &random)
    packet.acknowledgment = UInt32.random(in: 0..<40, using: &random)
    packet.vlan = UInt16.random(in: 0..<2, using: &random)
    packet.payloadLength = UInt32(payload.count)
    packet.payloadCapturedLength = UInt32(payload.count)
    packet.timestampNanoseconds = Int64.random(in: 0..<10_000_000_000, using: &random)
    if Int.random(in: 0..<30, using: &random) == 0 { packet.layers.formUnion(.fragment) }
    if Int.random(in: 0..<30, using: &random) == 0 {
      packet.layers.formUnion(.quoted)
      packet.quoted = packet.endpoints
    }
    if Int.random(in: 0..<30, using: &random) == 0 { packet.enclosing = packet.endpoints }
    return packet
  }

  @Test(
    "notes change neither the numbers nor the layers, whatever comes",
    arguments: 0..<40 as Range<UInt64>)
  func sameAsWithout(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var reader = ConversationReader()
    var counter = StreamCounter()
    var tracker = ApplicationTracker()
    // A note for each conversation, as a table of flows keeps them: VLANs tell them apart.
    var notes: [String: ConversationNote] = [:]
    for number in 0..<3_000 {
      let payload = Self.payloads.randomElement(using: &random) ?? []
      let packet = packet(&random, payload)
      let stream = counter.observe(packet)
      let layers = tracker.read(packet, payload.span.bytes, stream: stream)
      let ports = [packet.sourcePort, packet.destinationPort].sorted()
      let key = "\(packet.transport) \(ports) \(packet.vlan)"
      // Now and then a flow ends, and its note with it.
      var note = Int.random(in: 0..<50, using: &random) == 0 ? nil : notes[key]
      if note == nil { note = ConversationNote() }
      guard var kept = note else { continue }
      let read = reader.read(packet, frame: payload.span.bytes, note: &kept)
      notes[key] = kept
      #expect(read == layers, "packet \(number) of seed \(seed)")
      #expect(reader.streams.tcpStreams == counter.tcpStreams, "seed \(seed)")
      #expect(reader.streams.udpStreams == counter.udpStreams, "seed \(seed)")
    }
  }
}
