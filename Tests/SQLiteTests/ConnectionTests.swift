import SQLite
import TestSupport
import Testing

@Suite struct ConnectionTests {
  @Test func valuesComeBackAsTheyWent() throws {
    let connection = try Connection(path: ":memory:")
    try connection.execute("CREATE TABLE t (i INTEGER, r REAL, s TEXT, b BLOB) STRICT")
    let insert = try connection.prepare("INSERT INTO t VALUES (?, ?, ?, ?)")
    insert.bind(Int64.min, at: 1)
    insert.bind(0.1, at: 2)
    insert.bind("a\0b é •••", at: 3)
    insert.bind([0, 255, 1], at: 4)
    try insert.run()
    insert.bind(nil as Int64?, at: 1)
    insert.bind(nil as Double?, at: 2)
    insert.bind("", at: 3)
    insert.bind([], at: 4)
    try insert.run()
    let select = try connection.prepare("SELECT i, r, s, b FROM t ORDER BY rowid")
    #expect(try select.step())
    #expect(select.integer(0) == .min)
    #expect(select.optionalReal(1) == 0.1)
    #expect(select.text(2) == "a\0b é •••")
    #expect(select.bytes(3) == [0, 255, 1])
    #expect(try select.step())
    #expect(select.optionalInteger(0) == nil)
    #expect(select.optionalReal(1) == nil)
    #expect(select.optionalText(2) == "")
    #expect(!select.isNull(3))
    #expect(select.bytes(3) == [])
    #expect(try !select.step())
  }

  @Test func errorsCarryTheSQLAndTheKind() throws {
    let connection = try Connection(path: ":memory:")
    let wrong = #expect(throws: DatabaseError.self) { _ = try connection.prepare("SELEC 1") }
    #expect(wrong?.sql == "SELEC 1")
    #expect(wrong?.message.contains("SELEC") == true)
    try connection.execute("CREATE TABLE t (x INTEGER UNIQUE) STRICT; INSERT INTO t VALUES (1)")
    let twice = #expect(throws: DatabaseError.self) {
      try connection.execute("INSERT INTO t VALUES (1)")
    }
    #expect(twice?.kind == .constraint)
    #expect(twice?.extendedCode == 2067)
    let empty = #expect(throws: DatabaseError.self) { _ = try connection.prepare("  ") }
    #expect(empty?.message == "no statement")
  }

  @Test func aBodyThatThrowsLeavesNothingBehind() throws {
    let connection = try Connection(path: ":memory:")
    try connection.execute("CREATE TABLE t (x INTEGER UNIQUE) STRICT")
    #expect(throws: DatabaseError.self) {
      try connection.transaction { () throws(DatabaseError) in
        try connection.execute("INSERT INTO t VALUES (1)")
        try connection.execute("INSERT INTO t VALUES (1)")
      }
    }
    #expect(try connection.integer("SELECT count(*) FROM t") == 0)
    let value = try connection.transaction { () throws(DatabaseError) in
      try connection.execute("INSERT INTO t VALUES (7)")
      return 3
    }
    #expect(value == 3)
    #expect(try connection.integer("SELECT x FROM t") == 7)
  }

  @Test func anotherWritersLockIsToldApart() throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/a.db"
    let first = try Connection(path: path)
    try first.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (x INTEGER) STRICT")
    let second = try Connection(path: path, busyTimeoutMilliseconds: 1)
    try first.execute("BEGIN IMMEDIATE")
    let refusal = #expect(throws: DatabaseError.self) { try second.transaction { () in } }
    #expect(refusal?.kind == .locked)
    try first.execute("COMMIT")
    let before = try second.dataVersion()
    try first.execute("INSERT INTO t VALUES (1)")
    #expect(try second.dataVersion() != before)
  }

  @Test func aKeptStatementComesBackReset() throws {
    let connection = try Connection(path: ":memory:")
    try connection.execute(
      "CREATE TABLE t (x INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)")
    var sums: [Int64] = []
    for _ in 0..<3 {
      let statement = try connection.statement("SELECT x FROM t ORDER BY x")
      if try statement.step() { sums.append(statement.integer(0)) }
    }
    #expect(sums == [1, 1, 1])
  }

  @Test func aStatementOutlivesItsConnection() throws {
    var connection: Connection? = try Connection(path: ":memory:")
    let statement = try #require(try connection?.prepare("SELECT 5"))
    connection = nil
    #expect(try statement.step())
    #expect(statement.integer(0) == 5)
  }

  @Test func backupCopiesEveryRow() throws {
    let directory = TemporaryDirectory()
    let source = try Connection(path: directory.path + "/a.db")
    try source.execute(
      """
      CREATE TABLE t (x TEXT) STRICT;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO t SELECT 'row number ' || i FROM n
      """)
    var steps: [(Int, Int)] = []
    try source.backUp(to: directory.path + "/b.db", pagesPerStep: 10) { steps.append(($0, $1)) }
    let copy = try Connection(path: directory.path + "/b.db", openingMode: .readOnly)
    #expect(try copy.integer("SELECT count(*) FROM t") == 5000)
    #expect(steps.count > 2)
    #expect(steps.last?.0 == steps.last?.1)
  }
}
