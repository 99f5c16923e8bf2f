/// Finds the ends of TLS records in a stream.
struct TLSRecords {
  /// Whether a record of a known version was seen: from then on only a record's type is checked.
  private var isSure = false

  /// Reads records until the bytes end. Even a record that only begins shows: its front is there.
  ///
  /// - Parameters:
  ///   - bytes: of one direction, from the front of a record on.
  ///   - canWait: whether more bytes of the stream can be waited for.
  mutating func read(_ bytes: RawSpan, canWait: Bool) -> MessageReading {
    if TLSRecords.isText(bytes) { return .refused }
    var offset = 0
    while offset < bytes.byteCount {
      let rest = bytes.byteCount &- offset
      guard rest >= TLSRecordHeader.length else {
        return canWait ? MessageReading(rest: offset, need: .front) : MessageReading()
      }
      guard let length = length(bytes, at: offset) else { return MessageReading() }
      if length > rest {
        return canWait
          ? MessageReading(rest: offset, need: .bytes(length &- rest)) : MessageReading()
      }
      isSure = true
      offset &+= length
    }
    return MessageReading()
  }

  /// The length of the record at an offset with its header; nil when there is none.
  private func length(_ bytes: RawSpan, at offset: Int) -> Int? {
    if let length = TLSRecords.version2Length(bytes, at: offset) { return length }
    guard let type = bytes.octet(at: offset), (20...24).contains(type),
      let version = bytes.word16(at: offset &+ 1), isSure || (0x0300...0x0304).contains(version),
      let length = bytes.word16(at: offset &+ 3)
    else { return nil }
    return Int(length) &+ TLSRecordHeader.length
  }

  /// The length of a hello in the form of SSL 2.0 with its header, nil when there is none.
  private static func version2Length(_ bytes: RawSpan, at offset: Int) -> Int? {
    guard let first = bytes.octet(at: offset), first & 0x80 != 0,
      bytes.octet(at: offset &+ 2) == 1, let version = bytes.word16(at: offset &+ 3),
      version == 2 || (0x0300...0x0303).contains(version), let word = bytes.word16(at: offset)
    else { return nil }
    return Int(word & 0x7FFF) &+ 2
  }

  /// Whether the bytes begin with four letters, digits or marks: no record, but plain text.
  private static func isText(_ bytes: RawSpan) -> Bool {
    guard bytes.byteCount >= TLSRecordHeader.length else { return false }
    for offset in 0..<4 {
      guard let byte = bytes.octet(at: offset), (0x20...0x7E).contains(byte) else { return false }
    }
    return true
  }

  /// Whether bytes on a port that says nothing begin a TLS conversation: a record of a handshake or
  /// of data, of a known version and a possible length.
  static func begins(_ bytes: RawSpan) -> Bool {
    guard let header = TLSRecordHeader(bytes) else { return false }
    return (header.contents == .handshake || header.contents == .applicationData)
      && header.version <= 0x0303 && header.payloadLength > 0
      && header.payloadLength < TLSRecordHeader.payloadLimit
  }
}
