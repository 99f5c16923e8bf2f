/// What a step back would lose is kept in the same file and comes back with the step.
///
/// Before a step is taken back, the tables and columns that it drops are copied to tables named
/// `kept_…`, which `kept_table` lists. When the step is taken again they fill the new tables.
extension Connection {
  /// A table that a step back drops, or loses columns of.
  private struct LossyTable {
    let name: String
    /// The columns that go; all of them when the table itself goes.
    let columns: [String]
    let isDropped: Bool
  }

  /// Takes a step back and keeps what it drops. Within a transaction.
  ///
  /// - Throws: ``DatabaseError``.
  func takeBack(_ migration: Migration, at position: Int) throws(DatabaseError) {
    // Only the step itself knows what it drops: it is tried first.
    let before = try columnsByTable()
    try execute("SAVEPOINT trial")
    try execute(migration.down)
    let after = try columnsByTable()
    try execute("ROLLBACK TO trial; RELEASE trial")
    var lossy: [LossyTable] = []
    for table in before {
      guard let left = after.first(where: { $0.name == table.name })?.columns else {
        lossy.append(LossyTable(name: table.name, columns: table.columns, isDropped: true))
        continue
      }
      let lost = table.columns.filter { !left.contains($0) }
      if !lost.isEmpty {
        lossy.append(LossyTable(name: table.name, columns: lost, isDropped: false))
      }
    }
    for table in lossy { try keep(table, at: position) }
    try execute(migration.down)
  }

  /// Fills what a step has just made with what was kept of it. Within a transaction.
  ///
  /// Rows that point to something that has gone meanwhile are dropped. When a table below was made
  /// anew by a program that does not know what is kept, numbers may mean other rows by now: then all
  /// stays where it is kept.
  ///
  /// - Throws: ``DatabaseError``.
  func bringBack(position: Int) throws(DatabaseError) {
    guard try hasKeptTables() else { return }
    let left = try integer("SELECT count(*) FROM kept_table WHERE position < \(position)") ?? 0
    let double =
      try integer(
        """
        SELECT count(*) FROM (SELECT 1 FROM kept_table WHERE position = \(position)
          GROUP BY name HAVING count(*) > 1)
        """) ?? 0
    guard left == 0, double == 0 else { return }
    // Children may come before their parents; what points nowhere is taken out below.
    try execute("PRAGMA defer_foreign_keys = ON")
    var rows: [(name: String, copy: String, sequence: Int64?, isDropped: Bool)] = []
    let list = try prepare(
      """
      SELECT name, copy, sequence, is_dropped FROM kept_table WHERE position = ? ORDER BY rowid
      """)
    list.bind(Int64(position), at: 1)
    while try list.step() {
      rows.append((list.text(0), list.text(1), list.optionalInteger(2), list.integer(3) == 1))
    }
    list.reset()
    for row in rows { try refill(row.name, from: row.copy, row.sequence, row.isDropped) }
    for row in rows { try dropOrphans(in: row.name) }
    try execute("DELETE FROM kept_table WHERE position = \(position)")
    if try integer("SELECT count(*) FROM kept_table") == 0 { try execute("DROP TABLE kept_table") }
  }

  /// Tables whose rows a step back has kept and no step forward has brought back.
  ///
  /// - Throws: ``DatabaseError``.
  package func keptTables() throws(DatabaseError) -> [String] {
    guard try hasKeptTables() else { return [] }
    let statement = try prepare("SELECT DISTINCT name FROM kept_table ORDER BY name")
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    return names
  }

  private func hasKeptTables() throws(DatabaseError) -> Bool {
    try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'kept_table'") == 1
  }

  private func keep(_ table: LossyTable, at position: Int) throws(DatabaseError) {
    let sequence = try sequence(of: table.name)
    guard try integer("SELECT EXISTS (SELECT 1 FROM \(quoted(table.name)))") == 1 || sequence != nil
    else { return }
    try execute(
      """
      CREATE TABLE IF NOT EXISTS kept_table (
        position INTEGER NOT NULL, name TEXT NOT NULL, copy TEXT NOT NULL UNIQUE,
        sequence INTEGER, is_dropped INTEGER NOT NULL
      ) STRICT
      """)
    let count = try integer("SELECT count(*) FROM kept_table") ?? 0
    let copy = "kept_\(position)_\(count)_\(table.name)"
    var columns = table.columns.map { quoted($0) }.joined(separator: ", ")
    if !table.isDropped { columns = "rowid AS kept_rowid, " + columns }
    try execute(
      "CREATE TABLE \(quoted(copy)) AS SELECT \(columns) FROM \(quoted(table.name))")
    let note = try prepare("INSERT INTO kept_table VALUES (?, ?, ?, ?, ?)")
    note.bind(Int64(position), at: 1)
    note.bind(table.name, at: 2)
    note.bind(copy, at: 3)
    note.bind(sequence, at: 4)
    note.bind(table.isDropped ? 1 : 0 as Int64, at: 5)
    try note.run()
  }

  private func refill(
    _ name: String, from copy: String, _ sequence: Int64?, _ isDropped: Bool
  ) throws(DatabaseError) {
    let kept = try columns(of: copy)
    let present = try columns(of: name)
    let shared = kept.filter { present.contains($0) }
    let list = shared.map { quoted($0) }.joined(separator: ", ")
    if shared.isEmpty {
    } else if isDropped {
      // A step may begin a table with rows of its own; those that were there before count.
      try execute(
        """
        DELETE FROM \(quoted(name));
        INSERT INTO \(quoted(name)) (\(list)) SELECT \(list) FROM \(quoted(copy)) ORDER BY rowid
        """)
    } else {
      let changes = shared.map { "\(quoted($0)) = kept.\(quoted($0))" }.joined(separator: ", ")
      try execute(
        """
        UPDATE \(quoted(name)) SET \(changes) FROM \(quoted(copy)) AS kept
          WHERE \(quoted(name)).rowid = kept.kept_rowid
        """)
    }
    if isDropped, let sequence {
      let forget = try prepare("DELETE FROM sqlite_sequence WHERE name = ?")
      forget.bind(name, at: 1)
      try forget.run()
      let insert = try prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")
      insert.bind(name, at: 1)
      insert.bind(sequence, at: 2)
      try insert.run()
    }
    try execute("DROP TABLE \(quoted(copy))")
  }

  /// Deletes rows that point to something that is not there, until none does.
  private func dropOrphans(in name: String) throws(DatabaseError) {
    var rows: [Int64] = []
    let check = try prepare("PRAGMA foreign_key_check(\(quoted(name)))")
    while try check.step() { if let row = check.optionalInteger(1) { rows.append(row) } }
    check.reset()
    // A table without row numbers has no row here.
    guard !rows.isEmpty else { return }
    let delete = try prepare("DELETE FROM \(quoted(name)) WHERE rowid = ?")
    for row in rows {
      delete.bind(row, at: 1)
      try delete.run()
      delete.reset()
    }
  }

  /// The highest number that a table with `AUTOINCREMENT` ever gave; nil for other tables.
  private func sequence(of table: String) throws(DatabaseError) -> Int64? {
    guard try integer("SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_sequence'") == 1
    else { return nil }
    let statement = try prepare("SELECT seq FROM sqlite_sequence WHERE name = ?")
    statement.bind(table, at: 1)
    return try statement.step() ? statement.integer(0) : nil
  }

  /// Every table with its columns, in the order in which they were made.
  private func columnsByTable() throws(DatabaseError) -> [(name: String, columns: [String])] {
    let statement = try prepare(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT LIKE 'kept\\_%' ESCAPE '\\' AND name <> 'migration' ORDER BY rowid
      """)
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    return try names.map { name throws(DatabaseError) in (name, try columns(of: name)) }
  }

  private func columns(of table: String) throws(DatabaseError) -> [String] {
    let statement = try prepare("SELECT name FROM pragma_table_info(?)")
    statement.bind(table, at: 1)
    var names: [String] = []
    while try statement.step() { names.append(statement.text(0)) }
    return names
  }

  private func quoted(_ name: String) -> String {
    "\"" + String(name.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }) + "\""
  }
}
