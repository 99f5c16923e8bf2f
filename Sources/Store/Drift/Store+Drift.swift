internal import JSON
internal import Platform
internal import SQLite

extension Store {
  /// Moves the watch over a stream on, in one transaction, so that several processes may feed it.
  ///
  /// - Parameters:
  ///   - stream: Whose errors.
  ///   - advance: Takes in errors, and gives an alarm when they have risen; the watch begins anew then.
  /// - Returns: The alarm as it is kept, or nil.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func watchDrift(
    of stream: String, _ advance: (inout DriftWatch) -> DriftAlarm?
  ) throws(StoreError) -> DriftAlarm? {
    try writing { () throws(DatabaseError) in
      let read = try connection.statement(
        "SELECT count, mean, sum, lowest FROM drift_watch WHERE stream = ?")
      read.bind(stream, at: 1)
      var watch = DriftWatch()
      if try read.step() {
        watch.count = Int(read.integer(0))
        watch.mean = read.optionalReal(1) ?? 0
        watch.sum = read.optionalReal(2) ?? 0
        watch.lowest = read.optionalReal(3) ?? 0
      }
      read.reset()
      var alarm = advance(&watch)
      if alarm != nil { watch = DriftWatch() }
      let write = try connection.statement(
        "INSERT OR REPLACE INTO drift_watch VALUES (?1, ?2, ?3, ?4, ?5)")
      write.bind(stream, at: 1)
      write.bind(Int64(watch.count), at: 2)
      write.bind(watch.mean, at: 3)
      write.bind(watch.sum, at: 4)
      write.bind(watch.lowest, at: 5)
      try write.run()
      if let found = alarm { alarm = try insert(found) }
      return alarm
    }
  }

  /// The newest alarms, newest first.
  ///
  /// - Parameters:
  ///   - stream: Of this stream; nil for all.
  ///   - limit: At most so many.
  /// - Throws: ``StoreError``.
  package func driftAlarms(of stream: String? = nil, limit: Int) throws(StoreError) -> [DriftAlarm]
  {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT id, stream, at, model_id, count, mean, rise FROM drift_alarm
        WHERE ?1 IS NULL OR stream = ?1 ORDER BY id DESC LIMIT ?2
        """)
      statement.bind(stream, at: 1)
      statement.bind(Int64(limit), at: 2)
      var alarms: [DriftAlarm] = []
      while try statement.step() {
        var alarm = DriftAlarm(
          stream: statement.text(1), at: Timestamp(microseconds: statement.integer(2)),
          model: statement.optionalInteger(3), count: Int(statement.integer(4)),
          mean: statement.optionalReal(5) ?? 0, rise: statement.optionalReal(6) ?? 0)
        alarm.id = statement.integer(0)
        alarms.append(alarm)
      }
      return alarms
    }
  }

  private func insert(_ alarm: DriftAlarm) throws(DatabaseError) -> DriftAlarm {
    let statement = try connection.statement(
      """
      INSERT INTO drift_alarm (stream, at, model_id, count, mean, rise)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      """)
    statement.bind(alarm.stream, at: 1)
    statement.bind(alarm.at.microseconds, at: 2)
    statement.bind(alarm.model, at: 3)
    statement.bind(Int64(alarm.count), at: 4)
    statement.bind(alarm.mean, at: 5)
    statement.bind(alarm.rise, at: 6)
    try statement.run()
    var kept = alarm
    kept.id = connection.lastInsertedRow
    let document: JSONValue = [
      "drift_of": .string(alarm.stream), "model": JSONValue(alarm.model),
      "errors": .integer(Int64(alarm.count)), "mean_error": .number(alarm.mean),
      "rise": .number(alarm.rise),
    ]
    try appendAudit(.model, document.text(), at: alarm.at)
    return kept
  }
}
