import Copilot
import Detection
import Flows
import JSON
import Packets
import Platform
import SampleCaptures
import TestSupport
import Testing

/// The captures of `captures/`, each held to what is in it and to what is to be found in it.
@Suite("Sample captures") struct SampleCaptureTests {
  /// What is in a capture and what is to be found in it.
  struct Sample: Sendable, CustomTestStringConvertible {
    var file: String
    var packets: Int
    var bytes: Int
    var flows: UInt64
    /// Kind, severity, who to whom, and the sentence.
    var findings: [String]

    var testDescription: String { file }
  }

  /// Where the captures lie, from where this source lies.
  static func path(_ name: String, file: String = #filePath) -> String {
    file.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
      .joined(separator: "/") + "/captures/" + name
  }

  private func report(of name: String) throws -> CaptureReport {
    try CaptureAnalysis(source: CaptureSource(path: Self.path(name))).run(listener: nil)
  }

  private static let office = Sample(
    file: "office.pcap", packets: 135, bytes: 49_359, flows: 12, findings: [])

  static let samples: [Sample] = [
    office,
    Sample(
      file: "two-interfaces.pcapng", packets: 8, bytes: 442, flows: 4,
      findings: []),
    Sample(
      file: "port-scan.pcap", packets: 223, bytes: 12_510, flows: 120,
      findings: [
        "high port-scan 10.0.0.66 → 10.0.0.5: 120 ports tried in 2.4 s: 2 answered, 98 "
          + "refused, 20 silent"
      ]),
    Sample(
      file: "host-sweep.pcap", packets: 357, bytes: 15_786, flows: 90,
      findings: [
        "high host-sweep 10.0.0.66, 00:00:5e:00:53:42 → 10.0.0.254, 10.0.0.253: ARP "
          + "asked for 249 addresses in 2.5 s that nobody owns",
        "medium host-sweep 10.0.0.66 → 198.51.100.89, 198.51.100.88: ICMP echo of 90 "
          + "hosts tried in 8.9 s: 9 answered, 0 refused, 81 silent",
      ]),
    Sample(
      file: "os-fingerprint.pcap", packets: 15, bytes: 934, flows: 7,
      findings: [
        "medium os-fingerprint 10.0.0.66 → 10.0.0.5: 7 odd probes in 0.6 s with 4 "
          + "orders of options: somebody wants to know the operating system"
      ]),
    Sample(
      file: "syn-flood.pcap", packets: 829, bytes: 46_290, flows: 700,
      findings: [
        "high syn-flood  → 10.0.0.5:80: up to 700 SYN/s for 1 s to port 80 from 250 "
          + "sources, most of them probably forged, no handshakes behind them"
      ]),
    Sample(
      file: "udp-flood.pcap", packets: 2101, bytes: 113_442, flows: 2100,
      findings: [
        "high udp-flood 203.0.113.1, 203.0.113.2 → 10.0.0.5: up to 2,100 datagrams/s "
          + "for 0.9 s to many ports from 7 sources, hardly any answered"
      ]),
    Sample(
      file: "amplification.pcap", packets: 401, bytes: 192_842, flows: 40,
      findings: [
        "high amplification 203.0.113.40, 203.0.113.39 → 10.0.0.5: answers of NTP from "
          + "40 hosts in 0.1 s that were never asked: 400 packets, 193 kB"
      ]),
    Sample(
      file: "dhcp-flood.pcap", packets: 63, bytes: 18_036, flows: 2,
      findings: [
        "high dhcp-flood 00:00:5e:00:53:42 → 10.0.0.1:67/udp: 60 clients asked for a "
          + "lease in 12 s in frames of 1 sender"
      ]),
    Sample(
      file: "arp-spoof.pcap", packets: 22, bytes: 924, flows: 0,
      findings: [
        "high arp-spoof 00:00:5e:00:53:42 → 10.0.0.7, 10.0.0.1: 00:00:5e:00:53:42 "
          + "claims 2 addresses: took 2 addresses over, 20 answers that nobody asked for"
      ]),
    Sample(
      file: "brute-force.pcap", packets: 270, bytes: 43_986, flows: 15,
      findings: [
        "medium brute-force 203.0.113.9 → 10.0.0.5:22: 15 connections to SSH in 72 s, "
          + "each about 1.9 kB in 2.2 s"
      ]),
    Sample(
      file: "dns-tunnel.pcap", packets: 160, bytes: 29_520, flows: 80,
      findings: [
        "high dns-tunnel 10.0.0.7 → 10.0.0.53, example.net: 80 names below example.net "
          + "in 32 s, 44 characters each, carrying up to 2.2 kB out and 17 kB in"
      ]),
    Sample(
      file: "generated-names.pcap", packets: 40, bytes: 3280, flows: 20,
      findings: [
        "high dga 10.0.0.7 → 10.0.0.53: 20 domains that nobody owns in 29 s, 20 of them "
          + "made up by chance, such as l1vks4x1kq8gsd.example, lwbxj0rltljgsj.example, "
          + "m23m3r722prljw.example"
      ]),
    Sample(
      file: "icmp-tunnel.pcap", packets: 60, bytes: 35_520, flows: 1,
      findings: [
        "high icmp-tunnel 10.0.0.7 → 203.0.113.5: 60 echo messages with 33 kB in 5.8 s: "
          + "30 replies with other data, 0 unasked, 2 lengths"
      ]),
    Sample(
      file: "beacon.pcap", packets: 350, bytes: 30_475, flows: 25,
      findings: [
        "high beacon 10.0.0.7 → 203.0.113.5:443, updates.example.org: 25 calls, one "
          + "every 60 s (give or take 2%), 439 B each, to updates.example.org"
      ]),
    Sample(
      file: "exfiltration.pcap", packets: 1507, bytes: 60_081_558, flows: 1,
      findings: [
        "medium exfiltration 10.0.0.7 → 203.0.113.20: sent 60 MB to port 443 in 60 s, "
          + "received 47 B"
      ]),
  ]

  @Test("the files are what the sources make, byte by byte") func bytes() throws {
    var names: Set<String> = ["README.md", "Sources"]
    for sample in SampleCapture.all {
      let (bytes, path) = (sample.bytes, Self.path(sample.name))
      #expect(try Files.read(path) == bytes, "\(sample.name); make captures writes it anew")
      names.insert(sample.name)
    }
    #expect(Set(Files.names(in: Self.path(""))) == names)
    let page = Array(SampleCapture.page.utf8)
    #expect(try Files.read(Self.path("README.md")) == page)
  }

  @Test("what is in a capture and what is strange about it", arguments: samples)
  func figures(sample: Sample) throws {
    let report = try report(of: sample.file)
    #expect(report.tally.packets == sample.packets)
    #expect(report.tally.bytes == sample.bytes)
    #expect(report.statistics.flows == sample.flows)
    #expect(report.tally.malformed == 0)
    #expect(report.damage == nil)
    #expect(
      report.findings.map { finding in
        let actors = finding.actors.prefix(2).map { "\($0)" }.joined(separator: ", ")
        let targets = finding.targets.prefix(2).map { "\($0)" }.joined(separator: ", ")
        return "\(finding.severity.rawValue) \(finding.kind.rawValue) \(actors) → \(targets): "
          + finding.summary
      } == sample.findings)
  }

  @Test("the form of a file changes nothing", arguments: ["big-endian", "nanoseconds"])
  func forms(form: String) throws {
    let (one, other) = (try report(of: "office.pcap"), try report(of: "office-\(form).pcap"))
    var (first, second) = (one.summary.objectValue, other.summary.objectValue)
    for key in ["file", "elapsed_seconds", "packets_per_second"] {
      first?[key] = .null
      second?[key] = .null
    }
    #expect(first != nil && first == second)
  }

  @Test("a morning holds what its sources played") func office() throws {
    let report = try report(of: "office.pcap")
    let tally = report.tally
    #expect(tally.ip4 == 113 && tally.ip6 == 20 && tally.arp == 2)
    #expect(tally.tcp == 111 && tally.udp == 14 && tally.icmp == 8 && tally.icmp6 == 0)
    #expect(tally.dns == 8)
    #expect(tally.durationSeconds == 39.9174)
    #expect(report.tcpStreams == 4)
    #expect(tally.links == [.ethernet])
    var flows: [FlowRecord] = []
    var analysis = CaptureAnalysis(source: CaptureSource(path: Self.path("office.pcap")))
    analysis.eachFlow = { flows.append($0) }
    _ = try analysis.run(listener: nil)
    #expect(flows.count == 12)
    func flow(_ port: UInt16) -> FlowRecord? { flows.first { $0.endpoints.sourcePort == port } }
    let page = try #require(flow(50_001))
    #expect(page.state == .sf && page.applicationName == "http")
    #expect(page.hostName == "intranet.example")
    #expect(page.outgoing.payloadBytes == 59)
    #expect(page.incoming.payloadBytes == 66 + 26 * 150)
    let secure = try #require(flow(50_003))
    #expect(secure.applicationName == "tls" && secure.hostName == "www.example.net")
    #expect("\(secure.endpoints.destination)" == "2001:db8:1::80")
    #expect(secure.incoming.payloadBytes == UInt64(47 + 9005))
    #expect(flow(50_004)?.applicationName == "ssh")
  }

  @Test("a capture that was cut keeps what is whole, and says where it ends") func cut() throws {
    let report = try report(of: "office-cut.pcap")
    #expect(report.tally.packets == 134)
    #expect(
      report.damage.map { "\($0)" }?.hasSuffix(
        "packet 135 at byte 51,473: the file ends in the middle of it, after 40 of 70 bytes; "
          + "kept the 134 before it") == true)
    #expect(report.findings.isEmpty)
  }

  @Test("interfaces of two link types are read side by side") func interfaces() throws {
    let report = try report(of: "two-interfaces.pcapng")
    #expect(report.tally.links == [.ethernet, .rawIP])
    #expect(report.tally.udp == 2 && report.tally.tcp == 6)
  }

  @Test("each rule finds its capture, and proposes what the page about it says")
  func commands() throws {
    var found: Set<FindingKind> = []
    for sample in Self.samples {
      for finding in try report(of: sample.file).findings {
        found.insert(finding.kind)
        let rule = try #require(ThreatWatch.descriptions.first { $0.kind == finding.kind })
        let parties = finding.actors + finding.targets
        let proposed = rule.next.flatMap { line in
          Self.filled(line, "ACTOR", finding.actors.compactMap { $0.address.map { "\($0)" } })
            .flatMap {
              Self.filled($0, "TARGET", finding.targets.compactMap { $0.address.map { "\($0)" } })
            }
            .flatMap { Self.filled($0, "NAME", parties.map { "\($0)" }) }
            .flatMap { Self.filled($0, "HARDWARE", parties.map { "\($0)" }) }
            .flatMap { Self.filled($0, "PORT", ["123"]) }
        }
        #expect(!finding.nextCommands.isEmpty)
        for command in finding.nextCommands {
          #expect(proposed.contains(command), "\(finding.kind): \(command)")
        }
        #expect(finding.technique == rule.technique)
      }
    }
    #expect(found == Set(ThreatWatch.descriptions.map(\.kind)))
  }

  /// The line with each of some words in the place of a name.
  private static func filled(_ line: String, _ name: String, _ words: [String]) -> [String] {
    guard let place = line.firstRange(of: name) else { return [line] }
    return words.map { line[..<place.lowerBound] + $0 + line[place.upperBound...] }
  }

  @Test("what is told of a capture is the same each time") func repeated() throws {
    for sample in Self.samples where !sample.findings.isEmpty {
      let (one, other) = (try report(of: sample.file), try report(of: sample.file))
      #expect(one.findings.map { $0.json } == other.findings.map { $0.json })
    }
  }
}
