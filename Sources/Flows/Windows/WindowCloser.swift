internal import Packets

/// Merges windows into longer ones, and hands out those that end.
enum WindowCloser {
  /// Adds a window to the longer one that it lies in.
  static func merge(
    _ shorter: borrowing WindowLevel, into longer: inout WindowLevel,
    hosts: inout HostTable, table: inout FlowTable, minute: UInt32
  ) {
    longer.isTouched = true
    longer.link.add(shorter.link)
    longer.extras += shorter.extras
    if shorter.link.sent.dnsQueries &+ shorter.link.received.dnsQueries > 0 {
      longer.names.formUnion(shorter.names)
    }
    if shorter.link.sent.arpRequests &+ shorter.link.received.arpRequests > 0 {
      longer.targets.formUnion(shorter.targets)
    }
    for index in 0..<shorter.hosts.count {
      let place = longer.place(Int(shorter.hosts[index].slot), in: &hosts, minute: minute)
      longer.hosts[place].totals.add(shorter.hosts[index].totals)
      let (names, targets) = (shorter.hosts[index].names, shorter.hosts[index].targets)
      if names >= 0, let sketch = longer.sketch(longer.hosts[place].names) {
        longer.hosts[place].names = Int32(truncatingIfNeeded: sketch)
        longer.sketches[sketch].formUnion(shorter.sketches[Int(names)])
      }
      if targets >= 0, let sketch = longer.sketch(longer.hosts[place].targets) {
        longer.hosts[place].targets = Int32(truncatingIfNeeded: sketch)
        longer.sketches[sketch].formUnion(shorter.sketches[Int(targets)])
      }
    }
    // A flow of the second is looked up among the tens, one of the tens among the minutes.
    let step = longer.number - 1
    for index in 0..<shorter.flows.count {
      let flow = shorter.flows[index]
      let known = flow.longer[step]
      if known >= 0 {
        longer.flows[Int(known)].add(flow)
        continue
      }
      guard longer.flows.count < longer.limit else {
        longer.extras.flowsNotListed &+= 1
        continue
      }
      let place = longer.flows.append(flow)
      if table.holds(flow.identifier, at: Int(flow.slot)) {
        table.details[Int(flow.slot)].listed[longer.number] = Int32(truncatingIfNeeded: place)
      }
    }
  }

  /// Hands out a window and clears it.
  static func close<Sink: TrafficSink & ~Copyable>(
    _ level: inout WindowLevel, start: Int64, _ hosts: borrowing HostTable,
    _ counter: inout DistinctCounter,
    _ edges: inout Slab<FlowEdge>, into sink: inout Sink
  ) {
    let length = level.length
    let number = level.number
    edges.removeAll()
    for index in 0..<level.flows.count {
      sink.flowActive(level.flows[index].activity(startSeconds: start, length: length))
      let edge = DistinctCounter.edge(of: level.flows[index])
      let (source, destination) = (
        level.flows[index].sourceHost, level.flows[index].destinationHost
      )
      hang(edge, on: source, &level, hosts, number, &edges)
      // A host that talks to itself has one edge.
      guard destination >= 0, destination != source else { continue }
      var other = edge
      other.peer = source
      other.isOpener = false
      hang(other, on: destination, &level, hosts, number, &edges)
    }
    var speaking = 0
    for index in 0..<level.hosts.count {
      // A host may be there for an attempt that was given up and nothing else.
      if !level.hosts[index].totals.hasPackets { continue }
      speaking += 1
      let slot = Int(level.hosts[index].slot)
      var window = HostWindow(
        address: hosts.entries[slot].address,
        hardware: HardwareAddress(bits: hosts.entries[slot].hardware), startSeconds: start,
        length: length)
      window.sent = level.hosts[index].totals.sent
      window.received = level.hosts[index].totals.received
      window.sizes = level.hosts[index].totals.sizes
      window.firstNanoseconds = level.hosts[index].totals.firstNanoseconds
      window.lastNanoseconds = level.hosts[index].totals.lastNanoseconds
      window.distinct = counter.count(
        from: level.hosts[index].edge, of: edges, hosts: hosts.entries.count)
      let (names, targets) = (level.hosts[index].names, level.hosts[index].targets)
      if names >= 0 { window.distinct.names = level.sketches[Int(names)].estimate }
      if targets >= 0 { window.distinct.arpTargets = level.sketches[Int(targets)].estimate }
      sink.hostWindowClosed(window)
    }
    var window = TrafficWindow(startSeconds: start, length: length)
    window.sent = level.link.sent
    window.received = level.link.received
    window.sizes = level.link.sizes
    window.firstNanoseconds = level.link.firstNanoseconds
    window.lastNanoseconds = level.link.lastNanoseconds
    window.distinct = counter.countLink(
      edges, hosts: hosts.entries.count, listedHosts: speaking)
    if level.link.sent.dnsQueries &+ level.link.received.dnsQueries > 0 {
      window.distinct.names = level.names.estimate
    }
    if level.link.sent.arpRequests &+ level.link.received.arpRequests > 0 {
      window.distinct.arpTargets = level.targets.estimate
    }
    window.packetsWithoutFlow = level.extras.packetsWithoutFlow
    window.latePackets = level.extras.latePackets
    window.flowsNotListed = level.extras.flowsNotListed
    window.flowsEvicted = level.extras.flowsEvicted
    window.hostsNotListed = level.extras.hostsNotListed
    sink.windowClosed(window)
    level.clear()
  }

  /// Hangs an edge on a host; that of a host without a place counts for the link only.
  @inline(__always)
  private static func hang(
    _ edge: FlowEdge, on host: Int32, _ level: inout WindowLevel, _ hosts: borrowing HostTable,
    _ number: Int, _ edges: inout Slab<FlowEdge>
  ) {
    let index = edges.append(edge)
    guard host >= 0 else { return }
    let place = Int(hosts.entries[Int(host)].listed[number])
    guard place >= 0, place < level.hosts.count, level.hosts[place].slot == host else { return }
    edges[index].next = level.hosts[place].edge
    level.hosts[place].edge = Int32(truncatingIfNeeded: index)
  }
}
