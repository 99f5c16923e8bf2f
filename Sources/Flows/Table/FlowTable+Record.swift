internal import Glibc
internal import Packets

extension FlowTable {
  /// The record of a flow as it stands.
  func record(of slot: Int, end: FlowEnd) -> FlowRecord {
    var record = FlowRecord(
      identifier: details[slot].identifier, endpoints: endpoints(slot),
      startNanoseconds: details[slot].firstNanoseconds,
      endNanoseconds: entries[slot].lastNanoseconds, end: end)
    fill(&record.outgoing, slot, 0)
    fill(&record.incoming, slot, 1)
    record.gaps = FlowTable.gapStatistics(
      packets: record.packets,
      span: entries[slot].lastNanoseconds &- details[slot].firstNanoseconds,
      squares: entries[slot].gapSquares, minimum: entries[slot].gapMinimum,
      maximum: entries[slot].gapMaximum)
    record.state = connectionState(slot)
    let marks = entries[slot].marks
    record.isReversed = marks.contains(.isReversed)
    record.isContinuation = marks.contains(.isContinuation)
    if marks.transport == TransportNumber.udp {
      let first = originator(slot)
      if sides[place(slot, first)].packets > 0 { record.history.append(UInt8(ascii: "D")) }
      if sides[place(slot, 1 - first)].packets > 0 { record.history.append(UInt8(ascii: "d")) }
    } else {
      record.history = details[slot].history
    }
    let (syn, answer) = (details[slot].synNanoseconds, details[slot].answerNanoseconds)
    if answer != 0 && syn != 0 {
      record.answerNanoseconds = max(0, answer &- syn)
      let handshake = details[slot].handshakeNanoseconds
      if handshake != 0 { record.handshakeNanoseconds = max(0, handshake &- syn) }
    }
    record.application = ApplicationProtocol(rawValue: details[slot].application)
    record.isApplicationByContent = details[slot].isByContent
    record.firstSizes = details[slot].firstSizes
    if let origin = HostNameOrigin(rawValue: details[slot].nameOrigin) {
      record.hostName = names[slot]
      record.hostNameOrigin = origin
    }
    record.dns = details[slot].dns
    return record
  }

  private func fill(_ direction: inout FlowDirection, _ slot: Int, _ number: Int) {
    let place = place(slot, number)
    let side = sides[place]
    guard side.packets > 0 else { return }
    let first = details[slot].sides[number]
    direction.packets = UInt64(side.packets)
    direction.bytes = side.bytes
    direction.payloadBytes = side.payloadBytes
    let overhead = Int64(side.packets) &* Int64(side.overhead) &+ first.surplus
    direction.networkBytes = UInt64(clamping: Int64(clamping: side.bytes) &- overhead)
    let count = Double(side.packets)
    direction.sizes.count = UInt64(side.packets)
    direction.sizes.minimum = Double(side.sizeMinimum)
    direction.sizes.maximum = Double(side.sizeMaximum)
    direction.sizes.mean = Double(side.bytes) / count
    direction.sizes.standardDeviation = FlowTable.spread(
      squares: side.sizeSquares, mean: direction.sizes.mean, count: count)
    direction.gaps = FlowTable.gapStatistics(
      packets: UInt64(side.packets), span: side.lastNanoseconds &- first.firstNanoseconds,
      squares: side.gapSquares, minimum: side.gapMinimum, maximum: side.gapMaximum)
    direction.timeToLiveMinimum = side.timeToLiveMinimum
    direction.timeToLiveMaximum = side.timeToLiveMaximum
    guard entries[slot].marks.transport == TransportNumber.tcp else { return }
    direction.flags = TCPFlags(rawValue: side.flagBits)
    direction.synCount = segments[place].syns &+ segments[place].synAcks
    direction.finCount = segments[place].fins
    direction.rstCount = segments[place].resets
    direction.retransmissions = segments[place].retransmissions
    direction.outOfOrder = segments[place].outOfOrder
    direction.zeroWindows = segments[place].zeroWindows
    direction.segmentsAfterClose = segments[place].afterClose
    direction.initialWindow = first.initialWindow
    direction.maximumSegmentSize = first.maximumSegmentSize
    direction.windowScale = first.windowScale == .max ? nil : first.windowScale
    direction.tcpOptionOrder = first.tcpOptionOrder
  }

  /// - Parameter span: nanoseconds from the first to the latest packet, which is the sum of all gaps.
  private static func gapStatistics(
    packets: UInt64, span: Int64, squares: Double, minimum: Float, maximum: Float
  ) -> SampleStatistics {
    var statistics = SampleStatistics()
    guard packets > 1 else { return statistics }
    let count = Double(packets - 1)
    statistics.count = packets - 1
    statistics.minimum = Double(minimum)
    statistics.maximum = Double(maximum)
    statistics.mean = Double(max(0, span)) * 1e-9 / count
    statistics.standardDeviation = spread(
      squares: squares, mean: statistics.mean, count: count)
    return statistics
  }

  private static func spread(squares: Double, mean: Double, count: Double) -> Double {
    max(0, squares / count - mean * mean).squareRoot()
  }
}
