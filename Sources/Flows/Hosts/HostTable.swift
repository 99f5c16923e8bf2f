internal import Packets

/// A host that flows and windows refer to.
struct HostEntry: BitwiseCopyable {
  var addressHigh: UInt64
  var addressLow: UInt64
  /// The hardware address that last sent from it, 0 when unknown.
  var hardware: UInt64 = 0
  /// Flows of the table with this host at an end.
  var flows: UInt32 = 0
  /// The number of the last minute in which a window counted it.
  var minute: UInt32
  /// Where it stands in the windows of 1, 10 and 60 s; checked against what stands there.
  var listed = InlineArray<3, Int32>(repeating: -1)
  /// Neighbours among the hosts without flows.
  var next: Int32 = -1
  var previous: Int32 = -1

  var address: IPAddress { IPAddress(high: addressHigh, low: addressLow) }
}

/// The hosts that are talking or did so lately, up to a limit.
///
/// When it is full, the host that has been without flows for longest makes room, unless the windows
/// of the current minute still count it; then the new one is not listed.
struct HostTable: ~Copyable {
  let limit: Int
  private let hash: KeyedHash
  private var index = HashIndex()
  var entries: Slab<HostEntry>
  /// First and last of the hosts without flows.
  private var firstIdle: Int32 = -1
  private var lastIdle: Int32 = -1

  init(limit: Int, hash: KeyedHash) {
    let limit = min(max(0, limit), Int(Int32.max) / 2)
    self.limit = limit
    entries = Slab(limit: limit)
    self.hash = hash
  }

  /// The slot of an address, made when it is new; nil when there is no room.
  mutating func obtain(_ address: IPAddress, minute: UInt32) -> Int? {
    let value = hash(address.high, address.low)
    let known = index.find(value) {
      entries[$0].addressLow == address.low && entries[$0].addressHigh == address.high
    }
    if let known { return known }
    let slot: Int
    if entries.count < limit {
      slot = entries.append(
        HostEntry(addressHigh: address.high, addressLow: address.low, minute: minute))
    } else {
      guard let old = forgettable(minute: minute) else { return nil }
      slot = old
      unlink(slot)
      let entry = entries[slot]
      index.remove(hash(entry.addressHigh, entry.addressLow), slot: slot)
      entries[slot] = HostEntry(
        addressHigh: address.high, addressLow: address.low, minute: minute)
    }
    index.insert(value, slot: slot)
    append(slot)
    return slot
  }

  /// The slot of an address, nil when it is not listed.
  func find(_ address: IPAddress) -> Int? {
    index.find(hash(address.high, address.low)) {
      entries[$0].addressLow == address.low && entries[$0].addressHigh == address.high
    }
  }

  /// A flow with this host at an end began.
  mutating func retain(_ slot: Int) {
    if entries[slot].flows == 0 { unlink(slot) }
    entries[slot].flows &+= 1
  }

  /// A flow with this host at an end is over.
  mutating func release(_ slot: Int) {
    entries[slot].flows &-= 1
    if entries[slot].flows == 0 { append(slot) }
  }

  /// A host without flows that no window of the minute counts, looked for among the eight that have
  /// been without for longest.
  private func forgettable(minute: UInt32) -> Int? {
    var slot = firstIdle
    for _ in 0..<8 where slot >= 0 {
      if entries[Int(slot)].minute != minute { return Int(slot) }
      slot = entries[Int(slot)].next
    }
    return nil
  }

  private mutating func append(_ slot: Int) {
    entries[slot].previous = lastIdle
    entries[slot].next = -1
    let own = Int32(truncatingIfNeeded: slot)
    if lastIdle >= 0 { entries[Int(lastIdle)].next = own } else { firstIdle = own }
    lastIdle = own
  }

  private mutating func unlink(_ slot: Int) {
    let (previous, next) = (entries[slot].previous, entries[slot].next)
    if previous >= 0 { entries[Int(previous)].next = next } else { firstIdle = next }
    if next >= 0 { entries[Int(next)].previous = previous } else { lastIdle = previous }
    entries[slot].previous = -1
    entries[slot].next = -1
  }
}
