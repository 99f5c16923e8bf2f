internal import Glibc
internal import Learning
internal import Platform
internal import Store

/// Foretells runs whose duration is known, each before it is learnt.
struct PredictionEvaluation {
  /// How many parts templates are dealt into when they are held back.
  static let folds = 5

  private struct Judged {
    let place: Int
    let record: ExecutionRecord
    let estimate: DurationEstimate
    let naive: Double?
    let earlierRuns: Int
    let naiveChance: Double
  }

  private var judged: [Judged] = []
  private var estimating: [Double] = []
  private var learning: [Double] = []

  /// Foretells each run in order, and learns it then.
  static func inOrder(_ records: [ExecutionRecord]) -> PredictionQuality {
    var evaluation = PredictionEvaluation()
    var memory = RunMemory()
    var naive = NaivePrediction()
    for (place, record) in records.enumerated() {
      evaluation.judge(record, place, memory, naive)
      evaluation.learn(record, &memory, &naive)
    }
    return evaluation.quality(split: "none")
  }

  /// Foretells the runs of each fifth of the templates by those of the others.
  static func byTemplate(_ records: [ExecutionRecord]) -> PredictionQuality {
    var evaluation = PredictionEvaluation()
    var numbers: [String: Int] = [:]
    let folds = records.map { record in
      let number = numbers[record.template] ?? numbers.count
      numbers[record.template] = number
      return number % Self.folds
    }
    for fold in 0..<Self.folds {
      var memory = RunMemory()
      var naive = NaivePrediction()
      for (record, other) in zip(records, folds) where other != fold {
        evaluation.learn(record, &memory, &naive)
      }
      for (place, (record, other)) in zip(records, folds).enumerated() where other == fold {
        evaluation.judge(record, place, memory, naive)
      }
    }
    evaluation.judged.sort { $0.place < $1.place }
    return evaluation.quality(split: "template")
  }

  private mutating func judge(
    _ record: ExecutionRecord, _ place: Int, _ memory: RunMemory, _ naive: NaivePrediction
  ) {
    let start = MonotonicTime.now()
    let estimate = memory.estimate(
      record.command, template: record.template, utility: record.utility,
      at: record.startedAt.seconds)
    estimating.append(MonotonicTime.now().seconds(since: start))
    judged.append(
      Judged(
        place: place, record: record, estimate: estimate, naive: naive.seconds(record),
        earlierRuns: naive.runs(of: record.command), naiveChance: naive.chanceOfSuccess))
  }

  private mutating func learn(
    _ record: ExecutionRecord, _ memory: inout RunMemory, _ naive: inout NaivePrediction
  ) {
    let start = MonotonicTime.now()
    memory.learn(record)
    learning.append(MonotonicTime.now().seconds(since: start))
    naive.learn(record)
  }

  private func quality(split: String) -> PredictionQuality {
    var quality = PredictionQuality(split: split)
    quality.parts = [
      part("all") { _ in true }, part("never seen") { $0 == 0 },
      part("seen once or twice") { (1...2).contains($0) }, part("seen more often") { $0 > 2 },
    ].filter { $0.rows > 0 }
    let labels = judged.map { $0.record.didFail ? 0.0 : 1.0 }
    let chances = judged.map { $0.estimate.successProbability ?? 0.5 }
    if let calibration = try? CalibrationQuality(chances: chances, labels: labels) {
      quality.brierScore = calibration.brierScore
      quality.calibrationError = calibration.expectedError
    }
    quality.naiveBrierScore =
      (try? CalibrationQuality(chances: judged.map(\.naiveChance), labels: labels))?.brierScore ?? 0
    quality.successShare = labels.reduce(0, +) / Double(max(1, labels.count))
    quality.estimateSeconds = PredictionQuality.Times(estimating)
    quality.learningSeconds = PredictionQuality.Times(learning)
    quality.misses = judged.compactMap { run in
      guard let seconds = run.record.durationSeconds,
        !Self.isWithinTwo(run.estimate.p50, seconds)
      else { return nil }
      return PredictionQuality.Miss(
        command: run.record.command, seconds: seconds, foretold: run.estimate.p50,
        basis: run.estimate.basis)
    }
    return quality
  }

  private func part(_ name: String, _ isMeant: (Int) -> Bool) -> PredictionQuality.Part {
    var part = PredictionQuality.Part(name: name)
    var widths: [Double] = []
    var loss = 0.0
    for run in judged where isMeant(run.earlierRuns) {
      guard let seconds = run.record.durationSeconds else { continue }
      part.rows += 1
      part.withinTwo += Self.isWithinTwo(run.estimate.p50, seconds) ? 1 : 0
      part.naiveWithinTwo += Self.isWithinTwo(run.naive, seconds) ? 1 : 0
      guard let low = run.estimate.p10, let middle = run.estimate.p50, let high = run.estimate.p90
      else { continue }
      part.ranges += 1
      part.inRange += low <= seconds && seconds <= high ? 1 : 0
      widths.append(high / max(low, 1e-6))
      for (quantile, value) in [(0.1, low), (0.5, middle), (0.9, high)] {
        loss += PinballLoss.mean(
          [DurationForecast.logarithm(seconds)], [DurationForecast.logarithm(value)],
          quantile: quantile)
      }
    }
    if !widths.isEmpty { part.medianWidth = SampleQuantile.linear(0.5, of: &widths) }
    part.pinballLoss = loss / Double(max(1, 3 * part.ranges))
    return part
  }

  private static func isWithinTwo(_ foretold: Double?, _ seconds: Double) -> Bool {
    guard let foretold else { return false }
    return foretold <= 2 * seconds && seconds <= 2 * foretold
  }
}

/// The simple way: as long as last time, or as the utility's runs in the middle.
struct NaivePrediction {
  private var last: [String: Double] = [:]
  private var counts: [String: Int] = [:]
  private var ofUtility: [String: [Double]] = [:]
  private var good = 1.0
  private var all = 2.0

  /// The share of runs that worked so far.
  var chanceOfSuccess: Double { good / all }

  /// How often a line ran.
  func runs(of line: String) -> Int { counts[line] ?? 0 }

  /// The guess.
  func seconds(_ record: ExecutionRecord) -> Double? {
    if let seconds = last[record.command] { return seconds }
    guard var known = record.utility.flatMap({ ofUtility[$0] }), !known.isEmpty else { return nil }
    return SampleQuantile.linear(0.5, of: &known)
  }

  mutating func learn(_ record: ExecutionRecord) {
    counts[record.command, default: 0] += 1
    all += 1
    good += record.didFail ? 0 : 1
    guard let seconds = record.durationSeconds else { return }
    last[record.command] = seconds
    if let utility = record.utility { ofUtility[utility, default: []].append(seconds) }
  }
}
