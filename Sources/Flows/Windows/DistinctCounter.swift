internal import Glibc

/// One end of a flow, seen from a host, while a window is being closed.
struct FlowEdge: BitwiseCopyable {
  /// The next edge of the same host, -1 at the end.
  var next: Int32
  /// The slot of the other end, -1 when it is not listed.
  var peer: Int32
  /// The port that the flow was opened to.
  var port: UInt16
  /// Whether the transport has ports.
  var hasPort: Bool
  /// Whether the host opened the flow.
  var isOpener: Bool
  /// Packets of the flow in this window.
  var packets: UInt32
}

/// Counts peers, ports and pairs of them exactly, and the entropies of how packets spread over them.
///
/// Instead of sets it keeps a stamp for each host slot and each port, so that counting takes a step
/// an edge and nothing is cleared between two hosts.
struct DistinctCounter: ~Copyable {
  private var stamp: UInt32 = 0
  private var peers = Slab<Seen>()
  private var contacted = Slab<Seen>()
  private var ports = Slab<Seen>()
  private var ownPorts = Slab<UInt32>()
  private var services = Slab<Service>()
  /// n·log2(n) of the small numbers that most counts are.
  private var weights = Slab<Double>()

  private struct Seen: BitwiseCopyable {
    var stamp: UInt32 = 0
    var packets: UInt32 = 0
  }

  private struct Service: BitwiseCopyable {
    var stamp: UInt32 = 0
    var port: UInt16 = 0
    var peer: Int32 = 0
  }

  init() {
    for count in 0..<256 { weights.append(count == 0 ? 0 : Double(count) * log2(Double(count))) }
  }

  /// Counts along the edges of one host.
  ///
  /// - Parameters:
  ///   - first: the first edge, -1 when there is none.
  ///   - hosts: how many slots the host table has.
  /// - Complexity: O(edges).
  mutating func count(
    from first: Int32, of edges: borrowing Slab<FlowEdge>, hosts: Int
  ) -> DistinctCounters {
    var result = DistinctCounters()
    guard first >= 0 else { return result }
    let edge = edges[Int(first)]
    if edge.next < 0 {
      // Most hosts have one flow in a window.
      result.flows = 1
      result.peers = edge.peer >= 0 ? 1 : 0
      if edge.isOpener {
        result.contactedPeers = result.peers
        result.contactedPorts = edge.hasPort ? 1 : 0
        result.contactedServices = edge.hasPort && edge.peer >= 0 ? 1 : 0
      } else {
        result.ownPorts = edge.hasPort ? 1 : 0
      }
      return result
    }
    begin(hosts: hosts)
    var degree = 0
    var position = first
    while position >= 0 {
      degree += 1
      position = edges[Int(position)].next
    }
    prepareServices(for: degree)
    position = first
    while position >= 0 {
      let edge = edges[Int(position)]
      note(edge, in: &result)
      if !edge.isOpener && edge.hasPort && ownPorts[Int(edge.port)] != stamp {
        ownPorts[Int(edge.port)] = stamp
        result.ownPorts &+= 1
      }
      position = edge.next
    }
    var sums = EntropySums()
    position = first
    while position >= 0 {
      let edge = edges[Int(position)]
      if edge.isOpener { take(edge, into: &sums) }
      position = edge.next
    }
    result.portEntropy = sums.ports.bits
    result.peerEntropy = sums.peers.bits
    return result
  }

  /// Counts for the link: every flow from its opener's side.
  ///
  /// - Parameters:
  ///   - hosts: how many slots the host table has.
  ///   - listedHosts: how many hosts the window lists.
  /// - Complexity: O(edges).
  mutating func countLink(
    _ edges: borrowing Slab<FlowEdge>, hosts: Int, listedHosts: Int
  ) -> DistinctCounters {
    var result = DistinctCounters()
    begin(hosts: hosts)
    prepareServices(for: edges.count)
    for index in 0..<edges.count where edges[index].isOpener { note(edges[index], in: &result) }
    var sums = EntropySums()
    for index in 0..<edges.count where edges[index].isOpener { take(edges[index], into: &sums) }
    result.peers = UInt32(truncatingIfNeeded: listedHosts)
    result.portEntropy = sums.ports.bits
    result.peerEntropy = sums.peers.bits
    return result
  }

  /// The edge of a flow at its opener.
  @inline(__always)
  static func edge(of flow: ListedFlow) -> FlowEdge {
    FlowEdge(
      next: -1, peer: flow.destinationHost, port: flow.destinationPort,
      hasPort: TransportNumber.hasPorts(flow.marks.transport), isOpener: true,
      packets: flow.packets[0] &+ flow.packets[1])
  }

  private mutating func begin(hosts: Int) {
    stamp &+= 1
    if stamp == 0 || ports.count == 0 {
      // The first window, or four thousand million of them later.
      stamp = 1
      peers.removeAll()
      contacted.removeAll()
      services.removeAll()
      ports = Slab(repeating: Seen(), count: 65_536)
      ownPorts = Slab(repeating: 0, count: 65_536)
    }
    while peers.count < hosts { peers.append(Seen()) }
    while contacted.count < hosts { contacted.append(Seen()) }
  }

  private mutating func prepareServices(for degree: Int) {
    var size = max(64, services.count)
    while size < degree * 2 { size *= 2 }
    while services.count < size { services.append(Service()) }
  }

  @inline(__always)
  private mutating func note(_ edge: FlowEdge, in result: inout DistinctCounters) {
    result.flows &+= 1
    if edge.peer >= 0 {
      let peer = Int(edge.peer)
      if peers[peer].stamp != stamp {
        peers[peer].stamp = stamp
        result.peers &+= 1
      }
      if edge.isOpener {
        if contacted[peer].stamp != stamp {
          contacted[peer] = Seen(stamp: stamp)
          result.contactedPeers &+= 1
        }
        contacted[peer].packets &+= edge.packets
        if edge.hasPort && isNewService(edge) { result.contactedServices &+= 1 }
      }
    }
    if edge.isOpener && edge.hasPort {
      let port = Int(edge.port)
      if ports[port].stamp != stamp {
        ports[port] = Seen(stamp: stamp)
        result.contactedPorts &+= 1
      }
      ports[port].packets &+= edge.packets
    }
  }

  private mutating func isNewService(_ edge: FlowEdge) -> Bool {
    let mask = services.count - 1
    let word = UInt64(UInt32(bitPattern: edge.peer)) << 16 | UInt64(edge.port)
    var position = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while services[position].stamp == stamp {
      if services[position].peer == edge.peer && services[position].port == edge.port {
        return false
      }
      position = (position + 1) & mask
    }
    services[position] = Service(stamp: stamp, port: edge.port, peer: edge.peer)
    return true
  }

  /// Moves the packets of an edge's peer and port into the sums, the first time it comes by.
  @inline(__always)
  private mutating func take(_ edge: FlowEdge, into sums: inout EntropySums) {
    if edge.peer >= 0 {
      let count = contacted[Int(edge.peer)].packets
      sums.peers.add(count, weight: weight(of: count))
      contacted[Int(edge.peer)].packets = 0
    }
    if edge.hasPort {
      let count = ports[Int(edge.port)].packets
      sums.ports.add(count, weight: weight(of: count))
      ports[Int(edge.port)].packets = 0
    }
  }

  @inline(__always)
  private func weight(of count: UInt32) -> Double {
    count < 256 ? weights[Int(count)] : Double(count) * log2(Double(count))
  }
}

private struct EntropySums {
  var peers = EntropySum()
  var ports = EntropySum()
}

/// Shannon's entropy from counts that come one by one, each with its n·log2(n).
private struct EntropySum {
  private var total = 0.0
  private var weighed = 0.0

  @inline(__always)
  mutating func add(_ count: UInt32, weight: Double) {
    total += Double(count)
    weighed += weight
  }

  var bits: Float { total > 0 ? Float(max(0, log2(total) - weighed / total)) : 0 }
}
