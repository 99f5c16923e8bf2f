internal import Glibc
internal import Learning
internal import Platform
internal import Store

/// What is foretold and watched for errors that rise.
enum DriftStream: String, CaseIterable, Sendable {
  /// What comes next: one less the score of a line, 0–1.
  case nextCommand = "next-command"
  /// How long things take: the natural logarithm of the ratio of what was said and what came, without
  /// its sign.
  case predict

  /// An empty watch.
  ///
  /// The thresholds were chosen in simulations: habits that change are noticed within 200 lines, and
  /// 5,000 lines without a change give no alarm.
  var watch: PageHinkley {
    switch self {
    case .nextCommand: PageHinkley(tolerance: 0.1, threshold: 4.2, leastCount: 100)
    case .predict: PageHinkley(tolerance: 0.3, threshold: 20, leastCount: 100)
    }
  }
}

/// Gathers errors and hands them to the watches that all processes share.
struct DriftMonitor: Sendable {
  private var errors: [DriftStream: [Double]] = [:]
  private var count = 0
  /// So many errors are kept at once.
  static let errorsTogether = 10
  /// No ratio counts for more than this: one host that hangs is no drift.
  private static let largestRatio = log(20.0)

  /// Notes how wrong a line was foreseen, and its duration.
  ///
  /// - Parameters:
  ///   - record: What ran.
  ///   - score: How well it was foreseen, 0–1.
  mutating func witness(_ record: ExecutionRecord, score: Double) {
    note(1 - score, .nextCommand)
    if let said = record.predictedSeconds, said > 0, let came = record.durationSeconds, came > 0 {
      note(min(abs(log(came / said)), Self.largestRatio), .predict)
    }
  }

  private mutating func note(_ error: Double, _ stream: DriftStream) {
    errors[stream, default: []].append(error)
    count += 1
  }

  /// Hands out what is not kept yet, once it is worth a transaction.
  mutating func take() -> [DriftStream: [Double]]? {
    guard count >= Self.errorsTogether else { return nil }
    defer { (errors, count) = ([:], 0) }
    return errors
  }

  /// Moves the watches on.
  ///
  /// - Returns: The alarms that this gave.
  /// - Throws: ``StoreError``; a watch that could not be moved stands where it stood.
  static func settle(
    _ errors: [DriftStream: [Double]], _ store: Store, at moment: Timestamp = .now()
  ) throws(StoreError) -> [DriftAlarm] {
    var alarms: [DriftAlarm] = []
    for stream in DriftStream.allCases {
      guard let values = errors[stream], !values.isEmpty else { continue }
      let model = try store.model(kind: stream.rawValue, state: .active)?.id
      let alarm = try store.watchDrift(of: stream.rawValue) { kept in
        var watch = stream.watch
        watch.resume(count: kept.count, mean: kept.mean, sum: kept.sum, lowest: kept.lowest)
        for value in values where watch.add(value) {
          return DriftAlarm(
            stream: stream.rawValue, at: moment, model: model, count: watch.count,
            mean: watch.mean, rise: watch.rise)
        }
        kept.count = watch.count
        kept.mean = watch.mean
        kept.sum = watch.sum
        kept.lowest = watch.lowest
        return nil
      }
      if let alarm { alarms.append(alarm) }
    }
    return alarms
  }
}
