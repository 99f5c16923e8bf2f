/// Messages of DNS. Source: RFC 1035, section 4.
enum NameMessage {
  enum Kind: Int {
    case address = 1
    case text = 16
    case address6 = 28
  }

  private static func labels(_ name: String) -> [UInt8] {
    var bytes = Octets()
    for label in name.split(separator: ".") {
      bytes.add(UInt8(label.utf8.count))
      bytes.add(String(label))
    }
    bytes.add(0)
    return bytes.bytes
  }

  private static func message(
    _ identifier: Int, flags: Int, answers: Int, _ name: String, _ kind: Kind
  ) -> Octets {
    var bytes = Octets()
    bytes.add16(identifier)
    bytes.add16(flags)
    bytes.add16(1)
    bytes.add16(answers)
    bytes.add32(0)
    bytes.add(labels(name))
    bytes.add16(kind.rawValue)
    bytes.add16(1)
    return bytes
  }

  static func question(_ identifier: Int, _ name: String, _ kind: Kind = .address) -> [UInt8] {
    message(identifier, flags: 0x0100, answers: 0, name, kind).bytes
  }

  /// An answer with one record, which holds the data.
  static func answer(
    _ identifier: Int, _ name: String, _ kind: Kind = .address, _ data: [UInt8]
  ) -> [UInt8] {
    var bytes = message(identifier, flags: 0x8180, answers: 1, name, kind)
    bytes.add16(0xC00C)
    bytes.add16(kind.rawValue)
    bytes.add16(1)
    bytes.add32(300)
    bytes.addCounted16(data)
    return bytes.bytes
  }

  /// The answer that there is no such name.
  static func missing(_ identifier: Int, _ name: String) -> [UInt8] {
    message(identifier, flags: 0x8183, answers: 0, name, .address).bytes
  }
}

extension Traffic {
  /// A question and what is said to it, 8 ms later.
  mutating func lookUp(
    _ name: String, _ kind: NameMessage.Kind = .address, from client: Station = .client,
    port: Int, at seconds: Double, answer: [UInt8]?
  ) {
    add(
      Wire.udp(
        from: client, port, to: .resolver, 53, NameMessage.question(port, name, kind)),
      at: seconds)
    let message =
      answer.map { NameMessage.answer(port, name, kind, $0) } ?? NameMessage.missing(port, name)
    add(Wire.udp(from: .resolver, 53, to: client, port, message), at: seconds + 0.008)
  }
}
