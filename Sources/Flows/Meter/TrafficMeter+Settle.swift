internal import Packets

extension TrafficMeter {
  /// Counts what a flow did in the open second, when it ends before the second does.
  mutating func settle(_ slot: Int) {
    guard table.entries[slot].touched == uptime else { return }
    let index = Int(table.details[slot].listed[0])
    guard index >= 0, index < touches.count, touches[index].slot == Int32(truncatingIfNeeded: slot)
    else { return }
    settle(touch: index)
  }

  /// Counts what a flow did in the open second: for its ends, for the link, and as a flow.
  mutating func settle(touch index: Int) {
    let touch = touches[index]
    touches[index].slot = -1
    let slot = Int(touch.slot)
    let now = FlowTotals(table.entries[slot])
    let marks = table.entries[slot].marks
    var totals = WindowTotals()
    totals.sizes = now.sizes - touch.totals.sizes
    // Times of late packets lie outside, but a flow's latest packet cannot.
    totals.firstNanoseconds = touch.nanoseconds
    totals.lastNanoseconds = max(touch.nanoseconds, table.entries[slot].lastNanoseconds)
    for side in 0..<2 {
      totals[side].add(now, since: touch.totals, side: side, transport: marks.transport)
    }
    second.link.add(totals)
    let source = table.entries[slot].sourceHost
    let destination = table.entries[slot].destinationHost
    if let place = placeHost(source) { second.hosts[place].totals.add(totals) }
    if let place = placeHost(destination) {
      swap(&totals.sent, &totals.received)
      second.hosts[place].totals.add(totals)
    }

    guard second.flows.count < second.limit else {
      second.extras.flowsNotListed &+= 1
      statistics.flowsNotListed &+= 1
      return
    }
    let details = table.details[slot]
    var flow = ListedFlow(
      identifier: details.identifier, key: table.entries[slot].key, marks: marks,
      slot: touch.slot, sourceHost: source, destinationHost: destination,
      sourcePort: details.sourcePort, destinationPort: details.destinationPort)
    flow.isNew = marks.contains(.isFresh)
    flow.isAnswered = marks.contains(.isAnswered)
    for side in 0..<2 {
      flow.packets[side] = now.packets[side] &- touch.totals.packets[side]
      flow.bytes[side] = now.bytes[side] &- touch.totals.bytes[side]
      flow.payloadBytes[side] = now.payloadBytes[side] &- touch.totals.payloadBytes[side]
    }
    flow.longer[0] = tenSeconds.listed(details.listed[1], identifier: details.identifier)
    flow.longer[1] = minute.listed(details.listed[2], identifier: details.identifier)
    second.flows.append(flow)
    table.entries[slot].marks.remove(.isFresh)
  }
}

extension DirectionCounters {
  /// Adds what a side of a flow sent between two moments.
  @inline(__always)
  fileprivate mutating func add(
    _ now: FlowTotals, since then: FlowTotals, side: Int, transport: UInt8
  ) {
    let count = now.packets[side] &- then.packets[side]
    packets = count
    bytes = now.bytes[side] &- then.bytes[side]
    payloadBytes = now.payloadBytes[side] &- then.payloadBytes[side]
    switch transport {
    case TransportNumber.tcp:
      tcpPackets = count
      let (segments, old) = (now.segments[side], then.segments[side])
      syns = segments.syns &- old.syns
      synAcks = segments.synAcks &- old.synAcks
      fins = segments.fins &- old.fins
      resets = segments.resets &- old.resets
      retransmissions = segments.retransmissions &- old.retransmissions
      zeroWindows = segments.zeroWindows &- old.zeroWindows
    case TransportNumber.udp: udpPackets = count
    case TransportNumber.icmp, TransportNumber.icmp6: icmpPackets = count
    default: break
    }
  }
}
