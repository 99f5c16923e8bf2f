package import Flows
package import Packets

/// Learns a baseline from traffic that rules watch at the same time: minutes of hosts that take part
/// in a finding are left out, and so are minutes of the link in which there was one.
///
/// Findings come later than their first packets, so minutes wait until nothing can be said of them
/// any more.
package struct BaselineLearner: Sendable {
  /// Minutes that wait at most; beyond it the oldest are decided.
  private static let mostWaiting = 50_000
  /// Seconds after which a finding no longer reaches back to a minute.
  private static let waitSeconds: Int64 = 600

  /// What was learnt.
  package private(set) var baseline: TrafficBaseline
  private var hosts: [HostWindow] = []
  private var links: [TrafficWindow] = []

  /// Goes on with a baseline.
  package init(_ baseline: TrafficBaseline) {
    self.baseline = baseline
  }

  /// Takes a minute of a host.
  package mutating func take(_ window: HostWindow) {
    guard window.length == .minute,
      window.sent.packets &+ window.received.packets >= TrafficBaseline.fewestPackets
    else { return }
    hosts.append(window)
  }

  /// Takes a minute of the link, and decides those that are old enough.
  package mutating func take(_ window: TrafficWindow, findings: [Finding]) {
    guard window.length == .minute else { return }
    links.append(window)
    settle(before: window.startSeconds - Self.waitSeconds, findings: findings)
    if hosts.count > Self.mostWaiting { settle(before: window.startSeconds, findings: findings) }
  }

  /// Decides all that wait, and learns the large transfers that were seen.
  package mutating func finish(findings: [Finding], transfers: [Transfer] = []) {
    settle(before: .max, findings: findings)
    for transfer in transfers { baseline.uploads.learn(transfer) }
  }

  private mutating func settle(before moment: Int64, findings: [Finding]) {
    let (hosts, links) = (self.hosts, self.links)
    self.hosts = hosts.filter { $0.startSeconds >= moment }
    self.links = links.filter { $0.startSeconds >= moment }
    for window in hosts where window.startSeconds < moment {
      let party = Party.address(window.address)
      // Who spoofs or starves is known by its hardware address only.
      let device = window.hardware == .none ? party : .hardware(window.hardware)
      let isCovered = findings.contains { finding in
        finding.overlaps(window.firstNanoseconds, window.lastNanoseconds)
          && (finding.actors.contains(party) || finding.actors.contains(device)
            || finding.targets.contains { $0.address == window.address })
      }
      if isCovered { baseline.refused &+= 1 } else { baseline.learn(window) }
    }
    for window in links where window.startSeconds < moment {
      let isCovered = findings.contains {
        $0.overlaps(window.firstNanoseconds, window.lastNanoseconds)
      }
      if !isCovered { baseline.learn(window) }
    }
  }
}

extension Finding {
  /// Whether the event went on in a span of time, nanoseconds since 1970-01-01 UTC.
  func overlaps(_ start: Int64, _ end: Int64) -> Bool {
    startNanoseconds <= end && endNanoseconds >= start
  }
}

extension Party {
  /// The host's address; nil when the party is known by something else.
  package var address: IPAddress? {
    switch self {
    case .address(let address), .service(let address, _, _): address
    default: nil
    }
  }
}
