/// One direction of a TCP connection, as it passes one of its ends: which bytes come again and which
/// late.
///
/// Unlike ``SegmentSide``, which follows millions of flows in the middle of a network, this remembers
/// when each gap appeared: what fills it before a round trip is over cannot have been sent for it.
struct SegmentSequence: Sendable {
  private struct Gap: Sendable {
    var range: SequenceRange
    var nanoseconds: Int64
  }

  /// What comes after the highest byte seen; nil before the first segment.
  private var next: UInt32?
  private var gaps: [Gap] = []
  private static let mostGaps = 64

  /// How late a gap may be filled and still count as out of order while the round trip is not known:
  /// the figure that Wireshark takes.
  static let reorderNanoseconds: Int64 = 3_000_000

  /// Nothing has been seen.
  init() {}

  /// Places a segment. O(gaps), of which the 64 newest are kept.
  ///
  /// - Parameters:
  ///   - length: The sequence numbers that it takes, SYN and FIN counting as one each; not 0.
  ///   - mayProbe: Whether one old byte asks if the peer is there: not for SYN and FIN.
  ///   - nanoseconds: When it passed.
  ///   - roundTripNanoseconds: The shortest time in which a lost segment can come again; nil when not
  ///     known.
  mutating func put(
    sequence: UInt32, length: UInt32, mayProbe: Bool, nanoseconds: Int64,
    roundTripNanoseconds: Int64?
  ) -> SegmentPlace {
    let end = sequence &+ length
    guard let expected = next else {
      next = end
      return .inOrder
    }
    if Int32(bitPattern: sequence &- expected) >= 0 {
      next = end
      guard sequence != expected else { return .inOrder }
      if gaps.count == Self.mostGaps { gaps.removeFirst() }
      gaps.append(
        Gap(range: SequenceRange(begin: expected, end: sequence), nanoseconds: nanoseconds))
      return .afterGap
    }
    let since = fill(sequence, end)
    if Int32(bitPattern: end &- expected) > 0 { next = end }
    if let since {
      let late = nanoseconds &- since
      return late < (roundTripNanoseconds ?? Self.reorderNanoseconds)
        ? .outOfOrder : .retransmission
    }
    return mayProbe && length == 1 && end == expected ? .keepAlive : .retransmission
  }

  /// Takes a segment out of the gap that it begins in.
  ///
  /// - Returns: When the gap appeared; nil when the segment fills none.
  private mutating func fill(_ sequence: UInt32, _ end: UInt32) -> Int64? {
    guard let index = gaps.firstIndex(where: { $0.range.contains(sequence) }) else { return nil }
    let gap = gaps.remove(at: index)
    if gap.range.contains(end) {
      gaps.insert(
        Gap(range: SequenceRange(begin: end, end: gap.range.end), nanoseconds: gap.nanoseconds),
        at: index)
    }
    if sequence != gap.range.begin {
      gaps.insert(
        Gap(
          range: SequenceRange(begin: gap.range.begin, end: sequence), nanoseconds: gap.nanoseconds),
        at: index)
    }
    return gap.nanoseconds
  }
}
