extension HeaderWalk {
  /// Reads a UDP header (RFC 768).
  @inline(__always)
  mutating func udp(_ frame: borrowing RawSpan, _ summary: inout PacketSummary) -> NextHeader {
    summary.layers.insert(.udp)
    guard let header = header(UDPHeader.self, frame, &summary) else {
      notePorts(frame, &summary)
      return .payload
    }
    if isQuoted {
      summary.quoted.hasHeader = true
      summary.quoted.sourcePort = header.sourcePort.value
      summary.quoted.destinationPort = header.destinationPort.value
    } else {
      summary.hasTransportHeader = true
      summary.sourcePort = header.sourcePort.value
      summary.destinationPort = header.destinationPort.value
    }
    // Zero stands for the length of the IP payload (RFC 2675, section 4).
    let length = Int(header.length.value)
    if length >= 8 {
      close(after: length, from: offset, &summary)
    } else if length != 0 {
      note(.headerLength, in: &summary)
    }
    offset &+= 8
    return tunnel(header.sourcePort.value, header.destinationPort.value, frame, &summary)
  }
}
