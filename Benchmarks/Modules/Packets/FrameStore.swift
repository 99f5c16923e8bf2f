/// What the frames of a measurement carry.
enum Traffic: CaseIterable {
  case mixed
  case tcpOverIP4
  case udpOverIP6
  case tunnelled
}

/// Generated Ethernet frames one after the other, as a capture file holds them.
struct FrameStore {
  private(set) var storage: [UInt8] = []
  private var starts: [Int] = [0]
  private var state: UInt64 = 42

  /// How many frames there are.
  var count: Int { starts.count - 1 }

  /// Where a frame lies in the storage.
  func range(_ index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

  init(_ traffic: Traffic, count: Int) {
    storage.reserveCapacity(count * 700)
    for _ in 0..<count {
      storage += frame(traffic)
      starts.append(storage.count)
    }
  }

  private mutating func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }

  private mutating func frame(_ traffic: Traffic) -> [UInt8] {
    switch traffic {
    case .mixed: return mixed()
    case .tcpOverIP4: return ethernet(0x0800, ip4(6, tcp(random(1400))))
    case .udpOverIP6: return ethernet(0x86DD, ip6(17, udp(random(1200), port: 443)))
    case .tunnelled:
      let inner = ethernet(0x0800, ip4(6, tcp(random(1300))))
      return ethernet(0x0800, ip4(17, udp([8, 0, 0, 0, 0, 0, 7, 0] + inner, port: 4789)))
    }
  }

  /// Nine tenths IPv4, a twentieth with a VLAN tag; TCP before UDP before the rest.
  private mutating func mixed() -> [UInt8] {
    let isIP6 = random(10) == 0
    let isTagged = random(20) == 0
    let kind = random(100)
    if kind == 99 { return ethernet(0x0806, [0, 1, 8, 0, 6, 4, 0, 1] + filler(20)) }
    let transport: UInt8
    let segment: [UInt8]
    switch kind {
    case 0..<72:
      transport = 6
      segment = tcp(random(2) == 0 ? 0 : 200 + random(1200), isOpening: random(20) == 0)
    case 72..<96:
      transport = 17
      segment = udp(30 + random(1100), port: [53, 443, 123, 5004][random(4)])
    default:
      transport = isIP6 ? 58 : 1
      segment = [isIP6 ? 128 : 8, 0, 0, 0, 1, 2, 0, 1] + filler(56)
    }
    let packet = isIP6 ? ip6(transport, segment) : ip4(transport, segment)
    let type: UInt16 = isIP6 ? 0x86DD : 0x0800
    if isTagged { return ethernet(0x8100, words(100, type) + packet) }
    return ethernet(type, packet)
  }

  private func words(_ values: UInt16...) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  private func filler(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x5A, count: count) }

  private func ethernet(_ type: UInt16, _ payload: [UInt8]) -> [UInt8] {
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1] + words(type) + payload
  }

  private mutating func ip4(_ transport: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let host = UInt8(random(200))
    return [0x45, 0] + words(UInt16(20 + payload.count), UInt16(random(65536)), 0x4000)
      + [64, transport, 0, 0, 10, 0, 1, host, 192, 0, UInt8(random(8)), UInt8(random(250))]
      + payload
  }

  private mutating func ip6(_ next: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0x60, 0, 0, 0] + words(UInt16(payload.count)) + [next, 64, 0xFD] + filler(14)
      + [UInt8(random(250)), 0x20] + filler(14) + [UInt8(random(250))] + payload
  }

  private mutating func tcp(_ length: Int, isOpening: Bool = false) -> [UInt8] {
    let options: [UInt8] =
      isOpening
      ? [2, 4, 5, 0xB4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7]
      : [1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2]
    return words(UInt16(40000 + random(400)), 443) + [0, 0, 0, UInt8(random(250)), 0, 0, 0, 9]
      + [UInt8((20 + options.count) << 2), isOpening ? 2 : 0x10] + words(8192, 0, 0) + options
      + filler(length)
  }

  private mutating func udp(_ length: Int, port: UInt16) -> [UInt8] {
    udp(filler(length), port: port)
  }

  private mutating func udp(_ payload: [UInt8], port: UInt16) -> [UInt8] {
    words(UInt16(40000 + random(400)), port, UInt16(payload.count + 8), 0) + payload
  }
}
