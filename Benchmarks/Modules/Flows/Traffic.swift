import Packets

/// Made-up traffic as a list of steps, small enough that reading it costs little beside the meter.
struct Traffic {
  let name: String
  let conversations: [Conversation]
  let steps: [Step]

  /// Two ends and where their sequence numbers are.
  struct Conversation {
    var source: UInt32
    var destination: UInt32
    var sourcePort: UInt16
    var destinationPort: UInt16
    var isTCP: Bool
    var sourceNext: UInt32 = 1_000
    var destinationNext: UInt32 = 5_000
  }

  /// What a packet is.
  enum Kind: UInt8 {
    case syn, synAck, there, back, finThere, finBack
  }

  struct Step {
    var microseconds: UInt32
    var conversation: UInt32
    var payload: UInt16
    var kind: Kind
  }

  /// Conversations of heavy-tailed length between a few hundred hosts here and thousands elsewhere,
  /// six in ten over TCP with a whole handshake, begun at random times.
  static func mixed(flows: Int, packets: Int, seconds: Double) -> Traffic {
    var generator = Generator(state: 7)
    var conversations: [Conversation] = []
    var steps: [Step] = []
    var left = packets
    for flow in 0..<flows {
      let isTCP = generator.below(10) < 6
      let isLocal = generator.below(3) == 0
      conversations.append(
        Conversation(
          source: 0x0A00_0000 | UInt32(generator.below(200)),
          destination: isLocal
            ? 0x0A00_0000 | UInt32(generator.below(200))
            : 0x5D00_0000 | UInt32(generator.below(8_000)),
          sourcePort: UInt16(1_024 + generator.below(60_000)),
          destinationPort: [53, 80, 443, 22, 8_080, 123][generator.below(6)], isTCP: isTCP))
      let mean = Double(left) / Double(flows - flow)
      let tail = mean * 0.35 / max(0.02, generator.unit())
      let count = min(max(Int(tail), isTCP ? 6 : 2), 20_000, max(2, left))
      left -= count
      let start = generator.unit() * seconds
      let pause = min(0.2, (seconds - start) / Double(count + 1))
      var time = start
      for index in 0..<count {
        let kind: Kind
        switch index {
        case 0 where isTCP: kind = .syn
        case 1 where isTCP: kind = .synAck
        case count - 2 where isTCP: kind = .finThere
        case count - 1 where isTCP: kind = .finBack
        default:
          kind =
            isTCP ? (generator.below(2) == 0 ? .there : .back) : index % 2 == 0 ? .there : .back
        }
        let payload =
          kind == .there ? generator.below(1_400) : kind == .back ? generator.below(200) : 0
        steps.append(
          Step(
            microseconds: UInt32(time * 1e6), conversation: UInt32(flow),
            payload: UInt16(payload), kind: kind))
        time += pause * generator.unit() * 1.8
      }
    }
    steps.sort { $0.microseconds < $1.microseconds }
    return Traffic(
      name: "mixed over \(Int(seconds)) s", conversations: conversations, steps: steps)
  }

  /// A SYN of another sender each time, all to one port.
  static func flood(packets: Int, perSecond: Int) -> Traffic {
    var generator = Generator(state: 9)
    let conversations = (0..<packets).map { _ in
      Conversation(
        source: UInt32(truncatingIfNeeded: generator.next()), destination: 0x0A00_0001,
        sourcePort: UInt16(truncatingIfNeeded: generator.next()), destinationPort: 80,
        isTCP: true)
    }
    let steps = (0..<packets).map { (index: Int) -> Step in
      let microseconds = UInt32(truncatingIfNeeded: index * 1_000_000 / perSecond)
      return Step(
        microseconds: microseconds, conversation: UInt32(index), payload: 0, kind: .syn)
    }
    return Traffic(name: "SYN flood", conversations: conversations, steps: steps)
  }

  /// One download.
  static func download(packets: Int) -> Traffic {
    let conversation = Conversation(
      source: 0x0A00_0001, destination: 0x5D00_0001, sourcePort: 40_000, destinationPort: 443,
      isTCP: true)
    var steps: [Step] = []
    for index in 0..<packets {
      let isAnswer = index % 3 != 0
      let kind: Kind = index == 0 ? .syn : index == 1 ? .synAck : isAnswer ? .back : .there
      steps.append(
        Step(
          microseconds: UInt32(index * 10), conversation: 0,
          payload: index > 1 && isAnswer ? 1_400 : 0, kind: kind))
    }
    return Traffic(name: "one download", conversations: [conversation], steps: steps)
  }
}

extension Traffic.Step {
  /// Describes the packet as the decoder would.
  @inline(__always)
  func fill(_ packet: inout PacketSummary, _ conversation: inout Traffic.Conversation) {
    let isBack = kind == .synAck || kind == .back || kind == .finBack
    let source = IPAddress(high: 0, low: 0xFFFF_0000_0000 | UInt64(conversation.source))
    let destination = IPAddress(
      high: 0, low: 0xFFFF_0000_0000 | UInt64(conversation.destination))
    packet.timestampNanoseconds = 1_700_000_000_000_000_000 + Int64(microseconds) * 1_000
    packet.source = isBack ? destination : source
    packet.destination = isBack ? source : destination
    packet.sourcePort = isBack ? conversation.destinationPort : conversation.sourcePort
    packet.destinationPort = isBack ? conversation.sourcePort : conversation.destinationPort
    packet.payloadLength = UInt32(payload)
    packet.wireLength = UInt32(payload) + 54
    packet.capturedLength = packet.wireLength
    packet.timeToLive = 64
    packet.window = 1_000
    packet.transport = conversation.isTCP ? 6 : 17
    packet.layers.rawValue = 1 | 1 << 10 | (conversation.isTCP ? 1 << 20 : 1 << 21)
    guard conversation.isTCP else { return packet.tcpFlags.rawValue = 0 }
    let isControl = kind != .there && kind != .back
    switch kind {
    case .syn: packet.tcpFlags.rawValue = 2
    case .synAck: packet.tcpFlags.rawValue = 18
    case .there, .back: packet.tcpFlags.rawValue = 16
    case .finThere, .finBack: packet.tcpFlags.rawValue = 17
    }
    let length = UInt32(payload) + (isControl ? 1 : 0)
    if isBack {
      packet.sequence = conversation.destinationNext
      packet.acknowledgment = conversation.sourceNext
      conversation.destinationNext &+= length
    } else {
      packet.sequence = conversation.sourceNext
      packet.acknowledgment = conversation.destinationNext
      conversation.sourceNext &+= length
    }
  }
}

/// Random numbers that a seed repeats (SplitMix64).
struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
