internal import Flows
internal import Packets

/// A host claims the address of another, to stand between it and the rest.
///
/// Sources: RFC 826, RFC 5227; virtual router addresses: RFC 9568 (VRRP), RFC 2281 (HSRP).
struct ARPSpoofRule: ThreatRule {
  static let enoughPoints = 2.0
  static let conflictSeconds: Int64 = 300
  static let solicitedSeconds: Int64 = 5
  static let repeatedAnnouncements = 4
  static let fewestMessages = 2

  static let description = RuleDescription(
    .arpSpoof, technique: "T1557.002",
    method: """
      ARP believes whoever speaks last. The rule remembers who claimed each address and counts \
      points against a hardware address: 1 for answers that nobody asked for; 1 for claiming a \
      second address of the same network while doing so; 2 for claiming an address that another \
      hardware address claimed within minutes, 1 more when both keep claiming it (half of that \
      when all was asked for: then it is a conflict of addresses; announcements that are repeated \
      while the owner goes on to claim its address weigh as much as answers that nobody asked for); 1 for ARP whose sender differs \
      from the frame's. Virtual router addresses, and an address that moves once \
      (a lease handed on, a replaced device), are left alone.
      """,
    thresholds: [
      .init("points", enoughPoints, "points", "each of them happens alone in clean networks"),
      .init(
        "time within which two owners contradict each other", Double(conflictSeconds), "s",
        "caches live some minutes; a lease is not handed on sooner"),
      .init(
        "time within which an answer belongs to a question", Double(solicitedSeconds), "s",
        "hosts answer ARP within milliseconds"),
      .init(
        "messages of the same sender", Double(fewestMessages), "messages",
        "caches forget: whoever spoofs repeats itself; one odd frame may be damaged"),
      .init(
        "announcements of an address that its owner goes on to claim",
        Double(repeatedAnnouncements), "messages",
        "a host that takes an address over announces it two or three times (RFC 5227)"),
    ],
    next: [
      "ip neigh show",
      "tcpdump -enn -c 20 'arp and ether src HARDWARE'",
    ],
    misses: """
      Spoofing on links that the capture does not hear (a switch keeps answers to one host \
      from the rest), an attacker that only answers questions and whose victim stays \
      silent, and the same with IPv6 (neighbour and router advertisements).
      """)

  private struct Owner {
    var hardware: HardwareAddress
    var since: Int64
    var last: Int64
    /// The one before, and when it last claimed the address.
    var former: HardwareAddress?
    var formerLast: Int64 = 0
    var changes = 0
  }

  private struct Suspect {
    /// Announcements of an address that another hardware address claims too.
    var announcements = 0
    var messages = 0
    var claims = DistinctSet<IPAddress>(capacity: 256)
    var victims = DistinctSet<IPAddress>(capacity: 256)
    var unsolicited = 0
    var stolen = DistinctSet<IPAddress>(capacity: 256)
    var contested = DistinctSet<IPAddress>(capacity: 256)
    var forgedFrames = 0
    var first: Int64
    var last: Int64
    var reported = 0.0
    var reportedAnswers = 0
  }

  private struct Question: TableKey {
    var asker: HardwareAddress
    var address: IPAddress

    func mix(into mixer: inout KeyMixer) {
      mixer.add(address)
      mixer.add(asker.bits)
    }
  }

  private var owners = BoundedTable<IPAddress, Owner>(capacity: 16_384)
  private var questions = BoundedTable<Question, Int64>(capacity: 16_384)
  private var suspects = BoundedTable<HardwareAddress, Suspect>(capacity: 4096)

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    guard case .claim(let claim) = event, claim.claimed.isIPv4 else { return }
    let now = claim.timestampNanoseconds
    if claim.operation == .request || claim.operation == .probe {
      questions.update(
        Question(asker: claim.linkSource, address: claim.requested), at: now, fresh: now
      ) { $0 = now }
    }
    guard claim.operation != .probe, claim.claimed != .unspecified,
      claim.hardware != .none, !claim.hardware.isGroup, !claim.hardware.isVirtualRouter
    else { return }
    let isUnsolicited = isUnsolicited(claim)
    let isDisputed = isDisputed(claim)
    let change = own(claim)
    let isForged = claim.linkSource != claim.hardware && claim.linkSource != .none
    let suspect = suspects.update(
      claim.hardware, at: now, fresh: Suspect(first: now, last: now)
    ) { suspect in
      if Span.seconds(from: suspect.last, to: now) > Double(Self.conflictSeconds) {
        suspect = Suspect(first: now, last: now)
      }
      suspect.last = max(suspect.last, now)
      suspect.messages += 1
      suspect.claims.insert(claim.claimed, at: now)
      if isUnsolicited {
        suspect.unsolicited += 1
        if claim.requested.isIPv4, claim.requested != claim.claimed {
          suspect.victims.insert(claim.requested, at: now)
        }
      }
      if isDisputed, claim.operation == .gratuitous { suspect.announcements += 1 }
      if change == .taken { suspect.stolen.insert(claim.claimed, at: now) }
      if change == .contested { suspect.contested.insert(claim.claimed, at: now) }
      if isForged { suspect.forgedFrames += 1 }
      return suspect
    }
    let points = Self.points(suspect)
    // Points stop growing long before an attack ends: its answers are told at each doubling.
    guard points >= Self.enoughPoints, suspect.messages >= Self.fewestMessages,
      points > suspect.reported || suspect.unsolicited >= max(1, suspect.reportedAnswers) * 2
    else { return }
    suspects.update(claim.hardware, at: now, fresh: suspect) {
      $0.reported = points
      $0.reportedAnswers = $0.unsolicited
    }
    ledger.report(Self.sighting(claim.hardware, suspect, points))
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    suspects.forEach { hardware, suspect in
      if suspect.reported > 0 {
        ledger.report(Self.sighting(hardware, suspect, Self.points(suspect)))
      }
    }
  }

  /// Whether a reply came to somebody who did not ask.
  private func isUnsolicited(_ claim: AddressClaim) -> Bool {
    guard claim.operation == .reply, !claim.linkDestination.isGroup,
      claim.linkDestination != .none
    else { return false }
    let question = Question(asker: claim.linkDestination, address: claim.claimed)
    guard let asked = questions[question] else { return true }
    return Span.seconds(from: asked, to: claim.timestampNanoseconds)
      > Double(Self.solicitedSeconds)
  }

  /// Whether another hardware address claimed the same within minutes.
  private func isDisputed(_ claim: AddressClaim) -> Bool {
    guard let owner = owners[claim.claimed] else { return false }
    let (other, last) =
      owner.hardware == claim.hardware
      ? (owner.former, owner.formerLast) : (owner.hardware, owner.last)
    return other != nil
      && Span.seconds(from: last, to: claim.timestampNanoseconds) <= Double(Self.conflictSeconds)
  }

  private enum Change {
    case none, taken, contested
  }

  /// Takes note of the owner that a claim names.
  private mutating func own(_ claim: AddressClaim) -> Change {
    let now = claim.timestampNanoseconds
    let fresh = Owner(hardware: claim.hardware, since: now, last: now)
    return owners.update(claim.claimed, at: now, fresh: fresh) { owner in
      defer { owner.last = max(owner.last, now) }
      guard owner.hardware != claim.hardware else { return .none }
      let isRecent = Span.seconds(from: owner.last, to: now) <= Double(Self.conflictSeconds)
      let isBack =
        owner.former == claim.hardware
        && Span.seconds(from: owner.formerLast, to: now) <= Double(Self.conflictSeconds)
      owner.former = owner.hardware
      owner.formerLast = owner.last
      owner.hardware = claim.hardware
      owner.since = now
      owner.changes += 1
      // The rightful owner that speaks up again is contested too; who stole it shows by the points.
      return isBack && owner.changes > 1 ? .contested : isRecent ? .taken : .none
    }
  }

  private static func points(_ suspect: Suspect) -> Double {
    var points = 0.0
    if suspect.unsolicited > 0 {
      points += suspect.unsolicited > 2 ? 1.5 : 1
      if suspect.claims.count > 1 { points += 1 }
    }
    // Without an answer out of turn, two owners of one address are a conflict, not an attack.
    let isPushed =
      suspect.unsolicited > 0 || suspect.forgedFrames > 0
      || suspect.announcements >= repeatedAnnouncements && suspect.contested.count > 0
    if suspect.stolen.count > 0 { points += isPushed ? 2 : 1 }
    if suspect.contested.count > 0 { points += isPushed ? 1 : 0.5 }
    if suspect.forgedFrames > 0 { points += 1 }
    return points
  }

  private static func sighting(
    _ hardware: HardwareAddress, _ suspect: Suspect, _ points: Double
  ) -> Sighting {
    let seconds = Span.seconds(from: suspect.first, to: suspect.last)
    var facts: [String] = []
    if suspect.stolen.count > 0 {
      facts.append("took \(Words.count(suspect.stolen.count, "address")) over")
    }
    if suspect.unsolicited > 0 {
      facts.append("\(Words.count(suspect.unsolicited, "answer")) that nobody asked for")
    }
    if suspect.contested.count > 0 { facts.append("the former owner still claims it") }
    if suspect.forgedFrames > 0 { facts.append("senders inside ARP differ from the frames'") }
    var sighting = Sighting(
      .arpSpoof, subject: [.hardware(hardware)], severity: points >= 3 ? .high : .medium,
      score: confidence(points, over: enoughPoints / 2),
      startNanoseconds: suspect.first, endNanoseconds: suspect.last,
      summary: "\(hardware) claims \(Words.count(suspect.claims.count, "address")): "
        + facts.joined(separator: ", "))
    let claimed = suspect.claims.newest(FindingLedger.longestList)
    let stolen = suspect.stolen.newest(FindingLedger.longestList)
    sighting.actors = [.hardware(hardware)]
    // Who acts may have an address of its own, which it claims besides the one it took.
    sighting.actors += claimed.filter { !stolen.contains($0) }.map { .address($0) }
    let victims = suspect.victims.newest(FindingLedger.longestList)
    sighting.targets = (stolen.isEmpty ? [] : stolen.map { .address($0) })
    sighting.targets += victims.filter { !stolen.contains($0) }.map { .address($0) }
    if sighting.targets.isEmpty { sighting.targets = claimed.map { .address($0) } }
    sighting.evidence = [
      Evidence("points", points, threshold: enoughPoints),
      Evidence("claimed_addresses", Double(suspect.claims.count)),
      Evidence("taken_addresses", Double(suspect.stolen.count)),
      Evidence("unsolicited_answers", Double(suspect.unsolicited)),
      Evidence("forged_frames", Double(suspect.forgedFrames)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = description.technique
    sighting.nextCommands = [
      "ip neigh show", "tcpdump -enn -c 20 'arp and ether src \(hardware)'",
    ]
    return sighting
  }
}

extension HardwareAddress {
  /// Whether routers share it on purpose: VRRP 00:00:5e:00:01/02, HSRP 00:00:0c:07:ac and
  /// 00:00:0c:9f:f, GLBP 00:07:b4.
  fileprivate var isVirtualRouter: Bool {
    let prefix = bits >> 8
    return prefix == 0x00_00_5E_00_01 || prefix == 0x00_00_5E_00_02 || prefix == 0x00_00_0C_07_AC
      || bits >> 12 == 0x0_0000_C9FF || bits >> 24 == 0x00_07_B4
  }
}
