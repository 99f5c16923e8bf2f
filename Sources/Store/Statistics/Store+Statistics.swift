package import Platform
internal import SQLite

extension Store {
  /// Figures over the history, in one pass over the executions.
  ///
  /// - Parameters:
  ///   - since: Only executions that started at this moment or later.
  ///   - directoryLimit: How many directories to name.
  ///   - secondsEastOfUTC: Turns start times into hours of the local day.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n* log *n*) in the number of executions.
  package func statistics(
    since: Timestamp? = nil, directoryLimit: Int = 10, secondsEastOfUTC: Int = 0
  ) throws(StoreError) -> HistoryStatistics {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT utility_id, directory_id, command_id, started_at, state, failed, duration_us,
          bytes_sent, bytes_received
        FROM execution WHERE started_at >= ?
        """)
      statement.bind(since?.microseconds ?? .min, at: 1)
      var tally = StatisticsTally(secondsEastOfUTC: secondsEastOfUTC)
      while try statement.step() {
        tally.add(
          StatisticsTally.Row(
            utility: statement.integer(0), directory: statement.integer(1),
            command: statement.integer(2), startedAt: statement.integer(3),
            isInterrupted: statement.integer(4) == ExecutionRecord.State.interrupted.rawValue,
            didFail: statement.integer(5) == 1, microseconds: statement.optionalInteger(6),
            bytesSent: statement.integer(7), bytesReceived: statement.integer(8)))
      }
      return tally.statistics(
        utilities: try names("SELECT id, name FROM utility"),
        directories: try names("SELECT id, path FROM directory"),
        directoryLimit: directoryLimit)
    }
  }
}

/// Adds executions up, by rows of the database.
struct StatisticsTally {
  /// What one execution contributes; 0 stands for an unknown utility or directory.
  struct Row {
    let utility: Int64
    let directory: Int64
    let command: Int64
    let startedAt: Int64
    let isInterrupted: Bool
    let didFail: Bool
    let microseconds: Int64?
    let bytesSent: Int64
    let bytesReceived: Int64
  }

  private let shift: Int64
  private var total = HistoryStatistics()
  private var commands: Set<Int64> = []
  private var utilities: [Int64: (figures: UtilityStatistics, microseconds: [Int64])] = [:]
  private var directories: [Int64: (runs: Int, failures: Int)] = [:]

  init(secondsEastOfUTC: Int) {
    shift = Int64(clamping: secondsEastOfUTC)
  }

  mutating func add(_ row: Row) {
    let failure = row.didFail ? 1 : 0
    total.executions += 1
    total.failures += failure
    if row.isInterrupted { total.interrupted += 1 }
    total.bytesSent = total.bytesSent.addingClamped(row.bytesSent)
    total.bytesReceived = total.bytesReceived.addingClamped(row.bytesReceived)
    commands.insert(row.command)
    let second = (row.startedAt / 1_000_000).addingClamped(shift) % 86_400
    total.executionsByHour[Int((second + 86_400) % 86_400 / 3600)] += 1
    if row.directory != 0 {
      directories[row.directory, default: (0, 0)].runs += 1
      directories[row.directory, default: (0, 0)].failures += failure
    }
    var entry = utilities.removeValue(forKey: row.utility) ?? (UtilityStatistics(utility: ""), [])
    entry.figures.runs += 1
    entry.figures.failures += failure
    entry.figures.bytesSent = entry.figures.bytesSent.addingClamped(row.bytesSent)
    entry.figures.bytesReceived = entry.figures.bytesReceived.addingClamped(row.bytesReceived)
    if let microseconds = row.microseconds {
      entry.microseconds.append(microseconds)
      total.totalDurationSeconds += Double(microseconds) / 1_000_000
    }
    utilities[row.utility] = entry
  }

  func statistics(
    utilities utilityNames: [Int64: String], directories directoryNames: [Int64: String],
    directoryLimit: Int
  ) -> HistoryStatistics {
    var result = total
    result.commands = commands.count
    result.utilities = utilities.map { id, entry in
      var figures = entry.figures
      figures.utility = utilityNames[id] ?? ""
      let sorted = entry.microseconds.sorted()
      figures.medianSeconds = Self.quantile(0.5, of: sorted)
      figures.ninetiethPercentileSeconds = Self.quantile(0.9, of: sorted)
      return figures
    }.sorted { ($1.runs, $0.utility) < ($0.runs, $1.utility) }
    let busiest = directories.compactMap { id, count in
      directoryNames[id].map {
        DirectoryStatistics(directory: $0, runs: count.runs, failures: count.failures)
      }
    }.sorted { ($1.runs, $0.directory) < ($0.runs, $1.directory) }
    result.directories = Array(busiest.prefix(max(0, directoryLimit)))
    return result
  }

  /// A quantile in seconds, linear between neighbours.
  ///
  /// Source: Hyndman and Fan, *Sample Quantiles in Statistical Packages*, 1996, definition 7.
  static func quantile(_ share: Double, of sorted: [Int64]) -> Double? {
    guard let last = sorted.last else { return nil }
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    guard below + 1 < sorted.count else { return Double(last) / 1_000_000 }
    let low = Double(sorted[below])
    let high = Double(sorted[below + 1])
    return (low + (high - low) * (position - Double(below))) / 1_000_000
  }
}
