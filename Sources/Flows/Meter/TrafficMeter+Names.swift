internal import Packets

extension TrafficMeter {
  /// Tells of a DNS, mDNS or LLMNR message, counts it, and learns names from its answers.
  mutating func observeNames<Sink: TrafficSink & ~Copyable>(
    _ packet: PacketSummary, _ payload: RawSpan, _ application: ApplicationProtocol, slot: Int,
    side: Int, nanoseconds: Int64, into sink: inout Sink
  ) {
    guard let message = DNSSummary(payload, transport: packet.transport) else { return }
    let header = message.header
    let isResponse = header.isResponse
    let code = header.responseCode
    let octets = message.question.name.octets
    if isResponse {
      countResponse(code, slot: slot, side: side)
    } else {
      countQuery(octets, slot: slot, side: side)
    }
    let name = QueryName(message.question.name, octets: octets)
    if isResponse && code == 0 { learn(message, payload, packet.transport, name: name.text) }
    sink.happened(
      .name(
        NameMessage(
          timestampNanoseconds: nanoseconds, flow: table.details[slot].identifier,
          client: isResponse ? packet.destination : packet.source,
          server: isResponse ? packet.source : packet.destination, isResponse: isResponse,
          name: name.text, type: message.question.type.rawValue,
          responseCode: isResponse ? code : 0, messageLength: packet.payloadLength,
          answers: header.answers, isTruncated: header.isTruncated,
          isMulticast: application != .dns)))
  }

  private mutating func countResponse(_ code: UInt8, slot: Int, side: Int) {
    table.details[slot].dns.responses &+= 1
    if code == 3 {
      table.details[slot].dns.nonexistent &+= 1
    } else if code != 0 {
      table.details[slot].dns.failures &+= 1
    }
    let nonexistent: UInt32 = code == 3 ? 1 : 0
    count(slot, side: side) { counters in
      counters.dnsResponses &+= 1
      counters.dnsNonexistent &+= nonexistent
    }
  }

  private mutating func countQuery(_ octets: [UInt8], slot: Int, side: Int) {
    let measure = QueryMeasure(octets: octets)
    table.details[slot].dns.queries &+= 1
    count(slot, side: side) { counters in
      counters.dnsQueries &+= 1
      counters.dnsNameBytes &+= UInt32(truncatingIfNeeded: max(0, octets.count - 1))
      counters.dnsNameMillibits &+= measure.millibits
    }
    second.names.insert(measure.digest)
    guard let place = placeHost(sender(slot, side)),
      let sketch = second.sketch(second.hosts[place].names)
    else { return }
    second.hosts[place].names = Int32(truncatingIfNeeded: sketch)
    second.sketches[sketch].insert(measure.digest)
  }

  /// Remembers the addresses that a response gives to the name that was asked for.
  private mutating func learn(
    _ message: DNSSummary, _ payload: RawSpan, _ transport: UInt8, name: String
  ) {
    let addresses = message.ip4Count + message.ip6Count
    guard addresses > 0, !name.isEmpty else { return }
    if addresses == 1 {
      cache.remember(name, of: message.firstAddress)
      return
    }
    DNSMessage.forEachAnswer(payload, transport: transport, limit: 32) { record in
      if case .address(let address) = record.contents { cache.remember(name, of: address) }
    }
  }
}
