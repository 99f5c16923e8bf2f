internal import Packets

/// One flow in the window of one length.
struct ListedFlow: BitwiseCopyable {
  var identifier: UInt64
  var key: FlowKey
  var marks: FlowMarks
  var slot: Int32
  var sourceHost: Int32
  var destinationHost: Int32
  var sourcePort: UInt16
  var destinationPort: UInt16
  var isNew = false
  var isAnswered = false
  var packets = Pair<UInt32>(0)
  var bytes = Pair<UInt64>(0)
  var payloadBytes = Pair<UInt64>(0)
  /// Where the same flow stands in the windows of 10 and 60 s, -1 when not.
  var longer = Pair<Int32>(-1)

  /// Adds what the flow did in a later, shorter window.
  mutating func add(_ later: ListedFlow) {
    isNew = isNew || later.isNew
    isAnswered = isAnswered || later.isAnswered
    for side in 0..<2 {
      packets[side] &+= later.packets[side]
      bytes[side] &+= later.bytes[side]
      payloadBytes[side] &+= later.payloadBytes[side]
    }
  }

  func activity(startSeconds: Int64, length: WindowLength) -> FlowActivity {
    let isLow = marks.contains(.sourceIsLow)
    var activity = FlowActivity(
      flow: identifier,
      endpoints: FlowEndpoints(
        source: isLow ? key.low : key.high, destination: isLow ? key.high : key.low,
        sourcePort: sourcePort, destinationPort: destinationPort, transport: marks.transport,
        vlan: key.vlan, innerVLAN: key.innerVLAN),
      startSeconds: startSeconds, length: length)
    activity.packetsOut = packets[0]
    activity.packetsIn = packets[1]
    activity.bytesOut = bytes[0]
    activity.bytesIn = bytes[1]
    activity.payloadOut = payloadBytes[0]
    activity.payloadIn = payloadBytes[1]
    activity.isNew = isNew
    activity.isAnswered = isAnswered
    return activity
  }
}

/// What adds up for one host or the link.
struct WindowTotals: BitwiseCopyable {
  var sent = DirectionCounters()
  var received = DirectionCounters()
  var sizes = SizeClasses()
  var firstNanoseconds = Int64.max
  var lastNanoseconds = Int64.min

  var hasPackets: Bool { sent.packets &+ received.packets > 0 }

  mutating func add(_ other: WindowTotals) {
    sent += other.sent
    received += other.received
    sizes += other.sizes
    firstNanoseconds = min(firstNanoseconds, other.firstNanoseconds)
    lastNanoseconds = max(lastNanoseconds, other.lastNanoseconds)
  }

  @inline(__always)
  mutating func see(_ nanoseconds: Int64) {
    firstNanoseconds = min(firstNanoseconds, nanoseconds)
    lastNanoseconds = max(lastNanoseconds, nanoseconds)
  }
}

/// One host in the window of one length.
struct ListedHost: BitwiseCopyable {
  /// Its slot in the host table.
  var slot: Int32
  /// The first of its edges while the window is being closed.
  var edge: Int32 = -1
  /// Its sketches of DNS names and ARP targets, -1 when there are none.
  var names: Int32 = -1
  var targets: Int32 = -1
  var totals = WindowTotals()
}

/// What is counted for the link alone.
struct LinkExtras: BitwiseCopyable {
  var packetsWithoutFlow: UInt32 = 0
  var latePackets: UInt32 = 0
  var flowsNotListed: UInt32 = 0
  var flowsEvicted: UInt32 = 0
  var hostsNotListed: UInt32 = 0

  static func += (left: inout LinkExtras, right: LinkExtras) {
    left.packetsWithoutFlow &+= right.packetsWithoutFlow
    left.latePackets &+= right.latePackets
    left.flowsNotListed &+= right.flowsNotListed
    left.flowsEvicted &+= right.flowsEvicted
    left.hostsNotListed &+= right.hostsNotListed
  }
}

/// The open window of one length: hosts, flows and the link.
struct WindowLevel: ~Copyable {
  let length: WindowLength
  /// 0, 1 and 2 for 1, 10 and 60 s.
  let number: Int
  /// The most flows that are listed.
  let limit: Int
  /// The most sketches that are kept: hosts that ask for names or addresses.
  static let sketchLimit = 8_192

  var hosts: Slab<ListedHost>
  var flows: Slab<ListedFlow>
  var sketches = Slab<BitSketch>()
  var link = WindowTotals()
  var extras = LinkExtras()
  var names = BitSketch()
  var targets = BitSketch()
  /// Whether anything was counted.
  var isTouched = false

  init(length: WindowLength, limit: Int, hosts most: Int) {
    self.length = length
    number = Int(length.rawValue)
    let limit = min(max(0, limit), Int(Int32.max) / 4)
    self.limit = limit
    flows = Slab(limit: limit)
    hosts = Slab(limit: most)
  }

  /// Forgets everything for the next window.
  mutating func clear() {
    hosts.removeAll()
    flows.removeAll()
    sketches.removeAll()
    link = WindowTotals()
    extras = LinkExtras()
    names = BitSketch()
    targets = BitSketch()
    isTouched = false
  }

  /// Where a host stands, put there when it is new.
  @inline(__always)
  mutating func place(_ slot: Int, in table: inout HostTable, minute: UInt32) -> Int {
    let known = Int(table.entries[slot].listed[number])
    if known >= 0 && known < hosts.count && hosts[known].slot == Int32(truncatingIfNeeded: slot) {
      return known
    }
    let fresh = hosts.append(ListedHost(slot: Int32(truncatingIfNeeded: slot)))
    table.entries[slot].listed[number] = Int32(truncatingIfNeeded: fresh)
    table.entries[slot].minute = minute
    return fresh
  }

  /// The index of a flow that is listed already, -1 when it is not.
  func listed(_ index: Int32, identifier: UInt64) -> Int32 {
    index >= 0 && Int(index) < flows.count && flows[Int(index)].identifier == identifier
      ? index : -1
  }

  /// A sketch of a host, made when it has none; nil when there are too many.
  mutating func sketch(_ index: Int32) -> Int? {
    if index >= 0 { return Int(index) }
    guard sketches.count < WindowLevel.sketchLimit else { return nil }
    return sketches.append(BitSketch())
  }
}
