package import Platform
internal import SQLite

extension Store {
  /// Records that a session has started, or where a session seen before runs.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func startSession(_ description: SessionDescription) throws(StoreError) -> SessionKey {
    let id = try writing { () throws(DatabaseError) -> Int64 in
      let host = try hostID(description.host)
      let statement = try connection.statement(
        """
        INSERT INTO session (
          uid, host_id, user, terminal, pid, process_start_ticks, boot_id, started_at
        ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (uid) DO UPDATE SET
          host_id = ?2, user = ?3, terminal = ?4, pid = ?5, process_start_ticks = ?6,
          boot_id = ?7, started_at = min(ifnull(started_at, ?8), ?8), ended_at = NULL
        RETURNING id
        """)
      statement.bind(description.uid, at: 1)
      statement.bind(host, at: 2)
      statement.bind(description.user, at: 3)
      statement.bind(description.terminal, at: 4)
      statement.bind(description.process?.processID, at: 5)
      statement.bind(description.process?.startTicks, at: 6)
      statement.bind(description.process?.bootID, at: 7)
      statement.bind(description.startedAt.microseconds, at: 8)
      guard try statement.step() else { return 0 }
      let id = statement.integer(0)
      try statement.run()
      return id
    }
    identifiers.sessions[description.uid] = id
    return SessionKey(id: id, uid: description.uid)
  }

  /// Records that a session has ended.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func endSession(_ key: SessionKey, at end: Timestamp) throws(StoreError) {
    try endSession(uid: key.uid, at: end)
  }

  /// Records that the session with this uid has ended.
  ///
  /// - Throws: ``StoreError``; nothing has changed then.
  package func endSession(uid: String, at end: Timestamp) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement("UPDATE session SET ended_at = ? WHERE uid = ?")
      statement.bind(end.microseconds, at: 1)
      statement.bind(uid, at: 2)
      try statement.run()
    }
  }

  /// Marks running executions whose shell has died as interrupted.
  ///
  /// - Parameter isAlive: Whether a session's process still is the one that started the session.
  ///   It isn't asked about sessions that never said which process they are: they count as dead.
  /// - Returns: How many executions were marked.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func markInterrupted(isAlive: (SessionProcess) -> Bool) throws(StoreError) -> Int {
    let running = try guarded { () throws(DatabaseError) in try runningSessions() }
    var dead: [Int64?] = []
    for (session, process) in running {
      if let process, isAlive(process) { continue }
      dead.append(session)
    }
    if dead.isEmpty { return 0 }
    return try writing { () throws(DatabaseError) in
      var count = 0
      let statement = try connection.statement(
        "UPDATE execution SET state = 2 WHERE state = 0 AND session_id IS ?")
      for session in dead {
        statement.bind(session, at: 1)
        try statement.run()
        count += connection.changedRowCount
      }
      return count
    }
  }

  /// Sessions with running executions, and their processes.
  private func runningSessions() throws(DatabaseError) -> [(Int64?, SessionProcess?)] {
    let statement = try connection.statement(
      """
      SELECT DISTINCT execution.session_id, pid, process_start_ticks, boot_id
      FROM execution LEFT JOIN session ON session.id = execution.session_id
      WHERE execution.state = 0
      """)
    defer { statement.reset() }
    var sessions: [(Int64?, SessionProcess?)] = []
    while try statement.step() {
      let process = statement.optionalInteger(1).map {
        SessionProcess(
          processID: $0, startTicks: statement.optionalInteger(2),
          bootID: statement.optionalText(3))
      }
      sessions.append((statement.optionalInteger(0), process))
    }
    return sessions
  }
}
