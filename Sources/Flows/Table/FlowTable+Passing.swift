internal import Packets

extension FlowTable {
  /// Counts a segment that changes nothing but numbers, as nearly all do: in an open connection, next
  /// in its side's sequence, without SYN, FIN or RST, acknowledging nothing unseen.
  ///
  /// It does what `follow` and `count` would, with one look at each row instead of one for each
  /// field.
  ///
  /// - Parameter place: who sent it.
  /// - Returns: How many packets the flow has with it; 0 when the segment is not such a one, and then
  ///   nothing was counted.
  @inline(__always)
  mutating func pass(_ packet: PacketSummary, _ place: FlowPlace, nanoseconds: Int64) -> UInt32 {
    let total = FlowTable.pass(
      packet, &entries[place.slot], &sides[place.own], side: place.side, nanoseconds: nanoseconds)
    if total != 0 { noteOverhead(packet, place) }
    return total
  }

  @inline(__always)
  private static func pass(
    _ packet: PacketSummary, _ entry: inout FlowEntry, _ own: inout FlowSide, side: Int,
    nanoseconds: Int64
  ) -> UInt32 {
    let flags = packet.tcpFlags.rawValue
    let payload = packet.payloadLength
    // The first four segments of a side may end the handshake.
    guard flags & 0b111 == 0, own.packets >= 4, packet.window != 0,
      entry.states.source == .established, entry.states.destination == .established,
      nanoseconds >= entry.lastNanoseconds
    else { return 0 }
    let noted: FlowMarks = payload > 0 ? .spoke : .acknowledged
    guard entry.marks.rawValue & noted.of(side: side).rawValue != 0 else { return 0 }
    let (next, peerNext) =
      side == 0
      ? (entry.nextSequence.source, entry.nextSequence.destination)
      : (entry.nextSequence.destination, entry.nextSequence.source)
    if flags & SegmentBits.ack != 0, Int32(bitPattern: packet.acknowledgment &- peerNext) > 0 {
      return 0
    }
    if payload > 0 {
      guard packet.sequence == next else { return 0 }
      let (end, moment) = (next &+ payload, FlowTable.coarse(nanoseconds))
      if side == 0 {
        entry.nextSequence.source = end
        entry.progress.source = moment
      } else {
        entry.nextSequence.destination = end
        entry.progress.destination = moment
      }
    }
    own.flagBits |= flags
    let total = entry.packets &+ 1
    entry.packets = total
    entry.add(size: packet.wireLength, nanoseconds: nanoseconds, isFirst: false)
    own.add(
      size: packet.wireLength, payload: payload, timeToLive: packet.timeToLive,
      nanoseconds: nanoseconds)
    return total
  }
}
