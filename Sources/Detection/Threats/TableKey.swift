internal import Packets

/// What a table finds things by: its words are mixed into a hash that costs a multiplication each.
protocol TableKey: Hashable, Sendable {
  /// Feeds all that tells it from others.
  func mix(into mixer: inout KeyMixer)
}

/// A fast hash with a secret, so that nobody can send packets that all collide.
///
/// Source: the folded multiplication of wyhash (Wang Yi, https://github.com/wangyi-fudan/wyhash).
struct KeyMixer {
  /// Drawn anew for each process; no result depends on it.
  private static let seed = UInt64.random(in: UInt64.min...UInt64.max)

  /// The hash of all that was mixed in.
  private(set) var value = KeyMixer.seed

  init() {}

  /// The hash of one key.
  @inline(__always)
  static func hash(_ key: some TableKey) -> UInt64 {
    var mixer = KeyMixer()
    key.mix(into: &mixer)
    return mixer.value
  }

  @inline(__always)
  mutating func add(_ first: UInt64, _ second: UInt64 = 0) {
    // Both factors hold the secret: no word that somebody chooses makes one of them zero.
    let product = (first ^ value).multipliedFullWidth(
      by: second ^ (value << 32 | value >> 32) ^ 0x9E37_79B9_7F4A_7C15)
    value = product.high ^ product.low
  }

  @inline(__always)
  mutating func add(_ address: IPAddress) { add(address.high, address.low) }

  /// Adds bytes and how many they were.
  mutating func add(bytes: Swift.Span<UInt8>) {
    var (word, count): (UInt64, UInt64) = (0, 0)
    for place in bytes.indices {
      word = word << 8 | UInt64(bytes[place])
      count &+= 1
      if count & 7 == 0 { add(word) }
    }
    add(word, count)
  }
}

extension IPAddress: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(self) }
}

extension HardwareAddress: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(bits) }
}

extension UInt16: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(UInt64(self)) }
}

extension UInt32: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(UInt64(self)) }
}

extension UInt64: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(self) }
}

extension String: TableKey {
  func mix(into mixer: inout KeyMixer) { mixer.add(bytes: utf8Span.span) }
}
