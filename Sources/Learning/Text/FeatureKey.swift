/// A key of 64 well-mixed bits for a feature that is made of bytes.
///
/// Two features with the same key would be taken for one; among a million the chance of that is one
/// in 40 million. Source of the hash: Fowler, Noll and Vo (FNV-1a), with the finish of SplitMix64.
package struct FeatureKey: Sendable, Hashable {
  /// The bits.
  package let bits: UInt64

  /// The key of bytes.
  ///
  /// - Parameters:
  ///   - bytes: What the feature is.
  ///   - sort: Features of different sorts have different keys.
  /// - Complexity: O(*n*) in the bytes, about a nanosecond for each.
  package init(_ bytes: Span<UInt8>, sort: UInt64) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
    // At the end: as a first byte, one sort's short words would meet another's.
    self.init(bits: Self.mixed(hash &+ sort &* 0x9E37_79B9_7F4A_7C15))
  }

  /// The key of numbers in this order, of which a sort has always as many.
  package init(_ numbers: UInt32..., sort: UInt64) {
    var hash = sort &* 0x9E37_79B9_7F4A_7C15
    for number in numbers { hash = Self.mixed(hash ^ UInt64(number)) &+ 0x9E37_79B9_7F4A_7C15 }
    self.init(bits: Self.mixed(hash))
  }

  private init(bits: UInt64) { self.bits = bits }

  /// The key of two features in this order.
  package func followed(by next: FeatureKey) -> FeatureKey {
    FeatureKey(bits: Self.mixed(bits &* 0x9E37_79B9_7F4A_7C15 ^ next.bits))
  }

  /// The key of two sets of features, whatever the order in which they are joined.
  package func joined(with other: FeatureKey) -> FeatureKey {
    FeatureKey(bits: bits &+ Self.mixed(other.bits))
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var value = hash
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
