internal import SQLite

extension Store {
  /// Adds how the probes of a diagnosis went.
  ///
  /// - Parameter tallies: A tally for each probe that ran.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func add(_ tallies: [ProbeTally]) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let insert = try connection.statement(
        """
        INSERT INTO diagnosis_probe VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT DO UPDATE SET runs = runs + excluded.runs,
          settled = settled + excluded.settled, seconds = seconds + excluded.seconds
        """)
      for tally in tallies {
        insert.bind(tally.service, at: 1)
        insert.bind(tally.isName ? 1 : 0, at: 2)
        insert.bind(tally.earlier, at: 3)
        insert.bind(tally.probe, at: 4)
        insert.bind(Int64(tally.runs), at: 5)
        insert.bind(Int64(tally.settled), at: 6)
        insert.bind(tally.seconds, at: 7)
        try insert.run()
      }
    }
  }

  /// How often each probe ended each kind of case.
  ///
  /// - Throws: ``StoreError``.
  package func probeTallies() throws(StoreError) -> [ProbeTally] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        "SELECT service, is_name, earlier, probe, runs, settled, seconds FROM diagnosis_probe")
      defer { statement.reset() }
      var tallies: [ProbeTally] = []
      while try statement.step() {
        tallies.append(
          ProbeTally(
            service: statement.text(0), isName: statement.integer(1) == 1,
            earlier: statement.text(2), probe: statement.text(3),
            runs: Int(statement.integer(4)), settled: Int(statement.integer(5)),
            seconds: statement.optionalReal(6) ?? 0))
      }
      return tallies
    }
  }
}
