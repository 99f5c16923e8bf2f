import Commands
import Copilot
import Store
import Testing

/// A made-up network: which layer of a target is broken, and what each probe then prints.
private struct MadeUpNetwork {
  /// Where it breaks; nil when all works.
  var fault: DiagnosisLayer?
  /// Whether the host keeps quiet about pings although it is there.
  var dropsPings = false

  func run(_ probe: DiagnosisProbe, _ command: String) -> (FailedRun, seconds: Double) {
    var run = FailedRun(command: command, exitCode: 0)
    func fail(_ code: Int, _ error: String) { (run.exitCode, run.standardError) = (code, error) }
    // What stands below the probe's own layer shows itself first.
    let met = fault.map { $0 <= probe.layer ? $0 : nil } ?? nil
    switch (probe, met) {
    case (.name, .name?): fail(2, "")
    case (.name, _): run.standardOutput = "10.0.0.5 STREAM web.lan\n"
    case (.route, .route?): fail(2, "RTNETLINK answers: Network is unreachable\n")
    case (.route, _): run.standardOutput = "10.0.0.5 via 10.0.0.1 dev eth0\n"
    case (.host, .name?): fail(2, "ping: web.lan: Name or service not known\n")
    case (.host, .route?): fail(2, "ping: connect: Network is unreachable\n")
    case (.host, let met):
      let answers = met == nil && !dropsPings
      run.exitCode = answers ? 0 : 1
      run.standardOutput =
        "3 packets transmitted, \(answers ? 3 : 0) received, \(answers ? 0 : 100)% packet loss\n"
    case (.port, nil), (.tls, nil), (.http, nil):
      if probe == .tls { run.standardError = "Verification: OK\n" }
      if probe == .http { run.standardOutput = "HTTP 200 in 0.01 s\n" }
    case (_, .name?): fail(6, "curl: (6) Could not resolve host: web.lan\n")
    case (_, .route?):
      fail(1, "nc: connect to 10.0.0.5 port 443 (tcp) failed: Network is unreachable\n")
    case (_, .host?):
      fail(1, "nc: connect to 10.0.0.5 port 443 (tcp) timed out: Operation now in progress\n")
    case (.http, .port?):
      fail(7, "curl: (7) Failed to connect to web.lan port 443 after 0 ms: Connection refused\n")
    case (_, .port?): fail(1, "nc: connect to 10.0.0.5 port 443 (tcp) failed: Connection refused\n")
    case (.http, .tls?): fail(60, "curl: (60) SSL certificate problem: certificate has expired\n")
    case (_, .tls?): fail(1, "verify error:num=10:certificate has expired\n")
    case (_, .http?): run.standardOutput = "HTTP 503 in 0.01 s\n"
    default: break
    }
    return (run, probe == .host ? 2 : 0.2)
  }
}

@Suite("Where a connection breaks") struct DiagnosisTests {
  private let commands = ProbeCommands { $0 != "nslookup" }

  private func diagnose(
    _ text: String, _ network: MadeUpNetwork, order: ProbeOrder = .walk,
    commands: ProbeCommands? = nil
  ) throws -> Diagnosis {
    var diagnosis = Diagnosis(
      try #require(DiagnosisTarget(text)), commands: commands ?? self.commands, order: order)
    for _ in 0..<12 {
      guard let proposal = diagnosis.next() else { return diagnosis }
      #expect(!diagnosis.steps.contains { $0.probe == proposal.probe })
      let (run, seconds) = network.run(proposal.probe, proposal.command)
      diagnosis.take(run, of: proposal.probe, seconds: seconds)
    }
    Issue.record("it does not end")
    return diagnosis
  }

  @Test(
    "each fault is found, whatever the order", arguments: DiagnosisLayer.allCases, [true, false])
  func faults(layer: DiagnosisLayer, dropsPings: Bool) throws {
    // An order that asks for the page first.
    let tallies = [
      ProbeTally(
        service: "https", isName: true, earlier: "", probe: "http", runs: 40, settled: 40,
        seconds: 4)
    ]
    let target = try #require(DiagnosisTarget("web.lan:443"))
    for order in [.walk, ProbeOrder(tallies, for: DiagnosisKind(target, earlier: nil))] {
      let network = MadeUpNetwork(fault: layer, dropsPings: dropsPings)
      let verdict = try diagnose("web.lan:443", network, order: order).verdict
      #expect(!verdict.works)
      #expect(verdict.layer == layer, "\(verdict.summary)")
    }
  }

  @Test("from the bottom up it stops where it breaks, and runs nothing above")
  func walk() throws {
    let good = try diagnose("web.lan:443", MadeUpNetwork())
    #expect(good.steps.map(\.probe) == [.name, .route, .host, .port, .tls, .http])
    #expect(good.verdict.works)
    let refused = try diagnose("web.lan:443", MadeUpNetwork(fault: .port))
    #expect(refused.steps.map(\.probe) == [.name, .route, .host, .port])
    #expect(refused.verdict.cause == .connectionRefused)
    let nameless = try diagnose("web.lan:443", MadeUpNetwork(fault: .name))
    #expect(nameless.steps.map(\.probe) == [.name, .nameServer])
  }

  @Test("a host that drops pings but opens its port is there")
  func quietHost() throws {
    let diagnosis = try diagnose("web.lan:443", MadeUpNetwork(dropsPings: true))
    #expect(diagnosis.verdict.works)
    #expect(diagnosis.states[.host] == .works)
  }

  @Test("a host alone that keeps quiet may be down or filtered, and the way to it is looked at")
  func silentHost() throws {
    let diagnosis = try diagnose("10.0.0.5", MadeUpNetwork(fault: .host))
    #expect(diagnosis.verdict.isSilent)
    #expect(diagnosis.steps.map(\.probe) == [.route, .host, .neighbour, .path])
  }

  @Test("without the programs it says what was not looked at")
  func missingPrograms() throws {
    let diagnosis = try diagnose(
      "web.lan:443", MadeUpNetwork(), commands: ProbeCommands { $0 == "getent" })
    #expect(!diagnosis.verdict.works)
    #expect(diagnosis.verdict.layer == nil)
    #expect(diagnosis.verdict.unknown == [.route, .host, .port, .tls, .http])
  }

  @Test(
    "with cases the probe that ends them soonest moves to the front, and faults are still found")
  func learns() throws {
    let target = try #require(DiagnosisTarget("web.lan:443"))
    let kind = DiagnosisKind(target, earlier: nil)
    // Mostly the certificate is at fault, sometimes the page, seldom the port.
    let faults: [DiagnosisLayer] = [.tls, .tls, .http, .tls, .port, .tls]
    var tallies: [ProbeTally] = []
    var lengths: [Int] = []
    for round in 0..<60 {
      let fault = faults[round % faults.count]
      let diagnosis = try diagnose(
        "web.lan:443", MadeUpNetwork(fault: fault), order: ProbeOrder(tallies, for: kind))
      #expect(diagnosis.verdict.layer == fault)
      lengths.append(diagnosis.steps.count)
      for step in diagnosis.steps {
        tallies.append(
          ProbeTally(
            service: kind.service, isName: kind.isName, earlier: kind.earlier,
            probe: step.probe.rawValue, runs: 1, settled: step.hasSettled ? 1 : 0,
            seconds: step.seconds))
      }
    }
    let first = Double(lengths.prefix(6).reduce(0, +)) / 6
    let last = Double(lengths.suffix(20).reduce(0, +)) / 20
    #expect(first > 4)
    #expect(last < 2, "from \(first) probes to \(last)")
  }
}
