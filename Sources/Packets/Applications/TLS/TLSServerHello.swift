/// The first message of a TLS server (RFC 8446, section 4.1.3).
package struct TLSServerHello: Hashable, Sendable {
  /// The version chosen, from supported_versions where the server sends it.
  package var version: UInt16
  /// The cipher suite chosen.
  package var cipherSuite: UInt16
  /// The extensions in their order.
  package var extensions: [UInt16] = []
  /// The protocol chosen above TLS, where it is in clear (up to TLS 1.2).
  package var applicationProtocol: String?
  /// Whether the server asks the client to try again with another key (RFC 8446, section 4.1.3).
  package var isRetryRequest: Bool

  /// Reads the message, nil when the bytes are no server's hello or end within its fixed part.
  ///
  /// - Parameters:
  ///   - bytes: what holds the message.
  ///   - offset: where its handshake header (type and length) begins.
  package init?(_ bytes: RawSpan, at offset: Int = 0) {
    guard bytes.octet(at: offset) == 2, let length = bytes.word24(at: offset &+ 1),
      let version = bytes.word16(at: offset &+ 4), version >> 8 == 3 || version >> 8 == 0x7F,
      let session = bytes.octet(at: offset &+ 38), session <= 32
    else { return nil }
    var position = offset &+ 39 &+ Int(session)
    guard let suite = bytes.word16(at: position) else { return nil }
    self.version = version
    cipherSuite = suite
    // The SHA-256 of "HelloRetryRequest" stands in the place of the random bytes.
    isRetryRequest = bytes.word64(at: offset &+ 6) == 0xCF21_AD74_E59A_6111
    let end = min(bytes.byteCount, offset &+ 4 &+ Int(length))
    position &+= 3
    guard let total = bytes.word16(at: position) else { return }
    position &+= 2
    readExtensions(bytes, from: position, to: min(end, position &+ Int(total)))
  }

  /// Reads the message in a record at the front of a TCP payload; nil when it is not there.
  package init?(record payload: RawSpan) {
    guard let record = TLSRecordHeader(payload), record.contents == .handshake else { return nil }
    self.init(payload.extracting(first: record.payloadLength &+ TLSRecordHeader.length), at: 5)
  }

  private mutating func readExtensions(_ bytes: RawSpan, from start: Int, to end: Int) {
    var position = start
    while position &+ 4 <= end, let kind = bytes.word16(at: position),
      let length = bytes.word16(at: position &+ 2)
    {
      let data = position &+ 4
      guard data &+ Int(length) <= end else { return }
      extensions.append(kind)
      if kind == 43, length == 2, let chosen = bytes.word16(at: data) { version = chosen }
      if kind == 16 {
        applicationProtocol =
          TLSExtension.readProtocols(bytes, data..<data &+ Int(length)).first
      }
      position = data &+ Int(length)
    }
  }
}
