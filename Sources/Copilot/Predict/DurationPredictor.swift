internal import Commands

/// Says how long a line takes, from its own past, its template's, and its options.
struct DurationPredictor: Sendable {
  /// How far the range goes on each side of an estimate from options: factors for one in ten.
  static let ruleRange = (low: 0.85, high: 1.6)
  /// No range is narrower than this on each side of the median.
  static let leastRange = (low: 0.9, high: 1.15)

  private let runs: [PastRun]
  /// The newest runs of any utility, which tell which hosts answer.
  private let neighbours: [PastRun]

  /// - Parameters:
  ///   - runs: The utility's runs, newest first.
  ///   - neighbours: Runs of any utility, newest first.
  init(runs: [PastRun], neighbours: [PastRun]) {
    self.runs = runs
    self.neighbours = neighbours
  }

  /// The estimate for a line.
  func estimate(_ text: String, template: String) -> DurationEstimate {
    let line = CommandLine(text)
    let hosts = PastRun.hosts(of: line)
    let rule = DurationRule.of(line)
    var estimate = DurationEstimate(command: text, basis: "nothing", samples: 0)
    let own = runs.filter { $0.line == text }.prefix(20)
    let alike = runs.filter { $0.template == template && $0.hosts == hosts }.prefix(40)
    estimate.alikeCount = max(own.count, alike.count)
    estimate.successProbability = Self.chanceOfSuccess(own, alike, runs.prefix(100))
    if rule == .untilStopped {
      estimate.basis = "until stopped"
      estimate.samples = own.count
      return estimate
    }
    if !own.isEmpty {
      Self.set(&estimate, own.map(\.seconds), "this line")
      return estimate
    }
    if case .seconds(let answering, let silent)? = rule, answering.isFinite, silent.isFinite {
      let isSilent = Self.isSilent(
        hosts, target: text.split(separator: " ").last.map(String.init), in: neighbours)
      let middle = isSilent ? silent : answering
      estimate.p50 = middle
      estimate.p10 = min(middle, answering) * Self.ruleRange.low
      // What may go unanswered may take until its deadline.
      estimate.p90 = middle * Self.ruleRange.high
      estimate.basis = "options"
      return estimate
    }
    if !alike.isEmpty {
      Self.set(&estimate, alike.map(\.seconds), "this template and host")
    } else if !runs.isEmpty {
      Self.set(&estimate, runs.prefix(100).map(\.seconds), "this utility")
    }
    return estimate
  }

  /// Quantiles of past durations, wider the fewer there are.
  private static func set(_ estimate: inout DurationEstimate, _ seconds: [Double], _ basis: String)
  {
    let ordered = seconds.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(ordered.count - 1)
      let low = Int(place)
      let high = min(low + 1, ordered.count - 1)
      return ordered[low] + (ordered[high] - ordered[low]) * (place - Double(low))
    }
    let middle = quantile(0.5)
    let doubt = 1 + 1 / Double(ordered.count)
    estimate.p50 = middle
    estimate.p10 = min(quantile(0.1), middle * (1 - (1 - leastRange.low) * doubt))
    estimate.p90 = max(quantile(0.9), middle * (1 + (leastRange.high - 1) * doubt))
    estimate.basis = basis
    estimate.samples = ordered.count
  }

  /// The share of good ends: of the line, then of its like, then of the utility, each worth two
  /// runs of the next. Source: hierarchical Beta smoothing.
  private static func chanceOfSuccess(_ levels: ArraySlice<PastRun>...) -> Double {
    var chance = 0.85
    for level in levels.reversed() {
      let good = Double(level.count { !$0.failed })
      chance = (good + 2 * chance) / (Double(level.count) + 2)
    }
    return chance
  }

  /// Whether most of the newest runs that name one of these hosts waited for nothing.
  ///
  /// - Parameter target: The last word: runs that name the same port or page say more than others.
  private static func isSilent(_ hosts: [String], target: String?, in runs: [PastRun]) -> Bool {
    guard !hosts.isEmpty else { return false }
    let all = runs.lazy.filter { run in run.hosts.contains { hosts.contains($0) } }
    let exact = all.filter { $0.line.split(separator: " ").last.map(String.init) == target }
    for newest in [Array(exact.prefix(3)), Array(all.prefix(8))] where !newest.isEmpty {
      return newest.count { $0.failed && $0.seconds > 0.5 } * 2 > newest.count
    }
    return false
  }
}
