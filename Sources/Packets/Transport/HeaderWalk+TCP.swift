extension HeaderWalk {
  /// Reads a TCP header with its options (RFC 9293).
  @inline(__always)
  mutating func tcp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.tcp)
    if isQuoted { return quotedTCP(frame, &summary) }
    guard let header = header(TCPHeader.self, frame, &summary) else {
      notePorts(frame, &summary)
      return .payload
    }
    summary.hasTransportHeader = true
    summary.sourcePort = header.sourcePort.value
    summary.destinationPort = header.destinationPort.value
    summary.sequence = header.sequence.value
    summary.acknowledgment = header.acknowledgment.value
    summary.tcpFlags = TCPFlags(rawValue: header.flags)
    summary.window = header.window.value
    let length = header.headerLength
    if length < 20 {
      note(.headerLength, in: &summary)
      return .payload
    }
    guard length == 20 || has(length, &summary) else { return .payload }
    if length > 20 { options(from: offset &+ 20, to: offset &+ length, frame, &summary) }
    offset &+= length
    return .payload
  }

  /// Notes the ports of a header that was cut after them.
  func notePorts(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) {
    guard limit &- offset >= 4, let source = frame.word16(at: offset),
      let destination = frame.word16(at: offset &+ 2)
    else { return }
    if isQuoted {
      summary.quoted.sourcePort = source
      summary.quoted.destinationPort = destination
    } else {
      summary.sourcePort = source
      summary.destinationPort = destination
    }
  }

  private func quotedTCP(
    _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> NextHeader {
    notePorts(frame, &summary)
    summary.quoted.hasHeader = limit &- offset >= 20
    return .payload
  }

  /// Reads the options of a TCP header; each takes a byte or more, so 40 steps are the most.
  @inline(__always)
  private func options(
    from start: Int, to end: Int, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) {
    // What nearly every segment of an open connection carries: two fillers and the timestamps.
    if end &- start == 12, frame.word32(at: start) == 0x0101_080A {
      summary.tcpOptionOrder = 0x811
      return
    }
    mixedOptions(from: start, to: end, frame, &summary)
  }

  private func mixedOptions(
    from start: Int, to end: Int, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) {
    var place = start
    var order: UInt32 = 0
    var shift: UInt32 = 0
    while place < end, let kind = frame.octet(at: place) {
      if shift < 32 {
        order |= UInt32(min(kind, 15)) << shift
        shift &+= 4
      }
      if kind == 0 { break }
      if kind == 1 {
        place &+= 1
        continue
      }
      guard place &+ 1 < end, let length = frame.octet(at: place &+ 1), length >= 2,
        place &+ Int(length) <= end
      else {
        note(.option, in: &summary)
        break
      }
      switch (kind, length) {
      case (2, 4): summary.maximumSegmentSize = frame.word16(at: place &+ 2) ?? 0
      case (3, 3): summary.windowScale = frame.octet(at: place &+ 2)
      default: break
      }
      place &+= Int(length)
    }
    summary.tcpOptionOrder = order
  }
}
