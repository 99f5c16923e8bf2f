internal import Glibc

/// What the runs of the past and the options of a line say of it together.
///
/// From the general to the special (kind, utility, form, template, template and hosts, the line
/// itself) each level that has runs moves what is believed, the more the more runs it has. That
/// holds for the chance to wait in vain, for how long each way of ending takes and for success.
struct DurationForecast {
  private let traits: DurationTraits
  private let levels: AgingTable<DurationLevel>
  private let time: Double
  /// The chances of the modes.
  let modes: ModeChances
  /// Durations; nil for a line without an end, or of which nothing is known.
  let mixture: DurationMixture?
  /// The logarithm of the seconds that it usually takes when it is answered.
  private(set) var usual: Double?
  /// What it rests on.
  let basis: String

  /// What forecasts have their ranges calibrated together.
  var group: String { "\(basis) \(traits.kind.rawValue)" }

  init(
    _ traits: DurationTraits, levels: AgingTable<DurationLevel>, pace: MachinePace,
    at seconds: Double
  ) {
    self.traits = traits
    self.levels = levels
    time = seconds
    let modes = Self.modes(traits, levels, seconds)
    self.modes = modes
    let hasOwn = levels[Self.own(traits)].map { $0.count > 0 } ?? false
    let hasAlike = levels[Self.alike(traits)].map { $0.count > 0 } ?? false
    let hasUtility = levels[Self.utility(traits)].map { $0.count > 0 } ?? false
    if traits.rule == .untilStopped {
      basis = "until stopped"
    } else if hasOwn {
      basis = "this line"
    } else if traits.kind != .unknown {
      basis = "options"
    } else if hasAlike {
      basis = "this template and host"
    } else {
      basis = hasUtility ? "this utility" : "nothing"
    }
    guard basis != "until stopped", basis != "nothing" else {
      mixture = nil
      return
    }
    let answering = Self.logarithm(traits.seconds(of: .answered))
    usual = answering + Self.scatter(of: .answered, traits, levels).middle
    mixture = DurationMixture(
      DurationMode.allCases.compactMap { mode in
        guard modes[mode] > 0.005 else { return nil }
        let scatter = Self.scatter(of: mode, traits, levels)
        return DurationMixture.Part(
          weight: modes[mode],
          middle: Self.logarithm(traits.seconds(of: mode)) + scatter.middle
            + (mode == .answered ? pace.shift(answering + scatter.middle) : 0),
          spread: scatter.spread)
      })
  }

  /// The logarithm of seconds; less than a tenth of a millisecond is none.
  static func logarithm(_ seconds: Double) -> Double { log(min(max(seconds, 1e-4), 1e9)) }
}

// MARK: - Levels

extension DurationForecast {
  private static let lasting = OutcomeMemory(fading: 0.95, halfLifeHours: 24 * 60)
  private static let passing = OutcomeMemory(fading: 0.7, halfLifeHours: 24)

  private static func kind(_ traits: DurationTraits) -> String { "kind \(traits.kind.rawValue)" }
  private static func anyLimit(_ traits: DurationTraits) -> String {
    "limit \(traits.hasTimeLimit) \(traits.mayBeSilent)"
  }
  private static func limit(_ traits: DurationTraits) -> String {
    "limit \(traits.hasTimeLimit) \(traits.utility)"
  }
  private static func utility(_ traits: DurationTraits) -> String { "utility \(traits.utility)" }
  private static func form(_ traits: DurationTraits) -> String { "form \(traits.form)" }
  private static func template(_ traits: DurationTraits) -> String { "template \(traits.template)" }
  private static func alike(_ traits: DurationTraits) -> String {
    "alike \(traits.template) \(traits.names)"
  }
  private static func own(_ traits: DurationTraits) -> String { "line \(traits.line)" }

  /// Every level of a line, and how long it remembers outcomes.
  static func levels(of traits: DurationTraits) -> [(name: String, memory: OutcomeMemory)] {
    [
      (kind(traits), lasting), (utility(traits), lasting), (anyLimit(traits), lasting),
      (limit(traits), lasting),
      (form(traits), lasting), (template(traits), lasting), (alike(traits), passing),
      (own(traits), passing),
    ]
      + (traits.hosts.map { "host \($0)" } + traits.services.map { "service \($0)" })
      .map { ($0, passing) }
  }
}

// MARK: - How it ends

extension DurationForecast {
  private static func modes(
    _ traits: DurationTraits, _ levels: AgingTable<DurationLevel>, _ time: Double
  ) -> ModeChances {
    // Who says how long to wait doubts that an answer comes.
    var chances =
      traits.hasTimeLimit
      ? ModeChances(answered: 0.62, silent: 0.35, refused: 0.03)
      : ModeChances(answered: 0.9, silent: 0.07, refused: 0.03)
    func move(_ name: String, worth: Double, _ memory: OutcomeMemory) {
      guard let level = levels[name] else { return }
      chances = level.modes(from: chances, worth: worth, at: time, memory: memory)
    }
    if traits.mayBeSilent || traits.mayBeRefused {
      move(anyLimit(traits), worth: 10, lasting)
      move(limit(traits), worth: 8, lasting)
      // The most silent of the hosts is waited for.
      for (names, worth) in [
        (traits.hosts.map { "host \($0)" }, 1.5),
        (traits.services.map { "service \($0)" }, 0.5),
      ] {
        let each = names.compactMap { levels[$0] }.map {
          $0.modes(from: chances, worth: worth, at: time, memory: passing)
        }
        chances = each.max { $0[.silent] < $1[.silent] } ?? chances
      }
      move(alike(traits), worth: 1, passing)
      move(own(traits), worth: 0.5, passing)
    }
    if !traits.mayBeSilent { chances[.silent] = 0 }
    if !traits.mayBeRefused { chances[.refused] = 0 }
    return chances.sum > 0
      ? chances * (1 / chances.sum) : ModeChances(answered: 1, silent: 0, refused: 0)
  }

  /// The chance of a good end.
  var chanceOfSuccess: Double {
    DurationMode.allCases.reduce(0) { $0 + modes[$1] * chanceOfSuccess($1) }
  }

  /// The chance of a good end when it goes in a way.
  private func chanceOfSuccess(_ mode: DurationMode) -> Double {
    var chance =
      switch mode {
      case .answered: 0.9
      case .silent: 0.2
      case .refused: 0.05
      }
    func move(_ names: [String], worth: Double, _ memory: OutcomeMemory) {
      let each = names.compactMap { levels[$0] }.map {
        $0.chance(
          of: mode, from: chance, worth: worth, at: time, memory: memory)
      }
      chance = each.min() ?? chance
    }
    move([Self.utility(traits)], worth: 3, Self.lasting)
    move([Self.limit(traits)], worth: 3, Self.lasting)
    move(traits.hosts.map { "host \($0)" }, worth: 3, Self.passing)
    move(traits.services.map { "service \($0)" }, worth: 1.5, Self.passing)
    move([Self.alike(traits)], worth: 1, Self.passing)
    move([Self.own(traits)], worth: 0.5, Self.passing)
    return chance
  }
}

// MARK: - How long each way takes

extension DurationForecast {
  /// What is believed before any run, of the logarithm of real by planned seconds.
  private static func belief(_ kind: DurationTraits.Kind, _ mode: DurationMode) -> Scatter {
    switch (mode, kind) {
    case (.silent, _): Scatter(middle: 0.005, spread: 0.05)
    case (.refused, _): Scatter(middle: 0, spread: 0.7)
    case (.answered, .quick), (.answered, .prompt): Scatter(middle: 0, spread: 0.5)
    case (.answered, .paced): Scatter(middle: 0, spread: 0.08)
    case (.answered, .unknown): Scatter(middle: 0, spread: 1.5)
    }
  }

  private static func scatter(
    of mode: DurationMode, _ traits: DurationTraits, _ levels: AgingTable<DurationLevel>
  ) -> Scatter {
    var scatter = belief(traits.kind, mode)
    let path: [(name: String, middle: Double, spread: Double)] = [
      (kind(traits), 3, 3), (utility(traits), 2, 2), (form(traits), 1, 2),
      (template(traits), 0.7, 2), (alike(traits), 0.3, 2), (own(traits), 0, 2),
    ]
    let planned = logarithm(traits.seconds(of: mode))
    for level in path {
      guard let known = levels[level.name] else { continue }
      scatter = known.scatter(
        of: mode, from: scatter,
        worth: Scatter.Worth(
          middle: level.middle, short: max(level.middle, 1), spread: level.spread),
        shortBelow: MachinePace.longest - planned)
    }
    return scatter
  }
}

// MARK: - The answer

extension DurationForecast {
  /// The estimate, its range and chance calibrated.
  func estimate(_ ranges: DurationRanges, _ chances: ChanceCalibration) -> DurationEstimate {
    let own = levels[Self.own(traits)]?.count ?? 0
    let alike = levels[Self.alike(traits)]?.count ?? 0
    let samples =
      switch basis {
      case "this template and host": alike
      case "this utility": levels[Self.utility(traits)]?.count ?? 0
      case "options", "nothing": 0
      default: own
      }
    var estimate = DurationEstimate(command: traits.line, basis: basis, samples: samples)
    estimate.alikeCount = max(own, alike)
    estimate.successProbability = chances.calibrated(chanceOfSuccess)
    guard let mixture else { return estimate }
    let middle = mixture.median
    let range = ranges.range(of: mixture, in: group)
    estimate.p50 = Self.seconds(middle)
    estimate.p10 = Self.seconds(min(range.low, middle))
    estimate.p90 = Self.seconds(max(range.high, middle))
    return estimate
  }

  /// Seconds in whole microseconds, which is what clocks tell.
  private static func seconds(_ logarithm: Double) -> Double {
    (exp(logarithm) * 1e6).rounded() / 1e6
  }
}
