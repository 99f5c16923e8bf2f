internal import Detection
internal import Flows
internal import Packets

/// Keeps what a monitor shows while packets go by.
struct MonitorSink: TrafficSink {
  /// Hosts that are kept; those that are silent for longest go first.
  private static let mostTalkers = 512
  /// How much of the newest second a rate takes over.
  private static let weight = 0.4

  var threats: ThreatWatch
  var anomalies: AnomalyWatch
  private(set) var talkers: [IPAddress: MonitorSnapshot.Talker] = [:]
  private(set) var bitRates: [Double] = []
  private(set) var packetRate = 0.0
  private(set) var protocols: [(name: String, packets: Int)] = []
  private var heard: Set<IPAddress> = []
  private var waiting: [(minute: Int64, sighting: Sighting)] = []

  init(expectations: [Expectation], baseline: TrafficBaseline?) {
    threats = ThreatWatch(
      expectations: expectations, usualUploads: baseline?.uploads, learnsUploads: true)
    anomalies = AnomalyWatch(baseline: baseline)
  }

  mutating func flowStarted(_ start: FlowStart) { threats.flowStarted(start) }
  mutating func flowEnded(_ record: FlowRecord) {
    threats.flowEnded(record)
    if let name = record.hostName { talkers[record.endpoints.destination]?.name = name }
  }
  mutating func happened(_ event: TrafficEvent) { threats.happened(event) }
  mutating func flowActive(_ activity: FlowActivity) { threats.flowActive(activity) }

  mutating func hostWindowClosed(_ window: HostWindow) {
    threats.hostWindowClosed(window)
    switch window.length {
    case .second:
      heard.insert(window.address)
      if talkers[window.address] == nil, talkers.count >= Self.mostTalkers { forgetQuiet() }
      var talker =
        talkers[window.address] ?? MonitorSnapshot.Talker(address: "\(window.address)")
      talker.sent += Self.weight * (Double(window.sent.bytes) * 8 - talker.sent)
      talker.received += Self.weight * (Double(window.received.bytes) * 8 - talker.received)
      talker.flows = Int(window.distinct.flows)
      talkers[window.address] = talker
    case .tenSeconds: break
    case .minute:
      anomalies.hostWindowClosed(window)
      talkers[window.address]?.peers = Int(window.distinct.peers)
      talkers[window.address]?.unusual = nil
    }
  }

  mutating func windowClosed(_ window: TrafficWindow) {
    threats.windowClosed(window)
    switch window.length {
    case .second:
      let (sent, received) = (window.sent, window.received)
      add(rate: Double(sent.bytes &+ received.bytes) * 8)
      packetRate = Double(sent.packets) + Double(received.packets)
      let tcp = Int(sent.tcpPackets) + Int(received.tcpPackets)
      let udp = Int(sent.udpPackets) + Int(received.udpPackets)
      let icmp = Int(sent.icmpPackets) + Int(received.icmpPackets)
      let all = Int(sent.packets) + Int(received.packets)
      protocols = [("tcp", tcp), ("udp", udp), ("icmp", icmp), ("other", all - tcp - udp - icmp)]
        .filter { $0.1 > 0 }.sorted { $0.1 > $1.1 }.map { (name: $0.0, packets: $0.1) }
      quieten()
    case .tenSeconds: break
    case .minute:
      anomalies.windowClosed(window)
      for sighting in anomalies.takeSightings() {
        waiting.append((window.startSeconds, sighting))
        if case .address(let address)? = sighting.actors.first {
          talkers[address]?.unusual = Self.words(sighting.explanation.first)
        }
      }
      // Threats of the same minute come first: they say more than a score.
      let old = waiting.filter { $0.minute < window.startSeconds }
      waiting.removeAll { $0.minute < window.startSeconds }
      threats.raise(old.map(\.sighting))
    }
  }

  /// A second in which nothing came: no window closes then.
  mutating func addSilence() {
    add(rate: 0)
    packetRate = 0
    protocols = []
    quieten()
  }

  /// Watching has ended.
  mutating func finish() {
    threats.finish()
    threats.raise(waiting.map(\.sighting))
  }

  private mutating func add(rate: Double) {
    if bitRates.count >= 120 { bitRates.removeFirst() }
    bitRates.append(rate)
  }

  /// Lets the rates of those who were not heard in this second fall.
  private mutating func quieten() {
    for (address, talker) in talkers where !heard.contains(address) {
      var talker = talker
      talker.sent *= 1 - Self.weight
      talker.received *= 1 - Self.weight
      talker.flows = 0
      talkers[address] = talker
    }
    heard.removeAll(keepingCapacity: true)
  }

  private mutating func forgetQuiet() {
    let loudest = talkers.sorted {
      $0.value.sent + $0.value.received > $1.value.sent + $1.value.received
    }
    talkers = Dictionary(uniqueKeysWithValues: loudest.prefix(Self.mostTalkers / 2).map { $0 })
  }

  private static func words(_ part: Contribution?) -> String? {
    guard let part else { return nil }
    let words = part.feature.split(separator: "_").joined(separator: " ")
    return "\(words) \(whole(part.value)), usually \(whole(part.typical))"
  }

  private static func whole(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    let rounded = (value * 10).rounded() / 10
    return rounded == rounded.rounded() ? "\(Int(max(-1e15, min(1e15, rounded))))" : "\(rounded)"
  }
}
