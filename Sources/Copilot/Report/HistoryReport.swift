package import Platform
package import Store

/// What ran in the last days, how it went, and what to do about it.
package struct HistoryReport: Sendable {
  /// One day, or several of them together.
  package struct Stretch: Sendable, Equatable {
    /// The first day, counted from 1 January 1970, UTC.
    package let firstDay: Int64
    package var runs = 0
    package var failures = 0
    /// Executions of which it is known how they ended.
    package var judged = 0
  }

  /// Lines of one purpose.
  package struct PurposeFigures: Sendable, Equatable {
    package let category: String
    package var runs = 0
    package var failures = 0
  }

  /// Lines about one host.
  package struct TargetFigures: Sendable, Equatable {
    package let host: String
    /// Executions of which it is known how they ended.
    package var runs = 0
    package var failures = 0
    /// The commonest cause of its failures; nil when none is known.
    package var cause: String?
    /// The newest execution that failed.
    package var newestFailure: Int64?
    package var medianSeconds: Double?
  }

  /// Lines of one utility.
  package struct UtilityFigures: Sendable, Equatable {
    package let utility: String
    package var runs = 0
    package var failures = 0
    package var medianSeconds: Double?
    package var ninetiethPercentileSeconds: Double?
    package var bytesSent: Int64 = 0
    package var bytesReceived: Int64 = 0
    /// The median of each stretch in seconds, oldest first; not a number where it did not run.
    package var trend: [Double] = []
  }

  /// How predicted durations met what came: in one range of predictions.
  package struct PredictionBand: Sendable, Equatable {
    /// The geometric mean of the predictions, in seconds.
    package let predictedSeconds: Double
    /// The geometric mean of what came, in seconds.
    package let actualSeconds: Double
    package let runs: Int
  }

  /// What became of the proposals of a week.
  package struct OfferFigures: Sendable, Equatable {
    /// Its Monday, counted from 1 January 1970, UTC.
    package let firstDay: Int64
    package var taken = 0
    package var edited = 0
    package var ignored = 0
    /// How often one was shown.
    package var shown: Int { taken + edited + ignored }
  }

  /// Something to do, with the line that does it.
  package struct Advice: Sendable, Equatable {
    package let text: String
    package let command: String
  }

  /// How many days it looks back.
  package let days: Int
  /// When it was made.
  package let madeAt: Timestamp
  package var runs = 0
  package var failures = 0
  package var interrupted = 0
  /// Executions of which it is known how they ended; imported ones often don't say.
  package var judged = 0
  package var durationSeconds = 0.0
  package var bytesSent: Int64 = 0
  package var bytesReceived: Int64 = 0
  /// Runs and failures in as many days before.
  package var earlier = Stretch(firstDay: 0)
  /// Days, weeks or months, oldest first, so that there are not too many.
  package var stretches: [Stretch] = []
  /// How long a stretch is.
  package var period = Rollup.Period.day
  /// Purposes, the commonest first; of the newest lines only.
  package var purposes: [PurposeFigures] = []
  /// Hosts, the one that fails most first; of the newest lines only.
  package var targets: [TargetFigures] = []
  /// Utilities, the one that takes longest in nine cases of ten first.
  package var slowest: [UtilityFigures] = []
  /// How many newest executions purposes, targets and bands were taken from.
  package var looked = 0
  package var predicted = 0
  package var predictedWithinTwice = 0
  /// From short predictions to long ones.
  package var bands: [PredictionBand] = []
  /// The model of each kind that is active or tried.
  package var models: [ModelRow] = []
  /// When errors of what is foretold had risen, newest first.
  package var driftAlarms: [DriftAlarm] = []
  /// What was found in traffic, the newest first.
  package var findings: [FindingRow] = []
  package var advice: [Advice] = []
  /// What became of proposals, by week, oldest first.
  package var offers: [OfferFigures] = []
  /// Series that rise or fall for sure, or changed their level; the steepest first.
  package var trends: [SeriesSummary] = []
  /// What comes to a limit, the soonest first.
  package var warnings: [CapacityWarning] = []

  init(days: Int, madeAt: Timestamp) {
    self.days = days
    self.madeAt = madeAt
  }

  /// The share of executions that did not fail, of those that are known; nil when none is.
  package var successRate: Double? {
    judged == 0 ? nil : 1 - Double(failures) / Double(judged)
  }
}
