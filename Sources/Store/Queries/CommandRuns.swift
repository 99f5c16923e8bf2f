package import Platform
internal import SQLite

/// A command line with its form: what nearness is judged by.
package struct CommandForm: Sendable, Equatable {
  /// The row's number.
  package let id: Int64
  /// The command line, redacted.
  package let text: String
  /// Its template.
  package let template: String
  /// The program.
  package let utility: String?

  /// A line that is in no row yet has the number 0.
  package init(id: Int64, text: String, template: String, utility: String?) {
    self.id = id
    self.text = text
    self.template = template
    self.utility = utility
  }
}

/// What the runs of a command line were like.
package struct CommandRuns: Sendable, Equatable {
  /// How often it was run.
  package let runs: Int
  /// How many of those runs ended badly.
  package let failures: Int
  /// How many of them it is known of how they ended.
  package let known: Int
  /// When it was last started.
  package let lastStartedAt: Timestamp
  /// The middle of the durations that are known.
  package let medianSeconds: Double?
}

extension Store {
  /// Command lines with their forms, the last started first.
  ///
  /// - Parameters:
  ///   - limit: At most so many.
  ///   - since: Only those that were started at this moment or later.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n* log *n*) in the number of command lines.
  package func commandForms(
    limit: Int, since: Timestamp? = nil
  ) throws(StoreError) -> [CommandForm] {
    try guarded { () throws(DatabaseError) in
      let utilities = try names("SELECT id, name FROM utility")
      let statement = try connection.prepare(
        """
        SELECT id, text, template, utility_id FROM command WHERE last_started_at >= ?
        ORDER BY last_started_at DESC LIMIT ?
        """)
      statement.bind(since?.microseconds ?? .min, at: 1)
      statement.bind(Int64(limit), at: 2)
      var forms: [CommandForm] = []
      while try statement.step() {
        forms.append(
          CommandForm(
            id: statement.integer(0), text: statement.text(1), template: statement.text(2),
            utility: statement.optionalInteger(3).flatMap { utilities[$0] }))
      }
      return forms
    }
  }

  /// What the runs of a command line were like; nil when there is none any more.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n* log *n*) in its executions.
  package func runs(ofCommand id: Int64) throws(StoreError) -> CommandRuns? {
    try guarded { () throws(DatabaseError) in
      let statement = try connection.prepare(
        """
        SELECT duration_us, failed, exit_code IS NOT NULL OR signal IS NOT NULL, started_at
        FROM execution WHERE command_id = ?1 AND started_at BETWEEN
          (SELECT first_started_at FROM command WHERE id = ?1)
          AND (SELECT last_started_at FROM command WHERE id = ?1)
        """)
      statement.bind(id, at: 1)
      var (runs, failures, known, last) = (0, 0, 0, Int64.min)
      var durations: [Int64] = []
      while try statement.step() {
        runs += 1
        failures += statement.integer(1) == 1 ? 1 : 0
        known += statement.integer(2) == 1 ? 1 : 0
        last = max(last, statement.integer(3))
        if let duration = statement.optionalInteger(0) { durations.append(duration) }
      }
      guard runs > 0 else { return nil }
      durations.sort()
      let middle =
        durations.isEmpty
        ? nil : (durations[(durations.count - 1) / 2] + durations[durations.count / 2]) / 2
      return CommandRuns(
        runs: runs, failures: failures, known: known,
        lastStartedAt: Timestamp(microseconds: last), medianSeconds: Microseconds.seconds(middle))
    }
  }
}
