internal import Flows
internal import Packets

/// One attacker asks for leases under many names until none are left.
///
/// Sources: RFC 2131; the attack is known as DHCP starvation, in ATT&CK (T1557.003) as exhaustion of
/// a service.
struct DHCPFloodRule: ThreatRule {
  static let fewestClients = 30
  static let fewestSenders = 60
  static let seconds: Int64 = 60

  static let description = RuleDescription(
    .dhcpFlood, technique: "T1499.002",
    method: """
      Many different hardware addresses ask for a lease within a minute. Behind them stands one \
      host: its frames often carry another sender than the messages inside. Where each client sends \
      its own frames more of them are needed. A client that goes on to speak ARP in its own name, as \
      every host does with a new address, is real and does not count; nor do renewals, which come \
      from a client's address, and what relays pass on.
      """,
    thresholds: [
      .init(
        "different clients asking for a lease in frames of few senders", Double(fewestClients),
        "clients", "a repeater or a host of virtual machines stands for a dozen"),
      .init(
        "or clients that send their own frames", Double(fewestSenders), "clients",
        "a class of thirty opens its computers within a minute"),
      .init("within", Double(seconds), "s", "starvation is quick, or renewals defeat it"),
    ],
    next: [
      "tcpdump -enn -c 40 'udp port 67'",
      "ip neigh show",
    ],
    misses: """
      Starvation by fewer than 30 clients a minute (60 with forged frames), behind a relay, by \
      clients that forge ARP too, and DHCPv6; computers that all start at once where their ARP does \
      not reach the capture look like it.
      """)

  private struct Asking {
    var clients = DistinctSet<HardwareAddress>(capacity: 8192)
    var senders = DistinctSet<HardwareAddress>(capacity: 1024)
    var messages = 0
    var forged = 0
    var first: Int64
    var last: Int64
    var reported = 0

    /// Whether many clients stand behind few frames' senders.
    var isBehindFew: Bool { senders.count < clients.count / 2 }
    /// How many clients make a flood.
    var enough: Int {
      isBehindFew ? DHCPFloodRule.fewestClients : DHCPFloodRule.fewestSenders
    }
  }

  private var asking: Asking?
  private var server: IPAddress?

  mutating func happened(_ event: TrafficEvent, _ ledger: inout FindingLedger) {
    if case .claim(let claim) = event {
      settle(claim)
      return
    }
    guard case .lease(let lease) = event else { return }
    let now = lease.timestampNanoseconds
    // 2 offer, 5 acknowledge, 6 refuse: who answers is the target.
    if lease.type == 2 || lease.type == 5 || lease.type == 6 {
      server = lease.source
      return
    }
    guard lease.type == 1 || lease.type == 3, lease.source.isAbsent else { return }
    var state = asking ?? Asking(first: now, last: now)
    // Held once only, its sets are changed where they are.
    asking = nil
    if Span.seconds(from: state.last, to: now) > Double(Self.seconds) {
      state = Asking(first: now, last: now)
    }
    state.last = max(state.last, now)
    if Span.seconds(from: state.first, to: now) > Double(Self.seconds), state.reported == 0 {
      state.clients.forget(before: now &- Span.seconds(Self.seconds))
      state.first = state.clients.oldest ?? now
    }
    state.messages += 1
    state.clients.insert(lease.client, at: now)
    state.senders.insert(lease.linkSource, at: now)
    if lease.linkSource != lease.client { state.forged += 1 }
    let count = state.clients.count
    if count >= state.enough, count >= state.reported * 2 {
      state.reported = count
      ledger.report(sighting(state))
    }
    asking = state
  }

  /// Takes a client that speaks for itself off the list.
  private mutating func settle(_ claim: AddressClaim) {
    guard claim.hardware == claim.linkSource, asking?.clients.contains(claim.hardware) == true
    else { return }
    asking?.clients.remove(claim.hardware)
    asking?.senders.remove(claim.hardware)
  }

  mutating func finish(_ ledger: inout FindingLedger) {
    if let asking, asking.reported > 0, asking.clients.count > asking.reported {
      ledger.report(sighting(asking))
    }
  }

  private func sighting(_ state: Asking) -> Sighting {
    let seconds = Span.seconds(from: state.first, to: state.last)
    let count = state.clients.count
    let senders = state.senders.newest(8)
    var sighting = Sighting(
      .dhcpFlood, subject: [], severity: count >= 200 ? .critical : .high,
      score: confidence(Double(count), over: Double(state.enough)),
      startNanoseconds: state.first, endNanoseconds: state.last,
      summary: "\(Words.count(count, "client")) asked for a lease in \(Words.duration(seconds))"
        + (state.isBehindFew
          ? " in frames of \(Words.count(state.senders.count, "sender"))" : ""))
    sighting.actors = state.isBehindFew ? senders.map { .hardware($0) } : []
    sighting.actorCount = state.isBehindFew ? state.senders.count : 0
    if let server { sighting.targets = [.service(server, transport: 17, port: 67)] }
    sighting.evidence = [
      Evidence("clients", Double(count), threshold: Double(state.enough)),
      Evidence("messages", Double(state.messages)),
      Evidence("senders", Double(state.senders.count)),
      Evidence("forged_messages", Double(state.forged)),
      Evidence("duration_seconds", seconds),
    ]
    sighting.technique = Self.description.technique
    sighting.nextCommands = ["tcpdump -enn -c 40 'udp port 67'", "ip neigh show"]
    return sighting
  }
}
