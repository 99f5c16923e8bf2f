/// One measurement beside its budget and its peer.
struct Measurement {
  /// Which figure the budget is for.
  enum Judged { case minimum, median, p99 }

  /// A budget: at most, or for rates at least.
  struct Budget {
    var limit: Double
    var judged: Judged = .median
    var isAtLeast = false
    /// Whether the limit is for the ratio to the peer instead of the figure.
    var isRatio = false
  }

  /// A peer's figure of the same minute.
  struct Peer {
    var name: String
    var samples: Samples
  }

  var name: String
  var historyRows: Int
  var unit: String
  var samples: Samples
  var budget: Budget?
  var peers: [Peer] = []
  /// Processor time in the same unit, where it was measured.
  var cpu: Samples?

  /// Our median beside the peer's.
  func ratio(to peer: Peer) -> Double { samples.median / peer.samples.median }

  /// Whether the budget is kept; nil without one.
  var isMet: Bool? {
    guard let budget else { return nil }
    if budget.isRatio { return peers.first.map { ratio(to: $0) <= budget.limit } }
    let figure =
      switch budget.judged {
      case .minimum: samples.minimum
      case .median: samples.median
      case .p99: samples.quantile(0.99)
      }
    return budget.isAtLeast ? figure >= budget.limit : figure <= budget.limit
  }

  /// The measurement as one line of JSON.
  var json: String {
    var members = [
      "\"name\":\"\(name)\"", "\"history_rows\":\(historyRows)", "\"unit\":\"\(unit)\"",
      "\"min\":\(Measurement.number(samples.minimum))",
      "\"median\":\(Measurement.number(samples.median))",
      "\"p99\":\(Measurement.number(samples.quantile(0.99)))", "\"runs\":\(samples.count)",
      "\"budget\":\(budget.map { Measurement.number($0.limit) } ?? "null")",
      "\"budget_of\":\(budget.map { "\"" + Measurement.words($0) + "\"" } ?? "null")",
      "\"met\":\(isMet.map { "\($0)" } ?? "null")",
    ]
    if let cpu {
      members.append("\"cpu_min\":\(Measurement.number(cpu.minimum))")
      members.append("\"cpu_median\":\(Measurement.number(cpu.median))")
    }
    if !peers.isEmpty {
      let list = peers.map {
        "{\"name\":\"\($0.name)\",\"min\":\(Measurement.number($0.samples.minimum)),"
          + "\"median\":\(Measurement.number($0.samples.median)),"
          + "\"ratio\":\(Measurement.number(ratio(to: $0)))}"
      }
      members.append("\"peers\":[\(list.joined(separator: ","))]")
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// What a budget is a limit of.
  static func words(_ budget: Budget) -> String {
    if budget.isRatio { return "ratio at most" }
    let figure =
      switch budget.judged {
      case .minimum: "min"
      case .median: "median"
      case .p99: "p99"
      }
    return figure + (budget.isAtLeast ? " at least" : " at most")
  }

  /// A number with four significant digits; JSON has no other way to say that there is none.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    guard value != 0 else { return "0" }
    var scale = 1.0
    while (value * scale).magnitude < 1_000, scale < 1e9 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return "\(Int(rounded))" }
    return "\(rounded)"
  }
}
