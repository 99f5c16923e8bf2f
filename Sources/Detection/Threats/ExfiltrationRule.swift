internal import Flows
internal import Packets

/// A host sends out far more than it takes in.
struct ExfiltrationRule: ThreatRule {
  static let fewestBytes = 50e6
  static let ratio = 10.0
  static let windowBytes: UInt64 = 500_000
  static let gapSeconds: Int64 = 600

  static let description = RuleDescription(
    .exfiltration, technique: "T1048",
    method: """
      A host of a local network sends one address outside a large amount and gets little back. \
      Uploads of backups and videos look the same: where they are usual, mark the finding as \
      expected.
      """,
    thresholds: [
      .init(
        "payload sent to one address outside", fewestBytes, "bytes",
        "mail with attachments stays below 25 MB"),
      .init(
        "payload sent for each byte received", ratio, "ratio", "browsing and calls stay below 2"),
      .init(
        "minutes in which less is sent to it do not count", Double(windowBytes), "bytes",
        "small traffic adds up over days"),
      .init("longest pause", Double(gapSeconds), "s", "a transfer goes on"),
    ],
    next: [
      "ss -tunpi dst TARGET",
      "whois TARGET",
    ],
    misses: """
      Less than 50 MB, slower than 500 kB a minute, spread over many servers, hidden in \
      services that answer as much as they get, or sent to an address of a private \
      network.
      """)

  private struct Pair: TableKey {
    var host: IPAddress
    var outside: IPAddress

    func mix(into mixer: inout KeyMixer) {
      mixer.add(host)
      mixer.add(outside)
    }
  }

  private struct Sending {
    var sent: UInt64 = 0
    var received: UInt64 = 0
    var first: Int64
    var last: Int64
    var reported: UInt64 = 0
    var ports = HeavyHitters<UInt16>(capacity: 8)
    var flows = DistinctSet<UInt64>(capacity: FindingLedger.mostFlows)
  }

  private var pairs = BoundedTable<Pair, Sending>(capacity: 4096)

  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger) {
    guard activity.length == .minute,
      max(activity.payloadOut, activity.payloadIn) >= Self.windowBytes
    else { return }
    let endpoints = activity.endpoints
    let isOutgoing = activity.payloadOut >= activity.payloadIn
    let pair = Pair(
      host: isOutgoing ? endpoints.source : endpoints.destination,
      outside: isOutgoing ? endpoints.destination : endpoints.source)
    guard pair.host.isLocal, !pair.outside.isLocal, !pair.outside.isGroupOrBroadcast else { return }
    let start = Span.seconds(activity.startSeconds)
    let end = start &+ Span.seconds(60)
    let (sent, received) = (
      max(activity.payloadOut, activity.payloadIn), min(activity.payloadOut, activity.payloadIn)
    )
    let (flow, port) = (
      activity.flow, isOutgoing ? endpoints.destinationPort : endpoints.sourcePort
    )
    let sighting: Sighting? = pairs.update(pair, at: end, fresh: Sending(first: start, last: end)) {
      sending in
      if Span.seconds(from: sending.last, to: start) > Double(Self.gapSeconds) {
        sending = Sending(first: start, last: end)
      }
      sending.last = max(sending.last, end)
      sending.sent &+= sent
      sending.received &+= received
      sending.ports.add(port)
      sending.flows.insert(flow, at: end)
      guard Double(sending.sent) >= Self.fewestBytes,
        Double(sending.sent) >= Self.ratio * Double(sending.received),
        sending.sent >= sending.reported &* 2
      else { return nil }
      sending.reported = sending.sent
      return Self.sighting(pair, sending)
    }
    if let sighting { ledger.report(sighting) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    pairs.forEach { pair, sending in
      if sending.reported > 0, sending.sent > sending.reported {
        ledger.report(Self.sighting(pair, sending))
      }
    }
  }

  private static func sighting(_ pair: Pair, _ sending: Sending) -> Sighting {
    let seconds = Span.seconds(from: sending.first, to: sending.last)
    let port = sending.ports.ranked.first?.element ?? 0
    var sighting = Sighting(
      .exfiltration, subject: [.address(pair.host), .address(pair.outside)],
      severity: Double(sending.sent) >= 10 * fewestBytes ? .high : .medium,
      score: confidence(Double(sending.sent), over: fewestBytes),
      startNanoseconds: sending.first, endNanoseconds: sending.last,
      summary: "sent \(Words.bytes(Double(sending.sent))) to port \(port) in "
        + "\(Words.duration(seconds)), received \(Words.bytes(Double(sending.received)))")
    sighting.actors = [.address(pair.host)]
    sighting.targets = [.address(pair.outside)]
    sighting.evidence = [
      Evidence("bytes_sent", Double(sending.sent), threshold: fewestBytes),
      Evidence(
        "sent_by_received", Double(sending.sent) / Double(max(1, sending.received)),
        threshold: ratio),
      Evidence("port", Double(port)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = ["ss -tunpi dst \(pair.outside)", "whois \(pair.outside)"]
    sighting.flowIdentifiers = sending.flows.newest(FindingLedger.mostFlows)
    return sighting
  }
}
