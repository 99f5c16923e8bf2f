package import Platform
internal import SQLite

extension Store {
  /// Hands each command line's summary to the body.
  ///
  /// - Parameters:
  ///   - limit: When set, only so many, the last started first; when nil, all, in no order.
  ///   - changedSince: Only commands with an execution that started at this moment or later.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the number of commands, or of executions since the moment.
  package func commandSummaries(
    newestFirst limit: Int? = nil, changedSince: Timestamp? = nil,
    _ body: (CommandSummary) -> Void
  ) throws(StoreError) {
    var text = QueryText()
    if let changedSince {
      text.require(
        "command.id IN (SELECT command_id FROM execution WHERE started_at >= ?)",
        .integer(changedSince.microseconds))
    }
    guard let limit else {
      return try guarded { () throws(DatabaseError) in try readSummaries(text, order: "", body) }
    }
    try guarded { () throws(DatabaseError) in
      // The newest executions name the newest commands: sorting all commands would take longer than
      // a shell may take to start. When they repeat themselves too much, more of them are asked.
      var executions = limit
      while changedSince == nil {
        let found = try newestCommands(limit: limit, among: executions)
        if found.commands.count == limit || found.isWhole {
          let list = found.commands.map { String($0) }.joined(separator: ",")
          text.require("command.id IN (\(list))")
          break
        }
        executions *= 8
        if executions > 64 * limit { break }
      }
      try readSummaries(
        text, order: " ORDER BY command.last_started_at DESC LIMIT \(limit)", body)
    }
  }

  /// Whether there is an execution of exactly this line.
  ///
  /// - Throws: ``StoreError``.
  package func hasCommand(_ text: String) throws(StoreError) -> Bool {
    try guarded { () throws(DatabaseError) in
      // Row numbers that are kept may be of a line that another process has erased.
      let statement = try connection.statement("SELECT 1 FROM command WHERE text = ?")
      defer { statement.reset() }
      statement.bind(text, at: 1)
      return try statement.step()
    }
  }

  /// The commands of the newest executions, the last started first.
  ///
  /// - Parameters:
  ///   - limit: At most so many commands.
  ///   - executions: How many executions are looked at.
  /// - Returns: The row numbers, and whether there are no more executions than those.
  private func newestCommands(
    limit: Int, among executions: Int
  ) throws(DatabaseError) -> (commands: [Int64], isWhole: Bool) {
    let statement = try connection.statement(
      "SELECT command_id FROM execution ORDER BY started_at DESC LIMIT ?")
    defer { statement.reset() }
    statement.bind(Int64(executions), at: 1)
    var seen: Set<Int64> = []
    var commands: [Int64] = []
    var count = 0
    while commands.count < limit, try statement.step() {
      count += 1
      let command = statement.integer(0)
      if seen.insert(command).inserted { commands.append(command) }
    }
    return (commands, commands.count < limit && count < executions)
  }

  /// A cursor that stands at the present state of the history.
  ///
  /// - Throws: ``StoreError``.
  package func commandCursor() throws(StoreError) -> CommandCursor {
    try guarded { () throws(DatabaseError) in
      CommandCursor(
        lastExecution: try connection.integer("SELECT max(id) FROM execution") ?? 0,
        running: Set(try rows("SELECT id FROM execution WHERE state = 0")),
        erasures: try connection.integer("SELECT count FROM erasure") ?? 0)
    }
  }

  /// Hands the body every command whose summary may have changed since the cursor was made.
  ///
  /// - Parameter cursor: Moves on to the present.
  /// - Returns: false when something was deleted since: then nothing is handed over, the cursor
  ///   stands at the present, and the reader should start again with all commands.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n* log *n*) in the number of executions since.
  package func commandChanges(
    since cursor: inout CommandCursor, _ body: (CommandSummary) -> Void
  ) throws(StoreError) -> Bool {
    // The new cursor is made first: what arrives meanwhile is handed over twice, never missed.
    let present = try commandCursor()
    defer { cursor = present }
    guard present.erasures == cursor.erasures else { return false }
    let ended = cursor.running.subtracting(present.running)
    if present.lastExecution == cursor.lastExecution, ended.isEmpty { return true }
    var text = QueryText()
    let list = ended.map { String($0) }.joined(separator: ",")
    text.require(
      "command.id IN (SELECT command_id FROM execution WHERE id > ? OR id IN (\(list)))",
      .integer(cursor.lastExecution))
    try guarded { () throws(DatabaseError) in try readSummaries(text, order: "", body) }
    return true
  }

  /// The newest executions that have ended since the cursor was made, oldest first, without output.
  ///
  /// - Parameter limit: How many at most.
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the executions since the moment.
  package func executionsEnded(
    since cursor: CommandCursor, limit: Int
  ) throws(StoreError) -> [ExecutionRecord] {
    let list = cursor.running.map { String($0) }.joined(separator: ",")
    let numbers = try guarded { () throws(DatabaseError) in
      try rows(
        """
        SELECT id FROM execution
        WHERE (id > \(cursor.lastExecution) OR id IN (\(list))) AND state = 1
        ORDER BY id DESC LIMIT \(limit)
        """)
    }
    var records: [ExecutionRecord] = []
    for number in numbers.reversed() {
      records += try executions(HistoryQuery(limit: 1, id: number, includesOutput: false))
    }
    return records
  }

  /// Command lines that start with the prefix, the last started first.
  ///
  /// - Throws: ``StoreError``.
  /// - Complexity: O(*n*) in the number of command lines with the prefix.
  package func commands(
    withPrefix prefix: String, limit: Int
  ) throws(StoreError) -> [CommandSummary] {
    var text = QueryText()
    if !prefix.isEmpty {
      text.require(
        "command.text BETWEEN ? AND ?", .text(prefix), .text(QueryText.end(ofPrefix: prefix)))
    }
    var summaries: [CommandSummary] = []
    try guarded { () throws(DatabaseError) in
      try readSummaries(
        text, order: " ORDER BY command.last_started_at DESC LIMIT \(max(0, limit))"
      ) { summaries.append($0) }
    }
    return summaries
  }

  /// Reads summaries; names of utilities and directories are read once, not once a row.
  private func readSummaries(
    _ text: QueryText, order: String, _ body: (CommandSummary) -> Void
  ) throws(DatabaseError) {
    let utilities = try names("SELECT id, name FROM utility")
    let directories = try names("SELECT id, path FROM directory")
    let statement = try connection.prepare(
      """
      SELECT command.id, command.text, command.utility_id, command.runs, command.failures,
        command.last_started_at, command.last_duration_us, command.last_status,
        command.last_directory_id
      FROM command\(text.whereClause)\(order)
      """)
    text.bind(to: statement)
    while try statement.step() {
      body(
        CommandSummary(
          id: statement.integer(0), text: statement.text(1),
          utility: statement.optionalInteger(2).flatMap { utilities[$0] },
          runs: Int(statement.integer(3)), failures: Int(statement.integer(4)),
          lastStartedAt: Timestamp(microseconds: statement.integer(5)),
          lastDurationSeconds: Microseconds.seconds(statement.optionalInteger(6)),
          lastStatus: statement.optionalInteger(7).map { Int($0) },
          lastDirectory: statement.optionalInteger(8).flatMap { directories[$0] }))
    }
  }

  /// A table of two columns as a dictionary.
  func names(_ sql: String) throws(DatabaseError) -> [Int64: String] {
    let statement = try connection.prepare(sql)
    var names: [Int64: String] = [:]
    while try statement.step() { names[statement.integer(0)] = statement.text(1) }
    return names
  }

  /// The first column of every row.
  func rows(_ sql: String) throws(DatabaseError) -> [Int64] {
    let statement = try connection.prepare(sql)
    var rows: [Int64] = []
    while try statement.step() { rows.append(statement.integer(0)) }
    return rows
  }
}
