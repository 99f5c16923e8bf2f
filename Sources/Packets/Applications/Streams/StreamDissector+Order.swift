extension StreamDissector {
  /// Places a segment among those that came before it, as network analysers do.
  ///
  /// - Parameters:
  ///   - length: bytes of payload.
  ///   - side: which side sends.
  mutating func place(
    _ summary: PacketSummary, length: Int, side: Int
  ) -> StreamSide.Order {
    let flags = summary.tcpFlags
    let takesNumber = flags.takesNumber
    let end = summary.sequence &+ UInt32(truncatingIfNeeded: length) &+ (takesNumber ? 1 : 0)
    let order = order(summary, length: length, takesNumber: takesNumber, side: side)
    noteAcknowledgment(summary, length: length, side: side)
    if let next = progress[side].next {
      if sequenceDistance(from: next, to: end) > 0 {
        progress[side].next = end
        progress[side].advancedAt = summary.timestampNanoseconds
      }
    } else {
      progress[side].next = end
      progress[side].advancedAt = summary.timestampNanoseconds
    }
    return order
  }

  // What may change itself is not copied to be looked at.
  @inline(__always)
  private mutating func order(
    _ summary: PacketSummary, length: Int, takesNumber: Bool, side: Int
  ) -> StreamSide.Order {
    guard let next = progress[side].next else { return .new }
    let sequence = summary.sequence
    let ahead = sequenceDistance(from: next, to: sequence)
    if length <= 1, ahead == -1, !summary.tcpFlags.isControl {
      return .keepAlive
    }
    guard length > 0 || takesNumber else { return .new }
    let end = sequence &+ UInt32(truncatingIfNeeded: length)
    if length > 0, let acknowledged = progress[1 - side].acknowledgment,
      sequenceDistance(from: end, to: acknowledged) >= 0
    {
      return .acknowledged
    }
    // One byte that was sent to probe a closed window comes again with what follows it.
    guard ahead < 0, length <= 1 || ahead != -1 else { return .new }
    let time = summary.timestampNanoseconds
    if progress[1 - side].duplicates >= 2, progress[1 - side].acknowledgment == sequence,
      time &- progress[1 - side].acknowledgedAt < 20_000_000
    {
      return .askedFor
    }
    let patience = roundTrip ?? 3_000_000
    if time &- progress[side].advancedAt < patience, end != next { return .outOfTurn }
    return .repeated
  }

  private mutating func noteAcknowledgment(
    _ summary: PacketSummary, length: Int, side: Int
  ) {
    let flags = summary.tcpFlags
    guard flags.contains(.ack) else {
      progress[side].window = summary.window
      return
    }
    let number = summary.acknowledgment
    let window = summary.window
    let sequence = summary.sequence
    let isRepeated =
      length == 0 && progress[side].acknowledgment == number && progress[side].next == sequence
      && progress[side].window == window && window != 0
      && !flags.isControl
    if isRepeated {
      progress[side].duplicates += 1
    } else if progress[side].acknowledgment != number {
      progress[side].duplicates = 0
    }
    progress[side].acknowledgment = number
    progress[side].acknowledgedAt = summary.timestampNanoseconds
    progress[side].window = summary.window
  }
}
