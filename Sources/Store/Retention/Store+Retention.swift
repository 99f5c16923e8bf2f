internal import JSON
package import Platform
internal import SQLite

extension Store {
  /// Executions or findings that one transaction forgets, so that nobody waits long for the lock.
  package static let retentionBatch = 500

  /// Forgets what a policy says, the oldest first, in small transactions.
  ///
  /// What is forgotten is overwritten with zeros. Figures of days, weeks and months stay. Each
  /// transaction notes in the audit trail what it took.
  ///
  /// - Parameters:
  ///   - policy: What goes.
  ///   - cause: Why, for the audit trail: `retention`, or `db prune`.
  ///   - goOn: Asked after each transaction, with what is forgotten by then and stays so.
  /// - Returns: What was forgotten.
  /// - Throws: ``StoreError``; what was forgotten before stays so.
  /// - Complexity: O(*n* log *m*) for *n* rows in a database of *m*.
  @discardableResult
  package func forget(
    _ policy: RetentionPolicy, cause: String, goOn: (RetentionCount) -> Bool = { _ in true }
  ) throws(StoreError) -> RetentionCount {
    var count = RetentionCount()
    // Their figures stay, and have to be taken in before they go.
    let hasOld = try guarded { () throws(DatabaseError) in try executionsToForget(policy) > 0 }
    if hasOld { try refreshRollups(batch: Self.retentionBatch * 2) { _ = goOn(count) } }
    let each = try guarded { () throws(DatabaseError) in
      let all = try connection.integer("SELECT count(*) FROM execution") ?? 0
      return max(1, try usedBytes() / Int(max(1, all)))
    }
    try withoutForeignKeys { () throws(StoreError) in
      var isWanted = true
      while isWanted {
        let taken = try writing { () throws(DatabaseError) in
          try forgetOldest(policy, bytesEach: each, cause)
        }
        if taken == 0 { break }
        count.executions += taken
        isWanted = goOn(count)
      }
      if count.executions > 0 { try removeUnusedNames() }
      while isWanted, let moment = policy.findingsBefore {
        let taken = try writing { () throws(DatabaseError) in
          try forgetFindings(before: moment, cause)
        }
        if taken == 0 { break }
        count.findings += taken
        isWanted = goOn(count)
      }
    }
    if let moment = policy.executionsBefore { try eraseAuditDocuments(.decision, before: moment) }
    return count
  }

  /// The moment up to which old rows may be forgotten by themselves; nil when it was done lately.
  ///
  /// A clock that is set ahead by mistake would make everything old. So the moment goes ahead by
  /// thirty days at most, once in twenty hours: from what it was the last time, and at first from the
  /// newest execution.
  ///
  /// - Throws: ``StoreError``.
  package func claimRetention(now: Timestamp) throws(StoreError) -> Timestamp? {
    // Mostly there is nothing to do, which needs no lock.
    let ran = try guarded { () throws(DatabaseError) in
      try connection.integer("SELECT ran_at FROM retention")
    }
    if let ran, Self.isRecent(ran, now: now) { return nil }
    return try writing { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT ran_at, clock_at FROM retention")
      var start: Int64?
      if try statement.step() {
        let ran = statement.integer(0)
        start = statement.integer(1)
        if Self.isRecent(ran, now: now) { return nil }
      } else {
        start = try connection.integer("SELECT max(started_at) FROM execution")
      }
      let step: Int64 = 30 * 86_400_000_000
      let moment = start.map { min(now.microseconds, $0.addingClamped(step)) }
      let clock = moment ?? now.microseconds
      try connection.execute(
        "REPLACE INTO retention VALUES (1, \(now.microseconds), \(clock))")
      return Timestamp(microseconds: clock)
    }
  }

  /// Whether a moment is less than twenty hours away, in either direction.
  private static func isRecent(_ moment: Int64, now: Timestamp) -> Bool {
    abs(Double(now.microseconds) - Double(moment)) < 20 * 3_600e6
  }

  /// Runs the body while references are not checked: every one is put right by hand.
  private func withoutForeignKeys(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF")
    }
    let outcome = Result { () throws(StoreError) in try body() }
    identifiers.removeAll()
    try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF")
    }
    try outcome.get()
  }
}

// MARK: - Within a transaction

extension Store {
  /// Forgets some of the oldest executions.
  ///
  /// All that stays is younger, so that the counters of commands can be put right by what goes, and
  /// nothing else has to be read.
  private func forgetOldest(
    _ policy: RetentionPolicy, bytesEach: Int, _ cause: String
  ) throws(DatabaseError) -> Int {
    // Looked at anew in each transaction: another process may be forgetting too.
    let excess =
      try policy.mostBytes.map { most throws(DatabaseError) in try usedBytes() - most } ?? 0
    let limit =
      excess > 0 ? min(Self.retentionBatch, max(50, excess / bytesEach)) : Self.retentionBatch
    guard excess > 0 || policy.executionsBefore != nil else { return 0 }
    try makeTemporaryTables()
    try collectOldest(limit: limit, before: excess > 0 ? nil : policy.executionsBefore)
    let taken = Int(try connection.integer("SELECT count(*) FROM temp.doomed") ?? 0)
    guard taken > 0 else { return 0 }
    try connection.execute(Self.modelMarks + Self.dependants + Self.agedDeletion)
    let document: JSONValue = [
      "what": "executions", "chosen_by": .string(cause), "executions": .integer(Int64(taken)),
    ]
    try appendAudit(.deletion, document.text(), at: .now())
    return taken
  }

  private func forgetFindings(
    before moment: Timestamp, _ cause: String
  ) throws(DatabaseError) -> Int {
    try connection.execute(
      """
      DELETE FROM finding WHERE id IN (
        SELECT id FROM finding WHERE raised_at < \(moment.microseconds) LIMIT \(Self.retentionBatch))
      """)
    let taken = connection.changedRowCount
    guard taken > 0 else { return 0 }
    let document: JSONValue = [
      "what": "findings", "chosen_by": .string(cause), "findings": .integer(Int64(taken)),
    ]
    try appendAudit(.deletion, document.text(), at: .now())
    return taken
  }

  /// Removes directories, utilities and sessions that nothing points to any more, and lets everybody
  /// know that lines are gone. Figures of months keep the names of their utilities.
  private func removeUnusedNames() throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      // Reading every execution takes a while, and no lock.
      try connection.execute(
        """
        CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY);
        DELETE FROM temp.kept;
        INSERT INTO temp.kept
          SELECT DISTINCT session_id FROM main.execution WHERE session_id IS NOT NULL
        """)
    }
    try writing { () throws(DatabaseError) in
      try connection.execute(
        """
        DELETE FROM main.session WHERE (ended_at IS NOT NULL OR pid IS NULL)
          AND started_at < (SELECT min(started_at) FROM main.execution)
          AND id NOT IN (SELECT id FROM temp.kept);
        DELETE FROM main.directory
          WHERE NOT EXISTS (SELECT 1 FROM main.execution WHERE directory_id = directory.id);
        DELETE FROM main.utility
          WHERE NOT EXISTS (SELECT 1 FROM main.execution WHERE utility_id = utility.id)
            AND id NOT IN (SELECT utility_id FROM main.rollup)
            AND id NOT IN (SELECT utility_id FROM main.command WHERE utility_id IS NOT NULL);
        UPDATE main.rollup_state SET erasures = erasures + 1
          WHERE erasures = (SELECT count FROM main.erasure);
        UPDATE main.erasure SET count = count + 1;
        DROP TABLE temp.kept
        """)
    }
  }

  private static let agedDeletion = """
    DELETE FROM main.rollup_pending WHERE execution_id IN (SELECT id FROM temp.doomed);
    UPDATE main.command SET
      runs = command.runs - gone.count, failures = command.failures - gone.failures,
      first_started_at = max(command.first_started_at, gone.last)
      FROM (
        SELECT doomed.command_id, count(*) AS count, sum(failed) AS failures,
          max(started_at) AS last
        FROM temp.doomed JOIN main.execution ON execution.id = doomed.id
        GROUP BY doomed.command_id) AS gone
      WHERE command.id = gone.command_id;
    DELETE FROM main.execution WHERE id IN (SELECT id FROM temp.doomed);
    DELETE FROM main.command
      WHERE runs <= 0 AND id IN (SELECT command_id FROM temp.doomed);
    DELETE FROM temp.doomed;
    """
}
