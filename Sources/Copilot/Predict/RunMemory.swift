internal import Glibc
internal import Store

/// What runs of the past say of durations and outcomes.
struct RunMemory: Sendable {
  /// How many names a generation of the table holds: several thousand lines.
  private static let generationSize = 20_000

  private var levels = AgingTable<DurationLevel>(generationSize: generationSize)
  private var ranges = DurationRanges()
  private var chances = ChanceCalibration()
  private var pace = MachinePace()
  private let rules = DurationRules()

  /// Knows nothing yet.
  init() {}

  /// Takes in an execution that has ended.
  ///
  /// - Complexity: O(*n*) in the line: some ten microseconds.
  mutating func learn(_ record: ExecutionRecord) {
    guard let run = PastRun(record) else { return }
    let traits = DurationTraits(
      record.command, template: record.template, utility: record.utility, rules: rules)
    learn(run, traits)
  }

  private mutating func learn(_ run: PastRun, _ traits: DurationTraits) {
    let forecast = DurationForecast(traits, levels: levels, pace: pace, at: run.startedAt)
    if run.wasStopped { return learnStopped(run, traits, forecast) }
    let mode = traits.mode(seconds: run.seconds, failed: run.failed)
    var ratio = run.logarithm - DurationForecast.logarithm(traits.seconds(of: mode))
    if mode == .answered, let usual = forecast.usual {
      // Levels keep what runs would have taken at the usual pace.
      ratio -= pace.shift(usual)
      pace.observe(run.logarithm, usual: usual)
    }
    if let mixture = forecast.mixture {
      ranges.observe(run.logarithm, of: mixture, in: forecast.group)
    }
    chances.observe(forecast.chanceOfSuccess, failed: run.failed)
    for (name, memory) in DurationForecast.levels(of: traits) {
      levels.update(name, initial: DurationLevel()) {
        $0.add(mode, ratio: ratio, failed: run.failed, at: run.startedAt, memory: memory)
      }
    }
  }

  /// Takes in a run that somebody stopped, which would have taken longer.
  ///
  /// It counts as one of those that were believed to take at least so long, in their middle. One that
  /// was stopped before half of all were through says nothing. Source: Efron, *The two sample problem
  /// with censored data*, 1967, who gives the share of a cut run to those that lasted longer.
  private mutating func learnStopped(
    _ run: PastRun, _ traits: DurationTraits, _ forecast: DurationForecast
  ) {
    guard let mixture = forecast.mixture else { return }
    let surprise = mixture.surprise(run.logarithm, isAbove: true)
    guard surprise > log(2) else { return }
    let believed = max(mixture.value(surprise: surprise + log(2), isAbove: true), run.logarithm)
    let mode = traits.mode(seconds: exp(believed), failed: false)
    let ratio = believed - DurationForecast.logarithm(traits.seconds(of: mode))
    for (name, memory) in DurationForecast.levels(of: traits) {
      levels.update(name, initial: DurationLevel()) {
        $0.add(mode, ratio: ratio, failed: nil, at: run.startedAt, memory: memory)
      }
    }
  }

  /// Says how long a line takes.
  ///
  /// - Parameters:
  ///   - text: The line, without its secrets.
  ///   - template: Its template.
  ///   - utility: Its utility.
  ///   - seconds: The time of now, in seconds since 1970.
  func estimate(
    _ text: String, template: String, utility: String?, at seconds: Double
  ) -> DurationEstimate {
    let traits = DurationTraits(text, template: template, utility: utility, rules: rules)
    let forecast = DurationForecast(traits, levels: levels, pace: pace, at: seconds)
    return forecast.estimate(ranges, chances)
  }
}
