extension SampleCapture {
  /// Somebody wants not to be seen.
  static var hidden: [SampleCapture] {
    [
      SampleCapture(
        "dns-tunnel.pcap", "80 questions for text below one domain whose labels carry data",
        nameTunnel),
      SampleCapture(
        "generated-names.pcap", "20 domains that an algorithm made up; nobody owns any",
        generatedNames),
      SampleCapture(
        "icmp-tunnel.pcap", "30 pings whose replies bring back other and more data", echoTunnel),
      SampleCapture(
        "beacon.pcap", "25 short TLS connections to one server, a minute and up to 2 s apart",
        beacon),
      SampleCapture(
        "exfiltration.pcap",
        "an upload of 60 MB to one server outside, in the large segments that a host with "
          + "segmentation offload records (the first 96 bytes of each packet)", exfiltration),
    ]
  }

  private static var nameTunnel: Traffic {
    var traffic = Traffic()
    let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
    for index in 0..<80 {
      let label = String(noise(44, seed: index).map { letters[Int($0) % 32] })
      traffic.lookUp(
        "\(label).t.example.net", .text, port: 41_000 + index, at: Double(index) * 0.4,
        answer: [120] + noise(120, seed: index + 1000))
    }
    return traffic
  }

  private static var generatedNames: Traffic {
    var traffic = Traffic()
    let letters = Array("bcdfghjklmnpqrstvwxz0123456789")
    for index in 0..<20 {
      let label = String(noise(14, seed: index + 7).map { letters[Int($0) % 30] })
      traffic.lookUp("\(label).example", port: 42_000 + index, at: Double(index) * 1.5, answer: nil)
    }
    return traffic
  }

  private static var echoTunnel: Traffic {
    var traffic = Traffic()
    for index in 0..<30 {
      let start = Double(index) * 0.2
      traffic.add(
        Wire.echo(
          from: .client, to: .outside3(5), isReply: false, identifier: 7, sequence: index,
          noise(200, seed: index)), at: start)
      traffic.add(
        Wire.echo(
          from: .outside3(5), to: .client, isReply: true, identifier: 7, sequence: index,
          noise(900, seed: index + 500)), at: start + 0.03)
    }
    return traffic
  }

  private static var beacon: Traffic {
    var traffic = Traffic()
    for index in 0..<25 {
      let offset = Double(noise(1, seed: index)[0] % 41) / 10 - 2
      var connection = Connection(
        .client, 46_000 + index, to: .outside3(5), 443, at: 5 + Double(index) * 60 + offset)
      connection.open(into: &traffic)
      connection.say(SecureHello.client("updates.example.org"), into: &traffic)
      connection.answer(SecureHello.server(), into: &traffic)
      connection.say(SecureHello.data(180), into: &traffic)
      connection.answer(SecureHello.data(90), into: &traffic)
      connection.close(into: &traffic)
    }
    return traffic
  }

  private static var exfiltration: Traffic {
    var traffic = Traffic()
    var connection = Connection(.client, 47_000, to: .outside3(20), 443, at: 0)
    connection.open(into: &traffic)
    connection.say(SecureHello.client("drop.example.org"), into: &traffic)
    connection.answer(SecureHello.server(), into: &traffic)
    let hello = SecureHello.client("drop.example.org").count
    let (count, size) = (1000, 60_000)
    for index in 0..<count {
      let start = 1 + Double(index) * 0.05
      var segment = Segment(
        source: .client, sourcePort: 47_000, destination: .outside3(20), destinationPort: 443,
        flags: .ack)
      segment.sequence = 1001 + hello + index * size
      segment.acknowledgment = 5001 + SecureHello.server().count
      segment.payload = SampleCapture.noise(42, seed: index)
      traffic.add(segment.beginning(ofPayload: size), at: start, wireLength: 54 + size)
      if index % 2 == 1 {
        var answer = Segment(
          source: .outside3(20), sourcePort: 443, destination: .client, destinationPort: 47_000,
          flags: .ack)
        answer.sequence = 5001 + SecureHello.server().count
        answer.acknowledgment = segment.sequence + size
        traffic.add(answer.frame, at: start + 0.012)
      }
    }
    return traffic
  }
}
