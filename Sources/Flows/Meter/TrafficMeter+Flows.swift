internal import Packets

extension TrafficMeter {
  /// Begins a flow with its first packet.
  mutating func start<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, key: FlowKey, isFromLow: Bool, nanoseconds: Int64,
    into sink: inout Sink
  ) -> Int {
    makeRoom(into: &sink)
    var marks = FlowMarks(transport: packet.transport)
    if isFromLow { marks.insert(.sourceIsLow) }
    let isReversed = TrafficMeter.looksLikeAnswer(packet)
    if isReversed { marks.insert(.isReversed) }
    marks.insert(.isFresh)
    let expectsAnswer = TrafficMeter.expectsAnswer(packet, isReversed: isReversed)
    if expectsAnswer { marks.insert(.isPending) }
    marks.list = TrafficMeter.list(of: packet.transport, expectsAnswer: expectsAnswer)
    let isNewPeer = pairs.isNew(packet.source, packet.destination)
    if isNewPeer { marks.insert(.isNewPeer) }

    let identifier = nextIdentifier
    nextIdentifier &+= 1
    var entry = FlowEntry(key: key, marks: marks, nanoseconds: nanoseconds)
    entry.touched = uptime
    var detail = FlowDetails(
      identifier: identifier, firstNanoseconds: nanoseconds, sourcePort: packet.sourcePort,
      destinationPort: packet.destinationPort)
    if isReversed && packet.transport == TransportNumber.tcp {
      detail.history.append(UInt8(ascii: "^"))
    }
    detail.sourceHost = obtainHost(packet.source, hardware: packet.linkSource.bits)
    detail.destinationHost = obtainHost(packet.destination, hardware: 0)
    detail.listed[0] = Int32(truncatingIfNeeded: touches.count)
    let slot = table.insert(entry, detail)
    touches.append(FlowTouch(slot: slot, nanoseconds: nanoseconds))
    second.isTouched = true
    if let name = cache.name(of: isReversed ? packet.source : packet.destination) {
      keep(name, origin: .dns, slot: slot)
    }
    counted.flows &+= 1
    countStart(slot, isAttempt: expectsAnswer && packet.transport == TransportNumber.tcp)
    if expectsAnswer {
      attempts.append(
        FlowReference(identifier: identifier, slot: Int32(truncatingIfNeeded: slot)))
    }

    var start = FlowStart(
      identifier: identifier, endpoints: table.endpoints(slot),
      timestampNanoseconds: nanoseconds)
    start.wireLength = packet.wireLength
    start.payloadLength = packet.payloadLength
    start.timeToLive = packet.timeToLive
    start.tcpFlags = packet.tcpFlags
    start.window = packet.window
    start.maximumSegmentSize = packet.maximumSegmentSize
    start.windowScale = packet.windowScale
    start.tcpOptionOrder = packet.tcpOptionOrder
    start.isNewPeer = isNewPeer
    start.isReversed = isReversed
    sink.flowStarted(start)
    return slot
  }

  /// Ends the flow that was idle for longest when the table is full.
  private mutating func makeRoom<Sink: TrafficSink & ~Copyable>(into sink: inout Sink) {
    guard table.isFull, let oldest = table.oldest() else { return }
    if table.entries[oldest].marks.list == .closed {
      end(oldest, closedReason(oldest), into: &sink)
    } else {
      counted.flowsEvicted &+= 1
      second.extras.flowsEvicted &+= 1
      end(oldest, .evicted, into: &sink)
    }
  }

  /// The slot of the flow that a packet belongs to: the one found, or its successor when it has to be
  /// a new one. Marks it as seen in the open second.
  @inline(__always)
  mutating func renewed<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, _ packet: PacketSummary, key: FlowKey, isFromLow: Bool, nanoseconds: Int64,
    into sink: inout Sink
  ) -> Int {
    if packet.tcpFlags.rawValue & 0b1_0010 == 0b10 && packet.transport == TransportNumber.tcp {
      let side = isFromLow == table.entries[slot].marks.contains(.sourceIsLow) ? 0 : 1
      if isReuse(packet, slot: slot, side: side) {
        let reason: FlowEnd =
          table.entries[slot].marks.list == .closed ? closedReason(slot) : .reused
        end(slot, reason, into: &sink)
        return start(
          packet, key: key, isFromLow: isFromLow, nanoseconds: nanoseconds, into: &sink)
      }
    }
    if table.entries[slot].touched != uptime {
      return touch(slot, nanoseconds: nanoseconds, into: &sink)
    }
    return slot
  }

  /// Whether a SYN opens another connection between the same ports.
  // Taken into the code: a meter that may change is copied to be looked at by a call.
  @inline(__always)
  private func isReuse(_ packet: PacketSummary, slot: Int, side: Int) -> Bool {
    let place = table.place(slot, side)
    let known = table.sides[place].packets
    if known == 0 { return table.entries[slot].marks.list == .closed }
    return table.segments[place].syns &+ table.segments[place].synAcks == 0
      || packet.sequence != table.segments[place].initialSequence
  }

  /// Marks a flow as seen in the open second, and writes a record when it has lasted for long.
  private mutating func touch<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, nanoseconds: Int64, into sink: inout Sink
  ) -> Int {
    let age = nanoseconds &- table.details[slot].firstNanoseconds
    if age >= limits.activeSeconds.multipliedClamping(by: 1_000_000_000) {
      return proceed(slot, nanoseconds: nanoseconds, into: &sink)
    }
    table.entries[slot].touched = uptime
    table.touch(slot, list: table.entries[slot].marks.list)
    table.details[slot].listed[0] = Int32(truncatingIfNeeded: touches.count)
    touches.append(
      FlowTouch(slot: slot, nanoseconds: nanoseconds, totals: FlowTotals(table, slot)))
    second.isTouched = true
    return slot
  }

  /// Ends a flow by the active timeout and begins another that knows what this one knew.
  private mutating func proceed<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, nanoseconds: Int64, into sink: inout Sink
  ) -> Int {
    let old = table.entries[slot]
    let oldDetail = table.details[slot]
    let oldSegments = Pair(
      table.segments[table.place(slot, 0)], table.segments[table.place(slot, 1)])
    let name = table.names[slot]
    end(slot, .active, into: &sink)

    let identifier = nextIdentifier
    nextIdentifier &+= 1
    var marks = old.marks
    marks.remove([.isPending, .isNewPeer, .isAssembling])
    marks.formUnion([.isFresh, .isContinuation])
    var entry = FlowEntry(key: old.key, marks: marks, nanoseconds: nanoseconds)
    entry.touched = uptime
    entry.states = old.states
    entry.nextSequence = old.nextSequence
    entry.progress = old.progress
    var detail = FlowDetails(
      identifier: identifier, firstNanoseconds: nanoseconds, sourcePort: oldDetail.sourcePort,
      destinationPort: oldDetail.destinationPort)
    detail.application = oldDetail.application
    detail.looks = oldDetail.looks
    detail.isByContent = oldDetail.isByContent
    detail.sourceHost = obtainHost(old.source, hardware: 0)
    detail.destinationHost = obtainHost(old.destination, hardware: 0)
    detail.listed[0] = Int32(truncatingIfNeeded: touches.count)
    let fresh = table.insert(entry, detail)
    for side in 0..<2 {
      table.segments[table.place(fresh, side)] = oldSegments[side].continued
    }
    touches.append(FlowTouch(slot: fresh, nanoseconds: nanoseconds))
    second.isTouched = true
    if let name, let origin = HostNameOrigin(rawValue: oldDetail.nameOrigin) {
      keep(name, origin: origin, slot: fresh)
    }
    counted.flows &+= 1
    var start = FlowStart(
      identifier: identifier, endpoints: table.endpoints(fresh),
      timestampNanoseconds: nanoseconds)
    start.isContinuation = true
    start.isReversed = marks.contains(.isReversed)
    sink.flowStarted(start)
    return fresh
  }

  /// Ends a flow: counts what is left of it, and hands out its record.
  mutating func end<Sink: TrafficSink & ~Copyable>(
    _ slot: Int, _ reason: FlowEnd, into sink: inout Sink
  ) {
    // An attempt that had no time to be answered is left undecided.
    if table.entries[slot].marks.contains(.isPending), reason != .endOfCapture, reason != .evicted {
      decide(
        slot, .unanswered, nanoseconds: table.entries[slot].lastNanoseconds, into: &sink)
    }
    settle(slot)
    sink.flowEnded(table.record(of: slot, end: reason))
    if table.entries[slot].marks.contains(.isAssembling) {
      hellos.forget(table.details[slot].identifier)
    }
    if let name = table.names[slot] { nameBytes -= name.utf8.count }
    let (source, destination) = (
      table.details[slot].sourceHost, table.details[slot].destinationHost
    )
    if source >= 0 { hosts.release(Int(source)) }
    if destination >= 0 { hosts.release(Int(destination)) }
    table.remove(slot)
  }

  /// Why a connection is over.
  @inline(__always)
  func closedReason(_ slot: Int) -> FlowEnd {
    let states = table.entries[slot].states
    return states.source == .reset || states.destination == .reset ? .reset : .fin
  }

  /// The slot of a host that a flow refers to, -1 when there is no room.
  private mutating func obtainHost(_ address: IPAddress, hardware: UInt64) -> Int32 {
    guard let slot = hosts.obtain(address, minute: minuteNumber) else {
      counted.hostsNotListed &+= 1
      second.extras.hostsNotListed &+= 1
      return -1
    }
    hosts.retain(slot)
    if hardware != 0 { hosts.entries[slot].hardware = hardware }
    return Int32(truncatingIfNeeded: slot)
  }

  /// Keeps the name of a flow's destination, while there is room for names.
  mutating func keep(_ name: String, origin: HostNameOrigin, slot: Int) {
    let length = name.utf8.count
    let old = table.names[slot]?.utf8.count ?? 0
    guard nameBytes - old + length <= limits.nameBytes else {
      counted.namesDropped &+= 1
      return
    }
    nameBytes += length - old
    table.names[slot] = name
    table.details[slot].nameOrigin = origin.rawValue
  }
}

extension FlowEntry {
  var source: IPAddress { marks.contains(.sourceIsLow) ? key.low : key.high }
  var destination: IPAddress { marks.contains(.sourceIsLow) ? key.high : key.low }
}

extension SegmentSide {
  /// The place in the sequence space, with nothing counted.
  fileprivate var continued: SegmentSide {
    var side = SegmentSide()
    side.initialSequence = initialSequence
    side.firstGap = firstGap
    side.secondGap = secondGap
    return side
  }
}

extension Int64 {
  fileprivate func multipliedClamping(by factor: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? (self < 0) == (factor < 0) ? .max : .min : product
  }
}
