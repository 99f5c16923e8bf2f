internal import Packets

/// What only some packets of a flow touch, kept apart from what every packet touches.
struct FlowDetails: BitwiseCopyable {
  var identifier: UInt64
  /// The earliest packet.
  var firstNanoseconds: Int64
  /// Slots of the hosts, -1 when they are not listed.
  var sourceHost: Int32 = -1
  var destinationHost: Int32 = -1
  /// Neighbours in the list of idle flows; of a free slot, the next free one.
  var next: Int32 = -1
  var previous: Int32 = -1
  var sourcePort: UInt16
  var destinationPort: UInt16
  /// Sizes of the first packets, negative from the destination.
  var firstSizes = InlineArray<20, Int16>(repeating: 0)
  var history = FlowHistory()
  var sides = Pair<SideDetails>(SideDetails())

  /// The latest SYN of the originator, its answer and the answer's acknowledgment; 0 when not seen.
  var synNanoseconds: Int64 = 0
  var answerNanoseconds: Int64 = 0
  var handshakeNanoseconds: Int64 = 0

  var application: UInt8 = .max
  /// Whether the payload itself told the application, and not just a port.
  var isByContent = false
  /// Payloads that were looked at for the application.
  var looks: UInt8 = 0
  var nameOrigin: UInt8 = .max
  var dns = FlowDNSCounters()

  /// Where the flow stands in the lists of the windows of 1, 10 and 60 s; checked by identifier.
  var listed = InlineArray<3, Int32>(repeating: -1)

  init(
    identifier: UInt64, firstNanoseconds: Int64, sourcePort: UInt16, destinationPort: UInt16
  ) {
    self.identifier = identifier
    self.firstNanoseconds = firstNanoseconds
    self.sourcePort = sourcePort
    self.destinationPort = destinationPort
  }
}

/// What is known of a side from its first packets.
struct SideDetails: BitwiseCopyable {
  var firstNanoseconds: Int64 = 0
  var tcpOptionOrder: UInt32 = 0
  /// Sequence numbers of the latest SYN, FIN and RST: a repetition is no new event.
  var lastSyn: UInt32 = 0
  var lastFin: UInt32 = 0
  var lastReset: UInt32 = 0
  /// Events that the history writes down at the first, 10th, 100th … time.
  var gaps: UInt32 = 0
  var initialWindow: UInt16 = 0
  var maximumSegmentSize: UInt16 = 0
  /// 255 when absent.
  var windowScale: UInt8 = .max
  /// Bytes that packets had outside of their IP packets beyond what the first had: padding, mostly.
  var surplus: Int64 = 0
}
