/// Figures of one utility in one stretch of time.
package struct Rollup: Sendable, Equatable {
  /// How long a stretch is.
  package enum Period: Int64, Sendable, CaseIterable {
    case day = 0
    /// From Monday on.
    case week = 1
    case month = 2

    /// The first day of the stretch that a day is in; days are counted from 1 January 1970, UTC.
    package func firstDay(of day: Int64) -> Int64 {
      switch self {
      case .day: return day
      // 1 January 1970 was a Thursday.
      case .week: return day - ((day + 3) % 7 + 7) % 7
      case .month: return day - Int64(CivilDate(day: day).dayOfMonth - 1)
      }
    }
  }

  package let period: Period
  /// The first day, counted from 1 January 1970, UTC.
  package let firstDay: Int64
  /// The program; empty for command lines without one.
  package var utility = ""
  package var runs = 0
  package var failures = 0
  /// Executions whose end isn't known because their shell died.
  package var interrupted = 0
  /// Executions of which it is known how they ended; imported ones often don't say.
  package var judged = 0
  /// The sum of the durations that are known.
  package var durationSeconds = 0.0
  /// The sum of user and system time, where known.
  package var cpuSeconds = 0.0
  /// The largest memory of an execution.
  package var peakResidentBytes: Int64 = 0
  package var bytesSent: Int64 = 0
  package var bytesReceived: Int64 = 0
  /// Executions that ended by themselves and whose duration had been foretold.
  package var predicted = 0
  /// Those of them that took no more than twice and no less than half as long.
  package var predictedWithinTwice = 0
  package var durations = DurationSketch()

  package init(period: Period, firstDay: Int64) {
    self.period = period
    self.firstDay = firstDay
  }

  /// Takes in the figures of another stretch or utility.
  package mutating func add(_ other: Rollup) {
    runs += other.runs
    failures += other.failures
    interrupted += other.interrupted
    judged += other.judged
    durationSeconds += other.durationSeconds
    cpuSeconds += other.cpuSeconds
    peakResidentBytes = max(peakResidentBytes, other.peakResidentBytes)
    bytesSent = bytesSent.addingClamped(other.bytesSent)
    bytesReceived = bytesReceived.addingClamped(other.bytesReceived)
    predicted += other.predicted
    predictedWithinTwice += other.predictedWithinTwice
    durations.add(other.durations)
  }
}

/// A day of the Gregorian calendar.
///
/// Source: Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
package struct CivilDate: Sendable, Equatable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let dayOfMonth: Int

  /// The date of a day, counted from 1 January 1970.
  package init(day: Int64) {
    let shifted = Int(clamping: day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let place = (5 * dayOfYear + 2) / 153
    dayOfMonth = dayOfYear - (153 * place + 2) / 5 + 1
    month = place < 10 ? place + 3 : place - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2026-11-21`.
  package var text: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(dayOfMonth))"
  }
}
