internal import JSON
package import Platform
internal import SQLite

extension Store {
  /// How many executions a deletion would take.
  ///
  /// - Throws: ``StoreError``.
  package func count(matching scope: DeletionScope) throws(StoreError) -> Int {
    try guarded { () throws(DatabaseError) in
      try connection.transaction(.deferred) { () throws(DatabaseError) in
        try collect(scope)
        let count = try connection.integer("SELECT count(*) FROM temp.doomed") ?? 0
        try connection.execute("DELETE FROM temp.doomed")
        return Int(count)
      }
    }
  }

  /// Deletes rows by their numbers; numbers that don't exist are ignored.
  ///
  /// - Returns: How many executions were deleted.
  /// - Throws: ``StoreError``; nothing has changed then.
  @discardableResult
  package func delete(ids: [Int64]) throws(StoreError) -> Int { try delete(.ids(ids)) }

  /// Deletes executions and whatever is left without any: commands, directories, utilities.
  ///
  /// What is deleted is overwritten with zeros, and counters of commands that stay are put right.
  ///
  /// - Returns: How many executions were deleted.
  /// - Throws: ``StoreError``; nothing has changed then.
  /// - Complexity: O(*n*) in the executions deleted and those of the same command lines.
  @discardableResult
  package func delete(_ scope: DeletionScope) throws(StoreError) -> Int {
    // Every reference is put right below; checking each deleted name against tables that have no
    // index for it would read them as a whole each time.
    try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF")
    }
    let outcome = Result { () throws(DatabaseError) in
      try connection.transaction(.immediate) { () throws(DatabaseError) in
        try collect(scope)
        let count = try connection.integer("SELECT count(*) FROM temp.doomed") ?? 0
        if count > 0 {
          try connection.execute(Self.deletion)
          try appendAudit(.deletion, Self.document(of: scope, count: Int(count)), at: .now())
        }
        try connection.execute("DELETE FROM temp.doomed")
        return Int(count)
      }
    }
    identifiers.removeAll()
    let count = try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA foreign_keys = ON; PRAGMA secure_delete = OFF")
      return try outcome.get()
    }
    if count > 0 {
      // The log still holds the old pages; others may be reading, so this only tries.
      _ = try guarded { () throws(DatabaseError) in
        try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
    return count
  }

  /// Deletes what is older than a moment and whatever exceeds a number of executions.
  ///
  /// - Returns: How many executions were deleted.
  /// - Throws: ``StoreError``.
  @discardableResult
  package func prune(olderThan moment: Timestamp? = nil, keeping newest: Int? = nil)
    throws(StoreError) -> Int
  {
    var count = 0
    if let moment { count += try delete(.olderThan(moment)) }
    if let newest { count += try delete(.allButNewest(newest)) }
    try removeEmptySessions()
    return count
  }

  /// Whether a session of this user is known.
  ///
  /// - Throws: ``StoreError``.
  package func hasUser(_ name: String) throws(StoreError) -> Bool {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare("SELECT 1 FROM session WHERE user = ? LIMIT 1")
      statement.bind(name, at: 1)
      return try statement.step()
    }
  }

  /// Erases the executions and sessions of a user and counts the figures of days, weeks and months
  /// anew.
  ///
  /// - Returns: How many executions were erased.
  /// - Throws: ``StoreError``; what was erased before stays so, and doing it again erases the rest.
  package func eraseUser(_ name: String) throws(StoreError) -> Int {
    let count = try delete(.user(name))
    try writing { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        DELETE FROM session WHERE user = ?
          AND NOT EXISTS (SELECT 1 FROM execution WHERE session_id = session.id)
        """)
      statement.bind(name, at: 1)
      try statement.run()
      if count == 0 {
        try appendAudit(.deletion, Self.document(of: .user(name), count: 0), at: .now())
      }
    }
    identifiers.removeAll()
    try refreshRollups()
    return count
  }

  /// What the audit trail keeps of an erasure: what was asked for in kind and number, never in words.
  private static func document(of scope: DeletionScope, count: Int) -> String {
    let kind =
      switch scope {
      case .ids: "ids"
      case .olderThan: "older_than"
      case .matching: "matching"
      case .allButNewest: "all_but_newest"
      case .user: "user"
      }
    let document: JSONValue = [
      "what": "executions", "chosen_by": .string(kind), "executions": .integer(Int64(count)),
    ]
    return document.text()
  }

  /// Removes sessions that are over and have no executions left.
  private func removeEmptySessions() throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      try connection.execute("PRAGMA foreign_keys = OFF")
      let outcome = Result { () throws(DatabaseError) in
        try connection.execute(
          """
          DELETE FROM session WHERE (ended_at IS NOT NULL OR pid IS NULL) AND id NOT IN
            (SELECT session_id FROM execution WHERE session_id IS NOT NULL)
          """)
      }
      identifiers.removeAll()
      try connection.execute("PRAGMA foreign_keys = ON")
      try outcome.get()
    }
  }

  /// Gives unused pages back to the system. The SQL is `VACUUM`.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the size of the file; others can't write meanwhile.
  package func vacuum() throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      try connection.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
    }
  }

  /// Fills the temporary table `doomed` with the rows of a scope.
  private func collect(_ scope: DeletionScope) throws(DatabaseError) {
    try connection.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS doomed (id INTEGER PRIMARY KEY, command_id INTEGER NOT NULL);
      DELETE FROM temp.doomed
      """)
    let into = "INSERT OR IGNORE INTO temp.doomed SELECT id, command_id FROM main.execution "
    switch scope {
    case .ids(let ids):
      let statement = try connection.prepare(into + "WHERE id = ?")
      for id in ids {
        statement.bind(id, at: 1)
        try statement.run()
      }
    case .olderThan(let moment):
      let statement = try connection.prepare(into + "WHERE started_at < ?")
      statement.bind(moment.microseconds, at: 1)
      try statement.run()
    case .matching(let pattern):
      try connection.execute(
        """
        CREATE TEMP TABLE IF NOT EXISTS matching (
          id INTEGER PRIMARY KEY, first_started_at INTEGER, last_started_at INTEGER
        );
        DELETE FROM temp.matching
        """)
      let statement = try connection.prepare(
        """
        INSERT INTO temp.matching
          SELECT id, first_started_at, last_started_at FROM main.command WHERE text GLOB ?
        """)
      statement.bind(pattern, at: 1)
      try statement.run()
      try connection.execute(
        into + """
          WHERE command_id IN (SELECT id FROM temp.matching)
            AND started_at BETWEEN (SELECT min(first_started_at) FROM temp.matching)
              AND (SELECT max(last_started_at) FROM temp.matching);
          DELETE FROM temp.matching
          """)
    case .user(let name):
      let statement = try connection.prepare(
        into + "WHERE session_id IN (SELECT id FROM main.session WHERE user = ?)")
      statement.bind(name, at: 1)
      try statement.run()
    case .allButNewest(let count):
      let statement = try connection.prepare(
        into + "ORDER BY started_at DESC, id DESC LIMIT -1 OFFSET ?")
      statement.bind(Int64(max(0, count)), at: 1)
      try statement.run()
    }
  }

  /// Marks the models that have learnt from the time of what `doomed` names, and those that were
  /// blended from them.
  static let modelMarks = """
    INSERT OR IGNORE INTO main.forgetting
      WITH RECURSIVE tainted (id) AS (
        SELECT id FROM main.model WHERE data_rows > 0 AND bytes > 0 AND EXISTS (
          SELECT 1 FROM temp.doomed JOIN main.execution ON execution.id = doomed.id
          WHERE execution.started_at BETWEEN model.data_first_at AND model.data_last_at)
        UNION
        SELECT model.id FROM main.model JOIN tainted ON model.parent_id = tainted.id
        WHERE bytes > 0 AND json_extract(metrics, '$.blended_with_active') = 1
      )
      SELECT id FROM tainted;

    """

  /// Deletes what hangs on the executions that `doomed` names.
  static let dependants = """
    DELETE FROM main.output_tail WHERE execution_id IN (SELECT id FROM temp.doomed);
    DELETE FROM main.shared_feedback WHERE feedback_id IN (
      SELECT id FROM main.feedback WHERE execution_id IN (SELECT id FROM temp.doomed));
    DELETE FROM main.feedback WHERE execution_id IN (SELECT id FROM temp.doomed);
    DELETE FROM main.shared_execution WHERE execution_id IN (SELECT id FROM temp.doomed);
    DELETE FROM main.connection_usage WHERE execution_id IN (SELECT id FROM temp.doomed);

    """ + Schema.workflowErasure

  /// Deletes what `doomed` names and puts the rest right.
  ///
  /// What is left of the commands is gathered in one pass between the first and the last time that
  /// any of them ran.
  private static let deletion =
    modelMarks + dependants + """
      DELETE FROM main.execution WHERE id IN (SELECT id FROM temp.doomed);
      CREATE TEMP TABLE affected AS
        SELECT id, first_started_at, last_started_at FROM main.command
        WHERE id IN (SELECT command_id FROM temp.doomed);
      CREATE TEMP TABLE survivor (
        id INTEGER PRIMARY KEY, runs INTEGER, failures INTEGER, first_started_at INTEGER,
        last_started_at INTEGER
      );
      INSERT INTO temp.survivor
        SELECT command_id, count(*), sum(failed), min(started_at), max(started_at)
        FROM main.execution
        WHERE command_id IN (SELECT id FROM temp.affected)
          AND started_at BETWEEN (SELECT min(first_started_at) FROM temp.affected)
            AND (SELECT max(last_started_at) FROM temp.affected)
        GROUP BY command_id;
      DELETE FROM main.command
        WHERE id IN (SELECT id FROM temp.affected) AND id NOT IN (SELECT id FROM temp.survivor);
      UPDATE main.command SET
        runs = survivor.runs, failures = survivor.failures,
        first_started_at = survivor.first_started_at, last_started_at = survivor.last_started_at,
        (last_duration_us, last_status, last_directory_id) =
          (SELECT duration_us, coalesce(exit_code, 128 + signal), directory_id FROM main.execution
           WHERE started_at = survivor.last_started_at AND command_id = survivor.id
           ORDER BY id DESC LIMIT 1)
        FROM temp.survivor WHERE command.id = survivor.id;
      DROP TABLE temp.affected;
      DROP TABLE temp.survivor;
      CREATE TEMP TABLE kept (id INTEGER PRIMARY KEY);
      INSERT OR IGNORE INTO temp.kept
        SELECT last_directory_id FROM main.command WHERE last_directory_id IS NOT NULL;
      DELETE FROM main.directory
        WHERE id NOT IN (SELECT id FROM temp.kept)
          AND NOT EXISTS (SELECT 1 FROM main.execution WHERE directory_id = directory.id);
      DELETE FROM temp.kept;
      INSERT OR IGNORE INTO temp.kept
        SELECT utility_id FROM main.command WHERE utility_id IS NOT NULL;
      DELETE FROM main.utility
        WHERE id NOT IN (SELECT id FROM temp.kept)
          AND NOT EXISTS (SELECT 1 FROM main.execution WHERE utility_id = utility.id);
      DROP TABLE temp.kept;
      UPDATE main.erasure SET count = count + 1;
      """
}
