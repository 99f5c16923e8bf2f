import Packets

/// The bytes of headers put together by hand, innermost last.
enum Frames {
  static func words(_ values: UInt16...) -> [UInt8] {
    values.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  static func ethernet(_ type: UInt16, _ payload: [UInt8]) -> [UInt8] {
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1] + words(type) + payload
  }

  /// A packet from 192.0.2.1 to 198.51.100.2.
  static func ip4(
    _ transport: UInt8, _ payload: [UInt8], options: [UInt8] = [], fragment: UInt16 = 0,
    totalLength: Int? = nil
  ) -> [UInt8] {
    let length = UInt8(20 + options.count)
    return [0x40 | length / 4, 0x10] + words(UInt16(totalLength ?? Int(length) + payload.count))
      + words(0xBEEF, fragment) + [64, transport, 0, 0, 192, 0, 2, 1, 198, 51, 100, 2] + options
      + payload
  }

  /// A packet from 2001:db8::1 to 2001:db8::2.
  static func ip6(_ next: UInt8, _ payload: [UInt8], length: Int? = nil) -> [UInt8] {
    let prefix: [UInt8] = [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    return [0x62, 0x30, 0, 0] + words(UInt16(length ?? payload.count)) + [next, 61] + prefix + [1]
      + prefix + [2] + payload
  }

  static func tcp(
    _ payload: [UInt8] = [], options: [UInt8] = [], flags: UInt8 = 0x10,
    ports: (UInt16, UInt16) =
      (49152, 443)
  ) -> [UInt8] {
    words(ports.0, ports.1) + [0, 0, 0, 7, 0, 0, 0, 9] + [
      (UInt8(20 + options.count) / 4) << 4, flags,
    ]
      + words(8192, 0, 0) + options + payload
  }

  static func udp(
    _ payload: [UInt8] = [], ports: (UInt16, UInt16) = (5353, 53), length: Int? = nil
  ) -> [UInt8] {
    words(ports.0, ports.1, UInt16(length ?? payload.count + 8), 0) + payload
  }

  static func arp(operation: UInt16) -> [UInt8] {
    words(1, 0x0800, 0x0604, operation) + [
      2, 0, 0, 0, 0, 0xAA, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 10, 0, 0, 9,
    ]
  }
}

extension PacketSummary {
  /// What the decoder says of a frame.
  init(of frame: [UInt8], link: LinkType = .ethernet, wireLength: Int? = nil) {
    self.init()
    PacketDecoder().decode(
      frame.span.bytes, wireLength: wireLength ?? frame.count, timestampNanoseconds: 1, link: link,
      into: &self)
  }
}
