/// Numbers TCP and UDP conversations as network analysers do, in memory that a limit bounds.
///
/// A UDP stream is a pair of addresses with their ports, for ever. A TCP stream ends where the pair
/// is used again, which a SYN shows whose sequence number is not the one the stream began with.
/// Conversations inside tunnels, around them and in the quotations of ICMP errors count
/// as well. VLANs do not tell streams apart.
package struct StreamCounter: Sendable {
  /// TCP streams met so far.
  package private(set) var tcpStreams = 0
  /// UDP streams met so far.
  package private(set) var udpStreams = 0
  /// Conversations that were dropped for room; met again, they count again.
  package private(set) var forgotten = 0

  /// Connections that took the place of one between the same ends.
  private var renewed = 0

  /// Goes on whenever something that was known is given up.
  var changes: UInt32 { UInt32(truncatingIfNeeded: forgotten &+ renewed) }
  /// Whether further packets of the conversation met last change nothing, SYN segments apart.
  private(set) var isSettled = false

  private var table: ContiguousArray<Entry>
  private let limit: Int
  private let seed: UInt64
  private var clock: UInt32 = 0

  /// Places looked at for one conversation: so many that a table is half full before one of its windows
  /// is, for new memory costs far more than a few more looks.
  private static let window = 64

  /// - Parameters:
  ///   - limit: conversations remembered, rounded up to a power of two; 24 bytes each.
  ///   - seed: makes the places in the table unforeseeable; of no influence on the counts as long
  ///     as nothing is forgotten.
  package init(limit: Int = 1 << 20, seed: UInt64 = 0x9E37_79B9_7F4A_7C15) {
    var size = 64
    while size < limit, size < 1 << 40 { size *= 2 }
    self.limit = size
    self.seed = seed
    table = ContiguousArray(repeating: Entry(), count: min(size, 1024))
  }

  /// Counts the conversations of one packet.
  ///
  /// - Returns: a number for the packet's own conversation, the same for both directions; 0 when it
  ///   belongs to none.
  /// - Complexity: O(1), amortised over the growth of the table.
  @discardableResult
  package mutating func observe(_ summary: PacketSummary) -> UInt64 {
    var own: UInt64 = 0
    isSettled = false
    if summary.enclosing.transport == 17 { observeUDP(summary.enclosing) }
    if summary.hasTransportHeader {
      switch summary.transport {
      case 6: own = observeTCP(summary)
      case 17:
        own = observeUDP(summary.endpoints)
        isSettled = !isFull
      default: break
      }
    } else if summary.layers.contains(.tcp), summary.layers.contains(.fragment),
      summary.sourcePort != 0
    {
      // The first of fragments so small that the TCP header goes on in the next.
      if find(summary.endpoints).isNew { tcpStreams &+= 1 }
    }
    if summary.layers.contains(.quoted), summary.quoted.hasHeader {
      switch summary.quoted.transport {
      case 6:
        if find(summary.quoted).isNew { tcpStreams &+= 1 }
      case 17: observeUDP(summary.quoted)
      default: break
      }
    }
    return own
  }

  @discardableResult
  private mutating func observeUDP(_ endpoints: TransportEndpoints) -> UInt64 {
    let found = find(endpoints)
    if found.isNew { udpStreams &+= 1 }
    return found.key
  }

  private mutating func observeTCP(_ summary: PacketSummary) -> UInt64 {
    let found = find(summary.endpoints)
    // Once both sides have begun, only a SYN can change something.
    if !found.isNew, table[found.place].state == 3, !summary.tcpFlags.contains(.syn) {
      isSettled = !isFull
      return found.key
    }
    var entry = found.isNew ? Entry() : table[found.place]
    if found.isNew { tcpStreams &+= 1 }
    let flags = summary.tcpFlags
    let side = found.isReversed ? 1 : 0
    if flags.contains(.syn), !flags.contains(.ack), let first = entry.firstSequence(side),
      first != summary.sequence
    {
      entry = Entry()
      tcpStreams &+= 1
      renewed &+= 1
    }
    if flags.contains(.ack) { entry.begin(1 - side, at: summary.acknowledgment &- 1) }
    entry.begin(side, at: flags.contains(.syn) ? summary.sequence : summary.sequence &- 1)
    entry.key = found.key
    entry.lastUse = clock
    table[found.place] = entry
    isSettled = entry.state == 3 && !isFull
    return found.key
  }

  /// Whether the table is as large as it gets. It forgets what was not seen for longest then, and has
  /// to be told of every packet.
  private var isFull: Bool { table.count >= limit }

  /// The number of a packet's own conversation, without counting it.
  func key(of summary: PacketSummary) -> UInt64 {
    let endpoints = summary.endpoints
    return endpoints.key(isReversed: endpoints.isReversed, seed: seed)
  }

  /// The place of a conversation, which is taken when it was not known.
  private mutating func find(
    _ endpoints: TransportEndpoints
  ) -> (place: Int, key: UInt64, isNew: Bool, isReversed: Bool) {
    clock &+= 1
    let isReversed = endpoints.isReversed
    let key = endpoints.key(isReversed: isReversed, seed: seed)
    while true {
      let start = Int(truncatingIfNeeded: key) & (table.count &- 1)
      var oldest = start
      var oldestAge: UInt32 = 0
      for step in 0..<StreamCounter.window {
        let place = (start &+ step) & (table.count &- 1)
        let known = table[place].key
        if known == key {
          table[place].lastUse = clock
          return (place, key, false, isReversed)
        }
        if known == 0 {
          table[place] = Entry(key: key, lastUse: clock)
          return (place, key, true, isReversed)
        }
        let age = clock &- table[place].lastUse
        if age >= oldestAge {
          oldest = place
          oldestAge = age
        }
      }
      if table.count < limit {
        grow()
      } else {
        forgotten &+= 1
        table[oldest] = Entry(key: key, lastUse: clock)
        return (oldest, key, true, isReversed)
      }
    }
  }

  /// Doubles the table, and again where a window would not hold what falls into it.
  private mutating func grow() {
    // New memory costs more than a few moves: small tables grow fourfold.
    var size = table.count * (table.count < 1 << 16 ? 4 : 2)
    while true {
      var larger = ContiguousArray(repeating: Entry(), count: size)
      var lost = 0
      for entry in table where entry.key != 0 {
        let start = Int(truncatingIfNeeded: entry.key) & (size &- 1)
        var step = 0
        while step < StreamCounter.window, larger[(start &+ step) & (size &- 1)].key != 0 {
          step &+= 1
        }
        if step < StreamCounter.window {
          larger[(start &+ step) & (size &- 1)] = entry
        } else {
          lost &+= 1
        }
      }
      if lost == 0 || size >= limit {
        table = larger
        forgotten &+= lost
        return
      }
      size *= 2
    }
  }
}

extension StreamCounter {
  /// What is remembered of one conversation.
  private struct Entry {
    /// The two ends, mixed; zero marks a free place.
    var key: UInt64 = 0
    private var firstSequences: (UInt32, UInt32) = (0, 0)
    var lastUse: UInt32 = 0
    var state: UInt8 = 0

    init() {}

    init(key: UInt64, lastUse: UInt32) {
      self.key = key
      self.lastUse = lastUse
    }

    /// The sequence number that a side began with.
    func firstSequence(_ side: Int) -> UInt32? {
      guard state & (1 << UInt8(side)) != 0 else { return nil }
      return side == 0 ? firstSequences.0 : firstSequences.1
    }

    /// Sets the sequence number that a side began with unless it is known.
    mutating func begin(_ side: Int, at sequence: UInt32) {
      let bit = UInt8(1) << UInt8(side)
      if state & bit != 0 { return }
      state |= bit
      if side == 0 { firstSequences.0 = sequence } else { firstSequences.1 = sequence }
    }
  }
}

extension TransportEndpoints {
  /// Whether the sender is the greater of the two ends.
  fileprivate var isReversed: Bool {
    if source.high != destination.high { return source.high > destination.high }
    if source.low != destination.low { return source.low > destination.low }
    return sourcePort > destinationPort
  }

  /// Both ends in one word, the same for both directions, never zero.
  fileprivate func key(isReversed: Bool, seed: UInt64) -> UInt64 {
    let first = isReversed ? destination : source
    let second = isReversed ? source : destination
    let ports =
      isReversed
      ? UInt64(destinationPort) << 16 | UInt64(sourcePort)
      : UInt64(sourcePort) << 16 | UInt64(destinationPort)
    var key = seed ^ (ports << 8 | UInt64(transport))
    key = TransportEndpoints.mix(key ^ first.high, 0x9E37_79B9_7F4A_7C15 ^ first.low)
    key = TransportEndpoints.mix(key ^ second.high, 0xD1B5_4A32_D192_ED03 ^ second.low)
    key = TransportEndpoints.mix(key, 0x8CB9_2BA7_2F3D_8DD7 ^ seed)
    return key == 0 ? 1 : key
  }

  /// Folds the product of two words into one.
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
