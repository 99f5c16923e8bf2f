/// What one side of a TCP connection did apart from sending one segment after the other.
struct SegmentSide: BitwiseCopyable {
  /// The sequence number of the SYN, or that before the first byte seen.
  var initialSequence: UInt32 = 0
  /// Gaps before the next sequence number that were never filled; empty when begin and end agree.
  var firstGap = SequenceRange()
  var secondGap = SequenceRange()

  var syns: UInt32 = 0
  var synAcks: UInt32 = 0
  var fins: UInt32 = 0
  var resets: UInt32 = 0
  var retransmissions: UInt32 = 0
  var outOfOrder: UInt32 = 0
  var zeroWindows: UInt32 = 0
  var afterClose: UInt32 = 0
}

/// A part of the sequence space.
struct SequenceRange: BitwiseCopyable {
  var begin: UInt32 = 0
  var end: UInt32 = 0

  @inline(__always)
  var isEmpty: Bool { begin == end }

  /// Whether a number lies in it.
  @inline(__always)
  func contains(_ sequence: UInt32) -> Bool { sequence &- begin < end &- begin }
}

/// What the sequence numbers of a segment say.
enum SegmentPlace {
  /// It comes next, or carries nothing.
  case inOrder
  /// Something before it is missing.
  case afterGap
  /// It fills a gap soon after the gap was seen.
  case outOfOrder
  /// It was sent before, or fills a gap late.
  case retransmission
  /// A byte before the next, to see whether the peer is there.
  case keepAlive
}

extension SegmentSide {
  /// How late a segment may fill a gap and still count as out of order, when the round trip is not
  /// known or shorter: the figure that Wireshark takes.
  static let reorderNanoseconds: Int64 = 3_000_000

  /// Places a segment that occupies sequence space.
  ///
  /// - Parameters:
  ///   - length: its bytes, SYN and FIN counting as one each; not 0.
  ///   - mayProbe: whether one old byte is a keep-alive: not for SYN and FIN.
  ///   - next: what comes after the highest byte seen; moves on.
  ///   - lateNanoseconds: how long ago `next` last moved.
  ///   - roundTripNanoseconds: the handshake's round trip, 0 when unknown.
  mutating func put(
    sequence: UInt32, length: UInt32, mayProbe: Bool, next: inout UInt32,
    lateNanoseconds: Int64, roundTripNanoseconds: Int64
  ) -> SegmentPlace {
    let end = sequence &+ length
    if Int32(bitPattern: sequence &- next) >= 0 {
      let isNext = sequence == next
      if !isNext { remember(SequenceRange(begin: next, end: sequence)) }
      next = end
      return isNext ? .inOrder : .afterGap
    }
    let filled = fill(&firstGap, sequence, end) || fill(&secondGap, sequence, end)
    // Old bytes may have new ones behind them.
    if Int32(bitPattern: end &- next) > 0 { next = end }
    if filled {
      return lateNanoseconds <= max(SegmentSide.reorderNanoseconds, roundTripNanoseconds)
        ? .outOfOrder : .retransmission
    }
    if mayProbe && length == 1 && end == next { return .keepAlive }
    return .retransmission
  }

  private mutating func remember(_ gap: SequenceRange) {
    // The older gap gives way: what fills it later counts as a retransmission.
    if firstGap.isEmpty { firstGap = gap } else { secondGap = gap }
  }

  /// Takes a segment out of a gap that it begins in.
  private func fill(_ gap: inout SequenceRange, _ sequence: UInt32, _ end: UInt32) -> Bool {
    guard gap.contains(sequence) else { return false }
    if sequence == gap.begin {
      gap.begin = gap.contains(end) ? end : gap.end
    } else {
      // The part behind the segment is given up.
      gap.end = sequence
    }
    return true
  }
}
