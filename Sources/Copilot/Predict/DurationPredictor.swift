internal import Commands
internal import Store

/// Says how long a line takes, from its own past, its template's, and its options.
struct DurationPredictor: Sendable {
  /// A run of the past.
  struct Run: Sendable {
    let line: String
    let template: String
    let hosts: [String]
    let seconds: Double
    let failed: Bool
  }

  /// How far the range goes on each side of an estimate from options: factors for one in ten.
  static let ruleRange = (low: 0.85, high: 1.6)
  /// No range is narrower than this on each side of the median.
  static let leastRange = (low: 0.9, high: 1.15)

  private let runs: [Run]
  /// The newest runs of any utility, which tell which hosts answer.
  private let neighbours: [Run]

  /// - Parameters:
  ///   - runs: The utility's runs, newest first.
  ///   - neighbours: Runs of any utility, newest first.
  init(runs: [Run], neighbours: [Run]) {
    self.runs = runs
    self.neighbours = neighbours
  }

  /// The estimate for a line.
  func estimate(_ text: String, template: String) -> DurationEstimate {
    let line = CommandLine(text)
    let hosts = Self.hosts(of: line)
    let rule = DurationRule.of(line)
    var estimate = DurationEstimate(command: text, basis: "nothing", samples: 0)
    let own = runs.filter { $0.line == text }.prefix(20)
    let alike = runs.filter { $0.template == template && $0.hosts == hosts }.prefix(40)
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
  private static func chanceOfSuccess(_ levels: ArraySlice<Run>...) -> Double {
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
  private static func isSilent(_ hosts: [String], target: String?, in runs: [Run]) -> Bool {
    guard !hosts.isEmpty else { return false }
    let all = runs.lazy.filter { run in run.hosts.contains { hosts.contains($0) } }
    let exact = all.filter { $0.line.split(separator: " ").last.map(String.init) == target }
    for newest in [Array(exact.prefix(3)), Array(all.prefix(8))] where !newest.isEmpty {
      return newest.count { $0.failed && $0.seconds > 0.5 } * 2 > newest.count
    }
    return false
  }

  /// The hosts that a line names, without their ports.
  static func hosts(of line: CommandLine) -> [String] {
    var hosts: [String] = []
    for command in line.simpleCommands {
      let words = command.words.map(\.value)
      guard let utility = words.first else { continue }
      var before: String?
      for word in words.dropFirst() {
        switch ArgumentKind.kind(of: word, after: before, utility: utility) {
        case .host, .ip4, .ip6: hosts.append(String(word.drop { $0 == "@" }))
        case .userHost, .email: hosts += word.split(separator: "@").suffix(1).map(String.init)
        case .url:
          let rest = word.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
          hosts += rest.map { [String($0.split(separator: ":").first ?? $0)] } ?? []
        default: break
        }
        before = word.hasPrefix("-") ? word : nil
      }
    }
    return hosts
  }
}

extension DurationPredictor {
  /// A predictor that knows a utility's newest runs, and the newest of all.
  init(utility: String?, in store: Store?) {
    let own =
      utility.map { Self.runs(HistoryQuery(limit: 200, utility: $0, includesOutput: false), store) }
      ?? []
    let all = Self.runs(HistoryQuery(limit: 200, includesOutput: false), store)
    self.init(runs: own, neighbours: all)
  }

  private static func runs(_ query: HistoryQuery, _ store: Store?) -> [Run] {
    let records = (try? store?.executions(query)) ?? []
    return records.compactMap { record in
      guard record.state == .ended, let seconds = record.durationSeconds else { return nil }
      return Run(
        line: record.command, template: record.template,
        hosts: hosts(of: CommandLine(record.command)), seconds: seconds, failed: record.didFail)
    }
  }
}
