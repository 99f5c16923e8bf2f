/// The fixed part of a TCP header (RFC 9293, section 3.1).
struct TCPHeader: BitwiseCopyable {
  let sourcePort: BigEndian<UInt16>
  let destinationPort: BigEndian<UInt16>
  let sequence: BigEndian<UInt32>
  let acknowledgment: BigEndian<UInt32>
  let offsetAndReserved: UInt8
  let flags: UInt8
  let window: BigEndian<UInt16>
  let checksum: BigEndian<UInt16>
  let urgent: BigEndian<UInt16>

  /// Bytes of the header with its options.
  @inline(__always) var headerLength: Int { Int(offsetAndReserved >> 4) &* 4 }
}

/// The header of UDP (RFC 768) and UDP-Lite (RFC 3828), whose third field is the checksum's coverage.
struct UDPHeader: BitwiseCopyable {
  let sourcePort: BigEndian<UInt16>
  let destinationPort: BigEndian<UInt16>
  let length: BigEndian<UInt16>
  let checksum: BigEndian<UInt16>
}

/// The common header of SCTP (RFC 9260, section 3.1).
struct SCTPHeader: BitwiseCopyable {
  let sourcePort: BigEndian<UInt16>
  let destinationPort: BigEndian<UInt16>
  let tag: BigEndian<UInt32>
  let checksum: BigEndian<UInt32>
}

/// The first eight bytes of an ICMP or ICMPv6 message (RFC 792, RFC 4443); short messages lack the
/// second half.
struct ICMPHeader: BitwiseCopyable {
  let type: UInt8
  let code: UInt8
  let checksum: BigEndian<UInt16>
  /// Of an echo.
  let identifier: BigEndian<UInt16>
  let sequence: BigEndian<UInt16>
}
