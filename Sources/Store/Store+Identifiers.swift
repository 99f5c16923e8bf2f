internal import Platform
internal import SQLite

extension Store {
  /// The row of a directory, made when it is new.
  func directoryID(_ path: String?) throws(DatabaseError) -> Int64? {
    guard let path else { return nil }
    if let id = identifiers.directories[path] { return id }
    let id = try rowID(
      path, select: connection.statement("SELECT id FROM directory WHERE path = ?"),
      insert: connection.statement("INSERT INTO directory (path) VALUES (?)"))
    identifiers.directories[path] = id
    return id
  }

  /// The row of a utility, made when it is new.
  func utilityID(_ name: String?) throws(DatabaseError) -> Int64? {
    guard let name else { return nil }
    if let id = identifiers.utilities[name] { return id }
    let id = try rowID(
      name, select: connection.statement("SELECT id FROM utility WHERE name = ?"),
      insert: connection.statement("INSERT INTO utility (name) VALUES (?)"))
    identifiers.utilities[name] = id
    return id
  }

  /// The row of a host, made when it is new.
  func hostID(_ name: String?) throws(DatabaseError) -> Int64? {
    guard let name else { return nil }
    if let id = identifiers.hosts[name] { return id }
    let id = try rowID(
      name, select: connection.statement("SELECT id FROM host WHERE name = ?"),
      insert: connection.statement("INSERT INTO host (name) VALUES (?)"))
    identifiers.hosts[name] = id
    return id
  }

  /// The row of a record's session: the one it names, or one that only says where it ran.
  func sessionID(of record: ExecutionRecord) throws(DatabaseError) -> Int64? {
    if let uid = record.session {
      if let id = identifiers.sessions[uid] { return id }
      let found = try foundSession(uid)
      let id = if let found { found } else { try makeSession(uid: uid, of: record) }
      identifiers.sessions[uid] = id
      return id
    }
    if record.host == nil, record.user == nil, record.terminal == nil { return nil }
    let place = AnonymousSession(host: record.host, user: record.user, terminal: record.terminal)
    if let id = identifiers.anonymousSessions[place] { return id }
    let statement = try connection.statement(
      """
      SELECT id FROM session
      WHERE uid IS NULL AND host_id IS ? AND user IS ? AND terminal IS ?
      """)
    statement.bind(try hostID(record.host), at: 1)
    statement.bind(record.user, at: 2)
    statement.bind(record.terminal, at: 3)
    let found = try statement.step() ? statement.integer(0) : nil
    statement.reset()
    let id = if let found { found } else { try makeSession(uid: nil, of: record) }
    if identifiers.anonymousSessions.count >= 1024 { identifiers.anonymousSessions = [:] }
    identifiers.anonymousSessions[place] = id
    return id
  }

  private func foundSession(_ uid: String) throws(DatabaseError) -> Int64? {
    let statement = try connection.statement("SELECT id FROM session WHERE uid = ?")
    defer { statement.reset() }
    statement.bind(uid, at: 1)
    return try statement.step() ? statement.integer(0) : nil
  }

  private func makeSession(
    uid: String?, of record: ExecutionRecord
  ) throws(DatabaseError) -> Int64 {
    let host = try hostID(record.host)
    let statement = try connection.statement(
      "INSERT INTO session (uid, host_id, user, terminal, started_at) VALUES (?, ?, ?, ?, ?)")
    statement.bind(uid, at: 1)
    statement.bind(host, at: 2)
    statement.bind(record.user, at: 3)
    statement.bind(record.terminal, at: 4)
    statement.bind(record.startedAt.microseconds, at: 5)
    try statement.run()
    return connection.lastInsertedRow
  }

  private func rowID(
    _ text: String, select: Statement, insert: Statement
  ) throws(DatabaseError) -> Int64 {
    select.bind(text, at: 1)
    let found = try select.step() ? select.integer(0) : nil
    select.reset()
    if let found { return found }
    insert.bind(text, at: 1)
    try insert.run()
    return connection.lastInsertedRow
  }
}
