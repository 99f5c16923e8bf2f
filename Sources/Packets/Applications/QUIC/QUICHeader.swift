/// The long header of a QUIC packet (RFC 8999, section 5.1): the part that every version shares.
package struct QUICHeader: Hashable, Sendable {
  /// The first byte; its lower bits are version-specific and may be protected.
  package var first: UInt8
  /// The version; 0 is a server's list of versions.
  package var version: UInt32
  /// Where the destination's connection identifier lies in the payload.
  package var destinationIdentifier: Range<Int>
  /// Where the source's connection identifier lies in the payload.
  package var sourceIdentifier: Range<Int>

  /// Reads a header, nil when the bytes have a short header or are cut.
  package init?(_ bytes: RawSpan, at offset: Int = 0) {
    guard let first = bytes.octet(at: offset), first & 0x80 != 0,
      let version = bytes.word32(at: offset &+ 1),
      let destinationLength = bytes.octet(at: offset &+ 5)
    else { return nil }
    let destination = offset &+ 6
    let middle = destination &+ Int(destinationLength)
    guard let sourceLength = bytes.octet(at: middle),
      bytes.holds(Int(sourceLength), at: middle &+ 1)
    else { return nil }
    self.first = first
    self.version = version
    destinationIdentifier = destination..<middle
    sourceIdentifier = middle &+ 1..<middle &+ 1 &+ Int(sourceLength)
  }

  /// Whether the packet is a server's list of the versions it knows.
  package var isVersionNegotiation: Bool { version == 0 }

  /// Whether this is an Initial packet, the one that carries the hellos. The fixed bit does not
  /// matter, as peers may agree to clear it (RFC 9287).
  package var isInitial: Bool {
    switch version {
    case QUICHeader.version2: first & 0x30 == 0x10
    case QUICHeader.version1: first & 0x30 == 0
    default: first & 0x30 == 0 && QUICInitialKeys.isKnown(version)
    }
  }

  /// QUIC version 1 (RFC 9000).
  package static let version1: UInt32 = 1
  /// QUIC version 2 (RFC 9369).
  package static let version2: UInt32 = 0x6B33_43CF

  /// The version for people: `1`, `2`, `draft-29`, `Q046`, or its number.
  package static func name(ofVersion version: UInt32) -> String {
    switch version {
    case 0: return "negotiation"
    case version1: return "1"
    case version2: return "2"
    case 0xFF00_0000...0xFF00_00FF: return "draft-\(version & 0xFF)"
    case _ where isGoogle(version):
      return String(
        decoding: [
          UInt8(truncatingIfNeeded: version >> 24), UInt8(truncatingIfNeeded: version >> 16),
          UInt8(truncatingIfNeeded: version >> 8), UInt8(truncatingIfNeeded: version),
        ], as: UTF8.self)
    default:
      let digits = String(version, radix: 16)
      return "0x" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
  }

  /// Whether a version is Google's: `Q` or `T` and three digits.
  static func isGoogle(_ version: UInt32) -> Bool {
    guard version >> 24 == 0x51 || version >> 24 == 0x54 else { return false }
    return [version >> 16, version >> 8, version].allSatisfy {
      (0x30...0x39).contains($0 & 0xFF)
    }
  }

  /// Whether a UDP payload begins with a long header of a known version.
  static func isLikely(_ bytes: RawSpan) -> Bool {
    guard let header = QUICHeader(bytes) else { return false }
    switch header.version {
    case version1, version2, 0xFF00_0000...0xFF00_00FF:
      return header.first & 0x40 != 0 && header.destinationIdentifier.count <= 20
        && header.sourceIdentifier.count <= 20
    case 0:
      // A list of versions: 4 bytes each, at least one.
      let rest = bytes.byteCount &- header.sourceIdentifier.upperBound
      return rest >= 4 && rest % 4 == 0 && header.sourceIdentifier.count >= 4
    case 0xFACE_B001...0xFACE_B00E, 0x0A0A_0A0A: return header.first & 0x40 != 0
    case let version: return isGoogle(version)
    }
  }
}
