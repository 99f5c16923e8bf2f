/// The twelve bytes in front of every DNS message (RFC 1035, section 4.1.1), also of mDNS
/// (RFC 6762, section 18) and LLMNR (RFC 4795, section 2.1.1).
package struct DNSHeader: Hashable, Sendable {
  /// The identification that a response repeats.
  package var identification: UInt16
  /// The second word: response, operation, flags and response code.
  package var flags: UInt16
  /// Questions announced.
  package var questions: UInt16
  /// Records announced in the answer section.
  package var answers: UInt16
  /// Records announced in the authority section.
  package var authorities: UInt16
  /// Records announced in the additional section.
  package var additionals: UInt16

  /// Bytes of a header.
  package static let length = 12

  /// Reads a header, nil when it is not all there.
  ///
  /// - Parameters:
  ///   - bytes: what holds the message.
  ///   - offset: where the message begins, in bytes; 2 over TCP, behind the length.
  package init?(_ bytes: RawSpan, at offset: Int = 0) {
    guard let first = bytes.word64(at: offset), let second = bytes.word32(at: offset &+ 8) else {
      return nil
    }
    identification = UInt16(truncatingIfNeeded: first >> 48)
    flags = UInt16(truncatingIfNeeded: first >> 32)
    questions = UInt16(truncatingIfNeeded: first >> 16)
    answers = UInt16(truncatingIfNeeded: first)
    authorities = UInt16(truncatingIfNeeded: second >> 16)
    additionals = UInt16(truncatingIfNeeded: second)
  }

  /// Whether this answers a question.
  package var isResponse: Bool { flags & 0x8000 != 0 }

  /// The operation: 0 query, 4 notify, 5 update.
  package var operation: UInt8 { UInt8(truncatingIfNeeded: flags >> 11 & 0xF) }

  /// Whether the sender is an authority for the name.
  package var isAuthoritative: Bool { flags & 0x0400 != 0 }

  /// Whether the message was cut to fit a datagram.
  package var isTruncated: Bool { flags & 0x0200 != 0 }

  /// Whether the sender asks for recursion.
  package var recursionDesired: Bool { flags & 0x0100 != 0 }

  /// The response code: 0 no error, 2 server failure, 3 no such name, 5 refused.
  package var responseCode: UInt8 { UInt8(truncatingIfNeeded: flags & 0xF) }

  /// Whether bytes at a port for names may be a message: a header with a known operation.
  static func isPlausible(_ bytes: RawSpan, at offset: Int) -> Bool {
    guard let header = DNSHeader(bytes, at: offset) else { return false }
    return header.operation <= 6
  }

  /// Whether bytes at any port are a message beyond reasonable doubt: one question with a
  /// well-formed name, a known class and counts that fit.
  static func isLikely(_ bytes: RawSpan, at offset: Int) -> Bool {
    guard let header = DNSHeader(bytes, at: offset), header.questions == 1,
      header.operation == 0, header.flags & 0x0040 == 0, header.responseCode <= 10,
      header.isResponse
        || (header.answers == 0 && header.authorities == 0 && header.responseCode == 0),
      header.answers <= 256, header.authorities <= 64, header.additionals <= 64
    else { return false }
    var position = offset &+ DNSHeader.length
    let end = position &+ DNSName.limit
    while position < end {
      guard let length = bytes.octet(at: position) else { return false }
      if length == 0 {
        guard let type = bytes.word16(at: position &+ 1),
          let group = bytes.word16(at: position &+ 3)
        else { return false }
        return type != 0 && (type <= 260 || type >= 32768) && (group & 0x7FFF == 1 || group == 255)
      }
      guard length < 64, position &+ 1 &+ Int(length) < bytes.byteCount else { return false }
      position &+= 1 &+ Int(length)
    }
    return false
  }
}
