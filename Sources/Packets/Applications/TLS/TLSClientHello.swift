/// The first message of a TLS client (RFC 8446, section 4.1.2; RFC 5246, section 7.4.1.2).
package struct TLSClientHello: Hashable, Sendable {
  /// The version in the message's fixed part; 0x0303 for TLS 1.2 and 1.3.
  package var legacyVersion: UInt16 = 0
  /// The versions of the supported_versions extension in their order, placeholders left out.
  package var supportedVersions: [UInt16] = []
  /// The cipher suites in their order, placeholders left out.
  package var cipherSuites: [UInt16] = []
  /// The extensions in their order, placeholders left out.
  package var extensions: [UInt16] = []
  /// The signature algorithms in their order.
  package var signatureAlgorithms: [UInt16] = []
  /// The host name that the client wants, escaped for display; nil when it names none.
  package var serverName: String?
  /// The protocols that the client offers above TLS, escaped for display.
  package var applicationProtocols: [String] = []
  /// Whether the client resumes a session or offers a pre-shared key.
  package var resumes = false
  /// Whether the real hello is hidden in an encrypted one (RFC 9849).
  package var isEncrypted = false

  /// The newest version that the client offers.
  package var version: UInt16 { supportedVersions.max() ?? legacyVersion }

  /// Reads the message, nil when the bytes are no client's hello or end within its fixed part;
  /// extensions that are cut or malformed end the list.
  ///
  /// - Parameters:
  ///   - bytes: what holds the message.
  ///   - offset: where its handshake header (type and length) begins.
  /// - Complexity: O(bytes).
  package init?(_ bytes: RawSpan, at offset: Int = 0) {
    guard bytes.octet(at: offset) == 1, let length = bytes.word24(at: offset &+ 1),
      let version = bytes.word16(at: offset &+ 4), version >= 0x0002,
      version >> 8 <= 3
        || version >> 8 == 0x7F
    else { return nil }
    legacyVersion = version
    let end = min(bytes.byteCount, offset &+ 4 &+ Int(length))
    var position = offset &+ 4 &+ 34
    guard let session = bytes.octet(at: position), session <= 32 else { return nil }
    resumes = session > 0 && version < 0x0303
    position &+= 1 &+ Int(session)
    guard let suites = bytes.word16(at: position), suites & 1 == 0,
      position &+ 2 &+ Int(suites) <= end
    else { return nil }
    position &+= 2
    cipherSuites.reserveCapacity(Int(suites) / 2)
    for _ in 0..<Int(suites) / 2 {
      if let suite = bytes.word16(at: position), !TLSClientHello.isPlaceholder(suite) {
        cipherSuites.append(suite)
      }
      position &+= 2
    }
    guard let compressions = bytes.octet(at: position) else { return nil }
    position &+= 1 &+ Int(compressions)
    guard let total = bytes.word16(at: position) else { return }
    position &+= 2
    readExtensions(bytes, from: position, to: min(end, position &+ Int(total)))
  }

  /// Reads the message in a record at the front of a TCP payload; nil when it is not there.
  package init?(record payload: RawSpan) {
    guard let record = TLSRecordHeader(payload), record.contents == .handshake else { return nil }
    self.init(payload.extracting(first: record.payloadLength &+ TLSRecordHeader.length), at: 5)
  }

  /// Whether a value is one of those that clients mix in so that servers stay tolerant (RFC 8701).
  static func isPlaceholder(_ value: UInt16) -> Bool {
    value & 0x0F0F == 0x0A0A && value >> 8 == value & 0xFF
  }

  private mutating func readExtensions(_ bytes: RawSpan, from start: Int, to end: Int) {
    var position = start
    while position &+ 4 <= end, let kind = bytes.word16(at: position),
      let length = bytes.word16(at: position &+ 2)
    {
      let data = position &+ 4
      let next = data &+ Int(length)
      guard next <= end else { return }
      if !TLSClientHello.isPlaceholder(kind) { extensions.append(kind) }
      switch kind {
      case 0: serverName = TLSClientHello.readServerName(bytes, data..<next)
      case 13: signatureAlgorithms = TLSClientHello.readWords(bytes, from: data &+ 2, to: next)
      case 16: applicationProtocols = TLSExtension.readProtocols(bytes, data..<next)
      case 41: resumes = true
      case 43: supportedVersions = TLSClientHello.readWords(bytes, from: data &+ 1, to: next)
      case 0xFE0D: isEncrypted = true
      default: break
      }
      position = next
    }
  }

  private static func readServerName(_ bytes: RawSpan, _ range: Range<Int>) -> String? {
    // A list of names, of which only host names (type 0) exist (RFC 6066, section 3).
    let start = range.lowerBound
    guard bytes.octet(at: start &+ 2) == 0, let length = bytes.word16(at: start &+ 3),
      length > 0, start &+ 5 &+ Int(length) <= range.upperBound
    else { return nil }
    let name = bytes.octets(in: start &+ 5..<start &+ 5 &+ Int(length))
    return DisplayText.escaped(name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, limit: 255)
  }

  private static func readWords(_ bytes: RawSpan, from start: Int, to end: Int) -> [UInt16] {
    var words: [UInt16] = []
    var position = start
    while position &+ 2 <= end, let word = bytes.word16(at: position) {
      if !isPlaceholder(word) { words.append(word) }
      position &+= 2
    }
    return words
  }
}
