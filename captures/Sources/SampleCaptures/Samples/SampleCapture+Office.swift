import TestSupport

extension SampleCapture {
  /// An ordinary morning, in every form of file.
  static var office: [SampleCapture] {
    let traffic = morning
    let whole = SampleCapture(
      "office.pcap",
      "an ordinary minute: a lease, ARP, DNS, NTP, HTTP, TLS, SSH, ping, both versions of IP",
      traffic)
    return [
      whole,
      SampleCapture(
        "office-big-endian.pcap", "the same, written in big-endian order",
        traffic, in: .pcap(isBigEndian: true)),
      SampleCapture(
        "office-nanoseconds.pcap", "the same with times in nanoseconds",
        traffic, in: .pcap(isNanosecond: true)),
      SampleCapture(
        "office-cut.pcap", "the same, cut in the middle of its last packet", cutting: 30,
        from: whole),
      SampleCapture(
        "two-interfaces.pcapng",
        "pcapng with an Ethernet interface and one of plain IP packets, such as a tunnel's",
        twoInterfaces, in: .pcapng(links: [1, 101])),
    ]
  }

  private static var morning: Traffic {
    var traffic = Traffic()
    lease(into: &traffic)
    traffic.add(Wire.arp(1, from: .client, for: Station.resolver.address), at: 2)
    traffic.add(
      Wire.arp(
        2, from: .resolver, for: Station.client.address, hardware: Station.client.hardware,
        to: Station.client.hardware), at: 2.0004)
    traffic.lookUp("intranet.example", port: 40_001, at: 2.1, answer: Station.server.address)
    traffic.lookUp("www.example.net", port: 40_002, at: 3, answer: [192, 0, 2, 80])
    traffic.lookUp(
      "www.example.net", .address6, port: 40_003, at: 3.001,
      answer: Station.outside6(0x80).address)
    traffic.lookUp("intarnet.example", port: 40_004, at: 3.5, answer: nil)
    for number in 0..<4 {
      let fill = (0..<56).map { UInt8($0) }
      let start = 5 + Double(number)
      traffic.add(
        Wire.echo(
          from: .client, to: .outside1(80), isReply: false, identifier: 77, sequence: number + 1,
          fill), at: start)
      traffic.add(
        Wire.echo(
          from: .outside1(80), to: .client, isReply: true, identifier: 77, sequence: number + 1,
          fill), at: start + 0.011)
    }
    time(at: 6.5, into: &traffic)
    page(at: 10, into: &traffic)
    secure(to: .outside1(80), from: .client, port: 50_002, at: 12, into: &traffic)
    secure(to: .outside6(0x80), from: .office6(7), port: 50_003, at: 14, into: &traffic)
    login(at: 20, into: &traffic)
    return traffic
  }

  private static func lease(into traffic: inout Traffic) {
    let nobody = Station([0, 0, 0, 0], hardware: 7)
    let all = Station([255, 255, 255, 255], hardware: 0)
    func send(_ kind: LeaseMessage.Kind, from source: Station, at seconds: Double) {
      let isReply = source.address == Station.router.address
      let message = LeaseMessage.bytes(
        kind, transaction: 0x1A2B, client: Station.client.hardware,
        offered: isReply ? Station.client.address : [0, 0, 0, 0])
      var frame = Wire.udp(
        from: source, isReply ? 67 : 68, to: all, isReply ? 68 : 67, message)
      frame.replaceSubrange(0..<6, with: Station.broadcast)
      traffic.add(frame, at: seconds)
    }
    send(.discover, from: nobody, at: 0.5)
    send(.offer, from: .router, at: 0.52)
    send(.request, from: nobody, at: 0.53)
    send(.acknowledge, from: .router, at: 0.55)
  }

  private static func time(at seconds: Double, into traffic: inout Traffic) {
    let question = [0x23] + [UInt8](repeating: 0, count: 47)
    let answer = [0x24, 2] + [UInt8](repeating: 0, count: 46)
    traffic.add(Wire.udp(from: .client, 123, to: .outside2(123), 123, question), at: seconds)
    traffic.add(
      Wire.udp(from: .outside2(123), 123, to: .client, 123, answer), at: seconds + 0.02)
  }

  private static func page(at seconds: Double, into traffic: inout Traffic) {
    var connection = Connection(.client, 50_001, to: .server, 80, at: seconds)
    connection.roundTrip = 0.0006
    connection.open(into: &traffic)
    connection.say(
      Array("GET /news HTTP/1.1\r\nHost: intranet.example\r\nAccept: */*\r\n\r\n".utf8),
      into: &traffic)
    connection.wait(0.03)
    let body = String(repeating: "<p>Nothing new today.</p>\n", count: 150)
    connection.answer(
      Array(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
          + body).utf8), into: &traffic)
    connection.close(into: &traffic)
  }

  private static func secure(
    to server: Station, from client: Station, port: Int, at seconds: Double,
    into traffic: inout Traffic
  ) {
    var connection = Connection(client, port, to: server, 443, at: seconds)
    connection.open(into: &traffic)
    connection.say(SecureHello.client("www.example.net"), into: &traffic)
    connection.answer(SecureHello.server(), into: &traffic)
    connection.say(SecureHello.data(400), into: &traffic)
    connection.answer(SecureHello.data(9000), into: &traffic)
    connection.close(into: &traffic)
  }

  private static func login(at seconds: Double, into traffic: inout Traffic) {
    var connection = Connection(.client, 50_004, to: .server, 22, at: seconds)
    connection.roundTrip = 0.0006
    connection.open(into: &traffic)
    connection.answer(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8), into: &traffic)
    connection.say(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8), into: &traffic)
    for index in 0..<12 {
      connection.say(noise(200 + index * 48, seed: index), into: &traffic)
      connection.answer(noise(320 + index * 112, seed: index + 50), into: &traffic)
      connection.wait(1.7)
    }
    connection.close(into: &traffic)
  }

  private static var twoInterfaces: Traffic {
    var traffic = Traffic()
    traffic.lookUp("www.example.net", port: 40_100, at: 0, answer: [192, 0, 2, 80])
    for number in 0..<3 {
      var opening = Segment(
        source: .client, sourcePort: 51_000 + number, destination: .outside1(80),
        destinationPort: 443, flags: .syn)
      opening.options = Segment.opening
      let start = 1 + Double(number)
      traffic.add(opening.packet, at: start, interface: 1)
      var refusal = Segment(
        source: .outside1(80), sourcePort: 443, destination: .client,
        destinationPort: 51_000 + number, flags: [.rst, .ack])
      refusal.acknowledgment = 2
      traffic.add(refusal.packet, at: start + 0.03, interface: 1)
    }
    return traffic
  }

  /// Bytes without meaning, the same for the same seed.
  static func noise(_ count: Int, seed: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(seed))
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
