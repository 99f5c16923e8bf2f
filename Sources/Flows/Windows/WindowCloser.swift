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
    longer.names.formUnion(shorter.names)
    longer.targets.formUnion(shorter.targets)
    for index in 0..<shorter.hosts.count {
      let host = shorter.hosts[index]
      let place = longer.place(Int(host.slot), in: &hosts, minute: minute)
      longer.hosts[place].totals.add(host.totals)
      if host.names >= 0, let sketch = longer.sketch(longer.hosts[place].names) {
        longer.hosts[place].names = Int32(truncatingIfNeeded: sketch)
        longer.sketches[sketch].formUnion(shorter.sketches[Int(host.names)])
      }
      if host.targets >= 0, let sketch = longer.sketch(longer.hosts[place].targets) {
        longer.hosts[place].targets = Int32(truncatingIfNeeded: sketch)
        longer.sketches[sketch].formUnion(shorter.sketches[Int(host.targets)])
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
    _ counter: inout DistinctCounter, into sink: inout Sink
  ) {
    let length = level.length
    let number = level.number
    var edges = Slab<FlowEdge>()
    edges.reserve(level.flows.count * 2)
    for index in 0..<level.flows.count {
      let flow = level.flows[index]
      sink.flowActive(flow.activity(startSeconds: start, length: length))
      let edge = DistinctCounter.edge(of: flow)
      link(edge, to: flow.sourceHost, &level, hosts, number, &edges)
      // A host that talks to itself has one edge.
      guard flow.destinationHost != flow.sourceHost else { continue }
      var other = edge
      other.peer = flow.sourceHost
      other.isOpener = false
      link(other, to: flow.destinationHost, &level, hosts, number, &edges)
    }
    for index in 0..<level.hosts.count {
      let host = level.hosts[index]
      let slot = Int(host.slot)
      var window = HostWindow(
        address: hosts.entries[slot].address,
        hardware: HardwareAddress(bits: hosts.entries[slot].hardware), startSeconds: start,
        length: length)
      window.sent = host.totals.sent
      window.received = host.totals.received
      window.sizes = host.totals.sizes
      window.firstNanoseconds = host.totals.firstNanoseconds
      window.lastNanoseconds = host.totals.lastNanoseconds
      window.distinct = counter.count(from: host.edge, of: edges, hosts: hosts.entries.count)
      if host.names >= 0 { window.distinct.names = level.sketches[Int(host.names)].estimate }
      if host.targets >= 0 {
        window.distinct.arpTargets = level.sketches[Int(host.targets)].estimate
      }
      sink.hostWindowClosed(window)
    }
    var window = TrafficWindow(startSeconds: start, length: length)
    window.sent = level.link.sent
    window.received = level.link.received
    window.sizes = level.link.sizes
    window.firstNanoseconds = level.link.firstNanoseconds
    window.lastNanoseconds = level.link.lastNanoseconds
    window.distinct = counter.countLink(
      level.flows, hosts: hosts.entries.count, listedHosts: level.hosts.count)
    window.distinct.names = level.names.estimate
    window.distinct.arpTargets = level.targets.estimate
    window.packetsWithoutFlow = level.extras.packetsWithoutFlow
    window.latePackets = level.extras.latePackets
    window.flowsNotListed = level.extras.flowsNotListed
    window.flowsEvicted = level.extras.flowsEvicted
    window.hostsNotListed = level.extras.hostsNotListed
    sink.windowClosed(window)
    level.clear()
  }

  /// Hangs an edge on a host.
  @inline(__always)
  private static func link(
    _ edge: FlowEdge, to host: Int32, _ level: inout WindowLevel, _ hosts: borrowing HostTable,
    _ number: Int, _ edges: inout Slab<FlowEdge>
  ) {
    guard host >= 0 else { return }
    let place = Int(hosts.entries[Int(host)].listed[number])
    guard place >= 0, place < level.hosts.count, level.hosts[place].slot == host else { return }
    var edge = edge
    edge.next = level.hosts[place].edge
    level.hosts[place].edge = Int32(truncatingIfNeeded: edges.append(edge))
  }
}
