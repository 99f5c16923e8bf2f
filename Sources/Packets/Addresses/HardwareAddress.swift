/// A 48-bit hardware (MAC) address in the low bits of a word.
public struct HardwareAddress: Hashable, Sendable {
  /// The six bytes, most significant first, in the low 48 bits; zero stands for "none".
  public var bits: UInt64

  @inlinable
  package init(bits: UInt64) {
    self.bits = bits
  }

  /// No address: the link has none, or it was cut off.
  @inlinable package static var none: HardwareAddress { HardwareAddress(bits: 0) }

  /// Whether the group bit is set: multicast or broadcast (IEEE 802-2014, section 8.2.2).
  @inlinable package var isGroup: Bool { bits >> 40 & 1 == 1 }
}
