/// From hashes to slots: open addressing with linear probing, without tombstones.
///
/// A bucket holds the upper half of the hash beside the slot, so that a probe touches the entry only
/// when it is almost surely the one looked for. At most half of the buckets are taken.
struct HashIndex: ~Copyable {
  /// The tag in the upper half, the slot plus one in the lower; 0 is empty.
  private var buckets: Slab<UInt64>
  private var mask: Int
  private(set) var count = 0

  init(buckets wanted: Int = 256) {
    var size = 256
    while size < wanted { size *= 2 }
    buckets = Slab(repeating: 0, count: size)
    mask = size - 1
  }

  /// The half of a hash that buckets keep.
  @inline(__always)
  static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  /// The slot for a hash that fits, nil when there is none.
  @inline(__always)
  func find(_ hash: UInt64, where fits: (Int) -> Bool) -> Int? {
    let tag = HashIndex.tag(of: hash)
    var position = Int(truncatingIfNeeded: tag) & mask
    while true {
      let bucket = buckets[position]
      if bucket == 0 { return nil }
      if UInt32(truncatingIfNeeded: bucket >> 32) == tag {
        let slot = Int(truncatingIfNeeded: bucket & 0xFFFF_FFFF) &- 1
        if fits(slot) { return slot }
      }
      position = (position &+ 1) & mask
    }
  }

  /// Adds a slot, which must not be there yet.
  mutating func insert(_ hash: UInt64, slot: Int) {
    if (count &+ 1) &* 2 > buckets.count { grow() }
    place(UInt64(HashIndex.tag(of: hash)) << 32 | UInt64(truncatingIfNeeded: slot &+ 1))
    count &+= 1
  }

  /// Removes a slot, if it is there.
  mutating func remove(_ hash: UInt64, slot: Int) {
    let wanted = UInt64(HashIndex.tag(of: hash)) << 32 | UInt64(truncatingIfNeeded: slot &+ 1)
    var hole = home(of: wanted)
    while buckets[hole] != wanted {
      if buckets[hole] == 0 { return }
      hole = (hole &+ 1) & mask
    }
    count &-= 1
    // What follows moves up, unless it stands before its home then.
    var position = (hole &+ 1) & mask
    while buckets[position] != 0 {
      let bucket = buckets[position]
      let distance = (position &- home(of: bucket)) & mask
      if distance >= (position &- hole) & mask {
        buckets[hole] = bucket
        hole = position
      }
      position = (position &+ 1) & mask
    }
    buckets[hole] = 0
  }

  @inline(__always)
  private func home(of bucket: UInt64) -> Int { Int(truncatingIfNeeded: bucket >> 32) & mask }

  private mutating func place(_ bucket: UInt64) {
    var position = home(of: bucket)
    while buckets[position] != 0 { position = (position &+ 1) & mask }
    buckets[position] = bucket
  }

  private mutating func grow() {
    let size = buckets.count * 2
    var old = Slab<UInt64>(repeating: 0, count: size)
    swap(&old, &buckets)
    mask = size - 1
    for position in 0..<old.count where old[position] != 0 { place(old[position]) }
  }
}
