internal import Packets

/// What every packet of a flow touches of both sides together: two cache lines.
struct FlowEntry: BitwiseCopyable {
  // Line 1: found by, and when.
  var key: FlowKey
  /// Earliest and latest packet.
  var firstNanoseconds: Int64
  var lastNanoseconds: Int64
  /// The number of the second (as the meter counts them) in which the flow was last seen.
  var touched: UInt32 = 0
  var marks: FlowMarks

  // Line 2: both sides together.
  var sizes = SizeClasses()
  /// Squares, smallest and largest of the seconds between two packets.
  var gapSquares = 0.0
  var gapMinimum = Float.infinity
  var gapMaximum: Float = 0
  var sourceHost: Int32 = -1
  var destinationHost: Int32 = -1
  /// Neighbours in the list of idle flows.
  var next: Int32 = -1
  var previous: Int32 = -1

  init(key: FlowKey, marks: FlowMarks, nanoseconds: Int64) {
    self.key = key
    self.marks = marks
    firstNanoseconds = nanoseconds
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
  var state = EndpointState.inactive
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
