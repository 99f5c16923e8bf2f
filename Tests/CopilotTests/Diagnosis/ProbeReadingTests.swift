import Commands
import Copilot
import Testing

@Suite("What probes say") struct ProbeReadingTests {
  private func read(
    _ probe: DiagnosisProbe, _ command: String, _ code: Int, out: String = "", error: String = "",
    isPortKnown: Bool = false
  ) -> ProbeReading {
    ProbeReading(
      FailedRun(command: command, exitCode: code, standardError: error, standardOutput: out), probe,
      isPortKnown: isPortKnown)
  }

  @Test("a name's addresses, and their absence")
  func name() {
    let found = read(
      .name, "getent ahosts db1", 0,
      out: "10.0.0.5        STREAM db1.lan\n10.0.0.5        DGRAM\n2001:db8::5 STREAM\n")
    #expect(found.effect == .works(.name))
    #expect(found.address == "10.0.0.5")
    #expect(found.words == "it is 10.0.0.5 and 1 more")
    #expect(
      read(.name, "getent ahosts nix", 2).effect == .broken(.name, .dnsFailure, provesBelow: true))
    #expect(read(.name, "getent ahosts nix", 127).effect == .void)
  }

  @Test(
    "why a name has no address",
    arguments: [
      ("status: NXDOMAIN", "no such name"), ("status: SERVFAIL", "SERVFAIL"),
      (";; no servers could be reached", "no name server answers"),
      ("status: NOERROR, ANSWER: 0", "has no address"),
      ("status: NOERROR, ANSWER: 1", "own lookup"),
    ])
  func nameServer(out: String, words: String) {
    let reading = read(
      .nameServer, "dig nix", 0, out: out + "\n;; SERVER: 10.0.0.53#53(10.0.0.53)\n")
    #expect(reading.effect == .detail)
    #expect(reading.words.contains(words))
  }

  @Test("ways, and the next hop")
  func route() {
    let via = read(
      .route, "ip route get 192.0.2.9", 0,
      out: "192.0.2.9 via 10.0.0.1 dev eth0 src 10.0.0.7 uid 0 \n")
    #expect(via.effect == .works(.route) && via.nextHop == "10.0.0.1")
    let link = read(
      .route, "ip route get 10.0.0.5", 0, out: "10.0.0.5 dev eth0 src 10.0.0.7 \n    cache\n")
    #expect(link.nextHop == "10.0.0.5")
    #expect(
      read(
        .route, "ip route get 192.0.2.9", 2, error: "RTNETLINK answers: Network is unreachable\n"
      ).effect
        == .broken(.route, .networkUnreachable, provesBelow: true))
    #expect(
      read(.route, "ip route get 192.0.2.9", 0, out: "unreachable 192.0.2.9 dev lo\n").effect
        == .broken(.route, .networkUnreachable, provesBelow: true))
    #expect(
      read(.neighbour, "ip neigh show 10.0.0.5", 0, out: "10.0.0.5 dev eth0 FAILED\n").effect
        == .broken(.host, .hostUnreachable, provesBelow: true))
    #expect(read(.neighbour, "ip neigh show 10.0.0.5", 0).effect == .void)
  }

  @Test("answers to ping, none, and none that prove something")
  func host() {
    let good = """
      3 packets transmitted, 2 received, 33% packet loss, time 626ms
      rtt min/avg/max/mdev = 0.037/0.060/0.097/0.026 ms
      """
    let reading = read(.host, "ping -n -c 3 -i 0.3 -W 2 10.0.0.5", 0, out: good)
    #expect(reading.effect == .works(.host))
    #expect(reading.words == "it answers in 0.060 ms, 1 of 3 lost")
    #expect(
      read(
        .host, "ping -n -c 3 -i 0.3 -W 2 10.0.0.5", 1,
        out: "3 packets transmitted, 0 received, 100% packet loss, time 2030ms\n"
      ).effect == .silent(.host))
    #expect(
      read(
        .host, "ping -n -c 3 -i 0.3 -W 2 10.0.0.5", 1,
        out: "From 10.0.0.7 icmp_seq=1 Destination Host Unreachable\n"
          + "3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2030ms\n"
      ).effect == .broken(.host, .hostUnreachable, provesBelow: true))
    #expect(
      read(.host, "ping -n -c 3 10.0.0.5", 2, error: "ping: connect: Network is unreachable\n")
        .effect
        == .broken(.route, .networkUnreachable, provesBelow: true))
  }

  @Test("open, refused, filtered and unreachable ports")
  func port() {
    let line = "nc -z -v -w 3 10.0.0.5 5432"
    #expect(read(.port, line, 0).effect == .works(.port))
    #expect(
      read(
        .port, line, 1,
        error: "nc: connect to 10.0.0.5 port 5432 (tcp) failed: Connection refused\n"
      )
      .effect == .broken(.port, .connectionRefused, provesBelow: true))
    #expect(
      read(
        .port, line, 1,
        error: "nc: connect to 10.0.0.5 port 5432 (tcp) timed out: Operation now in progress\n"
      ).effect == .silent(.port))
    #expect(
      read(
        .port, line, 1, error: "nc: connect to 10.0.0.5 port 5432 (tcp) failed: No route to host\n"
      )
      .effect == .broken(.host, .hostUnreachable, provesBelow: true))
    #expect(
      read(.port, "nmap -Pn -n -p 80 10.0.0.5", 0, out: "80/tcp closed http\n").effect
        == .broken(.port, .connectionRefused, provesBelow: true))
  }

  @Test("certificates and silence")
  func tls() {
    let line = "timeout 8 openssl s_client -brief -connect web.lan:443 </dev/null"
    #expect(
      read(
        .tls, line, 0,
        error: "CONNECTION ESTABLISHED\nProtocol version: TLSv1.3\nVerification: OK\nDONE\n"
      ).words == "TLSv1.3, and its certificate is trusted")
    let own = read(
      .tls, line, 1,
      error:
        "depth=0 CN = web\nverify error:num=18:self-signed certificate\n40:error:0A000086:SSL\n")
    #expect(own.effect == .broken(.tls, .tlsFailure, provesBelow: true))
    #expect(own.words.hasSuffix("self-signed certificate"))
    #expect(read(.tls, line, 124).effect == .silent(.port))
    #expect(
      read(.tls, line, 124, isPortKnown: true).effect == .broken(.tls, .timeout, provesBelow: true))
  }

  @Test("pages, errors, and services that keep quiet")
  func http() {
    let line =
      "curl -sS -o /dev/null -m 10 -w 'HTTP %{http_code} in %{time_total} s\\n' http://web.lan:80/"
    #expect(read(.http, line, 0, out: "HTTP 204 in 0.01 s\n").effect == .works(.http))
    #expect(
      read(.http, line, 0, out: "HTTP 503 in 0.01 s\n").effect
        == .broken(.http, .httpError, provesBelow: true))
    #expect(
      read(
        .http, line, 28, out: "HTTP 000 in 10.0 s\n",
        error: "curl: (28) Operation timed out after 10001 milliseconds with 0 bytes received\n"
      ).effect == .broken(.http, .timeout, provesBelow: true))
    #expect(
      read(
        .http, line, 6, out: "HTTP 000 in 0.0 s\n",
        error: "curl: (6) Could not resolve host: web.lan\n"
      )
      .effect == .broken(.name, .dnsFailure, provesBelow: true))
  }

  @Test("no text of any kind ends the program", arguments: 0..<60)
  func hostile(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func byte() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
    let words = [
      "received", " packets transmitted", "via", "dev", "=", "/", "HTTP ", "\n", " ", "SERVER:",
    ]
    let text = (0..<40).map { _ in
      byte() % 2 == 0
        ? words[Int(byte()) % words.count] : String(decoding: [byte(), byte()], as: UTF8.self)
    }.joined()
    for probe in DiagnosisProbe.allCases {
      let reading = read(probe, "nc a 1", Int(byte() % 3), out: text, error: text)
      #expect(!reading.words.isEmpty)
    }
  }
}
