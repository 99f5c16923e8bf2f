internal import Packets

extension TrafficMeter {
  /// Counts a packet for its flow and returns how many packets the flow has.
  @inline(__always)
  mutating func count(
    _ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64
  ) -> UInt32 {
    let (slot, own) = (place.slot, place.own)
    if table.sides[own].packets == 0 {
      table.sides[own].overhead = UInt8(clamping: packet.overhead)
    }
    let total = table.entries[slot].packets &+ 1
    table.entries[slot].packets = total
    if nanoseconds < table.entries[slot].lastNanoseconds {
      table.details[slot].firstNanoseconds = min(
        table.details[slot].firstNanoseconds, nanoseconds)
    }
    table.entries[slot].add(
      size: packet.wireLength, nanoseconds: nanoseconds, isFirst: total == 1)
    table.sides[own].add(
      size: packet.wireLength, payload: packet.payloadLength, timeToLive: packet.timeToLive,
      nanoseconds: nanoseconds)
    table.noteOverhead(packet, place)
    return total
  }

  /// Keeps what is kept of a flow's first packets only.
  mutating func noteFirst(
    _ packet: PacketSummary, slot: Int, side: Int, total: UInt32, nanoseconds: Int64
  ) {
    if total <= 20 {
      let size = Int16(clamping: packet.wireLength)
      table.details[slot].firstSizes[Int(total) - 1] = side == 0 ? size : 0 &- size
    }
    if table.sides[table.place(slot, side)].packets == 1 {
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
    let source = table.details[slot].sourceHost
    let destination = table.details[slot].destinationHost
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

extension PacketSummary {
  /// Bytes outside of the IP packet: the link's header, padding, tunnels.
  @inline(__always)
  var overhead: Int64 { Int64(wireLength) &- Int64(networkLength) }
}

extension FlowTable {
  /// Counts bytes outside of the IP packet where they differ from those of the side's first packet.
  @inline(__always)
  mutating func noteOverhead(_ packet: PacketSummary, _ place: FlowPlace) {
    let surplus = packet.overhead &- Int64(sides[place.own].overhead)
    if surplus != 0 { details[place.slot].sides[place.side].surplus &+= surplus }
  }
}

extension FlowEntry {
  /// Counts a packet of either side.
  @inline(__always)
  mutating func add(size: UInt32, nanoseconds: Int64, isFirst: Bool) {
    sizes.counts[SizeClasses.index(of: size)] &+= 1
    if isFirst { return }
    let gap = Double(max(0, nanoseconds &- lastNanoseconds)) * 1e-9
    gapSquares += gap * gap
    gapMinimum = min(gapMinimum, Float(gap))
    gapMaximum = max(gapMaximum, Float(gap))
    lastNanoseconds = max(lastNanoseconds, nanoseconds)
  }
}

extension FlowSide {
  /// Counts a packet of this side.
  @inline(__always)
  mutating func add(
    size: UInt32, payload: UInt32, timeToLive: UInt8, nanoseconds: Int64
  ) {
    if packets == 0 {
      timeToLiveMinimum = timeToLive
      timeToLiveMaximum = timeToLive
      lastNanoseconds = nanoseconds
    } else {
      let gap = Double(max(0, nanoseconds &- lastNanoseconds)) * 1e-9
      gapSquares += gap * gap
      gapMinimum = min(gapMinimum, Float(gap))
      gapMaximum = max(gapMaximum, Float(gap))
      lastNanoseconds = max(lastNanoseconds, nanoseconds)
      timeToLiveMinimum = min(timeToLiveMinimum, timeToLive)
      timeToLiveMaximum = max(timeToLiveMaximum, timeToLive)
    }
    packets &+= 1
    bytes &+= UInt64(size)
    payloadBytes &+= UInt64(payload)
    sizeSquares += Double(size) * Double(size)
    sizeMinimum = min(sizeMinimum, size)
    sizeMaximum = max(sizeMaximum, size)
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
