/// How far one direction of a TCP conversation is: what each of its segments touches, without references,
/// so that it is looked at where it lies.
struct StreamProgress: BitwiseCopyable {
  /// The sequence number before its first byte; nil before the first packet.
  var base: UInt32?
  /// The highest sequence number that was sent, plus one; nil before the first packet.
  var next: UInt32?
  /// When this side last sent something new, nanoseconds since 1970.
  var advancedAt: Int64 = 0
  /// The last acknowledgment that this side sent; nil before the first.
  var acknowledgment: UInt32?
  /// How often that was sent again without anything new.
  var duplicates = 0
  /// When it was sent last, nanoseconds since 1970.
  var acknowledgedAt: Int64 = 0
  /// The window that this side announced last.
  var window: UInt16 = 0
}

/// What is remembered of the messages of one direction of a TCP conversation.
struct StreamSide {
  /// A message whose end has not come yet.
  struct Pending {
    /// The sequence number of its first byte.
    var start: UInt32
    /// Up to where its bytes have come without a gap.
    var covered: UInt32
    /// Where it ends as far as is known; later bytes are no part of it.
    var next: UInt32
    /// What it lacks.
    var need: MessageNeed
    /// Its bytes while the front has to be read again.
    var front: [UInt8] = []
    /// The layers that the packet shows which completes it.
    var layers: PacketLayers
    /// Whether it is a request of HTTP.
    var isRequest = false
    /// A part that came before its turn.
    var early: (start: UInt32, end: UInt32)?

    /// Notes that a part has come, in any order.
    mutating func cover(from start: UInt32, to end: UInt32) {
      if sequenceDistance(from: covered, to: start) <= 0 {
        if sequenceDistance(from: covered, to: end) > 0 { covered = end }
      } else if let known = early, sequenceDistance(from: known.end, to: start) <= 0 {
        if sequenceDistance(from: known.end, to: end) > 0 { early = (known.start, end) }
      } else if early == nil {
        early = (start, end)
      }
      if let known = early, sequenceDistance(from: covered, to: known.start) <= 0 {
        if sequenceDistance(from: covered, to: known.end) > 0 { covered = known.end }
        early = nil
      }
    }
  }

  /// What a segment is beside its neighbours.
  enum Order {
    /// New bytes, in turn or after a gap.
    case new
    /// Known bytes that the other side has just asked for again.
    case askedFor
    /// Bytes out of turn, shortly after those that should have followed them.
    case outOfTurn
    /// Bytes that were acknowledged already.
    case acknowledged
    /// Known bytes once more.
    case repeated
    /// A byte that only asks whether the other side is there.
    case keepAlive
  }

  /// The message whose end has not come yet.
  var pending: Pending?
  /// The last message of several segments that was complete.
  var completed: (start: UInt32, end: UInt32)?

  /// Whether a sequence number lies within the message whose end has not come yet.
  @inline(__always)
  func awaits(_ sequence: UInt32) -> Bool {
    guard let start = pending?.start, let next = pending?.next else { return false }
    return sequenceDistance(from: start, to: sequence) >= 0
      && sequenceDistance(from: sequence, to: next) > 0
  }

  /// Whether bytes of the message are missing of which only the number matters.
  @inline(__always)
  var awaitsBytes: Bool {
    if case .bytes? = pending?.need { return true }
    return false
  }
}

/// The distance from one sequence number to another, which may have begun again at zero
/// (RFC 9293, section 3.4).
@inline(__always)
func sequenceDistance(from first: UInt32, to second: UInt32) -> Int {
  Int(Int32(bitPattern: second &- first))
}
