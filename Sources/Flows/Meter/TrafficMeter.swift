package import Packets

/// Turns packets into flows, events and windows.
///
/// One owner, no locks. Each packet touches its own flow; hosts and the link are summed up when a
/// second closes. The clock is that of the packets: it never goes back by less than a minute, and a
/// jump leaves no empty windows behind.
package struct TrafficMeter: ~Copyable {
  let limits: MeterLimits
  var table: FlowTable
  var hosts: HostTable
  var pairs: PairMemory
  var cache: NameCache
  var fragments: FragmentMemory
  var hellos = HelloStore()
  var counter = DistinctCounter()
  var edges: Slab<FlowEdge>

  // The open windows, shortest first.
  var second: WindowLevel
  var tenSeconds: WindowLevel
  var minute: WindowLevel
  /// Flows seen in the open second.
  var touches: Slab<FlowTouch>
  /// Attempts of the open second and of the one before it that had no answer.
  var attempts = Slab<FlowReference>()
  var olderAttempts = Slab<FlowReference>()

  // The clock.
  /// The second that is open, since 1970-01-01 UTC.
  var openSecond: Int64 = 0
  /// Its begin and end in nanoseconds; no packet fits before the first one came.
  var openNanoseconds = Int64.max
  var closeNanoseconds = Int64.min
  /// Seconds that have gone by, counted without ever going back; may wrap round.
  var uptime: UInt32 = 1
  /// Minutes that were opened.
  var minuteNumber: UInt32 = 1

  var nextIdentifier: UInt64 = 1
  /// Bytes of the names that flows hold.
  var nameBytes = 0
  var counted = MeterStatistics()

  /// A meter without flows.
  ///
  /// - Parameters:
  ///   - limits: how much it remembers.
  ///   - seed: a secret for the hash tables, which no result depends on.
  package init(
    limits: MeterLimits = MeterLimits(), seed: UInt64 = UInt64.random(in: UInt64.min...UInt64.max)
  ) {
    self.limits = limits
    let hash = KeyedHash(seed: seed)
    table = FlowTable(limit: limits.flows, hash: hash)
    touches = Slab(limit: limits.windowFlows)
    edges = Slab(limit: limits.windowFlows * 2)
    hosts = HostTable(limit: limits.hosts, hash: hash)
    // What these remember shows in results, which must not depend on the secret.
    let plain = KeyedHash(seed: 0)
    pairs = PairMemory(hash: plain)
    cache = NameCache(limit: limits.names, hash: hash)
    fragments = FragmentMemory(hash: plain)
    second = WindowLevel(length: .second, limit: limits.windowFlows, hosts: limits.hosts)
    tenSeconds = WindowLevel(length: .tenSeconds, limit: limits.windowFlows, hosts: limits.hosts)
    minute = WindowLevel(length: .minute, limit: limits.windowFlows, hosts: limits.hosts)
  }

  /// What has been seen, and what was left out.
  package var statistics: MeterStatistics {
    var statistics = counted
    statistics.fragmentsUnmatched = fragments.unmatched
    statistics.namesForgotten = cache.forgotten
    return statistics
  }

  /// Flows that are going on.
  package var activeFlows: Int { table.count }

  /// The name that DNS last gave an address, nil when unknown.
  package func name(of address: IPAddress) -> String? { cache.name(of: address) }

  /// Takes one packet.
  ///
  /// - Parameters:
  ///   - packet: what its headers say.
  ///   - frame: its captured bytes; payloads are read from here and never kept.
  ///   - sink: told of what starts, happens and ends, before and with this packet.
  /// - Returns: The slot of the packet's flow, which holds until the next packet; nil without one.
  @discardableResult
  package mutating func observe<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, frame: RawSpan, into sink: inout Sink
  ) -> Int? {
    // A clock beyond 2096 or before 1843 is nonsense, and would overflow.
    let nanoseconds = min(
      max(packet.timestampNanoseconds, -4_000_000_000_000_000_000), 4_000_000_000_000_000_000)
    if nanoseconds >= closeNanoseconds || nanoseconds < openNanoseconds {
      adjustClock(to: nanoseconds, into: &sink)
    }
    counted.packets &+= 1
    counted.bytes &+= UInt64(packet.wireLength)

    guard packet.layers.rawValue & TrafficMeter.internetLayers != 0, packet.arpOperation == 0 else {
      observeWithoutFlow(packet, nanoseconds: nanoseconds, into: &sink)
      return nil
    }
    var (key, isFromLow) = FlowKey.of(packet)
    let isFragment = packet.fragmentOffset != 0 || packet.moreFragments
    if isFragment { (key, isFromLow) = fragments.key(of: packet, own: (key, isFromLow)) }

    let slot: Int
    if let known = table.find(key) {
      slot = known
    } else {
      slot = start(
        packet, key: key, isFromLow: isFromLow, nanoseconds: nanoseconds, into: &sink)
    }
    let current = renewed(
      slot, packet, key: key, isFromLow: isFromLow, nanoseconds: nanoseconds, into: &sink)
    let isTCP =
      packet.transport == TransportNumber.tcp && packet.layers.rawValue & TrafficMeter.tcpLayer != 0
      && packet.fragmentOffset == 0
    let side = isFromLow == table.entries[current].marks.contains(.sourceIsLow) ? 0 : 1
    let own = current &* 2 &+ (isFromLow ? 0 : 1)

    let place = FlowPlace(slot: current, side: side, own: own)
    let passed = isTCP ? table.pass(packet, place, nanoseconds: nanoseconds) : 0
    if passed == 0 {
      follow(packet, place, isTCP: isTCP, nanoseconds: nanoseconds, into: &sink)
    } else if passed <= 20 {
      noteFirst(packet, slot: current, side: side, total: passed, nanoseconds: nanoseconds)
    }
    if isFragment { countFragment(current, side: side) }
    if packet.transport == TransportNumber.icmp || packet.transport == TransportNumber.icmp6 {
      observeControl(
        packet, frame: frame, slot: current, side: side, nanoseconds: nanoseconds, into: &sink)
    } else if packet.payloadCapturedLength > 0 {
      let marks = table.entries[current].marks
      if !marks.contains(.isIdentified) || marks.rawValue & FlowMarks.looked != 0 {
        observePayload(
          packet, frame: frame, slot: current, side: side, nanoseconds: nanoseconds, into: &sink)
      }
    }
    return current
  }

  /// Tells the applications that a packet shows, with what is noted about its flow.
  ///
  /// - Parameters:
  ///   - packet: the one that ``observe(_:frame:into:)`` took last.
  ///   - frame: its captured bytes.
  ///   - flow: what that returned.
  ///   - reader: who follows the conversations.
  package mutating func read(
    _ packet: PacketSummary, frame: RawSpan, flow: Int?, by reader: inout ConversationReader
  ) -> PacketLayers {
    if let flow { return reader.read(packet, frame: frame, note: &table.notes[flow]) }
    var note = ConversationNote()
    return reader.read(packet, frame: frame, note: &note)
  }

  /// Counts a packet that may change more than numbers.
  private mutating func follow<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, _ place: FlowPlace, isTCP: Bool, nanoseconds: Int64,
    into sink: inout Sink
  ) {
    let isFirstOfSide = table.sides[place.own].packets == 0
    if isTCP {
      let change = table.follow(packet, place, nanoseconds: nanoseconds)
      if !change.isEmpty {
        apply(change, slot: place.slot, side: place.side, nanoseconds: nanoseconds, into: &sink)
      }
    } else if place.side == 1 && isFirstOfSide {
      answerDatagram(place.slot, nanoseconds: nanoseconds, into: &sink)
    }
    let total = count(packet, place, nanoseconds: nanoseconds)
    if total <= 20 || isFirstOfSide {
      noteFirst(
        packet, slot: place.slot, side: place.side, total: total, nanoseconds: nanoseconds)
    }
  }

  /// Ends all flows and closes all windows: the capture is over. The meter is empty afterwards and
  /// may go on.
  package mutating func finish<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    guard closeNanoseconds != Int64.min else { return }
    closeSecond(next: nil, into: &sink)
    var left: [(identifier: UInt64, slot: Int)] = []
    for slot in 0..<table.details.count where table.details[slot].identifier != 0 {
      left.append((table.details[slot].identifier, slot))
    }
    left.sort { $0.identifier < $1.identifier }
    for flow in left {
      let isOver = table.entries[flow.slot].marks.list == .closed
      end(flow.slot, isOver ? closedReason(flow.slot) : .endOfCapture, into: &sink)
    }
    attempts.removeAll()
    olderAttempts.removeAll()
    openNanoseconds = Int64.max
    closeNanoseconds = Int64.min
  }

  // Numbers of `PacketLayers`: the constants of another module are not folded into the code.
  static var internetLayers: UInt64 { 1 << 10 | 1 << 11 }
  static var tcpLayer: UInt64 { 1 << 20 }
}

/// A flow that may have ended since.
struct FlowReference: BitwiseCopyable {
  var identifier: UInt64
  var slot: Int32
}
