import Flows
import Packets
import Testing

@testable import Detection

/// Calls home that no beat to one server shows, each beside the usual traffic that looks like it.
@Suite("Calls home") struct CallbackTests {
  // MARK: Servers that take turns

  /// Calls of one client, each to the server after the last one.
  private func calls(
    to servers: Int, every seconds: Double, chance: [Double], greeting: (Int) -> Int16,
    name: String? = nil, network: String = "203.0.113."
  ) -> [Finding] {
    var script = TrafficScript()
    for index in 0..<24 {
      script.connection(
        "10.0.0.9", "\(network)\(index * 7 % servers + 1)", port: index % 2 == 0 ? 443 : 8080,
        seconds: 1, out: 700, back: 1500 + UInt64(index % 5) * 10, application: .tls,
        greeting: greeting(index), name: name)
      script.wait(seconds * (1 + chance[index % chance.count]))
    }
    return script.findings()
  }

  private let jitter = [0.08, -0.05, 0.02, -0.09, 0.06]

  @Test("servers that take turns at a beat are one event") func turns() throws {
    let found = calls(to: 5, every: 60, chance: jitter) { _ in 257 }
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .beacon && finding.technique == "T1008")
    #expect(finding.targets.count >= 5)
  }

  @Test("named servers, other programs, people and local servers are not") func otherTurns() {
    #expect(
      calls(to: 5, every: 60, chance: jitter, greeting: { _ in 257 }, name: "a.example").isEmpty)
    #expect(calls(to: 5, every: 60, chance: jitter) { Int16(200 + $0 * 13) }.isEmpty)
    #expect(calls(to: 5, every: 60, chance: [0.9, -0.8, 0.1, 2, -0.5]) { _ in 257 }.isEmpty)
    #expect(
      calls(to: 5, every: 60, chance: jitter, greeting: { _ in 257 }, network: "10.1.1.").isEmpty)
  }

  @Test("a proxy that connects all the time has no beat") func proxy() {
    var script = TrafficScript()
    var state: UInt64 = 1
    for index in 0..<2000 {
      script.connection(
        "10.0.0.9", "203.0.\(index * 37 % 251).\(index * 11 % 250 + 1)", port: 443, seconds: 1,
        out: 700, back: 1500, application: .tls, greeting: 257)
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      script.wait(Double(state >> 40) / Double(1 << 24) * 0.5)
    }
    #expect(script.findings().isEmpty)
  }

  // MARK: Requests that look new each time

  /// Posts to one script.
  private func posts(
    _ targets: [String], method: String = "POST", afterPage: Bool = false
  ) -> [Finding] {
    var script = TrafficScript()
    if afterPage { script.request("GET", "/", status: 200, server: "203.0.113.8") }
    for (index, target) in targets.enumerated() {
      script.request(method, target, status: 200, server: "203.0.113.8")
      script.wait(Double(index * index) * 7 + 3)
    }
    return script.findings()
  }

  private let changing = [
    "/gate.php?q=k3x9mm1t7", "/gate.php?w=0z8v2n6pq1", "/gate.php?b=9t5r1w3hx",
  ]

  @Test("three posts with another field and a random value each are a call home")
  func changingFields() throws {
    let found = posts(changing)
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.kind == .beacon)
    #expect(finding.technique == "T1071.001")
    // The address and not what the server is said to be called.
    #expect(
      finding.targets == [.service(TrafficScript.address("203.0.113.8"), transport: 6, port: 80)])
  }

  @Test("forms of a page, fields that stay, words, numbers, one call less and GET are not")
  func usualPosts() {
    #expect(posts(changing, afterPage: true).isEmpty)
    #expect(posts(changing, method: "GET").isEmpty)
    #expect(posts(Array(changing.prefix(2))).isEmpty)
    #expect(posts((1...9).map { "/ping?session=a\($0)k3x9mm\($0)t7" }).isEmpty)
    #expect(posts(["page", "view", "edit", "sort"].map { "/index.php?\($0)=overview" }).isEmpty)
    #expect(posts(["page", "view", "edit", "sort"].map { "/index.php?\($0)=20231114" }).isEmpty)
    #expect(posts(["page", "view", "edit"].map { "/index.php?\($0)=a8k3x9mm1t7&lang=en" }).isEmpty)
    #expect(posts(["/ocsp", "/ocsp", "/ocsp", "/ocsp"]).isEmpty)
  }

  // MARK: Nobody's name

  @Test("TLS that names no server counts beside a made-up name of a program, and only then")
  func nameless() throws {
    func traffic(agent: String, calls: Int, name: String? = nil, pause: Double = 60) -> [Finding] {
      var script = TrafficScript()
      script.request("GET", "/a/b/", status: 200, agent: agent, server: "198.51.100.4")
      script.wait(pause)
      for call in 0..<calls {
        script.connection(
          "10.0.0.9", "203.0.113.8", port: 443, seconds: 2, out: 900, back: 4000,
          sourcePort: 50_000 + UInt16(call), application: .tls, greeting: 203, name: name)
        script.wait(2)
      }
      return script.findings()
    }
    let madeUp = "qWxTrbnKLzpvRRbcgfd"
    let finding = try #require(traffic(agent: madeUp, calls: 2).first)
    #expect(finding.kind == .beacon)
    #expect(
      finding.targets.first
        == .service(TrafficScript.address("203.0.113.8"), transport: 6, port: 443))
    #expect(traffic(agent: madeUp, calls: 1).isEmpty)
    #expect(traffic(agent: madeUp, calls: 3, name: "a.example").isEmpty)
    #expect(traffic(agent: madeUp, calls: 3, pause: 9000).isEmpty)
    #expect(traffic(agent: "Mozilla/5.0 (X11; Linux x86_64)", calls: 3).isEmpty)
    #expect(traffic(agent: "", calls: 3).isEmpty)
  }

  @Test(
    "names of real programs are not made up",
    arguments: [
      "curl/8.5.0", "WinHTTP", "Microsoft-CryptoAPI/10.0", "Debian APT-HTTP/1.3 (2.6.1)",
      "AppleCoreMedia", "CaptiveNetworkSupport", "Dalvik/2.1.0", "python-requests/2.31.0",
      "Windows-Update-Agent", "GoogleSoftwareUpdate", "BTWebClient", "SpotifyWebHelper",
      "MicroMessengerClient", "Transmission", "NSPlayer", "DropboxDesktopClient",
    ])
  func realAgents(_ agent: String) {
    #expect(!CallbackRule.isMadeUp(agent))
  }
}
