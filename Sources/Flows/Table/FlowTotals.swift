/// What a flow had counted at the moment when a window first saw it.
struct FlowTotals: BitwiseCopyable {
  var packets = InlineArray<2, UInt32>(repeating: 0)
  var bytes = InlineArray<2, UInt64>(repeating: 0)
  var payloadBytes = InlineArray<2, UInt64>(repeating: 0)
  var sizes = SizeClasses()
  var segments = InlineArray<2, Segments>(repeating: Segments())

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

  init(_ entry: FlowEntry) {
    sizes = entry.sizes
    for side in 0..<2 {
      packets[side] = entry.sides[side].packets
      bytes[side] = entry.sides[side].bytes
      payloadBytes[side] = entry.sides[side].payloadBytes
      let segment = entry.segments[side]
      segments[side] = Segments(
        syns: segment.syns, synAcks: segment.synAcks, fins: segment.fins, resets: segment.resets,
        retransmissions: segment.retransmissions, zeroWindows: segment.zeroWindows)
    }
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
