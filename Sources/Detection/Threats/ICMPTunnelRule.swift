internal import Flows
internal import Packets

/// Echo messages that carry a conversation instead of an echo.
///
/// Source: RFC 792: "The data received in the echo message must be returned in the echo reply
/// message."
struct ICMPTunnelRule: ThreatRule {
  static let fewestMismatches = 5
  static let mismatchShare = 0.3
  static let otherDataShare = 0.05
  static let fewestVaried = 16
  static let variedLengths = 8
  static let gapSeconds: Int64 = 300

  static let description = RuleDescription(
    .icmpTunnel, technique: "T1572",
    method: """
      An echo reply repeats its request, so replies with other data, or replies that nobody asked \
      for, carry something. A tunnel that only sends shows by payloads of many lengths and of high \
      entropy: ping keeps one length and a pattern.
      """,
    thresholds: [
      .init(
        "replies with other data than their request, or without one",
        Double(fewestMismatches), "replies", "a broken host or a lost request makes one or two"),
      .init(
        "share of such replies", mismatchShare, "ratio", "losses on one direction stay below"),
      .init(
        "or share of replies with other data", otherDataShare, "ratio",
        "no loss changes data; a shell is idle most of the time"),
      .init(
        "or messages with payloads over 64 bytes", Double(fewestVaried), "messages",
        "path MTU tests send a handful"),
      .init(
        "of different lengths", Double(variedLengths), "lengths",
        "ping keeps the length it is given"),
    ],
    next: [
      "tcpdump -nnX -c 10 'icmp and host ACTOR and host TARGET'",
      "lsof -nP -i raw",
    ],
    misses: """
      Tunnels that send little data in payloads of one length and let the reply repeat it, \
      and data in other ICMP messages than echo.
      """)

  private struct Pair: TableKey {
    var low: IPAddress
    var high: IPAddress

    func mix(into mixer: inout KeyMixer) {
      mixer.add(low)
      mixer.add(high)
    }
  }

  private struct Talk {
    var requester: IPAddress
    var responder: IPAddress
    var pending: [UInt32: UInt64] = [:]
    var requests = 0
    var replies = 0
    var mismatched = 0
    var unasked = 0
    var large = 0
    var dense = 0
    var lengths = DistinctSet<UInt32>(capacity: 256)
    var bytes: UInt64 = 0
    var first: Int64
    var last: Int64
    var reported = 0
    var flows = DistinctSet<UInt64>(capacity: FindingLedger.mostFlows)
  }

  private var talks = BoundedTable<Pair, Talk>(capacity: 4096)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .echo(let echo) = event, !echo.destination.isGroupOrBroadcast else { return }
    let now = echo.timestampNanoseconds
    let isInOrder =
      (echo.source.high, echo.source.low) < (echo.destination.high, echo.destination.low)
    let pair = Pair(
      low: isInOrder ? echo.source : echo.destination,
      high: isInOrder ? echo.destination : echo.source)
    let fresh = Talk(
      requester: echo.isReply ? echo.destination : echo.source,
      responder: echo.isReply ? echo.source : echo.destination, first: now, last: now)
    let sighting: Sighting? = talks.update(pair, at: now, fresh: fresh) { talk in
      if Span.seconds(from: talk.last, to: now) > Double(Self.gapSeconds) { talk = fresh }
      talk.last = max(talk.last, now)
      talk.bytes &+= UInt64(echo.payloadLength)
      talk.flows.insert(echo.flow, at: now)
      let key = UInt32(echo.identifier) << 16 | UInt32(echo.sequence)
      if echo.isReply {
        talk.replies += 1
        if let digest = talk.pending.removeValue(forKey: key) {
          if digest != echo.payloadDigest { talk.mismatched += 1 }
        } else if talk.requests > 0 {
          talk.unasked += 1
        }
      } else {
        talk.requests += 1
        if talk.pending.count > 256 { talk.pending.removeAll(keepingCapacity: true) }
        talk.pending[key] = echo.payloadDigest
      }
      if echo.payloadLength > 64 {
        talk.large += 1
        talk.lengths.insert(echo.payloadLength, at: now)
        // Compressed or encrypted data needs nearly all of what its length can show.
        if echo.payloadEntropy > 0.75 * entropyCeiling(min(256, Int(echo.payloadLength))) {
          talk.dense += 1
        }
      }
      let odd = talk.mismatched + talk.unasked
      // A loss makes a reply that seems unasked, but none with other data.
      let isAnswering =
        odd >= Self.fewestMismatches
        && Double(odd) >= Self.mismatchShare * Double(max(1, talk.replies))
        || talk.mismatched >= Self.fewestMismatches
          && Double(talk.mismatched) >= Self.otherDataShare * Double(max(1, talk.replies))
      let isVaried =
        talk.large >= Self.fewestVaried && talk.lengths.count >= Self.variedLengths
        && talk.dense * 2 >= talk.large
      let weight = odd + talk.large
      guard isAnswering || isVaried, weight >= talk.reported * 2 else { return nil }
      talk.reported = weight
      return Self.sighting(talk)
    }
    if let sighting { ledger.report(sighting) }
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    talks.forEach { _, talk in
      if talk.reported > 0 { ledger.report(Self.sighting(talk)) }
    }
  }

  private static func sighting(_ talk: Talk) -> Sighting {
    let seconds = Span.seconds(from: talk.first, to: talk.last)
    let odd = talk.mismatched + talk.unasked
    var sighting = Sighting(
      .icmpTunnel, subject: [.address(talk.requester), .address(talk.responder)], severity: .high,
      score: confidence(
        max(Double(odd), Double(talk.large) / 3), over: Double(fewestMismatches)),
      startNanoseconds: talk.first, endNanoseconds: talk.last,
      summary: "\(Words.grouped(talk.requests + talk.replies)) echo messages with "
        + "\(Words.bytes(Double(talk.bytes))) in \(Words.duration(seconds)): "
        + "\(talk.mismatched) replies with other data, \(talk.unasked) unasked, "
        + Words.count(talk.lengths.count, "length"))
    sighting.actors = [.address(talk.requester)]
    sighting.targets = [.address(talk.responder)]
    sighting.evidence = [
      Evidence("odd_replies", Double(odd), threshold: Double(fewestMismatches)),
      Evidence("lengths", Double(talk.lengths.count), threshold: Double(variedLengths)),
      Evidence("large_messages", Double(talk.large)),
      Evidence("dense_messages", Double(talk.dense)),
      Evidence("bytes", Double(talk.bytes)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "tcpdump -nnX -c 10 'icmp and host \(talk.requester) and host \(talk.responder)'",
      "lsof -nP -i raw",
    ]
    sighting.flowIdentifiers = Array(talk.flows.newest(FindingLedger.mostFlows))
    return sighting
  }
}

/// The largest entropy that so many bytes can show, bits a byte.
private func entropyCeiling(_ count: Int) -> Float {
  guard count > 1 else { return 0 }
  return min(8, Float(Int.bitWidth - 1 - count.leadingZeroBitCount))
}
