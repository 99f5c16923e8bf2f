/// A fast hash of a few words with a secret, so that nobody can send packets that all collide.
///
/// Source: the folded multiplication of wyhash (Wang Yi, https://github.com/wangyi-fudan/wyhash).
struct KeyedHash: BitwiseCopyable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64

  init(seed: UInt64) {
    // SplitMix64 spreads whatever the seed is.
    func mixed(_ step: UInt64) -> UInt64 {
      var value = seed &+ step &* 0x9E37_79B9_7F4A_7C15
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
    first = mixed(1)
    second = mixed(2)
    third = mixed(3)
  }

  @inline(__always)
  func callAsFunction(_ word: UInt64, _ other: UInt64) -> UInt64 {
    KeyedHash.folded(KeyedHash.folded(word ^ first, other ^ second) ^ third, second)
  }

  @inline(__always)
  func callAsFunction(_ key: FlowKey) -> UInt64 {
    let low = KeyedHash.folded(key.lowHigh ^ first, key.lowLow ^ second)
    let high = KeyedHash.folded(key.highHigh ^ second, key.highLow ^ third)
    return KeyedHash.folded(low ^ key.rest ^ third, high ^ first)
  }

  @inline(__always)
  private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
