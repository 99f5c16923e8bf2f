internal import Packets

extension TrafficMeter {
  /// Tells of echoes, errors and neighbours.
  mutating func observeControl<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, frame: RawSpan, slot: Int, side: Int, nanoseconds: Int64,
    into sink: inout Sink
  ) {
    guard packet.fragmentOffset == 0 else { return }
    let type = UInt8(truncatingIfNeeded: packet.destinationPort >> 8)
    let payload = frame.extracting(
      frame.range(from: Int(packet.payloadOffset), count: Int(packet.payloadCapturedLength)))
    if ControlMessage.isEcho(type, transport: packet.transport) {
      observeEcho(
        packet, frame: frame, payload: payload, type: type, slot: slot, side: side,
        nanoseconds: nanoseconds, into: &sink)
    } else if ControlMessage.isError(type, transport: packet.transport) {
      count(slot, side: side) { $0.icmpErrors &+= 1 }
      observeError(packet, type: type, nanoseconds: nanoseconds, into: &sink)
    } else if packet.transport == TransportNumber.icmp6 && (type == 135 || type == 136) {
      observeNeighbour(
        packet, payload: payload, type: type, slot: slot, side: side, nanoseconds: nanoseconds,
        into: &sink)
    }
  }

  private mutating func observeEcho<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, frame: RawSpan, payload: RawSpan, type: UInt8, slot: Int, side: Int,
    nanoseconds: Int64, into sink: inout Sink
  ) {
    let isReply = ControlMessage.isReply(type, transport: packet.transport)
    count(slot, side: side) { counters in
      if isReply { counters.echoReplies &+= 1 } else { counters.echoRequests &+= 1 }
    }
    // The sequence number stands right before the payload.
    let sequence =
      packet.payloadOffset >= 8 ? frame.word16(at: Int(packet.payloadOffset) - 2) ?? 0 : 0
    sink.happened(
      .echo(
        EchoMessage(
          timestampNanoseconds: nanoseconds, flow: table.details[slot].identifier,
          source: packet.source, destination: packet.destination, isReply: isReply,
          identifier: packet.sourcePort, sequence: sequence,
          payloadLength: packet.payloadLength,
          payloadDigest: ByteStatistics.digest(
            payload.extracting(payload.range(from: 0, count: 64))),
          payloadEntropy: ByteStatistics.entropy(
            payload.extracting(payload.range(from: 0, count: 256))))))
  }

  private mutating func observeError<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, type: UInt8, nanoseconds: Int64, into sink: inout Sink
  ) {
    let quoted = packet.quoted
    guard quoted.transport != 0 else { return }
    let code = UInt8(truncatingIfNeeded: packet.destinationPort)
    let endpoints = FlowEndpoints(
      source: quoted.source, destination: quoted.destination, sourcePort: quoted.sourcePort,
      destinationPort: quoted.destinationPort, transport: quoted.transport, vlan: packet.vlan,
      innerVLAN: packet.innerVLAN)
    let slot = table.find(FlowKey.of(endpoints))
    let flow = slot.map { table.details[$0].identifier } ?? 0
    sink.happened(
      .unreachable(
        UnreachableMessage(
          timestampNanoseconds: nanoseconds, reporter: packet.source, type: type, code: code,
          quoted: endpoints, flow: flow)))
    guard let slot, table.entries[slot].marks.contains(.isPending),
      ControlMessage.isRefusal(type: type, code: code, transport: packet.transport)
    else { return }
    decide(slot, .refused, nanoseconds: nanoseconds, into: &sink)
  }

  /// Changes the counters of what a side of a flow sends: the sender's, the receiver's and the
  /// link's.
  @inline(__always)
  mutating func count(
    _ slot: Int, side: Int, _ change: (inout DirectionCounters) -> Void
  ) {
    change(&second.link[side])
    if let place = placeHost(table.details[slot].sourceHost) {
      change(&second.hosts[place].totals[side])
    }
    if let place = placeHost(table.details[slot].destinationHost) {
      change(&second.hosts[place].totals[1 - side])
    }
  }
}
