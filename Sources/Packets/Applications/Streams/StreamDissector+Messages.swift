extension StreamDissector {
  /// Goes on with a message that began in an earlier segment.
  ///
  /// - Returns: the layers shown, and how many of the segment's bytes belonged to the message.
  mutating func proceed(
    _ segment: StreamSegment, _ bytes: RawSpan, _ ports: StreamPorts, side: Int
  ) -> (shown: PacketLayers, taken: Int) {
    if sides[side].awaitsBytes { return proceedWithBytes(segment, side: side) }
    guard var pending = sides[side].pending else { return ([], segment.length) }
    let end = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length)
    let isInTurn = pending.covered == segment.sequence
    switch pending.need {
    case .nothing:
      sides[side].pending = nil
      return ([], segment.length)
    case .end:
      pending.cover(from: segment.sequence, to: end)
      sides[side].pending = segment.isLast ? nil : pending
      return (segment.isLast && pending.covered == end ? pending.layers : [], segment.length)
    case .chunks(var chunks, _) where isInTurn:
      switch chunks.read(bytes, from: 0) {
      case .done(let next):
        sides[side].pending = nil
        if pending.isRequest { http.sawRequest = true }
        return (pending.layers, next)
      case .lost:
        sides[side].pending = nil
        return (pending.layers, segment.length)
      case .more(let count):
        pending.need = .chunks(chunks, bytes: count)
        pending.covered = end
        pending.next = end &+ UInt32(truncatingIfNeeded: min(count, 1 << 30))
        sides[side].pending = pending
        return ([], segment.length)
      }
    case .bytes, .chunks: return proceedWithBytes(segment, side: side)
    case .front:
      return (proceedWithFront(pending, segment, bytes, ports, side: side), segment.length)
    }
  }

  /// Counts bytes of a message of which only the number matters, where it stands: that is what most
  /// segments hold.
  private mutating func proceedWithBytes(
    _ segment: StreamSegment, side: Int
  ) -> (shown: PacketLayers, taken: Int) {
    guard let next = sides[side].pending?.next else { return ([], segment.length) }
    let taken = min(segment.length, sequenceDistance(from: segment.sequence, to: next))
    sides[side].pending?.cover(
      from: segment.sequence, to: segment.sequence &+ UInt32(truncatingIfNeeded: taken))
    guard let covered = sides[side].pending?.covered,
      sequenceDistance(from: next, to: covered) >= 0, let pending = sides[side].pending
    else { return ([], taken) }
    sides[side].pending = nil
    sides[side].completed = (pending.start, next)
    if pending.isRequest { http.sawRequest = true }
    return (segment.isOutOfTurn ? [] : pending.layers, taken)
  }

  private mutating func proceedWithFront(
    _ pending: StreamSide.Pending, _ segment: StreamSegment, _ bytes: RawSpan,
    _ ports: StreamPorts, side: Int
  ) -> PacketLayers {
    // Bytes that are known already are left out.
    let known = sequenceDistance(from: segment.sequence, to: pending.covered)
    guard known >= 0, known < segment.length else { return [] }
    sides[side].pending = nil
    let front = pending.front + bytes.octets(in: known..<max(bytes.byteCount, known))
    guard front.count <= StreamDissector.frontLimit, !segment.isOutOfTurn else { return [] }
    let all = front.span.bytes
    let result = read(all, canWait: true, isLast: segment.isLast, ports)
    wait(
      result, from: pending.start,
      length: front.count, all, side: side)
    return result.reading.isShown ? result.layers : []
  }

  /// Reads the front of a segment, or of a message that is put together, by what the conversation
  /// is known or guessed to speak; the layers are those of what was read.
  mutating func read(
    _ bytes: RawSpan, canWait: Bool, isLast: Bool, _ ports: StreamPorts
  ) -> (reading: MessageReading, layers: PacketLayers) {
    if speech == .unknown, let skip = ProxyPreamble.length(bytes), skip < bytes.byteCount {
      var result = read(
        bytes.extracting(droppingFirst: skip), canWait: canWait, isLast: isLast, ports)
      result.reading.rest &+= skip
      return result
    }
    switch speech {
    case .http: return readHTTP(bytes, canWait, isLast)
    case .tls:
      let reading = tls.read(bytes, canWait: canWait)
      return (reading, .tls)
    case .other: return (.refused, [])
    case .unknown: break
    }
    for number in 0..<3 {
      switch ports[number] {
      case .dns: return (DNSFrames.read(bytes, canWait: canWait), .dns)
      case .http: return readHTTP(bytes, canWait, isLast)
      case .tls:
        let reading = tls.read(bytes, canWait: canWait)
        if reading.isAccepted { return (reading, .tls) }
      case .other: return (.refused, [])
      case .upgradable:
        if strangers > 0, TLSRecords.begins(bytes) { return guess(bytes, canWait, isLast) }
        strangers += 1
        return (.refused, [])
      case .unknown: break
      }
    }
    return guess(bytes, canWait, isLast)
  }

  /// Recognises a conversation whose ports say nothing by its first bytes.
  private mutating func guess(
    _ bytes: RawSpan, _ canWait: Bool, _ isLast: Bool
  ) -> (reading: MessageReading, layers: PacketLayers) {
    if TLSRecords.begins(bytes) {
      speech = .tls
      return (tls.read(bytes, canWait: canWait), .tls)
    }
    // Facebook's handshake looks like nothing else; what follows must not be taken for TLS.
    if bytes.reads("1QTV") { speech = .other }
    if HTTPFirstLine.begins(bytes) {
      speech = .http
      return readHTTP(bytes, canWait, isLast)
    }
    strangers += 1
    if strangers >= StreamDissector.strangerLimit { speech = .other }
    return (.refused, [])
  }

  private mutating func readHTTP(
    _ bytes: RawSpan, _ canWait: Bool, _ isLast: Bool
  ) -> (reading: MessageReading, layers: PacketLayers) {
    let reading = http.read(bytes, canWait: canWait, isLast: isLast)
    guard case .bytes = http.tunnel, case .nothing = reading.need,
      reading.rest < bytes.byteCount
    else { return (reading, .http) }
    let inner = bytes.extracting(droppingFirst: reading.rest)
    guard TLSRecordHeader(inner) != nil else { return (MessageReading(), .http) }
    var records = tls.read(inner, canWait: canWait)
    records.rest &+= reading.rest
    return (records, [.http, .tls])
  }
}
