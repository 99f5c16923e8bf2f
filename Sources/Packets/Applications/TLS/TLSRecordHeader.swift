/// The five bytes in front of a TLS record (RFC 8446, section 5.1).
package struct TLSRecordHeader: Hashable, Sendable {
  /// What a record holds.
  package enum Contents: UInt8, Hashable, Sendable {
    case changeCipherSpec = 20
    case alert = 21
    case handshake = 22
    case applicationData = 23
    case heartbeat = 24
  }

  /// What the record holds.
  package var contents: Contents
  /// The version in the record, 0x0300 to 0x0304.
  package var version: UInt16
  /// Bytes that follow the header.
  package var payloadLength: Int

  /// Bytes of a record's header.
  package static let length = 5
  /// The most bytes of payload: 2^14 and what encryption and compression may add.
  package static let payloadLimit = 1 << 14 + 2048

  /// Reads a header, nil when the bytes are none or not all there.
  package init?(_ bytes: RawSpan, at offset: Int = 0) {
    guard let first = bytes.octet(at: offset), let contents = Contents(rawValue: first),
      let version = bytes.word16(at: offset &+ 1), version >= 0x0300, version <= 0x0304,
      let length = bytes.word16(at: offset &+ 3), Int(length) <= TLSRecordHeader.payloadLimit,
      length > 0 || contents == .applicationData
    else { return nil }
    self.contents = contents
    self.version = version
    payloadLength = Int(length)
  }
}
