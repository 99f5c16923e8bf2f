/// What a flow had counted at the moment when a window first saw it.
struct FlowTotals: BitwiseCopyable {
  var packets = Pair<UInt32>(0)
  var bytes = Pair<UInt64>(0)
  var payloadBytes = Pair<UInt64>(0)
  var sizes = SizeClasses()
  var segments = Pair<Segments>(Segments())

  struct Segments: BitwiseCopyable {
    var syns: UInt32 = 0
    var synAcks: UInt32 = 0
    var fins: UInt32 = 0
    var resets: UInt32 = 0
    var retransmissions: UInt32 = 0
    var zeroWindows: UInt32 = 0
  }

  /// Those of a flow that was not there before.
  init() {}

  /// Those of a flow now.
  init(_ table: borrowing FlowTable, _ slot: Int) {
    sizes = table.entries[slot].sizes
    let (source, destination) = (table.place(slot, 0), table.place(slot, 1))
    packets.source = table.sides[source].packets
    packets.destination = table.sides[destination].packets
    bytes.source = table.sides[source].bytes
    bytes.destination = table.sides[destination].bytes
    payloadBytes.source = table.sides[source].payloadBytes
    payloadBytes.destination = table.sides[destination].payloadBytes
    if table.entries[slot].marks.transport == TransportNumber.tcp {
      segments.source = Segments(table.segments, source)
      segments.destination = Segments(table.segments, destination)
    }
  }
}

extension FlowTotals.Segments {
  fileprivate init(_ segments: borrowing Slab<SegmentSide>, _ place: Int) {
    syns = segments[place].syns
    synAcks = segments[place].synAcks
    fins = segments[place].fins
    resets = segments[place].resets
    retransmissions = segments[place].retransmissions
    zeroWindows = segments[place].zeroWindows
  }
}

/// A flow that was seen in the open second.
struct FlowTouch: BitwiseCopyable {
  /// -1 when the flow has ended and is counted.
  var slot: Int32
  var nanoseconds: Int64
  var totals: FlowTotals

  init(slot: Int, nanoseconds: Int64, totals: FlowTotals = FlowTotals()) {
    self.slot = Int32(truncatingIfNeeded: slot)
    self.nanoseconds = nanoseconds
    self.totals = totals
  }
}
