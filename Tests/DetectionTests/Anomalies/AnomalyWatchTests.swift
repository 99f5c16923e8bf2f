import Flows
import Packets
import Testing

@testable import Detection

@Suite("Anomalies") struct AnomalyWatchTests {
  /// A baseline of so many minutes of hosts, and a third as many of the link.
  static func baseline(_ minutes: Int, at seconds: Int64 = Minutes.noon) -> TrafficBaseline {
    var baseline = TrafficBaseline(network: "office")
    var usual = Minutes(seed: 1)
    for index in 0..<minutes {
      baseline.learn(usual.host(UInt32(index % 20 + 2), at: seconds + Int64(index % 300) * 60))
      if index % 3 == 0 { baseline.learn(usual.link(at: seconds + Int64(index % 300) * 60)) }
    }
    return baseline
  }

  @Test("without a baseline nothing is scored") func none() {
    var watch = AnomalyWatch(baseline: nil)
    var minutes = Minutes(seed: 2)
    watch.hostWindowClosed(minutes.worm())
    #expect(watch.state == .none)
    #expect(watch.scored == 0 && watch.takeSightings().isEmpty)
  }

  @Test("while it learns it says so, and stays quiet") func learning() {
    var watch = AnomalyWatch(baseline: Self.baseline(199))
    var minutes = Minutes(seed: 2)
    watch.hostWindowClosed(minutes.worm())
    watch.windowClosed(minutes.link())
    #expect(watch.state == .learning(minutes: 199, needed: 200))
    #expect(watch.scored == 0 && watch.takeSightings().isEmpty)
    #expect(AnomalyWatch(baseline: Self.baseline(200)).state == .watching)
  }

  /// The threshold lies over the strangest of every fourth row, which the forest has not seen: of n
  /// such rows, one in n + 1 usual minutes may lie over it. Here n is 150 for hosts, 50 for the link.
  @Test(
    "usual minutes are quiet, as far as so few rows can tell", arguments: 10..<13 as Range<UInt64>)
  func usual(seed: UInt64) {
    var (hosts, links) = (
      AnomalyWatch(baseline: Self.baseline(600)), AnomalyWatch(baseline: Self.baseline(600))
    )
    var minutes = Minutes(seed: seed)
    for index in 0..<500 {
      hosts.hostWindowClosed(minutes.host(at: Minutes.noon + Int64(index % 300) * 60))
      links.windowClosed(minutes.link(at: Minutes.noon + Int64(index % 300) * 60))
    }
    #expect(hosts.scored == 500)
    #expect(hosts.takeSightings().count <= 2 * 500 / 151)
    #expect(links.takeSightings().count <= 2 * 500 / 51)
  }

  @Test("a strange minute is told with its reasons and with what would have been usual")
  func strange() throws {
    var watch = AnomalyWatch(baseline: Self.baseline(600))
    var minutes = Minutes(seed: 3)
    let turmoil = minutes.turmoil()
    watch.hostWindowClosed(turmoil)
    let found = watch.takeSightings()
    #expect(found.count == 1 && watch.takeSightings().isEmpty)
    let sighting = try #require(found.first)
    #expect(sighting.kind == .anomaly && sighting.technique == nil)
    #expect(sighting.actors == [.address(turmoil.address)])
    #expect(sighting.startNanoseconds == turmoil.firstNanoseconds)
    #expect(sighting.endNanoseconds == turmoil.lastNanoseconds)
    let score = try #require(sighting.evidence.first { $0.name == "score" })
    #expect(score.value == sighting.score && score.value >= score.threshold ?? 1)
    #expect(sighting.explanation.count > 20)
    #expect(
      Set(sighting.explanation.map(\.feature)).isSubset(of: TrafficFeature.allCases.map(\.name)))
    let contributions = sighting.explanation.map(\.contribution)
    #expect(contributions == contributions.sorted(by: >) && (contributions.first ?? 0) > 0)
    let peers = try #require(sighting.explanation.first { $0.feature == "peers" })
    #expect(peers.value == 890 && (2...5).contains(peers.typical.rounded()))
    #expect(sighting.summary.hasPrefix("a minute unlike the others here: "))
    #expect(!sighting.nextCommands.isEmpty)
  }

  /// A forest alone gives it 0.580, below the threshold of 0.618: beyond the values it learnt from it
  /// sees no difference.
  @Test("a worm's minute is strange by how far it lies outside, and the reasons add up")
  func outside() throws {
    var watch = AnomalyWatch(baseline: Self.baseline(600))
    var minutes = Minutes(seed: 3)
    let worm = minutes.worm()
    watch.hostWindowClosed(worm)
    let sighting = try #require(watch.takeSightings().first)
    #expect(sighting.actors == [.address(worm.address)])
    let first = try #require(sighting.explanation.first)
    #expect(first.contribution > 0.02)
    let usual = sighting.score - sighting.explanation.reduce(0) { $0 + $1.contribution }
    #expect(usual > 0.35 && usual < 0.55)
    // The same sum for a minute that is less strange starts from the same usual score.
    watch.hostWindowClosed(minutes.turmoil())
    let other = try #require(watch.takeSightings().first)
    let start = other.score - other.explanation.reduce(0) { $0 + $1.contribution }
    #expect(abs(usual - start) < 1e-9)
  }

  @Test(
    "of fresh usual minutes at most one in a thousand is strange when there are rows to check by")
  func enough() {
    var watch = AnomalyWatch(baseline: Self.baseline(4000))
    var minutes = Minutes(seed: 21)
    for index in 0..<6000 {
      watch.hostWindowClosed(minutes.host(at: Minutes.noon + Int64(index % 300) * 60))
    }
    #expect(watch.takeSightings().count <= 6)
    #expect(watch.scored == 6000)
  }

  @Test("minutes with too few packets, and seconds, are not compared") func small() {
    var watch = AnomalyWatch(baseline: Self.baseline(600))
    var minutes = Minutes(seed: 4)
    var window = minutes.worm()
    window.length = .second
    watch.hostWindowClosed(window)
    window.length = .minute
    window.sent.packets = 5
    window.received.packets = 4
    watch.hostWindowClosed(window)
    #expect(watch.scored == 0 && watch.takeSightings().isEmpty)
  }

  @Test("a part of the day that has no rows of its own borrows those of the others")
  func borrowed() {
    var watch = AnomalyWatch(baseline: Self.baseline(600))
    var minutes = Minutes(seed: 5)
    let night = Minutes.noon - 43_200
    #expect(DayPart(of: night) == .night && DayPart(of: Minutes.noon) == .afternoon)
    watch.hostWindowClosed(minutes.turmoil(at: night))
    #expect(watch.scored == 1)
    #expect(watch.takeSightings().count == 1)
  }

  @Test("an anomaly that a threat explains is not told beside it") func explained() {
    var script = TrafficScript()
    for host in 1...60 {
      script.attempt("10.0.0.7", "203.0.113.\(host)", port: 445, .unanswered)
      script.wait(0.5)
    }
    func anomaly(_ address: String, after seconds: Int64) -> Sighting {
      var sighting = Sighting(
        .anomaly, subject: [.address(TrafficScript.address(address))], severity: .low, score: 0.7,
        startNanoseconds: script.now + seconds * 1_000_000_000,
        endNanoseconds: script.now + (seconds + 60) * 1_000_000_000, summary: "strange")
      sighting.actors = [.address(TrafficScript.address(address))]
      return sighting
    }
    let sightings = [
      anomaly("10.0.0.7", after: -20), anomaly("10.0.0.8", after: -20),
      anomaly("10.0.0.7", after: 3600),
    ]
    script.watch.raise(sightings)
    #expect(script.watch.ledger.all.map(\.kind) == [.hostSweep, .anomaly, .anomaly])
  }
}
