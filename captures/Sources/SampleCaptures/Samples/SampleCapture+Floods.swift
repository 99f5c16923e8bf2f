extension SampleCapture {
  /// Somebody wants a service to fail.
  static var floods: [SampleCapture] {
    [
      SampleCapture(
        "syn-flood.pcap",
        "700 SYNs in a second to one web server from forged addresses, the first 128 answered",
        synFlood),
      SampleCapture(
        "udp-flood.pcap", "2,100 datagrams in a second to changing ports of one host", udpFlood),
      SampleCapture(
        "amplification.pcap",
        "40 time servers answer questions that nobody asked (the first 96 bytes of each packet)",
        amplification),
      SampleCapture(
        "dhcp-flood.pcap", "60 made-up clients ask for a lease in frames of one sender", leaseFlood
      ),
    ]
  }

  private static var synFlood: Traffic {
    var traffic = Traffic()
    for index in 0..<700 {
      let forged =
        index % 2 == 0 ? Station.outside2(1 + index % 250) : Station.outside3(1 + index % 250)
      let start = 0.01 + Double(index) * 0.0014
      var opening = Segment(
        source: forged, sourcePort: 1024 + index, destination: .server, destinationPort: 80,
        flags: .syn)
      opening.window = 512
      traffic.add(opening.frame, at: start)
      if index < 128 {
        var answer = Segment(
          source: .server, sourcePort: 80, destination: forged, destinationPort: 1024 + index,
          flags: [.syn, .ack])
        answer.acknowledgment = 2
        answer.options = Segment.opening
        traffic.add(answer.frame, at: start + 0.0002)
      }
    }
    endQuietly(&traffic)
    return traffic
  }

  private static var udpFlood: Traffic {
    var traffic = Traffic()
    for index in 0..<2100 {
      traffic.add(
        Wire.udp(
          from: .outside3(1 + index % 7), 20_000 + index, to: .server,
          1024 + index * 7919 % 60_000, noise(12, seed: index)), at: 0.01 + Double(index) * 0.00045)
    }
    endQuietly(&traffic)
    return traffic
  }

  private static var amplification: Traffic {
    var traffic = Traffic()
    // The list of the last clients, which a short question asks for. Source: CVE-2013-5211.
    let answer = [0xD7, 0, 3, 0x2A, 0, 6, 0, 0x48] + [UInt8](repeating: 0, count: 432)
    for index in 0..<400 {
      let frame = Wire.udp(from: .outside3(1 + index % 40), 123, to: .server, 80, answer)
      traffic.add(
        frame, at: 0.01 + Double(index) * 0.002, wireLength: frame.count, keeping: 96)
    }
    endQuietly(&traffic)
    return traffic
  }

  private static var leaseFlood: Traffic {
    var traffic = Traffic()
    let all = Station([255, 255, 255, 255], hardware: 0)
    for index in 0..<60 {
      let message = LeaseMessage.bytes(
        .discover, transaction: 0x4000 + index, client: Station.hardware(100 + index))
      var frame = Wire.udp(
        from: Station([0, 0, 0, 0], hardware: 66), 68, to: all, 67, message)
      frame.replaceSubrange(0..<6, with: Station.broadcast)
      traffic.add(frame, at: Double(index) * 0.2)
      if index < 3 {
        let offer = LeaseMessage.bytes(
          .offer, transaction: 0x4000 + index, client: Station.hardware(100 + index),
          offered: Station.office(100 + index).address)
        frame = Wire.udp(from: .router, 67, to: all, 68, offer)
        frame.replaceSubrange(0..<6, with: Station.broadcast)
        traffic.add(frame, at: Double(index) * 0.2 + 0.01)
      }
    }
    return traffic
  }

  /// A packet some seconds later, by which all that had no answer has been given up.
  private static func endQuietly(_ traffic: inout Traffic) {
    traffic.add(Wire.arp(1, from: .client, for: Station.router.address), at: 6)
  }
}
