import Flows
import Packets

/// 2023-11-14 22:13:20 UTC, the begin of a second, of ten and of a minute's twentieth second.
let beginNanoseconds: Int64 = 1_700_000_000_000_000_000

/// Packets as the decoder would describe them.
enum TestPacket {
  static func address(_ last: UInt32) -> IPAddress { IPAddress(v4: 0x0A00_0000 | last) }

  /// - Parameter seconds: since the begin.
  static func at(_ seconds: Double) -> Int64 {
    beginNanoseconds + Int64((seconds * 1e9).rounded())
  }

  static func internet(
    _ source: IPAddress, _ destination: IPAddress, transport: UInt8, payload: Int,
    seconds: Double
  ) -> PacketSummary {
    var packet = PacketSummary()
    packet.timestampNanoseconds = at(seconds)
    packet.source = source
    packet.destination = destination
    packet.transport = transport
    packet.layers = source.isIPv4 ? [.ethernet, .ip4] : [.ethernet, .ip6]
    packet.etherType = source.isIPv4 ? 0x0800 : 0x86DD
    packet.timeToLive = 64
    packet.payloadLength = UInt32(payload)
    packet.wireLength = UInt32(54 + payload)
    packet.capturedLength = packet.wireLength
    packet.linkSource = HardwareAddress(bits: 0x0200_0000_0000 | source.low & 0xFFFF)
    packet.linkDestination = HardwareAddress(bits: 0x0200_0000_0000 | destination.low & 0xFFFF)
    return packet
  }

  static func udp(
    _ source: UInt32, _ sourcePort: UInt16, _ destination: UInt32, _ destinationPort: UInt16,
    payload: Int = 10, seconds: Double
  ) -> PacketSummary {
    var packet = internet(
      address(source), address(destination), transport: 17, payload: payload, seconds: seconds)
    packet.layers.insert(.udp)
    packet.sourcePort = sourcePort
    packet.destinationPort = destinationPort
    return packet
  }

  static func echo(
    _ source: UInt32, _ destination: UInt32, reply: Bool = false, identifier: UInt16 = 7,
    payload: Int = 56, seconds: Double
  ) -> PacketSummary {
    var packet = internet(
      address(source), address(destination), transport: 1, payload: payload, seconds: seconds)
    packet.layers.insert(.icmp)
    packet.sourcePort = identifier
    packet.destinationPort = reply ? 0 : 0x0800
    return packet
  }

  static func arp(
    operation: UInt16, sender: UInt32, hardware: UInt64, target: UInt32, seconds: Double
  ) -> PacketSummary {
    var packet = PacketSummary()
    packet.timestampNanoseconds = at(seconds)
    packet.layers = [.ethernet, .arp]
    packet.etherType = 0x0806
    packet.arpOperation = operation
    packet.source = sender == 0 ? IPAddress(v4: 0) : address(sender)
    packet.destination = address(target)
    packet.announcedHardware = HardwareAddress(bits: hardware)
    packet.linkSource = HardwareAddress(bits: hardware)
    packet.wireLength = 60
    packet.capturedLength = 60
    return packet
  }
}

/// A TCP connection between two hosts, seen packet by packet; keeps the sequence numbers.
struct TestConnection {
  var client: UInt32 = 1
  var server: UInt32 = 2
  var clientPort: UInt16 = 40_000
  var serverPort: UInt16 = 80
  /// The next sequence numbers.
  var clientNext: UInt32 = 1_000
  var serverNext: UInt32 = 9_000
  var seconds = 0.0
  var packets: [PacketSummary] = []

  /// Adds a segment with the sequence number that comes next, or with another.
  mutating func send(
    fromClient: Bool, _ flags: TCPFlags, payload: Int = 0, sequence: UInt32? = nil,
    window: UInt16 = 8_192, after pause: Double = 0.01
  ) {
    seconds += pause
    var packet = TestPacket.internet(
      TestPacket.address(fromClient ? client : server),
      TestPacket.address(fromClient ? server : client), transport: 6, payload: payload,
      seconds: seconds)
    packet.layers.insert(.tcp)
    packet.hasTransportHeader = true
    packet.sourcePort = fromClient ? clientPort : serverPort
    packet.destinationPort = fromClient ? serverPort : clientPort
    packet.tcpFlags = flags
    packet.window = window
    packet.sequence = sequence ?? (fromClient ? clientNext : serverNext)
    packet.acknowledgment = flags.contains(.ack) ? (fromClient ? serverNext : clientNext) : 0
    packets.append(packet)
    guard sequence == nil, !flags.contains(.rst) else { return }
    let length =
      UInt32(payload) + (flags.contains(.syn) ? 1 : 0) + (flags.contains(.fin) ? 1 : 0)
    if fromClient { clientNext &+= length } else { serverNext &+= length }
  }

  /// Plays a script in the letters of a history: upper case from the client, lower case from the
  /// server. `S` SYN, `H` SYN-ACK, `A` acknowledgment, `D` 100 bytes, `F` FIN with ACK, `R` RST
  /// with ACK, `P` a bare RST.
  init(_ script: String = "", clientPort: UInt16 = 40_000, serverPort: UInt16 = 80) {
    self.clientPort = clientPort
    self.serverPort = serverPort
    for letter in script { play(letter) }
  }

  mutating func play(_ letter: Character) {
    let fromClient = letter.isUppercase
    switch letter.uppercased() {
    case "S": send(fromClient: fromClient, .syn)
    case "H": send(fromClient: fromClient, [.syn, .ack])
    case "A": send(fromClient: fromClient, .ack)
    case "D": send(fromClient: fromClient, [.psh, .ack], payload: 100)
    case "F": send(fromClient: fromClient, [.fin, .ack])
    case "R": send(fromClient: fromClient, [.rst, .ack])
    case "P": send(fromClient: fromClient, .rst)
    default: break
    }
  }
}

/// Feeds packets to a meter.
enum Feed {
  /// All that a meter tells of some packets, its end included.
  static func run(
    _ packets: [PacketSummary], limits: MeterLimits = MeterLimits(), seed: UInt64 = 1,
    finishes: Bool = true
  ) -> RecordingSink {
    var meter = TrafficMeter(limits: limits, seed: seed)
    var sink = RecordingSink()
    feed(packets, to: &meter, &sink)
    if finishes { meter.finish(into: &sink) }
    return sink
  }

  static func feed(
    _ packets: [PacketSummary], to meter: inout TrafficMeter, _ sink: inout RecordingSink
  ) {
    let none: [UInt8] = []
    for packet in packets {
      meter.observe(packet, frame: none.span.bytes, into: &sink)
    }
  }

  /// Gives a packet its payload: the frame is the payload alone.
  static func carry(_ payload: [UInt8], in packet: PacketSummary) -> PacketSummary {
    var packet = packet
    packet.payloadOffset = 0
    packet.payloadCapturedLength = UInt32(payload.count)
    packet.payloadLength = UInt32(payload.count)
    packet.wireLength = UInt32(54 + payload.count)
    return packet
  }

  /// Feeds packets with their payloads.
  static func run(
    _ packets: [(PacketSummary, [UInt8])], limits: MeterLimits = MeterLimits()
  ) -> RecordingSink {
    var meter = TrafficMeter(limits: limits, seed: 1)
    var sink = RecordingSink()
    for (packet, payload) in packets {
      meter.observe(carry(payload, in: packet), frame: payload.span.bytes, into: &sink)
    }
    meter.finish(into: &sink)
    return sink
  }
}
