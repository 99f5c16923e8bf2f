package import Platform
internal import SQLite

extension Store {
  /// Adds what became of proposals, and what was shown with the lines, in one transaction.
  ///
  /// - Parameters:
  ///   - tallies: The fates.
  ///   - decisions: Documents for the audit trail, as JSON, with their moments.
  /// - Throws: ``StoreError``; nothing has changed then.
  package func keep(
    _ tallies: [OfferTally], decisions: [(document: String, at: Timestamp)] = []
  ) throws(StoreError) {
    guard !tallies.isEmpty || !decisions.isEmpty else { return }
    try writing { () throws(DatabaseError) in
      let insert = try connection.statement(
        """
        INSERT INTO offer_tally VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """)
      for tally in tallies {
        insert.bind(tally.day, at: 1)
        insert.bind(tally.source, at: 2)
        insert.bind(tally.fate.rawValue, at: 3)
        insert.bind(Int64(tally.count), at: 4)
        try insert.run()
      }
      for decision in decisions {
        try appendAudit(.decision, decision.document, at: decision.at)
      }
    }
  }

  /// What became of proposals since a day, oldest first.
  ///
  /// - Throws: ``StoreError``.
  package func offerTallies(since day: Int64) throws(StoreError) -> [OfferTally] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        "SELECT day, source, fate, count FROM offer_tally WHERE day >= ? ORDER BY day, source, fate"
      )
      statement.bind(day, at: 1)
      defer { statement.reset() }
      var tallies: [OfferTally] = []
      while try statement.step() {
        guard let fate = OfferTally.Fate(rawValue: statement.text(2)) else { continue }
        tallies.append(
          OfferTally(
            day: statement.integer(0), source: statement.text(1), fate: fate,
            count: Int(statement.integer(3))))
      }
      return tallies
    }
  }

  /// The newest questions, newest first.
  ///
  /// - Throws: ``StoreError``.
  package func questions(limit: Int) throws(StoreError) -> [AskedQuestion] {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.statement(
        "SELECT asked_at, subject, last_execution FROM question ORDER BY id DESC LIMIT ?")
      statement.bind(Int64(limit), at: 1)
      defer { statement.reset() }
      var questions: [AskedQuestion] = []
      while try statement.step() {
        questions.append(
          AskedQuestion(
            askedAt: Timestamp(microseconds: statement.integer(0)), subject: statement.text(1),
            lastExecution: statement.integer(2)))
      }
      return questions
    }
  }

  /// Notes that a question is asked.
  ///
  /// - Returns: Whether it may be: false when the same was asked before, by any process.
  /// - Throws: ``StoreError``.
  package func begin(_ question: AskedQuestion) throws(StoreError) -> Bool {
    try writing { () throws(DatabaseError) in
      let insert = try connection.statement(
        "INSERT OR IGNORE INTO question (asked_at, subject, last_execution) VALUES (?1, ?2, ?3)")
      insert.bind(question.askedAt.microseconds, at: 1)
      insert.bind(question.subject, at: 2)
      insert.bind(question.lastExecution, at: 3)
      try insert.run()
      return connection.changedRowCount > 0
    }
  }
}
