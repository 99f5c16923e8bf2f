import Glibc

/// Makes a capture of mixed traffic: the same one for the same seed, packet after packet in the
/// order of time, so that it can be written without being held.
///
/// Ten minutes of some hundred hosts: TLS and plain TCP with handshakes and acknowledgments, DNS
/// questions with answers, one-way and answered UDP, and a port scan. About one flow in twenty
/// packets.
struct CaptureGenerator {
  /// A conversation that is going on.
  private struct Talk {
    var client: UInt32
    var server: UInt32
    var clientPort: UInt16
    var serverPort: UInt16
    var kind: Kind
    var step = 0
    var steps: Int
    var clientNext: UInt32
    var serverNext: UInt32
  }

  private enum Kind { case tcp, scan, name, datagrams }

  private var random: SplitMix64
  private var talks: [Talk] = []
  private var microseconds: UInt64 = 1_700_000_000_000_000
  private let pause: UInt64
  private var frame: [UInt8] = []

  /// - Parameters:
  ///   - packets: how many packets will be asked for; they cover ten minutes.
  ///   - seed: of the random numbers.
  init(packets: Int, seed: UInt64) {
    random = SplitMix64(state: seed)
    pause = max(1, 600_000_000 / UInt64(max(1, packets)))
  }

  /// The header of a classic capture of Ethernet frames (draft-ietf-opsawg-pcap).
  static let header: [UInt8] = [
    0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0,
  ]

  /// Adds the next packet's record.
  mutating func append(to bytes: inout [UInt8]) {
    microseconds += UInt64(random.below(Int(pause) * 2))
    while talks.count < 400 { talks.append(begin()) }
    let place = random.below(talks.count)
    var talk = talks[place]
    compose(&talk)
    talk.step += 1
    talks[place] = talk.step >= talk.steps ? begin() : talk
    for word in [
      UInt32(microseconds / 1_000_000), UInt32(microseconds % 1_000_000), UInt32(frame.count),
      UInt32(frame.count),
    ] {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    bytes.append(contentsOf: frame)
  }

  private mutating func begin() -> Talk {
    let draw = random.below(100)
    let kind: Kind = draw < 40 ? .tcp : draw < 85 ? .name : draw < 97 ? .datagrams : .scan
    let tail = min(3_000, Int(6 / max(0.002, random.unit())))
    let steps =
      switch kind {
      case .tcp: 5 + tail
      case .scan: 2
      case .name: 2
      case .datagrams: 1 + tail / 2
      }
    return Talk(
      client: kind == .scan ? 0x0A00_0001 : 0x0A00_0000 | UInt32(2 + random.below(400)),
      server: kind == .scan
        ? 0x0A00_0002
        : kind == .name ? 0x0A00_0035 : 0x5D00_0000 | UInt32(random.below(1_500)),
      clientPort: UInt16(32_768 + random.below(28_000)),
      serverPort: kind == .scan
        ? UInt16(1 + random.below(1_024))
        : kind == .name ? 53 : [443, 443, 443, 80, 22, 5_432][random.below(6)],
      kind: kind, steps: steps, clientNext: UInt32(random.below(1 << 31)),
      serverNext: UInt32(random.below(1 << 31)))
  }

  private mutating func compose(_ talk: inout Talk) {
    switch talk.kind {
    case .tcp: segment(&talk)
    case .scan:
      tcp(talk, isFromClient: talk.step == 0, flags: talk.step == 0 ? 2 : 0x14, payload: 0)
    case .name: name(talk)
    case .datagrams:
      udp(talk, isFromClient: talk.step % 3 == 0, payload: 40 + random.below(1_100)) { _ in }
    }
  }

  /// A handshake, data mostly towards the client with an acknowledgment for every second segment,
  /// and a FIN from both sides.
  private mutating func segment(_ talk: inout Talk) {
    switch talk.step {
    case 0:
      tcp(talk, isFromClient: true, flags: 2, payload: 0)
      talk.clientNext &+= 1
    case 1:
      tcp(talk, isFromClient: false, flags: 0x12, payload: 0)
      talk.serverNext &+= 1
    case 2: tcp(talk, isFromClient: true, flags: 0x10, payload: 0)
    case talk.steps - 2:
      tcp(talk, isFromClient: true, flags: 0x11, payload: 0)
      talk.clientNext &+= 1
    case talk.steps - 1: tcp(talk, isFromClient: false, flags: 0x11, payload: 0)
    default:
      let isFromClient = talk.step % 3 == 0
      let payload =
        isFromClient ? (talk.step % 9 == 3 ? 60 + random.below(600) : 0) : 200 + random.below(1_248)
      tcp(talk, isFromClient: isFromClient, flags: 0x18, payload: payload)
      if isFromClient {
        talk.clientNext &+= UInt32(payload)
      } else {
        talk.serverNext &+= UInt32(payload)
      }
    }
  }

  private mutating func tcp(_ talk: Talk, isFromClient: Bool, flags: UInt8, payload: Int) {
    network(talk, isFromClient: isFromClient, transport: 6, length: 32 + payload)
    append(isFromClient ? talk.clientNext : talk.serverNext)
    append(isFromClient ? talk.serverNext : talk.clientNext)
    frame += [0x80, flags, 0xFA, 0xF0, 0, 0, 0, 0, 1, 1, 8, 10]
    append(UInt32(truncatingIfNeeded: microseconds / 1_000))
    append(0)
    // TLS records of data; what they hold does not matter.
    let record: [UInt8] = [
      23, 3, 3, UInt8(max(0, payload - 5) >> 8), UInt8(max(0, payload - 5) & 0xFF),
    ]
    frame += record.prefix(payload)
    frame += [UInt8](repeating: 0xA5, count: max(0, payload - record.count))
  }

  private mutating func name(_ talk: Talk) {
    let host = "host\(talk.clientPort % 300)"
    let question =
      [UInt8(host.utf8.count)] + Array(host.utf8) + [7] + Array("example".utf8) + [3]
      + Array("com".utf8) + [0, 0, 1, 0, 1]
    let isAnswer = talk.step == 1
    let address = UInt32(0x5D00_0000) | UInt32(talk.clientPort % 1_500)
    udp(talk, isFromClient: !isAnswer, payload: 12 + question.count + (isAnswer ? 16 : 0)) {
      frame in
      frame += [UInt8(talk.clientPort >> 8), UInt8(talk.clientPort & 0xFF)]
      frame += isAnswer ? [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0] : [1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
      frame += question
      if isAnswer {
        frame += [0xC0, 0x0C, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4]
        frame += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: address >> $0) }
      }
    }
  }

  private mutating func udp(
    _ talk: Talk, isFromClient: Bool, payload: Int, _ fill: (inout [UInt8]) -> Void
  ) {
    network(talk, isFromClient: isFromClient, transport: 17, length: 8 + payload)
    frame += [UInt8((8 + payload) >> 8), UInt8((8 + payload) & 0xFF), 0, 0]
    let start = frame.count
    fill(&frame)
    frame += [UInt8](repeating: 0x42, count: max(0, payload - (frame.count - start)))
  }

  /// Ethernet, IPv4 and the ports.
  private mutating func network(_ talk: Talk, isFromClient: Bool, transport: UInt8, length: Int) {
    frame.removeAll(keepingCapacity: true)
    frame += [2, 0, 0, 0, 0, isFromClient ? 2 : 1, 2, 0, 0, 0, 0, isFromClient ? 1 : 2, 8, 0]
    let total = 20 + length
    frame += [0x45, 0, UInt8(total >> 8), UInt8(total & 0xFF), 0, 0, 0x40, 0, 64, transport, 0, 0]
    append(isFromClient ? talk.client : talk.server)
    append(isFromClient ? talk.server : talk.client)
    let (source, destination) =
      isFromClient ? (talk.clientPort, talk.serverPort) : (talk.serverPort, talk.clientPort)
    append(UInt32(source) << 16 | UInt32(destination))
  }

  /// Adds a word, most significant byte first.
  private mutating func append(_ word: UInt32) {
    for shift in stride(from: 24, through: 0, by: -8) {
      frame.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
    }
  }
}
