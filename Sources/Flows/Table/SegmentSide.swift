/// What one side of a TCP connection sent, in its sequence space: one cache line.
struct SegmentSide: BitwiseCopyable {
  /// What comes after the highest byte seen.
  var nextSequence: UInt32 = 0
  /// The sequence number of the SYN, or that before the first byte seen.
  var initialSequence: UInt32 = 0
  /// Gaps before `nextSequence` that were never filled, as begin and end; empty when equal.
  var firstGap = SequenceRange()
  var secondGap = SequenceRange()
  /// When `nextSequence` last moved.
  var progressNanoseconds: Int64 = 0

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

  /// Starts the sequence space.
  ///
  /// - Parameters:
  ///   - sequence: that of the first segment seen.
  ///   - length: its bytes, SYN and FIN counting as one each.
  ///   - isSyn: whether it is a SYN.
  @inline(__always)
  mutating func begin(sequence: UInt32, length: UInt32, isSyn: Bool, nanoseconds: Int64) {
    initialSequence = isSyn ? sequence : sequence &- 1
    nextSequence = sequence &+ length
    firstGap = SequenceRange()
    secondGap = SequenceRange()
    progressNanoseconds = nanoseconds
  }

  /// Places a segment that occupies sequence space and moves on.
  ///
  /// - Parameters:
  ///   - length: its bytes, SYN and FIN counting as one each; not 0.
  ///   - mayProbe: whether one old byte is a keep-alive: not for SYN and FIN.
  ///   - roundTripNanoseconds: the handshake's round trip, 0 when unknown.
  mutating func put(
    sequence: UInt32, length: UInt32, mayProbe: Bool, nanoseconds: Int64,
    roundTripNanoseconds: Int64
  ) -> SegmentPlace {
    let distance = Int32(bitPattern: sequence &- nextSequence)
    if distance == 0 {
      nextSequence = sequence &+ length
      progressNanoseconds = nanoseconds
      return .inOrder
    }
    if distance > 0 {
      remember(SequenceRange(begin: nextSequence, end: sequence))
      nextSequence = sequence &+ length
      progressNanoseconds = nanoseconds
      return .afterGap
    }
    return putOld(
      sequence, length, mayProbe: mayProbe, nanoseconds: nanoseconds,
      roundTripNanoseconds: roundTripNanoseconds)
  }

  private mutating func remember(_ gap: SequenceRange) {
    // The older gap gives way: what fills it later counts as a retransmission.
    if firstGap.isEmpty { firstGap = gap } else { secondGap = gap }
  }

  private mutating func putOld(
    _ sequence: UInt32, _ length: UInt32, mayProbe: Bool, nanoseconds: Int64,
    roundTripNanoseconds: Int64
  ) -> SegmentPlace {
    let end = sequence &+ length
    let filled = fill(&firstGap, sequence, end) || fill(&secondGap, sequence, end)
    if Int32(bitPattern: end &- nextSequence) > 0 {
      // Old bytes with new ones behind them.
      nextSequence = end
      progressNanoseconds = nanoseconds
    }
    if filled {
      let late = nanoseconds &- progressNanoseconds
      return late <= max(SegmentSide.reorderNanoseconds, roundTripNanoseconds)
        ? .outOfOrder : .retransmission
    }
    if mayProbe && length == 1 && sequence &+ 1 == nextSequence { return .keepAlive }
    return .retransmission
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
