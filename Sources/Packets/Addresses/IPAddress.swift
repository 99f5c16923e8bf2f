/// An IPv4 or IPv6 address as two machine words, so that comparing and hashing cost next to nothing.
///
/// IPv4 addresses are kept in their mapped form `::ffff:a.b.c.d` (RFC 4291, section 2.5.5.2); a
/// packet that really carries a mapped address over IPv6 is therefore the same peer as over IPv4.
public struct IPAddress: Hashable, Sendable {
  /// The first eight bytes, in host byte order.
  public var high: UInt64
  /// The last eight bytes, in host byte order.
  public var low: UInt64

  @inlinable
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The address whose four bytes, most significant first, are the bits of `bits`.
  @inlinable
  package init(v4 bits: UInt32) {
    high = 0
    low = 0xFFFF_0000_0000 | UInt64(bits)
  }

  /// The address `::`, which also stands for "none".
  @inlinable package static var unspecified: IPAddress { IPAddress(high: 0, low: 0) }

  /// Whether this is an IPv4 address.
  @inlinable package var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// The four bytes of an IPv4 address; for others the last four.
  @inlinable package var v4Bits: UInt32 { UInt32(truncatingIfNeeded: low) }

  /// Whether two addresses are the same; written out so that other modules take it into their own
  /// code.
  @inlinable
  public static func == (left: IPAddress, right: IPAddress) -> Bool {
    (left.high ^ right.high) | (left.low ^ right.low) == 0
  }

  /// Feeds both words.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    hasher.combine(high)
    hasher.combine(low)
  }
}
