package import Platform
internal import SQLite

/// What the runs of a command line were like.
package struct CommandRuns: Sendable, Equatable {
  /// The command line, redacted.
  package let text: String
  /// The program.
  package let utility: String?
  /// How often it was run.
  package let runs: Int
  /// How many of those runs ended badly.
  package let failures: Int
  /// How many of them it is known of how they ended: all or, as of an imported history, none.
  package let known: Int
  /// When it was last started.
  package let lastStartedAt: Timestamp
  /// The middle of the durations that are known.
  package let medianSeconds: Double?
}

extension Store {
  /// Calls back with the command lines that were started last, in no order.
  ///
  /// - Parameters:
  ///   - limit: At most so many.
  ///   - since: Only those that were started at this moment or later.
  ///   - body: Gets the row's number, the moment of the last start, the bytes of the redacted line
  ///     and of its template, and the program.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the number of command lines; no text is copied.
  package func commandForms(
    limit: Int, since: Timestamp? = nil,
    _ body: (
      _ id: Int64, _ startedAt: Timestamp, _ text: Span<UInt8>, _ template: Span<UInt8>,
      _ utility: String?
    ) -> Void
  ) throws(StoreError) {
    try guarded { () throws(DatabaseError) in
      let utilities = try names("SELECT id, name FROM utility")
      var first = since?.microseconds ?? .min
      // Sorting moments alone is a tenth of the work of sorting lines.
      let moments = try connection.statement(
        "SELECT last_started_at FROM command ORDER BY last_started_at DESC LIMIT 1 OFFSET ?")
      if let count = try connection.integer("SELECT count(*) FROM command"), count > limit {
        moments.bind(Int64(limit - 1), at: 1)
        if try moments.step() { first = max(first, moments.integer(0)) }
        moments.reset()
      }
      let statement = try connection.statement(
        """
        SELECT id, last_started_at, text, template, utility_id FROM command
        WHERE last_started_at >= ? LIMIT ?
        """)
      statement.bind(first, at: 1)
      statement.bind(Int64(limit), at: 2)
      defer { statement.reset() }
      while try statement.step() {
        let utility = statement.optionalInteger(4).flatMap { utilities[$0] }
        statement.withBytes(2) { text in
          statement.withBytes(3) { template in
            body(
              statement.integer(0), Timestamp(microseconds: statement.integer(1)),
              text.bindMemory(to: UInt8.self).span, template.bindMemory(to: UInt8.self).span,
              utility)
          }
        }
      }
    }
  }

  /// How many executions are looked at for a median.
  package static let lookedAt = 500

  /// What the runs of a command line were like; nil when there is none any more.
  ///
  /// The median is that of the runs among the ``lookedAt`` executions before its last one: no index
  /// leads from a line to its runs, and a line that runs every day lies all over a long history.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(``lookedAt``).
  package func runs(ofCommand id: Int64) throws(StoreError) -> CommandRuns? {
    try guarded { () throws(DatabaseError) in
      let line = try connection.statement(
        """
        SELECT text, (SELECT name FROM utility WHERE utility.id = utility_id), runs, failures,
          first_started_at, last_started_at, last_status IS NOT NULL OR failures > 0
        FROM command WHERE id = ?
        """)
      line.bind(id, at: 1)
      guard try line.step() else { return nil }
      defer { line.reset() }
      let runs = Int(line.integer(2))
      let last = line.integer(5)
      // The index of starts knows the commands, so that only runs of this one are fetched.
      let statement = try connection.statement(
        """
        SELECT execution.duration_us
        FROM (SELECT id, command_id FROM execution
          WHERE started_at BETWEEN ? AND ? ORDER BY started_at DESC LIMIT ?) AS seen
        CROSS JOIN execution ON execution.id = seen.id
        WHERE seen.command_id = ?
        """)
      statement.bind(line.integer(4), at: 1)
      statement.bind(last, at: 2)
      statement.bind(Int64(Self.lookedAt), at: 3)
      statement.bind(id, at: 4)
      var durations: [Int64] = []
      while durations.count < runs, try statement.step() {
        if let duration = statement.optionalInteger(0) { durations.append(duration) }
      }
      statement.reset()
      durations.sort()
      let middle =
        durations.isEmpty
        ? nil : (durations[(durations.count - 1) / 2] + durations[durations.count / 2]) / 2
      return CommandRuns(
        text: line.text(0), utility: line.optionalText(1), runs: runs,
        failures: Int(line.integer(3)), known: line.integer(6) == 1 ? runs : 0,
        lastStartedAt: Timestamp(microseconds: last), medianSeconds: Microseconds.seconds(middle))
    }
  }
}
