/// The keys of a client's Initial packets: anybody who has seen the first packet can derive them
/// (RFC 9001, section 5.2; RFC 9369, section 3.3.1).
struct QUICInitialKeys {
  let packet: AES128
  let initializationVector: [UInt8]
  let header: AES128

  /// Derives the keys, nil for a version whose salt is not known.
  ///
  /// - Parameters:
  ///   - version: of the long header.
  ///   - identifier: the destination connection identifier of the client's first packet.
  init?(version: UInt32, identifier: [UInt8]) {
    guard let salt = QUICInitialKeys.salt(version) else { return nil }
    let prefix = version == QUICHeader.version2 ? "quicv2" : "quic"
    let initial = KeyDerivation.authenticate(identifier, key: salt)
    let client = KeyDerivation.expand(initial, label: "client in", length: 32)
    packet = AES128(key: KeyDerivation.expand(client, label: prefix + " key", length: 16))
    initializationVector = KeyDerivation.expand(client, label: prefix + " iv", length: 12)
    header = AES128(key: KeyDerivation.expand(client, label: prefix + " hp", length: 16))
  }

  private static func salt(_ version: UInt32) -> [UInt8]? {
    switch version {
    case QUICHeader.version1, 0xFF00_0021, 0xFF00_0022:
      [
        0x38, 0x76, 0x2C, 0xF7, 0xF5, 0x59, 0x34, 0xB3, 0x4D, 0x17, 0x9A, 0xE6, 0xA4, 0xC8, 0x0C,
        0xAD, 0xCC, 0xBB, 0x7F, 0x0A,
      ]
    case QUICHeader.version2:
      [
        0x0D, 0xED, 0xE3, 0xDE, 0xF7, 0x00, 0xA6, 0xDB, 0x81, 0x93, 0x81, 0xBE, 0x6E, 0x26, 0x9D,
        0xCB, 0xF9, 0xBD, 0x2E, 0xD9,
      ]
    case 0xFF00_001D...0xFF00_0020:
      [
        0xAF, 0xBF, 0xEC, 0x28, 0x99, 0x93, 0xD2, 0x4C, 0x9E, 0x97, 0x86, 0xF1, 0x9C, 0x61, 0x11,
        0xE0, 0x43, 0x90, 0xA8, 0x99,
      ]
    case 0xFF00_0017...0xFF00_001C:
      [
        0xC3, 0xEE, 0xF7, 0x12, 0xC7, 0x2E, 0xBB, 0x5A, 0x11, 0xA7, 0xD2, 0x43, 0x2B, 0xB4, 0x63,
        0x65, 0xBE, 0xF9, 0xF5, 0x02,
      ]
    default: nil
    }
  }
}
