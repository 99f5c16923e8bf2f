internal import SQLite

extension Store {
  /// Executions taken in by one transaction, so that nobody waits long for the lock.
  package static let rollupBatch = 20_000

  /// Brings the figures of days, weeks and months up to date.
  ///
  /// Executions that still run are taken in once they have ended. After executions were erased all is
  /// counted anew, because what a stretch of time loses can't be told from its figures.
  ///
  /// - Parameters:
  ///   - batch: How many executions one transaction takes in.
  ///   - pause: Called after each transaction but the last.
  /// - Returns: How many executions were taken in.
  /// - Throws: ``StoreError``; what was taken in before stays.
  /// - Complexity: O(*n*) in the executions since the last time.
  @discardableResult
  package func refreshRollups(
    batch: Int = rollupBatch, pause: () -> Void = {}
  ) throws(StoreError) -> Int {
    var total = 0
    while true {
      let (count, isDone) = try writing { () throws(DatabaseError) in try takeInNext(batch) }
      total += count
      if isDone { return total }
      pause()
    }
  }

  /// Figures of stretches of time, oldest first.
  ///
  /// - Parameters:
  ///   - period: How long a stretch is.
  ///   - day: From the stretch that this day is in; counted from 1 January 1970.
  /// - Throws: ``StoreError``.
  package func rollups(
    _ period: Rollup.Period, from day: Int64 = .min / 2
  ) throws(StoreError) -> [Rollup] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        SELECT first_day, coalesce(utility.name, ''), runs, failures, interrupted, duration_us,
          cpu_us, peak_resident_bytes, bytes_sent, bytes_received, predicted,
          predicted_within_twice, durations, judged
        FROM rollup LEFT JOIN utility ON utility.id = rollup.utility_id
        WHERE period = ?1 AND first_day >= ?2 ORDER BY first_day, runs DESC, utility_id
        """)
      statement.bind(period.rawValue, at: 1)
      statement.bind(period.firstDay(of: day), at: 2)
      defer { statement.reset() }
      var rows: [Rollup] = []
      while try statement.step() {
        var row = Rollup(period: period, firstDay: statement.integer(0))
        row.utility = statement.text(1)
        Self.fill(&row, from: statement, at: 2)
        rows.append(row)
      }
      return rows
    }
  }

  private static func fill(_ row: inout Rollup, from statement: Statement, at column: Int32) {
    row.runs = Int(statement.integer(column))
    row.failures = Int(statement.integer(column + 1))
    row.interrupted = Int(statement.integer(column + 2))
    row.durationSeconds = Double(statement.integer(column + 3)) / 1_000_000
    row.cpuSeconds = Double(statement.integer(column + 4)) / 1_000_000
    row.peakResidentBytes = statement.integer(column + 5)
    row.bytesSent = statement.integer(column + 6)
    row.bytesReceived = statement.integer(column + 7)
    row.predicted = Int(statement.integer(column + 8))
    row.predictedWithinTwice = Int(statement.integer(column + 9))
    row.durations = DurationSketch(bytes: statement.bytes(column + 10))
    row.judged = Int(statement.integer(column + 11))
  }
}

// MARK: - Within a transaction

extension Store {
  private struct RollupKey: Hashable {
    let period: Rollup.Period
    let firstDay: Int64
    let utility: Int64
  }

  /// Takes in a batch of executions.
  private func takeInNext(_ batch: Int) throws(DatabaseError) -> (count: Int, isDone: Bool) {
    var last = try startOfNews()
    var figures: [RollupKey: Rollup] = [:]
    var count = 0
    let pending = try connection.statement(
      """
      SELECT e.id, e.utility_id, e.started_at, e.state, e.failed, e.duration_us, e.user_cpu_us,
        e.system_cpu_us, e.peak_resident_bytes, e.bytes_sent, e.bytes_received, e.predicted_us,
        e.exit_code IS NOT NULL OR e.signal IS NOT NULL
      FROM rollup_pending JOIN execution AS e ON e.id = rollup_pending.execution_id
      WHERE e.state <> 0
      """)
    while try pending.step() {
      Self.add(pending, to: &figures)
      count += 1
    }
    pending.reset()
    try connection.execute(
      """
      DELETE FROM rollup_pending WHERE execution_id NOT IN
        (SELECT id FROM execution WHERE state = 0)
      """)
    let news = try connection.statement(
      """
      SELECT id, utility_id, started_at, state, failed, duration_us, user_cpu_us, system_cpu_us,
        peak_resident_bytes, bytes_sent, bytes_received, predicted_us,
        exit_code IS NOT NULL OR signal IS NOT NULL
      FROM execution WHERE id > ?1 ORDER BY id LIMIT ?2
      """)
    news.bind(last, at: 1)
    news.bind(Int64(batch), at: 2)
    let wait = try connection.statement("INSERT OR IGNORE INTO rollup_pending VALUES (?)")
    var read = 0
    while try news.step() {
      last = news.integer(0)
      read += 1
      if news.integer(3) == ExecutionRecord.State.running.rawValue {
        wait.bind(last, at: 1)
        try wait.run()
        wait.reset()
      } else {
        Self.add(news, to: &figures)
        count += 1
      }
    }
    news.reset()
    try write(figures)
    let state = try connection.statement(
      "UPDATE rollup_state SET last_execution_id = ?, erasures = (SELECT count FROM erasure)")
    state.bind(last, at: 1)
    try state.run()
    return (count, read < batch)
  }

  /// The newest execution that has been taken in; 0 when all is to be counted anew.
  private func startOfNews() throws(DatabaseError) -> Int64 {
    let statement = try connection.statement(
      """
      SELECT last_execution_id, rollup_state.erasures = (SELECT count FROM erasure)
      FROM rollup_state
      """)
    let isThere = try statement.step()
    let (last, isCurrent) = (statement.integer(0), statement.integer(1) == 1)
    statement.reset()
    if isThere, isCurrent { return last }
    try connection.execute("DELETE FROM rollup; DELETE FROM rollup_pending")
    return 0
  }

  /// Adds the execution of a row to its day, week and month.
  private static func add(_ row: Statement, to figures: inout [RollupKey: Rollup]) {
    let moment = row.integer(2)
    let day = moment / 86_400_000_000 - (moment % 86_400_000_000 < 0 ? 1 : 0)
    for period in Rollup.Period.allCases {
      let key = RollupKey(
        period: period, firstDay: period.firstDay(of: day), utility: row.integer(1))
      var entry = figures.removeValue(forKey: key) ?? Rollup(period: period, firstDay: key.firstDay)
      entry.runs += 1
      entry.judged += row.integer(12) == 1 ? 1 : 0
      entry.failures += row.integer(4) == 1 ? 1 : 0
      let isInterrupted = row.integer(3) == ExecutionRecord.State.interrupted.rawValue
      entry.interrupted += isInterrupted ? 1 : 0
      if let duration = row.optionalInteger(5), duration >= 0 {
        entry.durationSeconds += Double(duration) / 1_000_000
        entry.durations.add(microseconds: duration)
        if let predicted = row.optionalInteger(11), predicted > 0, !isInterrupted {
          let ratio = Double(max(1, duration)) / Double(predicted)
          entry.predicted += 1
          entry.predictedWithinTwice += ratio >= 0.5 && ratio <= 2 ? 1 : 0
        }
      }
      entry.cpuSeconds += Double(row.integer(6) &+ row.integer(7)) / 1_000_000
      entry.peakResidentBytes = max(entry.peakResidentBytes, row.integer(8))
      entry.bytesSent = entry.bytesSent.addingClamped(row.integer(9))
      entry.bytesReceived = entry.bytesReceived.addingClamped(row.integer(10))
      figures[key] = entry
    }
  }

  /// Adds figures to those that are kept.
  private func write(_ figures: [RollupKey: Rollup]) throws(DatabaseError) {
    let read = try connection.statement(
      """
      SELECT runs, failures, interrupted, duration_us, cpu_us, peak_resident_bytes, bytes_sent,
        bytes_received, predicted, predicted_within_twice, durations, judged
      FROM rollup WHERE period = ?1 AND first_day = ?2 AND utility_id = ?3
      """)
    let replace = try connection.statement(
      """
      REPLACE INTO rollup (period, first_day, utility_id, runs, failures, interrupted, duration_us,
        cpu_us, peak_resident_bytes, bytes_sent, bytes_received, predicted,
        predicted_within_twice, durations, judged)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
      """)
    for (key, figure) in figures {
      for statement in [read, replace] {
        statement.bind(key.period.rawValue, at: 1)
        statement.bind(key.firstDay, at: 2)
        statement.bind(key.utility, at: 3)
      }
      var sum = figure
      if try read.step() {
        var kept = Rollup(period: key.period, firstDay: key.firstDay)
        Self.fill(&kept, from: read, at: 0)
        sum.add(kept)
      }
      read.reset()
      replace.bind(Int64(sum.runs), at: 4)
      replace.bind(Int64(sum.failures), at: 5)
      replace.bind(Int64(sum.interrupted), at: 6)
      replace.bind(Int64(clampingSeconds: sum.durationSeconds), at: 7)
      replace.bind(Int64(clampingSeconds: sum.cpuSeconds), at: 8)
      replace.bind(sum.peakResidentBytes, at: 9)
      replace.bind(sum.bytesSent, at: 10)
      replace.bind(sum.bytesReceived, at: 11)
      replace.bind(Int64(sum.predicted), at: 12)
      replace.bind(Int64(sum.predictedWithinTwice), at: 13)
      replace.bind(sum.durations.bytes, at: 14)
      replace.bind(Int64(sum.judged), at: 15)
      try replace.run()
      replace.reset()
    }
  }
}
