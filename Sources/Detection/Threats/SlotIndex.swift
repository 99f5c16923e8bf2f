/// From hashes to places in a row: open addressing with linear probing, without tombstones.
///
/// A bucket holds the upper half of the hash beside the place, so that a probe looks at the row only
/// when it is almost surely right. At most half of the buckets are taken; an empty index takes no
/// memory.
struct SlotIndex: Sendable {
  /// The tag in the upper half, the place plus one in the lower; 0 is empty.
  private var buckets: ContiguousArray<UInt64> = []
  private(set) var count = 0

  /// The place for a hash that fits, nil when there is none.
  @inline(__always)
  func find(_ hash: UInt64, where fits: (Int) -> Bool) -> Int? {
    if buckets.isEmpty { return nil }
    let mask = buckets.count &- 1
    var position = Int(truncatingIfNeeded: hash >> 32) & mask
    while true {
      let bucket = buckets[position]
      if bucket == 0 { return nil }
      if (bucket ^ hash) >> 32 == 0 {
        let place = Int(truncatingIfNeeded: bucket & 0xFFFF_FFFF) &- 1
        if fits(place) { return place }
      }
      position = (position &+ 1) & mask
    }
  }

  /// Adds a place, which must not be there yet.
  mutating func insert(_ hash: UInt64, place: Int) {
    if (count &+ 1) &* 2 > buckets.count { grow() }
    put(SlotIndex.bucket(hash, place))
    count &+= 1
  }

  /// Says that what was at one place has moved to another.
  mutating func move(_ hash: UInt64, from old: Int, to new: Int) {
    guard let position = position(of: SlotIndex.bucket(hash, old)) else { return }
    buckets[position] = SlotIndex.bucket(hash, new)
  }

  /// Removes a place, if it is there.
  mutating func remove(_ hash: UInt64, place: Int) {
    guard var hole = position(of: SlotIndex.bucket(hash, place)) else { return }
    count &-= 1
    let mask = buckets.count &- 1
    // What follows moves up, unless it stands before its home then.
    var position = (hole &+ 1) & mask
    while buckets[position] != 0 {
      let home = Int(truncatingIfNeeded: buckets[position] >> 32) & mask
      if (position &- home) & mask >= (position &- hole) & mask {
        buckets[hole] = buckets[position]
        hole = position
      }
      position = (position &+ 1) & mask
    }
    buckets[hole] = 0
  }

  /// Forgets all places and keeps the memory.
  mutating func removeAll() {
    for position in buckets.indices { buckets[position] = 0 }
    count = 0
  }

  @inline(__always)
  private static func bucket(_ hash: UInt64, _ place: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(truncatingIfNeeded: place &+ 1))
  }

  private func position(of bucket: UInt64) -> Int? {
    if buckets.isEmpty { return nil }
    let mask = buckets.count &- 1
    var position = Int(truncatingIfNeeded: bucket >> 32) & mask
    while buckets[position] != bucket {
      if buckets[position] == 0 { return nil }
      position = (position &+ 1) & mask
    }
    return position
  }

  private mutating func put(_ bucket: UInt64) {
    let mask = buckets.count &- 1
    var position = Int(truncatingIfNeeded: bucket >> 32) & mask
    while buckets[position] != 0 { position = (position &+ 1) & mask }
    buckets[position] = bucket
  }

  private mutating func grow() {
    let old = buckets
    buckets = ContiguousArray(repeating: 0, count: max(16, old.count &* 2))
    for bucket in old where bucket != 0 { put(bucket) }
  }
}
