/// The first 14 bytes of an Ethernet frame (IEEE 802.3, clause 3).
struct EthernetHeader: BitwiseCopyable {
  let destination: HardwareAddress.Octets
  let source: HardwareAddress.Octets
  /// An EtherType from 0x0600 on, a length below.
  let type: BigEndian<UInt16>
}

/// A tag after the addresses of an Ethernet frame, without the EtherType that announced it (IEEE
/// 802.1Q, clause 9).
struct TagHeader: BitwiseCopyable {
  /// Priority, drop bit and the identifier in the low 12 bits.
  let control: BigEndian<UInt16>
  let type: BigEndian<UInt16>
}

extension HardwareAddress {
  /// Six bytes as they stand in a frame, in the parts that need no alignment beyond two.
  struct Octets: BitwiseCopyable {
    let first: BigEndian<UInt16>
    let second: BigEndian<UInt16>
    let third: BigEndian<UInt16>

    @inline(__always)
    var address: HardwareAddress {
      HardwareAddress(
        bits: UInt64(first.value) << 32 | UInt64(second.value) << 16 | UInt64(third.value))
    }
  }
}
