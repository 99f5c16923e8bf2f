/// The fixed part of an IPv4 header (RFC 791, section 3.1).
struct IP4Header: BitwiseCopyable {
  let versionAndLength: UInt8
  let trafficClass: UInt8
  let totalLength: BigEndian<UInt16>
  let identification: BigEndian<UInt16>
  /// Three flags and the fragment's offset in units of eight bytes.
  let fragment: BigEndian<UInt16>
  let timeToLive: UInt8
  let transport: UInt8
  let checksum: BigEndian<UInt16>
  let source: BigEndian<UInt32>
  let destination: BigEndian<UInt32>

  @inline(__always) var version: UInt8 { versionAndLength >> 4 }
  /// Bytes of the header with its options.
  @inline(__always) var headerLength: Int { Int(versionAndLength & 15) &* 4 }
}

/// The fixed part of an IPv6 header (RFC 8200, section 3).
struct IP6Header: BitwiseCopyable {
  /// Version (4 bits), traffic class (8) and flow label (20).
  let flow: BigEndian<UInt32>
  let payloadLength: BigEndian<UInt16>
  let next: UInt8
  let hopLimit: UInt8
  let sourceHigh: BigEndian<UInt64>
  let sourceLow: BigEndian<UInt64>
  let destinationHigh: BigEndian<UInt64>
  let destinationLow: BigEndian<UInt64>

  @inline(__always) var version: UInt8 { UInt8(truncatingIfNeeded: flow.value >> 28) }
  @inline(__always) var trafficClass: UInt8 { UInt8(truncatingIfNeeded: flow.value >> 20) }
  @inline(__always) var source: IPAddress {
    IPAddress(high: sourceHigh.value, low: sourceLow.value)
  }
  @inline(__always) var destination: IPAddress {
    IPAddress(high: destinationHigh.value, low: destinationLow.value)
  }
}

/// The fragment header of IPv6 (RFC 8200, section 4.5).
struct IP6FragmentHeader: BitwiseCopyable {
  let next: UInt8
  let reserved: UInt8
  /// The offset in units of eight bytes (13 bits), two reserved bits, "more fragments".
  let fragment: BigEndian<UInt16>
  let identification: BigEndian<UInt32>
}

/// The fixed part of an ARP packet (RFC 826).
struct ARPHeader: BitwiseCopyable {
  let hardwareType: BigEndian<UInt16>
  let protocolType: BigEndian<UInt16>
  let hardwareLength: UInt8
  let protocolLength: UInt8
  let operation: BigEndian<UInt16>
}
