package import Platform
internal import SQLite

extension Store {
  /// Samples are kept whole for so many days, then one an hour.
  private static let wholeDays: Int64 = 3
  /// Samples are kept for so many days.
  private static let keptDays: Int64 = 400

  /// When the newest sample was taken; nil when there is none.
  ///
  /// - Throws: ``StoreError``.
  package func newestSampleTime() throws(StoreError) -> Timestamp? {
    try guarded { () throws(DatabaseError) in
      try connection.integer("SELECT max(at) FROM counter_sample").map {
        Timestamp(microseconds: $0)
      }
    }
  }

  /// Keeps samples in one transaction.
  ///
  /// - Parameter thinning: Whether old samples are thinned out to one an hour and the oldest
  ///   forgotten.
  /// - Throws: ``StoreError``; nothing is kept then.
  package func keep(
    _ samples: [CounterSample], thinning: Bool = false, now: Timestamp = .now()
  ) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        INSERT OR REPLACE INTO counter_sample (at, kind, name, value, other_value, ceiling)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      for sample in samples {
        statement.bind(sample.at.microseconds, at: 1)
        statement.bind(sample.kind.rawValue, at: 2)
        statement.bind(sample.name, at: 3)
        statement.bind(sample.value, at: 4)
        statement.bind(sample.otherValue, at: 5)
        statement.bind(sample.ceiling, at: 6)
        try statement.run()
      }
      if thinning { try thinOut(now: now) }
    }
  }

  private func thinOut(now: Timestamp) throws(DatabaseError) {
    let day: Int64 = 86_400_000_000
    let (oldest, whole) = (
      now.microseconds - Self.keptDays * day, now.microseconds - Self.wholeDays * day
    )
    // Only the days that have become old since the last few times are looked at.
    try connection.execute(
      """
      DELETE FROM counter_sample WHERE at < \(oldest);
      DELETE FROM counter_sample AS late WHERE at < \(whole) AND at >= \(whole - 30 * day)
        AND EXISTS (
          SELECT 1 FROM counter_sample AS early
          WHERE early.at >= late.at / 3600000000 * 3600000000 AND early.at < late.at
            AND early.kind = late.kind AND early.name = late.name)
      """)
  }

  /// Samples since a moment, oldest first.
  ///
  /// - Throws: ``StoreError``.
  package func samples(since: Timestamp) throws(StoreError) -> [CounterSample] {
    try guarded { () throws(DatabaseError) in
      // A step back in the schema takes the table away from a store that stays open.
      guard try tables().contains("counter_sample") else { return [] }
      let statement = try connection.statement(
        """
        SELECT at, kind, name, value, other_value, ceiling FROM counter_sample
        WHERE at >= ? ORDER BY at, kind, name
        """)
      statement.bind(since.microseconds, at: 1)
      defer { statement.reset() }
      var samples: [CounterSample] = []
      while try statement.step() {
        guard let kind = CounterSample.Kind(rawValue: statement.integer(1)) else { continue }
        samples.append(
          CounterSample(
            at: Timestamp(microseconds: statement.integer(0)), kind: kind,
            name: statement.text(2), value: statement.integer(3),
            otherValue: statement.integer(4), ceiling: statement.optionalInteger(5)))
      }
      return samples
    }
  }
}
