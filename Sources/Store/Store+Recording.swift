internal import Platform
internal import SQLite

/// What became of a batch of records.
package struct BatchCount: Equatable, Sendable {
  /// Records that were new, or that ended an execution known to be running.
  package var added = 0
  /// Records that the database had already.
  package var alreadyThere = 0

  /// A count that starts at nothing.
  package init(added: Int = 0, alreadyThere: Int = 0) {
    self.added = added
    self.alreadyThere = alreadyThere
  }
}

extension Store {
  /// Records that an execution has begun.
  ///
  /// - Returns: The row's number.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func begin(_ record: ExecutionRecord) throws(StoreError) -> Int64 {
    var started = record
    started.state = .running
    return try self.record(started).id
  }

  /// Records how an execution ended, whether or not its begin ever arrived.
  ///
  /// - Parameter record: The same uid as at the begin; what ran and where is not changed.
  /// - Returns: The row's number.
  /// - Throws: ``StoreError``; nothing has changed then.
  @discardableResult
  package func finish(_ record: ExecutionRecord) throws(StoreError) -> Int64 {
    var ended = record
    if ended.state == .running { ended.state = .ended }
    return try writing { () throws(DatabaseError) in
      if let known = try knownExecution(ended.uid) {
        _ = try complete(known, with: ended)
        return known.id
      }
      return try upsert(ended).id
    }
  }

  /// Records one execution in one transaction. Recording it again changes nothing.
  ///
  /// - Returns: The row's number, and whether anything was new.
  /// - Throws: ``StoreError``; nothing has changed then.
  @discardableResult
  package func record(
    _ record: ExecutionRecord
  ) throws(StoreError) -> (id: Int64, isNew: Bool) {
    try writing { () throws(DatabaseError) in try upsert(record) }
  }

  /// Records many executions in one transaction: all of them, or none when it throws.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  /// - Complexity: O(*n* log *m*) for *n* records in a database of *m*.
  @discardableResult
  package func record(
    _ batch: some Sequence<ExecutionRecord>
  ) throws(StoreError) -> BatchCount {
    let records = Array(batch)
    defer {
      isBatching = false
      batchTallies = [:]
    }
    return try writing { () throws(DatabaseError) in
      isBatching = true
      batchTallies = [:]
      var count = BatchCount()
      for record in records {
        if try upsert(record).isNew { count.added += 1 } else { count.alreadyThere += 1 }
      }
      try writeBatchTallies()
      return count
    }
  }

  // MARK: Within a transaction

  /// An execution that the database has.
  private struct KnownExecution {
    let id: Int64
    let commandID: Int64
    let state: ExecutionRecord.State
    let didFail: Bool
    let startedAt: Int64
  }

  /// Inserts a record, or ends the execution that it is about.
  private func upsert(
    _ record: ExecutionRecord
  ) throws(DatabaseError) -> (id: Int64, isNew: Bool) {
    let utility = try utilityID(record.utility)
    let directory = try directoryID(record.directory)
    let session = try sessionID(of: record)
    let command: Int64
    var isCounted = false
    if let known = try commandID(record.command) {
      command = known
    } else {
      // A text that is new can still belong to an execution that was recorded differently.
      if let known = try knownExecution(record.uid) {
        return (known.id, try complete(known, with: record))
      }
      // The execution is new, so the command's row may count it from the start.
      command = try makeCommand(
        record, utility: utility, counting: CommandTally(record, directory: directory))
      isCounted = true
    }
    let insert = try connection.statement(
      """
      INSERT INTO execution (
        uid, command_id, session_id, directory_id, utility_id, started_at, state, failed,
        duration_us, exit_code, signal, user_cpu_us, system_cpu_us, average_cpu_share,
        peak_cpu_share, average_resident_bytes, peak_resident_bytes, resident_growth_bytes,
        bytes_sent, bytes_received, packets_sent, packets_received, network_method,
        round_trip_us, voluntary_context_switches, involuntary_context_switches,
        minor_page_faults, major_page_faults, cause, predicted_us
      ) VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
        ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30
      ) ON CONFLICT (uid) DO NOTHING
      """)
    insert.clearBindings()
    insert.bind(high: record.uid.high, low: record.uid.low, at: 1)
    insert.bind(command, at: 2)
    insert.bind(session, at: 3)
    insert.bind(directory, at: 4)
    insert.bind(utility, at: 5)
    insert.bind(record.startedAt.microseconds, at: 6)
    bindOutcome(of: record, to: insert)
    try insert.run()
    guard connection.changedRowCount == 1 else {
      guard let known = try knownExecution(record.uid) else {
        throw stale("execution")
      }
      return (known.id, try complete(known, with: record))
    }
    let id = connection.lastInsertedRow
    try setTails(of: record, execution: id)
    try setConnections(of: record, execution: id)
    if !isCounted { try count(record, in: command, directory: directory) }
    return (id, true)
  }

  private func knownExecution(_ uid: ExecutionUID) throws(DatabaseError) -> KnownExecution? {
    let statement = try connection.statement(
      "SELECT id, command_id, state, failed, started_at FROM execution WHERE uid = ?")
    defer { statement.reset() }
    statement.bind(high: uid.high, low: uid.low, at: 1)
    guard try statement.step() else { return nil }
    return KnownExecution(
      id: statement.integer(0), commandID: statement.integer(1),
      state: ExecutionRecord.State(rawValue: statement.integer(2)) ?? .ended,
      didFail: statement.integer(3) == 1, startedAt: statement.integer(4))
  }

  /// Writes down how a known execution ended.
  ///
  /// - Returns: Whether that was news.
  private func complete(
    _ known: KnownExecution, with record: ExecutionRecord
  ) throws(DatabaseError) -> Bool {
    switch (known.state, record.state) {
    case (.running, .ended), (.running, .interrupted), (.interrupted, .ended): break
    default: return false
    }
    // The counters below start from the row, so what the batch has counted must be in it.
    if isBatching { try writeBatchTallies() }
    let update = try connection.statement(
      """
      UPDATE execution SET
        state = ?7, failed = ?8, duration_us = ?9, exit_code = ?10, signal = ?11,
        user_cpu_us = ?12, system_cpu_us = ?13, average_cpu_share = ?14, peak_cpu_share = ?15,
        average_resident_bytes = ?16, peak_resident_bytes = ?17, resident_growth_bytes = ?18,
        bytes_sent = ?19, bytes_received = ?20, packets_sent = ?21, packets_received = ?22,
        network_method = ?23, round_trip_us = ?24, voluntary_context_switches = ?25,
        involuntary_context_switches = ?26, minor_page_faults = ?27, major_page_faults = ?28,
        cause = ?29, predicted_us = ?30
      WHERE id = ?1
      """)
    update.clearBindings()
    update.bind(known.id, at: 1)
    bindOutcome(of: record, to: update)
    try update.run()
    try setTails(of: record, execution: known.id)
    try setConnections(of: record, execution: known.id)
    let counters = try connection.statement(
      """
      UPDATE command SET
        failures = failures + ?2,
        last_duration_us = iif(?3 >= last_started_at, ?4, last_duration_us),
        last_status = iif(?3 >= last_started_at, ?5, last_status)
      WHERE id = ?1
      """)
    let change: Int64 = (record.didFail ? 1 : 0) - (known.didFail ? 1 : 0)
    counters.bind(known.commandID, at: 1)
    counters.bind(change, at: 2)
    counters.bind(known.startedAt, at: 3)
    counters.bind(Microseconds.of(record.durationSeconds), at: 4)
    counters.bind(record.shellStatus.map { Int64($0) }, at: 5)
    try counters.run()
    return true
  }

  private func setTails(of record: ExecutionRecord, execution: Int64) throws(DatabaseError) {
    if record.stderrTail == nil, record.stdoutTail == nil { return }
    let statement = try connection.statement(
      """
      INSERT INTO output_tail (execution_id, stderr, stdout) VALUES (?1, ?2, ?3)
      ON CONFLICT (execution_id) DO UPDATE SET stderr = ?2, stdout = ?3
      """)
    statement.bind(execution, at: 1)
    statement.bind(record.stderrTail, at: 2)
    statement.bind(record.stdoutTail, at: 3)
    try statement.run()
  }

  private func setConnections(of record: ExecutionRecord, execution: Int64) throws(DatabaseError) {
    guard let figures = record.usage.connections else { return }
    let statement = try connection.statement(
      "INSERT OR REPLACE INTO connection_usage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
    statement.bind(execution, at: 1)
    statement.bind(figures.method, at: 2)
    statement.bind(figures.count, at: 3)
    statement.bind(figures.retransmissionsSent, at: 4)
    statement.bind(figures.retransmissionsReceived, at: 5)
    statement.bind(figures.outOfOrder, at: 6)
    statement.bind(figures.zeroWindows, at: 7)
    statement.bind(Microseconds.of(figures.handshakeSeconds), at: 8)
    statement.bind(figures.missedSegments, at: 9)
    try statement.run()
  }

  /// Binds parameters 7 to 30; those that are nil must be null already.
  private func bindOutcome(of record: ExecutionRecord, to statement: Statement) {
    func whole(_ value: Int64?, _ parameter: Int32) {
      if let value { statement.bind(value, at: parameter) }
    }
    func real(_ value: Double?, _ parameter: Int32) {
      if let value { statement.bind(value, at: parameter) }
    }
    let usage = record.usage
    statement.bind(record.state.rawValue, at: 7)
    statement.bind(record.didFail ? 1 : 0 as Int64, at: 8)
    whole(Microseconds.of(record.durationSeconds), 9)
    whole(record.exitCode.map { Int64($0) }, 10)
    whole(record.signal.map { Int64($0) }, 11)
    whole(Microseconds.of(usage.userCPUSeconds), 12)
    whole(Microseconds.of(usage.systemCPUSeconds), 13)
    real(usage.averageCPUShare, 14)
    real(usage.peakCPUShare, 15)
    whole(usage.averageResidentBytes, 16)
    whole(usage.peakResidentBytes, 17)
    whole(usage.residentGrowthBytes, 18)
    whole(usage.bytesSent, 19)
    whole(usage.bytesReceived, 20)
    whole(usage.packetsSent, 21)
    whole(usage.packetsReceived, 22)
    if let method = usage.networkMethod { statement.bind(method, at: 23) }
    whole(Microseconds.of(usage.roundTripSeconds), 24)
    whole(usage.voluntaryContextSwitches, 25)
    whole(usage.involuntaryContextSwitches, 26)
    whole(usage.minorPageFaults, 27)
    whole(usage.majorPageFaults, 28)
    if let cause = record.cause { statement.bind(cause, at: 29) }
    whole(Microseconds.of(record.predictedSeconds), 30)
  }
}
