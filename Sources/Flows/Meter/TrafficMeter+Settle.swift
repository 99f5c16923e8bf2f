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
    let now = FlowTotals(table, slot)
    let marks = table.entries[slot].marks
    var done = FlowDelta(now, since: touch.totals, transport: marks.transport)
    // A late packet may lie before, but a flow's latest packet cannot.
    done.firstNanoseconds = touch.nanoseconds
    done.lastNanoseconds = max(touch.nanoseconds, table.entries[slot].lastNanoseconds)
    second.link.add(done, isSource: true)
    let source = table.details[slot].sourceHost
    let destination = table.details[slot].destinationHost
    if let place = placeHost(source) { second.hosts[place].totals.add(done, isSource: true) }
    if let place = placeHost(destination) {
      second.hosts[place].totals.add(done, isSource: false)
    }

    guard second.flows.count < second.limit else {
      second.extras.flowsNotListed &+= 1
      counted.flowsNotListed &+= 1
      return
    }
    let identifier = table.details[slot].identifier
    var flow = ListedFlow(
      identifier: identifier, key: table.entries[slot].key, marks: marks, slot: touch.slot,
      sourceHost: source, destinationHost: destination,
      sourcePort: table.details[slot].sourcePort,
      destinationPort: table.details[slot].destinationPort)
    flow.isNew = marks.contains(.isFresh)
    flow.isAnswered = marks.contains(.isAnswered)
    flow.packets = Pair(done.sides.source.packets, done.sides.destination.packets)
    flow.bytes = Pair(done.sides.source.bytes, done.sides.destination.bytes)
    flow.payloadBytes = Pair(
      done.sides.source.payloadBytes, done.sides.destination.payloadBytes)
    let listed = table.details[slot].listed
    flow.longer = Pair(
      tenSeconds.listed(listed[1], identifier: identifier),
      minute.listed(listed[2], identifier: identifier))
    second.flows.append(flow)
    table.entries[slot].marks.remove(.isFresh)
  }
}
