internal import Glibc

/// What the runs that share something (a line, a template, a host, a utility) have in common.
struct DurationLevel: Sendable {
  /// How many runs of each mode are kept.
  static let mostRuns = 16
  /// What a run counts for when the next one has come.
  static let fading = 0.85

  /// How many runs there were, of any mode.
  private(set) var count = 0
  /// Logarithms of how many times as long as planned the newest runs took, by mode, oldest first.
  private var ratios: [[Double]] = [[], [], []]
  private var modes = ModeChances(answered: 0, silent: 0, refused: 0)
  /// Of how many of them it is known how they ended, and how many ended well.
  private var judged = ModeChances(answered: 0, silent: 0, refused: 0)
  private var good = ModeChances(answered: 0, silent: 0, refused: 0)
  /// When the newest run began, in seconds.
  private var newest = -Double.infinity

  /// Takes in a run.
  ///
  /// - Parameters:
  ///   - ratio: The logarithm of its duration as a multiple of the planned one.
  ///   - failed: Whether it ended badly; nil when that is not known.
  ///   - seconds: When it began.
  ///   - memory: For how long outcomes are worth half, in seconds; and what an outcome counts for
  ///     when the next one has come.
  mutating func add(
    _ mode: DurationMode, ratio: Double, failed: Bool?, at seconds: Double, memory: OutcomeMemory
  ) {
    count += 1
    if ratios[mode.rawValue].count == Self.mostRuns { ratios[mode.rawValue].removeFirst() }
    ratios[mode.rawValue].append(ratio)
    let left = memory.fading * memory.share(since: newest, at: seconds)
    modes = modes * left
    modes[mode] += 1
    judged = judged * left
    good = good * left
    if let failed {
      judged[mode] += 1
      good[mode] += failed ? 0 : 1
    }
    newest = max(newest, seconds)
  }

  /// The chances of the modes, from what is believed without this level.
  func modes(
    from belief: ModeChances, worth: Double, at seconds: Double, memory: OutcomeMemory
  ) -> ModeChances {
    belief.updated(by: modes * memory.share(since: newest, at: seconds), worth: worth)
  }

  /// The chance of a good end of a mode, from what is believed without this level.
  func chance(
    of mode: DurationMode, from belief: Double, worth: Double, at seconds: Double,
    memory: OutcomeMemory
  ) -> Double {
    let left = memory.share(since: newest, at: seconds)
    return (good[mode] * left + worth * belief) / (judged[mode] * left + worth)
  }

  /// How many runs of a mode are kept.
  func runs(of mode: DurationMode) -> Int { ratios[mode.rawValue].count }

  /// The middle and spread of the logarithms of a mode's runs, from what is believed without them.
  ///
  /// - Parameters:
  ///   - worth: How many runs the belief is worth.
  ///   - shortBelow: Below which logarithm runs are short.
  /// - Complexity: O(1): at most ``mostRuns`` are kept.
  func scatter(
    of mode: DurationMode, from belief: Scatter, worth: Scatter.Worth, shortBelow: Double
  ) -> Scatter {
    let newest = ratios[mode.rawValue]
    guard !newest.isEmpty else { return belief }
    var weighted: [(value: Double, weight: Double)] = []
    weighted.reserveCapacity(newest.count)
    var weight = 1.0
    for ratio in newest.reversed() {
      weighted.append((ratio, weight))
      weight *= Self.fading
    }
    let total = weighted.reduce(0) { $0 + $1.weight }
    weighted.sort { $0.value < $1.value }
    var passed = 0.0
    var middle = 0.0
    for (value, weight) in weighted {
      passed += weight
      if passed * 2 >= total {
        middle = value
        break
      }
    }
    let distance = weighted.reduce(0) { $0 + $1.weight * abs($1.value - middle) }
    let believed = middle < shortBelow ? worth.short : worth.middle
    return Scatter(
      middle: (total * middle + believed * belief.middle) / (total + believed),
      spread: (distance + worth.spread * belief.spread) / (total + worth.spread))
  }
}

/// How outcomes lose their worth.
struct OutcomeMemory: Sendable {
  /// What an outcome counts for when the next one has come.
  let fading: Double
  /// After how many hours it is worth half.
  let halfLifeHours: Double

  /// What outcomes of then are worth now, in whole hours; a clock that went back changes nothing.
  func share(since then: Double, at now: Double) -> Double {
    guard now - then >= 3_600, then.isFinite, now.isFinite else { return 1 }
    return exp2(-((now - then) / 3_600).rounded(.down) / halfLifeHours)
  }
}

/// A middle and the mean distance from it, of logarithms.
struct Scatter: Sendable, Equatable {
  /// How many runs a belief is worth.
  struct Worth: Sendable {
    let middle: Double
    /// The same beside short runs: one says little, much of it is the start of a process.
    let short: Double
    let spread: Double
  }

  var middle: Double
  var spread: Double
}
