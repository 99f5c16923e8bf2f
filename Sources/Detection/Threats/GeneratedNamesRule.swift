internal import Flows
internal import Packets

/// Malware looks for its master under names that an algorithm makes up, most of which nobody owns.
///
/// Sources: Antonakakis et al., *From Throw-Away Traffic to Bots*, USENIX Security 2012; Schiavoni
/// et al., *Phoenix*, 2014 (what generated names look like).
struct GeneratedNamesRule: ThreatRule {
  static let fewestGenerated = 10
  static let fewestNames = 40
  static let missingShare = 0.6
  static let gapSeconds: Int64 = 600

  static let description = RuleDescription(
    .generatedNames, technique: "T1568.002",
    method: """
      One client asks for many registered domains that do not exist. Names that people register \
      can be spoken; generated ones mix digits into letters, run on without vowels and use the \
      whole alphabet. The rule counts different registered domains answered NXDOMAIN, those that \
      look generated more than the rest.
      """,
    thresholds: [
      .init(
        "different missing domains that look generated", Double(fewestGenerated), "domains",
        "mistyped names are few and can be spoken"),
      .init(
        "or different missing domains of any look", Double(fewestNames), "domains",
        "generators that use words fail as often; block lists and search suffixes stay below one domain"
      ),
      .init(
        "share of the client's domains that were missing", missingShare, "ratio",
        "crawlers and mail servers reach most of what they ask for"),
    ],
    next: [
      "ss -unp src ACTOR",
      "tcpdump -nn -c 20 'udp port 53 and host ACTOR'",
    ],
    misses: """
      Generators that join words below 40 names, those that hit a registered name soon, \
      and names that are asked for over DNS over TLS or HTTPS.
      """)

  private struct Asking {
    var missing = DistinctSet<String>(capacity: 2048)
    var generated = DistinctSet<String>(capacity: 2048)
    var found = DistinctSet<UInt64>(capacity: 4096)
    var server: IPAddress
    var first: Int64
    var last: Int64
    var reported = 0
    var flows = DistinctSet<UInt64>(capacity: FindingLedger.mostFlows)
  }

  private var clients = BoundedTable<IPAddress, Asking>(capacity: 4096)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .name(let message) = event, message.isResponse, !message.isMulticast else {
      return
    }
    let now = message.timestampNanoseconds
    guard message.responseCode == 3 else {
      if message.responseCode == 0, clients.contains(message.client),
        let domain = DomainName(message.name)
      {
        clients.updateIfPresent(message.client, at: now) {
          $0.found.insert(domain.registeredDigest, at: now)
        }
      }
      return
    }
    guard let domain = DomainName(message.name) else { return }
    let fresh = Asking(server: message.server, first: now, last: now)
    let sighting: Sighting? = clients.update(message.client, at: now, fresh: fresh) { asking in
      if Span.seconds(from: asking.last, to: now) > Double(Self.gapSeconds) { asking = fresh }
      asking.last = max(asking.last, now)
      guard asking.missing.insert(domain.registered, at: now) else { return nil }
      asking.flows.insert(message.flow, at: now)
      if Self.looksGenerated(domain.registeredLabel) {
        asking.generated.insert(domain.registered, at: now)
      }
      let missing = asking.missing.count
      guard
        asking.generated.count >= Self.fewestGenerated || missing >= Self.fewestNames,
        Double(missing) >= Self.missingShare * Double(missing + asking.found.count),
        missing >= asking.reported * 2
      else { return nil }
      asking.reported = missing
      return Self.sighting(message.client, asking)
    }
    if let sighting { ledger.report(sighting) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    clients.forEach { client, asking in
      if asking.reported > 0, asking.missing.count > asking.reported {
        ledger.report(Self.sighting(client, asking))
      }
    }
  }

  /// Whether a label is hard to speak: at least two signs of chance in it.
  static func looksGenerated(_ label: String) -> Bool {
    guard label.utf8.count >= 7, !label.hasPrefix("xn--") else { return false }
    let statistics = CharacterStatistics(label)
    var signs = 0
    if statistics.longestConsonantRun >= 5 { signs += 1 }
    if statistics.vowelShare < 0.22 { signs += 1 }
    if statistics.alternations >= 3 { signs += 1 }
    if statistics.digitShare > 0.3 { signs += 1 }
    if statistics.entropy >= 3.4 { signs += 1 }
    return signs >= 2
  }

  private static func sighting(_ client: IPAddress, _ asking: Asking) -> Sighting {
    let missing = asking.missing.count
    let seconds = Span.seconds(from: asking.first, to: asking.last)
    let examples = asking.generated.newest(3).sorted().joined(separator: ", ")
    var sighting = Sighting(
      .generatedNames, subject: [.address(client)],
      severity: asking.generated.count >= fewestGenerated ? .high : .medium,
      score: max(
        confidence(Double(asking.generated.count), over: Double(fewestGenerated)),
        confidence(Double(missing), over: Double(fewestNames))),
      startNanoseconds: asking.first, endNanoseconds: asking.last,
      summary: "\(Words.count(missing, "domain")) that nobody owns in \(Words.duration(seconds)), "
        + "\(asking.generated.count) of them made up by chance"
        + (examples.isEmpty ? "" : ", such as \(examples)"))
    sighting.actors = [.address(client)]
    sighting.targets = [.address(asking.server)]
    sighting.evidence = [
      Evidence("missing_domains", Double(missing), threshold: Double(fewestNames)),
      Evidence(
        "generated_domains", Double(asking.generated.count), threshold: Double(fewestGenerated)),
      Evidence(
        "missing_ratio", Double(missing) / Double(missing + asking.found.count),
        threshold: missingShare),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "ss -unp src \(client)", "tcpdump -nn -c 20 'udp port 53 and host \(client)'",
    ]
    sighting.flowIdentifiers = asking.flows.newest(FindingLedger.mostFlows)
    return sighting
  }
}
