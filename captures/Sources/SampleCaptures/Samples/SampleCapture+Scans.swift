extension SampleCapture {
  /// Somebody looks around.
  static var scans: [SampleCapture] {
    [
      SampleCapture(
        "port-scan.pcap",
        "ports 1 to 120 of one host: 22 and 80 open, the first hundred refused, the rest silent",
        portScan),
      SampleCapture(
        "host-sweep.pcap",
        "ARP for every address of 10.0.0.0/24, then pings to 90 addresses of 198.51.100.0/24",
        hostSweep),
      SampleCapture(
        "os-fingerprint.pcap", "the odd segments by which a scanner tells stacks apart",
        fingerprint),
    ]
  }

  private static var portScan: Traffic {
    var traffic = Traffic()
    for port in 1...120 {
      var probe = Segment(
        source: .attacker, sourcePort: 52_000, destination: .server, destinationPort: port,
        flags: .syn)
      probe.window = 1024
      probe.options = [2, 4, 5, 0xB4]
      let start = Double(port) * 0.02
      traffic.add(probe.frame, at: start)
      let isOpen = port == 22 || port == 80
      if !isOpen, port > 100 { continue }
      var answer = Segment(
        source: .server, sourcePort: port, destination: .attacker, destinationPort: 52_000,
        flags: isOpen ? [.syn, .ack] : [.rst, .ack])
      answer.acknowledgment = 2
      traffic.add(answer.frame, at: start + 0.0004)
      if isOpen {
        var reset = Segment(
          source: .attacker, sourcePort: 52_000, destination: .server, destinationPort: port,
          flags: .rst)
        reset.sequence = 2
        traffic.add(reset.frame, at: start + 0.0005)
      }
    }
    // The silent ports are given up when the second after theirs has ended.
    traffic.add(Wire.arp(1, from: .client, for: Station.router.address), at: 6)
    return traffic
  }

  private static var hostSweep: Traffic {
    var traffic = Traffic()
    let present = [1, 5, 7, 53]
    for number in 1...254 where number != 66 {
      let start = Double(number) * 0.01
      traffic.add(Wire.arp(1, from: .attacker, for: Station.office(number).address), at: start)
      if present.contains(number) {
        traffic.add(
          Wire.arp(
            2, from: .office(number), for: Station.attacker.address,
            hardware: Station.attacker.hardware, to: Station.attacker.hardware),
          at: start + 0.0003)
      }
    }
    for number in 1...90 {
      let start = 10 + Double(number) * 0.1
      let fill = (0..<8).map { UInt8($0) }
      traffic.add(
        Wire.echo(
          from: .attacker, to: .outside2(number), isReply: false, identifier: 9,
          sequence: number, fill), at: start)
      if number % 10 == 0 {
        traffic.add(
          Wire.echo(
            from: .outside2(number), to: .attacker, isReply: true, identifier: 9,
            sequence: number, fill), at: start + 0.02)
      }
    }
    traffic.add(Wire.arp(1, from: .client, for: Station.router.address), at: 25)
    return traffic
  }

  /// Source: Lyon, *Nmap Network Scanning*, chapter 8.
  private static var fingerprint: Traffic {
    var traffic = Traffic()
    let scale: [UInt8] = [3, 3, 10, 1]
    let size: [UInt8] = [2, 4, 1, 9]
    let permitted: [UInt8] = [4, 2, 1, 1]
    let orders = [scale + size + permitted, size + scale + permitted, permitted + size + scale]
    var probes: [(flags: Segment.Flags, window: Int, options: [UInt8], port: Int)] =
      orders.enumerated().map { ([.syn], 1 + $0.offset * 62, $0.element, 22) }
    probes += [
      ([.syn, .ece], 3, scale, 22), ([], 128, orders[0], 22),
      ([.syn, .fin, .psh, .urg], 256, orders[0], 22), ([.fin, .psh, .urg], 65_535, orders[0], 1),
    ]
    for (index, probe) in probes.enumerated() {
      var segment = Segment(
        source: .attacker, sourcePort: 53_000 + index, destination: .server,
        destinationPort: probe.port, flags: probe.flags)
      segment.window = probe.window
      segment.options = probe.options
      let start = Double(index) * 0.1
      traffic.add(segment.frame, at: start)
      guard probe.flags.contains(.syn), !probe.flags.contains(.fin) else { continue }
      var answer = Segment(
        source: .server, sourcePort: 22, destination: .attacker,
        destinationPort: 53_000 + index, flags: [.syn, .ack])
      answer.acknowledgment = 2
      answer.options = Segment.opening
      traffic.add(answer.frame, at: start + 0.0004)
      segment.flags = .rst
      segment.sequence = 2
      segment.options = []
      traffic.add(segment.frame, at: start + 0.0005)
    }
    return traffic
  }
}
