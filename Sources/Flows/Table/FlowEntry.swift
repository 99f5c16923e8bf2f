internal import Packets

/// What every packet of a flow touches of both sides together: two neighbouring cache lines.
///
/// Beside it a packet touches the line of its own side only. All that just some packets need lies in
/// `SegmentSide` and `FlowDetails`.
struct FlowEntry: BitwiseCopyable {
  // Line 1.
  var key: FlowKey
  var lastNanoseconds: Int64
  /// The number of the second (as the meter counts them) in which the flow was last seen.
  var touched: UInt32 = 0
  var marks: FlowMarks
  /// What comes after the highest TCP byte seen of each side.
  var nextSequence = Pair<UInt32>(0)

  // Line 2.
  var sizes = SizeClasses()
  /// Squares, smallest and largest of the seconds between two packets.
  var gapSquares = 0.0
  var gapMinimum = Float.infinity
  var gapMaximum: Float = 0
  /// When `nextSequence` last moved, in units of 1,024 ns; wraps round after 73 minutes.
  var progress = Pair<UInt32>(0)
  /// How far each side of a TCP connection got.
  var states = Pair<EndpointState>(.inactive)
  /// Packets of both sides.
  var packets: UInt32 = 0

  init(key: FlowKey, marks: FlowMarks, nanoseconds: Int64) {
    self.key = key
    self.marks = marks
    lastNanoseconds = nanoseconds
  }
}

/// What one side of a flow sent, whatever the transport: one cache line.
struct FlowSide: BitwiseCopyable {
  var packets: UInt32 = 0
  var timeToLiveMinimum: UInt8 = 0
  var timeToLiveMaximum: UInt8 = 0
  /// The union of the TCP flags.
  var flagBits: UInt8 = 0
  /// Bytes of the first packet outside of its IP packet: the link's header, padding, tunnels.
  var overhead: UInt8 = 0
  var bytes: UInt64 = 0
  var payloadBytes: UInt64 = 0
  /// Sum of the squares of the sizes on the wire.
  var sizeSquares = 0.0
  var sizeMinimum = UInt32.max
  var sizeMaximum: UInt32 = 0
  var lastNanoseconds: Int64 = 0
  /// Squares, smallest and largest of the seconds between two packets of this side.
  var gapSquares = 0.0
  var gapMinimum = Float.infinity
  var gapMaximum: Float = 0
}

/// How far one end of a connection got (the endpoint states of Zeek).
enum EndpointState: UInt8, BitwiseCopyable {
  /// It sent nothing.
  case inactive
  /// It sent a SYN.
  case synSent
  /// It sent a SYN-ACK without a SYN before it.
  case synAckSent
  /// It was met in the middle of a connection.
  case partial
  case established
  /// It sent a FIN.
  case closed
  /// It sent a RST.
  case reset
}

/// One-bit facts of a flow, its IP protocol and the idle list it stands in.
struct FlowMarks: OptionSet, BitwiseCopyable {
  var rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(transport: UInt8) { rawValue = UInt32(transport) << 24 }

  /// The source is the lower end of the key.
  static let sourceIsLow = FlowMarks(rawValue: 1 << 0)
  /// The destination opened the conversation.
  static let isReversed = FlowMarks(rawValue: 1 << 1)
  /// Nobody has answered yet and the attempt has not been given up.
  static let isPending = FlowMarks(rawValue: 1 << 2)
  /// A packet came back.
  static let isAnswered = FlowMarks(rawValue: 1 << 3)
  static let isNewPeer = FlowMarks(rawValue: 1 << 4)
  static let isContinuation = FlowMarks(rawValue: 1 << 5)
  /// The application has been recognised by content, or looked for often enough.
  static let isIdentified = FlowMarks(rawValue: 1 << 6)
  /// The start was seen in this second.
  static let isFresh = FlowMarks(rawValue: 1 << 7)
  // Letters of the history that are written once a side; the second side's are one further up.
  static let acknowledged = FlowMarks(rawValue: 1 << 8)
  static let spoke = FlowMarks(rawValue: 1 << 10)
  static let inconsistent = FlowMarks(rawValue: 1 << 12)
  static let contradictory = FlowMarks(rawValue: 1 << 14)
  /// All payloads are looked at.
  static let isWatched = FlowMarks(rawValue: 1 << 16)
  /// The client's hello is being put together.
  static let isAssembling = FlowMarks(rawValue: 1 << 17)
  /// Marks that call for a look at each payload.
  static var looked: UInt32 { isWatched.rawValue | isAssembling.rawValue }

  /// The mark of a side among those that each side has.
  @inline(__always)
  func of(side: Int) -> FlowMarks {
    FlowMarks(rawValue: rawValue << UInt32(truncatingIfNeeded: side))
  }

  /// The IP protocol number.
  @inline(__always)
  var transport: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 24) }

  /// The idle list that the flow stands in.
  @inline(__always)
  var list: IdleList {
    get { IdleList(rawValue: UInt8(truncatingIfNeeded: rawValue >> 20) & 7) ?? .other }
    set { rawValue = rawValue & ~(7 << 20) | UInt32(newValue.rawValue) << 20 }
  }
}

extension FlowEntry {
  /// Who talks to whom, from the first packet on.
  func endpoints(sourcePort: UInt16, destinationPort: UInt16) -> FlowEndpoints {
    let isLow = marks.contains(.sourceIsLow)
    return FlowEndpoints(
      source: isLow ? key.low : key.high, destination: isLow ? key.high : key.low,
      sourcePort: sourcePort, destinationPort: destinationPort,
      transport: marks.transport, vlan: key.vlan, innerVLAN: key.innerVLAN)
  }
}
