extension SampleCapture {
  /// Somebody wants to be somebody else.
  static var local: [SampleCapture] {
    [
      SampleCapture(
        "arp-spoof.pcap",
        "one host tells the client every two seconds that it is the router, and the router that "
          + "it is the client", arpSpoof),
      SampleCapture(
        "brute-force.pcap", "15 SSH connections one after the other, each ended after one guess",
        bruteForce),
    ]
  }

  private static var arpSpoof: Traffic {
    var traffic = Traffic()
    traffic.add(Wire.arp(1, from: .client, for: Station.router.address), at: 0)
    traffic.add(
      Wire.arp(
        2, from: .router, for: Station.client.address, hardware: Station.client.hardware,
        to: Station.client.hardware), at: 0.0004)
    let asRouter = Station(Station.router.address, hardware: 66)
    let asClient = Station(Station.client.address, hardware: 66)
    for round in 0..<10 {
      let start = 30 + Double(round) * 2
      traffic.add(
        Wire.arp(
          2, from: asRouter, for: Station.client.address, hardware: Station.client.hardware,
          to: Station.client.hardware), at: start)
      traffic.add(
        Wire.arp(
          2, from: asClient, for: Station.router.address, hardware: Station.router.hardware,
          to: Station.router.hardware), at: start + 0.01)
    }
    return traffic
  }

  private static var bruteForce: Traffic {
    var traffic = Traffic()
    for index in 0..<15 {
      var connection = Connection(
        .outside3(9), 45_000 + index, to: .server, 22, at: Double(index) * 5)
      connection.open(into: &traffic)
      connection.answer(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8), into: &traffic)
      connection.say(Array("SSH-2.0-libssh_0.10.4\r\n".utf8), into: &traffic)
      connection.say(noise(640, seed: index), into: &traffic)
      connection.answer(noise(1080, seed: index + 100), into: &traffic)
      connection.say(noise(96 + index % 4 * 16, seed: index + 200), into: &traffic)
      // The server waits before it says no.
      connection.wait(2.1)
      connection.answer(noise(52, seed: index + 300), into: &traffic)
      connection.close(into: &traffic)
    }
    return traffic
  }
}
