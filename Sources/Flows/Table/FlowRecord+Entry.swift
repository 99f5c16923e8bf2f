internal import Glibc
internal import Packets

extension TrafficMeter {
  /// The record of a flow as it stands.
  func record(of slot: Int, end: FlowEnd) -> FlowRecord {
    TrafficMeter.record(
      table.entries[slot], table.details[slot], name: table.names[slot], end: end)
  }

  private static func record(
    _ entry: FlowEntry, _ details: FlowDetails, name: String?, end: FlowEnd
  ) -> FlowRecord {
    var record = FlowRecord(
      identifier: details.identifier, endpoints: entry.endpoints(details),
      startNanoseconds: entry.firstNanoseconds, endNanoseconds: entry.lastNanoseconds, end: end)
    record.outgoing = direction(entry, details, side: 0)
    record.incoming = direction(entry, details, side: 1)
    record.gaps = gapStatistics(
      packets: UInt64(entry.sides[0].packets) + UInt64(entry.sides[1].packets),
      span: entry.lastNanoseconds &- entry.firstNanoseconds, squares: entry.gapSquares,
      minimum: entry.gapMinimum, maximum: entry.gapMaximum)
    record.state = entry.connectionState(history: details.history)
    record.history = details.history
    if entry.marks.transport == TransportNumber.udp {
      record.history = FlowHistory()
      for side in [entry.originator, 1 - entry.originator]
      where entry.sides[side].packets > 0 {
        record.history.append(UInt8(ascii: side == entry.originator ? "D" : "d"))
      }
    }
    record.isReversed = entry.marks.contains(.isReversed)
    record.isContinuation = entry.marks.contains(.isContinuation)
    if details.answerNanoseconds != 0 && details.synNanoseconds != 0 {
      record.answerNanoseconds = max(0, details.answerNanoseconds &- details.synNanoseconds)
      if details.handshakeNanoseconds != 0 {
        record.handshakeNanoseconds = max(
          0, details.handshakeNanoseconds &- details.synNanoseconds)
      }
    }
    record.application = ApplicationProtocol(rawValue: details.application)
    record.isApplicationByContent = details.isByContent
    record.firstSizes = details.firstSizes
    if let origin = HostNameOrigin(rawValue: details.nameOrigin) {
      record.hostName = name
      record.hostNameOrigin = origin
    }
    record.dns = details.dns
    return record
  }

  private static func direction(
    _ entry: FlowEntry, _ details: FlowDetails, side number: Int
  ) -> FlowDirection {
    let side = entry.sides[number]
    let segments = entry.segments[number]
    let first = details.sides[number]
    var direction = FlowDirection()
    guard side.packets > 0 else { return direction }
    direction.packets = UInt64(side.packets)
    direction.bytes = side.bytes
    direction.payloadBytes = side.payloadBytes
    let count = Double(side.packets)
    direction.sizes.count = UInt64(side.packets)
    direction.sizes.minimum = Double(side.sizeMinimum)
    direction.sizes.maximum = Double(side.sizeMaximum)
    direction.sizes.mean = Double(side.bytes) / count
    direction.sizes.standardDeviation = spread(
      squares: side.sizeSquares, mean: direction.sizes.mean, count: count)
    direction.gaps = gapStatistics(
      packets: UInt64(side.packets), span: side.lastNanoseconds &- first.firstNanoseconds,
      squares: side.gapSquares, minimum: side.gapMinimum, maximum: side.gapMaximum)
    direction.flags = TCPFlags(rawValue: side.flagBits)
    direction.synCount = segments.syns &+ segments.synAcks
    direction.finCount = segments.fins
    direction.rstCount = segments.resets
    direction.retransmissions = segments.retransmissions
    direction.outOfOrder = segments.outOfOrder
    direction.zeroWindows = segments.zeroWindows
    direction.segmentsAfterClose = segments.afterClose
    direction.timeToLiveMinimum = side.timeToLiveMinimum
    direction.timeToLiveMaximum = side.timeToLiveMaximum
    direction.initialWindow = first.initialWindow
    direction.maximumSegmentSize = first.maximumSegmentSize
    direction.windowScale = first.windowScale == .max ? nil : first.windowScale
    direction.tcpOptionOrder = first.tcpOptionOrder
    return direction
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
