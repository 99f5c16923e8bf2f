internal import Packets

/// Remembers which flow the first fragment of a datagram belonged to, so that the rest, which has no
/// ports, is counted there. A fixed number of datagrams; a newer one takes the place of an older.
struct FragmentMemory: ~Copyable {
  private let hash: KeyedHash
  private var datagrams = Slab<Datagram>()
  /// Fragments whose first one was not seen.
  private(set) var unmatched: UInt64 = 0

  private struct Datagram: BitwiseCopyable {
    var isUsed = false
    var isFromLow = false
    var identification: UInt16 = 0
    var sourceHigh: UInt64 = 0
    var sourceLow: UInt64 = 0
    var key = FlowKey(lowHigh: 0, lowLow: 0, highHigh: 0, highLow: 0, rest: 0)
  }

  init(hash: KeyedHash) { self.hash = hash }

  /// The key of the flow that a fragment belongs to.
  ///
  /// - Parameter own: the key made of the fragment's own header.
  mutating func key(
    of packet: PacketSummary, own: (key: FlowKey, isFromLow: Bool)
  ) -> (FlowKey, Bool) {
    if datagrams.count == 0 { datagrams = Slab(repeating: Datagram(), count: 4_096) }
    let value = hash(
      packet.source.low ^ packet.source.high &* 3, packet.destination.low ^ packet.destination.high
    )
    let place =
      Int(truncatingIfNeeded: hash(value, UInt64(packet.identification)) >> 52) & 4_095
    if packet.fragmentOffset == 0 {
      datagrams[place] = Datagram(
        isUsed: true, isFromLow: own.isFromLow, identification: packet.identification,
        sourceHigh: packet.source.high, sourceLow: packet.source.low, key: own.key)
      return own
    }
    let known = datagrams[place]
    // Addresses, protocol and VLAN agree when all but the ports do.
    let tags: UInt64 = 0xFFFF_FFFF
    if known.isUsed, known.identification == packet.identification,
      known.sourceLow == packet.source.low, known.sourceHigh == packet.source.high,
      known.key.lowHigh == own.key.lowHigh, known.key.lowLow == own.key.lowLow,
      known.key.highHigh == own.key.highHigh, known.key.highLow == own.key.highLow,
      known.key.rest & tags == own.key.rest & tags
    {
      return (known.key, known.isFromLow)
    }
    unmatched &+= 1
    return own
  }
}
