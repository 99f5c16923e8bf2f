internal import Packets

/// Remembers which hosts have been seen together, in a fixed amount of memory.
///
/// Each pair leaves 32 bits of its hash in one of 2^18 groups of four; the oldest of a full group
/// gives way. So about a million pairs are kept (4 MB), and a pair that was never seen is taken for
/// a known one with a chance of at most four in 2^32.
struct PairMemory: ~Copyable {
  private let hash: KeyedHash
  private var groups: Slab<SIMD4<UInt32>>

  init(hash: KeyedHash) {
    self.hash = hash
    groups = Slab()
  }

  /// Whether two hosts are seen together for the first time, in whatever order; remembers them.
  mutating func isNew(_ one: IPAddress, _ other: IPAddress) -> Bool {
    if groups.count == 0 {
      groups = Slab(repeating: SIMD4(), count: 1 << 18)
    }
    // The sum does not depend on the order.
    let value = hash(one.high, one.low) &+ hash(other.high, other.low)
    let spread = hash(value, 0)
    let group = Int(truncatingIfNeeded: spread >> 46)
    let mark = max(1, UInt32(truncatingIfNeeded: spread))
    let known = groups[group]
    if any(known .== SIMD4(repeating: mark)) { return false }
    groups[group] = SIMD4(mark, known[0], known[1], known[2])
    return true
  }
}
