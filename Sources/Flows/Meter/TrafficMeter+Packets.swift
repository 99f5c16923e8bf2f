internal import Packets

extension TrafficMeter {
  /// Counts a packet for its flow and returns how many packets the flow has.
  @inline(__always)
  mutating func count(
    _ packet: PacketSummary, slot: Int, side: Int, nanoseconds: Int64
  ) -> UInt32 {
    let size = packet.wireLength
    return TrafficMeter.count(
      &table.entries[slot], size: size, payload: packet.payloadLength,
      timeToLive: packet.timeToLive, side: side, nanoseconds: nanoseconds)
  }

  @inline(__always)
  private static func count(
    _ entry: inout FlowEntry, size: UInt32, payload: UInt32, timeToLive: UInt8, side: Int,
    nanoseconds: Int64
  ) -> UInt32 {
    // Both sides together.
    let before = entry.sides[0].packets &+ entry.sides[1].packets
    entry.sizes.counts[SizeClasses.index(of: size)] &+= 1
    if before > 0 {
      let gap = Double(max(0, nanoseconds &- entry.lastNanoseconds)) * 1e-9
      entry.gapSquares += gap * gap
      entry.gapMinimum = min(entry.gapMinimum, Float(gap))
      entry.gapMaximum = max(entry.gapMaximum, Float(gap))
      entry.firstNanoseconds = min(entry.firstNanoseconds, nanoseconds)
      entry.lastNanoseconds = max(entry.lastNanoseconds, nanoseconds)
    }
    count(
      &entry.sides[side], size: size, payload: payload, timeToLive: timeToLive,
      nanoseconds: nanoseconds)
    return before &+ 1
  }

  @inline(__always)
  private static func count(
    _ side: inout FlowSide, size: UInt32, payload: UInt32, timeToLive: UInt8, nanoseconds: Int64
  ) {
    if side.packets == 0 {
      side.timeToLiveMinimum = timeToLive
      side.timeToLiveMaximum = timeToLive
      side.lastNanoseconds = nanoseconds
    } else {
      let gap = Double(max(0, nanoseconds &- side.lastNanoseconds)) * 1e-9
      side.gapSquares += gap * gap
      side.gapMinimum = min(side.gapMinimum, Float(gap))
      side.gapMaximum = max(side.gapMaximum, Float(gap))
      side.lastNanoseconds = max(side.lastNanoseconds, nanoseconds)
      side.timeToLiveMinimum = min(side.timeToLiveMinimum, timeToLive)
      side.timeToLiveMaximum = max(side.timeToLiveMaximum, timeToLive)
    }
    side.packets &+= 1
    side.bytes &+= UInt64(size)
    side.payloadBytes &+= UInt64(payload)
    side.sizeSquares += Double(size) * Double(size)
    side.sizeMinimum = min(side.sizeMinimum, size)
    side.sizeMaximum = max(side.sizeMaximum, size)
  }

  /// Keeps what is kept of a flow's first packets only.
  mutating func noteFirst(
    _ packet: PacketSummary, slot: Int, side: Int, total: UInt32, nanoseconds: Int64
  ) {
    if total <= 20 {
      let size = Int16(clamping: packet.wireLength)
      table.details[slot].firstSizes[Int(total) - 1] = side == 0 ? size : 0 &- size
    }
    if table.entries[slot].sides[side].packets == 1 {
      table.details[slot].sides[side].firstNanoseconds = nanoseconds
      table.details[slot].sides[side].initialWindow = packet.window
    }
    if packet.tcpFlags.has(SegmentBits.syn) && packet.transport == TransportNumber.tcp {
      table.details[slot].sides[side].initialWindow = packet.window
      table.details[slot].sides[side].maximumSegmentSize = packet.maximumSegmentSize
      table.details[slot].sides[side].windowScale = packet.windowScale ?? .max
      table.details[slot].sides[side].tcpOptionOrder = packet.tcpOptionOrder
    }
  }

  mutating func countFragment(_ slot: Int, side: Int) {
    let source = table.entries[slot].sourceHost
    let destination = table.entries[slot].destinationHost
    second.link[side].fragments &+= 1
    if let place = placeHost(source) { second.hosts[place].totals[side].fragments &+= 1 }
    if let place = placeHost(destination) { second.hosts[place].totals[1 - side].fragments &+= 1 }
  }

  /// Where a host stands in the open second, nil when it is not listed.
  @inline(__always)
  mutating func placeHost(_ host: Int32) -> Int? {
    guard host >= 0 else { return nil }
    return second.place(Int(host), in: &hosts, minute: minuteNumber)
  }
}

extension WindowTotals {
  /// What the opener of a flow (0) or its other end (1) counts as sent by it.
  subscript(side: Int) -> DirectionCounters {
    @inline(__always) get { side == 0 ? sent : received }
    @inline(__always) _modify {
      if side == 0 { yield &sent } else { yield &received }
    }
  }
}
