internal import Flows
internal import Packets

/// A host sends out far more than it takes in.
struct ExfiltrationRule: ThreatRule {
  static let fewestBytes = 50e6
  static let ratio = 10.0
  static let windowBytes: UInt64 = 500_000
  static let gapSeconds: Int64 = 600
  static let insideWeight = 0.1
  private static let mostPairs = 4096
  private static let mostTransfers = 4096

  static let description = RuleDescription(
    .exfiltration, technique: "T1048",
    method: """
      A host of a local network sends one address outside a large amount and gets little back. \
      Uploads of backups and videos look the same: with a baseline, what came twice before (six hours \
      apart at least) from this host to that address, within an hour of this time of day and at most \
      1.5 times smaller, is usual and not told; without one, mark the finding as expected. Transfers \
      come into a baseline by `baseline learn`, and once there is one also by `monitor` as they end; \
      `baseline show` lists them. With a baseline transfers inside the local network are told too, but \
      weigh a tenth.
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
      .init(
        "weight of a transfer inside the local network", insideWeight, "factor",
        "copies between servers are work; somebody who collects before sending is rare"),
      .init("longest pause", Double(gapSeconds), "s", "a transfer goes on"),
    ],
    next: [
      "ss -tunpi dst TARGET",
      "whois TARGET",
    ],
    misses: """
      Less than 50 MB, slower than 500 kB a minute, spread over many servers, hidden in \
      services that answer as much as they get, sent to an address of a private network (below \
      500 MB or without a baseline), or to the server of a usual backup at its usual hour.
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

  private var pairs = BoundedTable<Pair, Sending>(capacity: mostPairs)
  /// Large transfers that have ended.
  private(set) var transfers: [Transfer] = []
  private var usual: UsualUploads?
  /// Whether transfers that end are added to what is usual.
  private let learns: Bool

  /// A rule without memory.
  ///
  /// - Parameters:
  ///   - usual: Large transfers that come again and again; nil when nothing was learnt.
  ///   - learns: Whether transfers that end are added to them.
  init(usual: UsualUploads? = nil, learns: Bool = false) {
    self.usual = usual
    self.learns = learns
  }

  mutating func flowActive(_ activity: FlowActivity, _ ledger: inout FindingLedger) {
    guard activity.length == .minute,
      max(activity.payloadOut, activity.payloadIn) >= Self.windowBytes
    else { return }
    let endpoints = activity.endpoints
    let isOutgoing = activity.payloadOut >= activity.payloadIn
    let pair = Pair(
      host: isOutgoing ? endpoints.source : endpoints.destination,
      outside: isOutgoing ? endpoints.destination : endpoints.source)
    guard pair.host.isLocal, !pair.outside.isGroupOrBroadcast else { return }
    let start = Span.seconds(activity.startSeconds)
    let end = start &+ Span.seconds(60)
    let (sent, received) = (
      max(activity.payloadOut, activity.payloadIn), min(activity.payloadOut, activity.payloadIn)
    )
    let (flow, port) = (
      activity.flow, isOutgoing ? endpoints.destinationPort : endpoints.sourcePort
    )
    if let sending = pairs[pair],
      Span.seconds(from: sending.last, to: start) > Double(Self.gapSeconds)
    {
      pairs.remove(pair)
      note(pair, sending)
    }
    let isInside = pair.outside.isLocal
    let usual = usual
    let sighting: Sighting? = pairs.update(pair, at: end, fresh: Sending(first: start, last: end)) {
      sending in
      sending.last = max(sending.last, end)
      sending.sent &+= sent
      sending.received &+= received
      sending.ports.add(port)
      sending.flows.insert(flow, at: end)
      // What stays inside weighs less, and nothing before it is known what is usual.
      let weight = isInside ? Self.insideWeight : 1
      guard !isInside || usual != nil, Double(sending.sent) * weight >= Self.fewestBytes,
        Double(sending.sent) >= Self.ratio * Double(sending.received),
        sending.sent >= sending.reported &* 2,
        usual?.covers(Self.transfer(pair, sending)) != true
      else { return nil }
      sending.reported = sending.sent
      return Self.sighting(pair, sending, usual)
    }
    if let sighting { ledger.report(sighting) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    var open: [(Pair, Sending)] = []
    pairs.forEach { open.append(($0, $1)) }
    for (pair, sending) in open {
      if sending.reported > 0, sending.sent > sending.reported {
        ledger.report(Self.sighting(pair, sending, usual))
      }
      note(pair, sending)
    }
    pairs = BoundedTable(capacity: Self.mostPairs)
  }

  /// Keeps a transfer that has ended, for what learns from it.
  private mutating func note(_ pair: Pair, _ sending: Sending) {
    guard Double(sending.sent) >= Self.fewestBytes / 2,
      Double(sending.sent) >= Self.ratio * Double(sending.received)
    else { return }
    let transfer = Self.transfer(pair, sending)
    if learns { usual?.learn(transfer) }
    if transfers.count < Self.mostTransfers { transfers.append(transfer) }
  }

  /// Hands out the transfers that have ended since the last call.
  mutating func takeTransfers() -> [Transfer] {
    defer { transfers.removeAll() }
    return transfers
  }

  private static func transfer(_ pair: Pair, _ sending: Sending) -> Transfer {
    Transfer(
      host: pair.host, peer: pair.outside, bytes: sending.sent,
      startSeconds: sending.first / 1_000_000_000, endSeconds: sending.last / 1_000_000_000)
  }

  private static func sighting(
    _ pair: Pair, _ sending: Sending, _ usual: UsualUploads?
  ) -> Sighting {
    let isInside = pair.outside.isLocal
    let weight = isInside ? Self.insideWeight : 1
    let usual = usual?.usual(for: Self.transfer(pair, sending))
    let seconds = Span.seconds(from: sending.first, to: sending.last)
    let port = sending.ports.ranked.first?.element ?? 0
    var sighting = Sighting(
      .exfiltration, subject: [.address(pair.host), .address(pair.outside)],
      severity: isInside
        ? .low : Double(sending.sent) >= 10 * Self.fewestBytes ? .high : .medium,
      score: confidence(Double(sending.sent) * weight, over: Self.fewestBytes),
      startNanoseconds: sending.first, endNanoseconds: sending.last,
      summary: "sent \(Words.bytes(Double(sending.sent))) to port \(port) in "
        + "\(Words.duration(seconds)), received \(Words.bytes(Double(sending.received)))"
        + (isInside ? ", inside the local network" : "") + Self.words(usual))
    sighting.actors = [.address(pair.host)]
    sighting.targets = [.address(pair.outside)]
    sighting.evidence = [
      Evidence("bytes_sent", Double(sending.sent), threshold: Self.fewestBytes / weight),
      Evidence(
        "sent_by_received", Double(sending.sent) / Double(max(1, sending.received)),
        threshold: Self.ratio),
      Evidence("weight_of_destination", weight),
      Evidence("port", Double(port)),
      Evidence("duration_seconds", seconds),
    ]
    if let usual { sighting.evidence.append(Evidence("usual_bytes", Double(usual.bytes))) }
    sighting.technique = Self.description.technique
    sighting.nextCommands = ["ss -tunpi dst \(pair.outside)", "whois \(pair.outside)"]
    sighting.flowIdentifiers = sending.flows.newest(FindingLedger.mostFlows)
    return sighting
  }

  /// What is usual between the hosts, as the end of a sentence.
  private static func words(_ usual: (bytes: UInt64, isUsualHour: Bool)?) -> String {
    guard let usual else { return "" }
    return usual.isUsualHour
      ? "; usual is up to \(Words.bytes(Double(usual.bytes)))" : "; such is usual at other hours"
  }
}
