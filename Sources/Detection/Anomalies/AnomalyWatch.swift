package import Flows
internal import Packets

/// Scores each minute of each host and of the link beside the baseline, and reports what is strange.
package struct AnomalyWatch: TrafficSink, Sendable {
  /// What it has to go by.
  package enum State: Equatable, Sendable {
    /// There is no baseline.
    case none
    /// The baseline knows too little: nothing is called strange yet.
    case learning(minutes: UInt64, needed: Int)
    /// It watches.
    case watching
  }

  /// Sightings since the last call of ``takeSightings()``.
  private var sightings: [Sighting] = []
  /// What it has to go by.
  package let state: State
  private var hosts: AnomalyDetectors
  private var links: AnomalyDetectors
  /// Minutes of hosts that were scored, or wait for it.
  package private(set) var scored: UInt64 = 0
  /// Minutes of hosts of one part of the day that wait to be scored together.
  private var waiting: [HostWindow] = []
  private static let mostWaiting = 256

  /// A watch beside a baseline; its detectors are made when they are first asked for, which takes some
  /// ten milliseconds for each part of the day.
  package init(baseline: TrafficBaseline?) {
    hosts = AnomalyDetectors()
    links = AnomalyDetectors()
    guard let baseline else {
      state = .none
      return
    }
    guard baseline.isReady else {
      state = .learning(minutes: baseline.hostMinutes, needed: TrafficBaseline.fewestRows)
      return
    }
    state = .watching
    hosts = AnomalyDetectors(baseline.hosts, fewest: TrafficBaseline.fewestRows)
    links = AnomalyDetectors(baseline.links, fewest: TrafficBaseline.fewestRows / 4)
  }

  package mutating func hostWindowClosed(_ window: HostWindow) {
    guard window.length == .minute, state == .watching,
      window.sent.packets &+ window.received.packets >= TrafficBaseline.fewestPackets,
      hosts.detector(DayPart(of: window.startSeconds)) != nil
    else { return }
    if let first = waiting.first,
      waiting.count >= Self.mostWaiting
        || DayPart(of: first.startSeconds) != DayPart(of: window.startSeconds)
    {
      scoreWaiting()
    }
    waiting.append(window)
    scored &+= 1
  }

  private mutating func scoreWaiting() {
    guard let first = waiting.first,
      let detector = hosts.detector(DayPart(of: first.startSeconds))
    else { return }
    let scores = detector.scores(of: waiting)
    for (window, score) in zip(waiting, scores) where score >= detector.threshold {
      note(window, score: score, by: detector)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private mutating func note(_ window: HostWindow, score: Double, by detector: AnomalyDetector) {
    let why = detector.explain { window.value(of: $0) }
    var sighting = sighting(
      subject: .address(window.address), score: score, threshold: detector.threshold,
      from: window.firstNanoseconds, to: window.lastNanoseconds, why: why.contributions)
    sighting.actors = [.address(window.address)]
    sighting.counterfactual = why.counterfactual
    sighting.nextCommands = [
      "ss -tunp src \(window.address)", "dig -x \(window.address) +short",
    ]
    sightings.append(sighting)
  }

  package mutating func windowClosed(_ window: TrafficWindow) {
    if window.length == .minute { scoreWaiting() }
    guard window.length == .minute, state == .watching,
      window.sent.packets >= TrafficBaseline.fewestPackets,
      let detector = links.detector(DayPart(of: window.startSeconds))
    else { return }
    let score = detector.score { window.value(of: $0) }
    guard score >= detector.threshold else { return }
    let why = detector.explain { window.value(of: $0) }
    var sighting = sighting(
      subject: .name("link"), score: score, threshold: detector.threshold,
      from: window.firstNanoseconds, to: window.lastNanoseconds, why: why.contributions)
    sighting.counterfactual = why.counterfactual
    sighting.nextCommands = ["ss -s", "ip -s link"]
    sightings.append(sighting)
  }

  /// What was strange since the last call.
  package mutating func takeSightings() -> [Sighting] {
    scoreWaiting()
    defer { sightings.removeAll(keepingCapacity: true) }
    return sightings
  }

  private func sighting(
    subject: Party, score: Double, threshold: Double, from start: Int64, to end: Int64,
    why: [Contribution]
  ) -> Sighting {
    let reasons = why.prefix(2).filter { $0.contribution > 0 }.map { part in
      let words = part.feature.split(separator: "_").joined(separator: " ")
      return "\(words) \(Words.hundredths(part.value)) (usual \(Words.hundredths(part.typical)))"
    }
    var sighting = Sighting(
      .anomaly, subject: [subject],
      severity: score >= threshold + 0.12 ? .medium : .low, score: score,
      startNanoseconds: start, endNanoseconds: end,
      summary: "a minute unlike the others here: " + reasons.joined(separator: ", "))
    sighting.evidence = [Evidence("score", score, threshold: threshold)]
    sighting.explanation = why
    return sighting
  }
}
