package import Flows
internal import Learning

/// What traffic usually looks like on one network: samples of minutes of hosts and of the link.
///
/// It keeps rows rather than models: a forest is made of them in milliseconds, and what it holds can
/// be shown.
package struct TrafficBaseline: Sendable {
  /// How many rows of hosts and of the link are kept for each part of the day; beyond it each new
  /// row takes the place of a random one, so that all minutes have the same chance.
  package static let hostRows = 4096
  package static let linkRows = 1024
  /// Rows below which nothing is called strange.
  package static let fewestRows = 200
  /// Packets below which a host's minute says too little.
  package static let fewestPackets: UInt32 = 10

  /// Rows of one kind.
  struct Sample: Sendable {
    /// `TrafficFeature.count` values a row, one row after the other.
    var values: [Float] = []
    /// How many rows have been seen in all.
    var seen: UInt64 = 0

    var rows: Int { values.count / TrafficFeature.count }

    mutating func add(_ row: [Float], limit: Int, random: inout RandomSource) {
      guard row.count == TrafficFeature.count else { return }
      seen &+= 1
      if rows < limit {
        values += row
        return
      }
      let place = random.below(Int(clamping: seen))
      guard place < limit else { return }
      values.replaceSubrange(
        place * TrafficFeature.count..<(place + 1) * TrafficFeature.count, with: row)
    }
  }

  /// What the network is called.
  package let network: String
  var hosts: [Sample]
  var links: [Sample]
  /// Large transfers that come again and again.
  package var uploads = UsualUploads()
  /// Minutes of hosts that were left out because a finding covers them.
  package var refused: UInt64 = 0
  /// The earliest and the latest minute learnt, seconds since 1970-01-01 UTC; nil before the first.
  package var firstSeconds: Int64?
  package var lastSeconds: Int64?
  private var random: RandomSource

  /// A baseline that knows nothing.
  package init(network: String) {
    self.network = network
    hosts = DayPart.allCases.map { _ in Sample() }
    links = DayPart.allCases.map { _ in Sample() }
    random = RandomSource(seed: 1)
  }

  /// Goes on with other random numbers than those that chose the rows so far: beginning anew each time
  /// would choose the same places again and again.
  mutating func drawAnew() {
    random = RandomSource(seed: 1, stream: hostMinutes &+ linkMinutes)
  }

  /// Rows of hosts that are kept, by part of the day.
  package var hostRowCounts: [Int] { hosts.map(\.rows) }
  /// Rows of the link that are kept, by part of the day.
  package var linkRowCounts: [Int] { links.map(\.rows) }
  /// Minutes of hosts learnt in all.
  package var hostMinutes: UInt64 { hosts.reduce(0) { $0 &+ $1.seen } }
  /// Minutes of the link learnt in all.
  package var linkMinutes: UInt64 { links.reduce(0) { $0 &+ $1.seen } }
  /// Whether it knows enough to call anything strange.
  package var isReady: Bool { hosts.reduce(0) { $0 + $1.rows } >= Self.fewestRows }

  /// Learns a minute of a host.
  package mutating func learn(_ window: HostWindow) {
    note(window.startSeconds)
    hosts[DayPart(of: window.startSeconds).rawValue].add(
      TrafficFeature.allCases.map { window.value(of: $0) }, limit: Self.hostRows, random: &random)
  }

  /// Learns a minute of the link.
  package mutating func learn(_ window: TrafficWindow) {
    note(window.startSeconds)
    links[DayPart(of: window.startSeconds).rawValue].add(
      TrafficFeature.allCases.map { window.value(of: $0) }, limit: Self.linkRows, random: &random)
  }

  private mutating func note(_ seconds: Int64) {
    firstSeconds = min(firstSeconds ?? seconds, seconds)
    lastSeconds = max(lastSeconds ?? seconds, seconds)
  }

  /// What a feature usually is, by part of the day: the 5%, 50% and 95% quantiles of the hosts'
  /// minutes; nil where nothing is known.
  package func usual(
    _ feature: TrafficFeature, in part: DayPart
  ) -> (low: Double, median: Double, high: Double)? {
    let values = hosts[part.rawValue].column(feature).filter { !$0.isNaN }.sorted()
    guard !values.isEmpty else { return nil }
    func quantile(_ share: Double) -> Double {
      Double(values[min(values.count - 1, Int(share * Double(values.count)))])
    }
    return (quantile(0.05), quantile(0.5), quantile(0.95))
  }
}

extension TrafficBaseline.Sample {
  /// The values of one feature.
  func column(_ feature: TrafficFeature) -> [Float] {
    stride(from: feature.rawValue, to: values.count, by: TrafficFeature.count).map { values[$0] }
  }
}
