/// The hellos of TLS 1.2 with nothing real in them. Source: RFC 5246, section 7.4.1; RFC 6066,
/// section 3; RFC 7301.
enum SecureHello {
  private static func record(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    var bytes = Octets([type, 3, 3])
    bytes.addCounted16(body)
    return bytes.bytes
  }

  private static func handshake(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    var bytes = Octets([type, 0])
    bytes.addCounted16(body)
    return record(22, bytes.bytes)
  }

  private static func fill(_ count: Int, _ start: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: start &+ $0 &* 37) }
  }

  static func client(_ name: String) -> [UInt8] {
    var extensions = Octets()
    var host = Octets([0])
    host.addCounted16(Array(name.utf8))
    var hosts = Octets()
    hosts.addCounted16(host.bytes)
    extensions.add16(0)
    extensions.addCounted16(hosts.bytes)
    extensions.add16(16)
    extensions.addCounted16([0, 12, 2, 0x68, 0x32, 8] + Array("http/1.1".utf8))
    extensions.add16(10)
    extensions.addCounted16([0, 4, 0, 29, 0, 23])
    var body = Octets([3, 3])
    body.add(fill(32, 11))
    body.add(0)
    body.addCounted16([0xC0, 0x2F, 0xC0, 0x30, 0x00, 0x9C])
    body.add([1, 0])
    body.addCounted16(extensions.bytes)
    return handshake(1, body.bytes)
  }

  static func server() -> [UInt8] {
    var body = Octets([3, 3])
    body.add(fill(32, 99))
    body.add(0)
    body.add([0xC0, 0x2F, 0])
    return handshake(2, body.bytes)
  }

  /// Bytes that look encrypted, as application data.
  static func data(_ count: Int) -> [UInt8] { record(23, fill(count, count)) }
}
