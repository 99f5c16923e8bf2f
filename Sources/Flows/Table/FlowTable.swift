internal import Packets

/// The flows that are going on: found by key, kept in the order in which they were last seen.
///
/// Memory grows with the flows up to the limit and not beyond. Nothing is allocated for a packet.
struct FlowTable: ~Copyable {
  let limit: Int
  private let hash: KeyedHash
  private var index = HashIndex()
  var entries: Slab<FlowEntry>
  /// What each side sent, two for each slot. That of the lower end of the key comes first, whoever
  /// opened the flow: so a packet finds its place before the entry has come from memory.
  var sides: Slab<FlowSide>
  var segments: Slab<SegmentSide>
  var details: Slab<FlowDetails>
  /// What is written down about the conversations beside the meter.
  var notes: Slab<ConversationNote>
  /// Names told by the conversations themselves, by slot.
  var names: [String?] = []
  /// The first free slot; free slots are chained through `next`.
  private var free: Int32 = -1
  private var lists = IdleEnds()
  /// How many flows there are.
  private(set) var count = 0

  init(limit: Int, hash: KeyedHash) {
    let limit = min(max(1, limit), Int(Int32.max) / 4)
    self.limit = limit
    entries = Slab(limit: limit)
    sides = Slab(limit: limit * 2)
    segments = Slab(limit: limit * 2)
    details = Slab(limit: limit)
    notes = Slab(limit: limit)
    self.hash = hash
  }

  var isFull: Bool { count >= limit }

  /// The slot of a key, nil when the table does not hold it.
  @inline(__always)
  func find(_ key: FlowKey) -> Int? {
    index.find(hash(key)) { entries[$0].key == key }
  }

  /// Adds a flow and returns its slot; the table must not be full.
  mutating func insert(_ entry: FlowEntry, _ detail: FlowDetails) -> Int {
    let slot: Int
    if free >= 0 {
      slot = Int(free)
      free = details[slot].next
      entries[slot] = entry
      details[slot] = detail
      notes[slot] = ConversationNote()
      for side in 0..<2 {
        sides[slot &* 2 &+ side] = FlowSide()
        segments[slot &* 2 &+ side] = SegmentSide()
      }
    } else {
      slot = entries.append(entry)
      details.append(detail)
      notes.append(ConversationNote())
      for _ in 0..<2 {
        sides.append(FlowSide())
        segments.append(SegmentSide())
      }
      names.append(nil)
    }
    index.insert(hash(entry.key), slot: slot)
    append(slot, to: entry.marks.list)
    count &+= 1
    return slot
  }

  /// Forgets a flow.
  mutating func remove(_ slot: Int) {
    unlink(slot)
    index.remove(hash(entries[slot].key), slot: slot)
    details[slot].identifier = 0
    if names[slot] != nil { names[slot] = nil }
    details[slot].next = free
    free = Int32(truncatingIfNeeded: slot)
    count &-= 1
  }

  /// Whether a slot still holds the flow that it held.
  func holds(_ identifier: UInt64, at slot: Int) -> Bool {
    slot < details.count && details[slot].identifier == identifier
  }

  /// The index of what a side sent.
  @inline(__always)
  func place(_ slot: Int, _ side: Int) -> Int {
    slot &* 2 &+ (entries[slot].marks.contains(.sourceIsLow) ? side : 1 &- side)
  }

  /// Which side is the originator in Zeek's sense.
  @inline(__always)
  func originator(_ slot: Int) -> Int { entries[slot].marks.contains(.isReversed) ? 1 : 0 }

  /// Who talks to whom in a flow.
  func endpoints(_ slot: Int) -> FlowEndpoints {
    entries[slot].endpoints(
      sourcePort: details[slot].sourcePort, destinationPort: details[slot].destinationPort)
  }

  // MARK: Idle lists

  /// Puts a flow at the end of a list: it was seen just now.
  @inline(__always)
  mutating func touch(_ slot: Int, list: IdleList) {
    let isLast = entries[slot].marks.list == list && details[slot].next < 0
    if isLast { return }
    unlink(slot)
    entries[slot].marks.list = list
    append(slot, to: list)
  }

  /// The flow of a list that was seen longest ago, nil when the list is empty.
  func oldest(_ list: IdleList) -> Int? {
    let slot = lists.first[Int(list.rawValue)]
    return slot < 0 ? nil : Int(slot)
  }

  /// The flow of all that was seen longest ago, nil when there is none.
  func oldest() -> Int? {
    var best: Int?
    for list in IdleList.allCases {
      guard let slot = oldest(list) else { continue }
      if let known = best {
        let younger = Int32(bitPattern: entries[slot].touched &- entries[known].touched)
        if younger > 0 { continue }
        if younger == 0 && entries[slot].lastNanoseconds >= entries[known].lastNanoseconds {
          continue
        }
      }
      best = slot
    }
    return best
  }

  private mutating func append(_ slot: Int, to list: IdleList) {
    let number = Int(list.rawValue)
    let last = lists.last[number]
    details[slot].previous = last
    details[slot].next = -1
    let own = Int32(truncatingIfNeeded: slot)
    if last >= 0 { details[Int(last)].next = own } else { lists.first[number] = own }
    lists.last[number] = own
  }

  private mutating func unlink(_ slot: Int) {
    let number = Int(entries[slot].marks.list.rawValue)
    let (previous, next) = (details[slot].previous, details[slot].next)
    if previous >= 0 { details[Int(previous)].next = next } else { lists.first[number] = next }
    if next >= 0 { details[Int(next)].previous = previous } else { lists.last[number] = previous }
  }
}
