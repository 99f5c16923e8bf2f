internal import Packets

extension TrafficMeter {
  /// Counts a packet without addresses of the internet protocols; tells of ARP.
  mutating func observeWithoutFlow<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, nanoseconds: Int64, into sink: inout Sink
  ) {
    counted.packetsWithoutFlow &+= 1
    second.isTouched = true
    second.extras.packetsWithoutFlow &+= 1
    second.link.sent.packets &+= 1
    second.link.sent.bytes &+= UInt64(packet.wireLength)
    second.link.sizes.counts[SizeClasses.index(of: packet.wireLength)] &+= 1
    second.link.see(nanoseconds)
    guard packet.arpOperation != 0 else { return }

    let isRequest = packet.arpOperation == 1
    let operation: AddressClaim.Operation
    if packet.source.isAbsent {
      operation = .probe
    } else if packet.source == packet.destination {
      operation = .gratuitous
    } else {
      operation = isRequest ? .request : .reply
    }
    // Around a tunnel stand the frame's addresses of another link.
    let isTunnelled = packet.enclosing.transport != 0
    let claim = AddressClaim(
      timestampNanoseconds: nanoseconds, operation: operation, claimed: packet.source,
      hardware: packet.announcedHardware, requested: packet.destination,
      linkSource: isTunnelled ? packet.announcedHardware : packet.linkSource,
      linkDestination: isTunnelled ? .none : packet.linkDestination, vlan: packet.vlan)
    // A host that speaks ARP only has no flows: its packets are counted here.
    if !packet.source.isAbsent, let host = hosts.obtain(packet.source, minute: minuteNumber) {
      if packet.announcedHardware.bits != 0 {
        hosts.entries[host].hardware = packet.announcedHardware.bits
      }
      let place = second.place(host, in: &hosts, minute: minuteNumber)
      second.hosts[place].totals.sent.packets &+= 1
      second.hosts[place].totals.sent.bytes &+= UInt64(packet.wireLength)
      second.hosts[place].totals.sizes.counts[SizeClasses.index(of: packet.wireLength)] &+= 1
      second.hosts[place].totals.see(nanoseconds)
      count(claim, host: place)
    } else {
      if !packet.source.isAbsent {
        counted.hostsNotListed &+= 1
        second.extras.hostsNotListed &+= 1
      }
      count(claim, host: nil)
    }
    sink.happened(.claim(claim))
  }

  /// Counts an address claim for the link and its sender.
  private mutating func count(_ claim: AddressClaim, host place: Int?) {
    func add(_ counters: inout DirectionCounters) {
      switch claim.operation {
      case .request, .probe: counters.arpRequests &+= 1
      case .reply: counters.arpReplies &+= 1
      case .gratuitous: counters.arpGratuitous &+= 1
      }
    }
    add(&second.link.sent)
    if let place { add(&second.hosts[place].totals.sent) }
    guard claim.operation == .request || claim.operation == .probe else { return }
    let target = ByteStatistics.mixed(
      claim.requested.low &+ ByteStatistics.mixed(claim.requested.high))
    second.targets.insert(target)
    guard let place, let sketch = second.sketch(second.hosts[place].targets) else { return }
    second.hosts[place].targets = Int32(truncatingIfNeeded: sketch)
    second.sketches[sketch].insert(target)
  }

  /// Tells of a neighbour solicitation or advertisement (RFC 4861, sections 4.3 and 4.4).
  mutating func observeNeighbour<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, payload: RawSpan, type: UInt8, slot: Int, side: Int,
    nanoseconds: Int64, into sink: inout Sink
  ) {
    // Behind type, code and checksum: four bytes of flags, then the target.
    guard let flags = payload.octet(at: 0), let high = payload.word64(at: 4),
      let low = payload.word64(at: 12)
    else { return }
    let target = IPAddress(high: high, low: low)
    let isRequest = type == 135
    let isSolicited = flags & 0x40 != 0
    let operation: AddressClaim.Operation =
      isRequest ? (packet.source.isAbsent ? .probe : .request) : isSolicited ? .reply : .gratuitous
    let claim = AddressClaim(
      timestampNanoseconds: nanoseconds, operation: operation,
      claimed: isRequest ? packet.source : target, hardware: packet.announcedHardware,
      requested: isRequest ? target : packet.destination, linkSource: packet.linkSource,
      linkDestination: packet.linkDestination, vlan: packet.vlan)
    count(claim, host: placeHost(sender(slot, side)))
    sink.happened(.claim(claim))
  }

  /// The host that sent a packet of a flow, and the one that got it.
  func sender(_ slot: Int, _ side: Int) -> Int32 {
    side == 0 ? table.details[slot].sourceHost : table.details[slot].destinationHost
  }
}

extension IPAddress {
  /// Whether this stands for no address: `0.0.0.0` or `::`.
  var isAbsent: Bool { high == 0 && (low == 0 || low == 0xFFFF_0000_0000) }
}
