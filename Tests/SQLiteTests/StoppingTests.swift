import Platform
import SQLite
import TestSupport
import Testing

@Suite struct StoppingTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/a.db" }

  private static let endless = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n
    """

  @Test func aStatementWithoutEndIsStopped() throws {
    let connection = try Connection(path: path)
    var questions = 0
    connection.stop {
      questions += 1
      return questions == 50
    }
    #expect { try connection.execute(Self.endless) } throws: {
      ($0 as? DatabaseError)?.kind == .interrupted
    }
    #expect(questions == 50)
    connection.stop(when: nil)
    #expect(try connection.integer("SELECT count(*) FROM (VALUES (1), (2))") == 2)
    #expect(questions == 50)
  }

  @Test func aStoppedTransactionChangesNothing() throws {
    let connection = try Connection(path: path)
    try connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    var isStopped = false
    connection.stop { isStopped }
    #expect(throws: DatabaseError.self) {
      try connection.transaction { () throws(DatabaseError) in
        try connection.execute("DELETE FROM t")
        isStopped = true
        try connection.execute(Self.endless)
      }
    }
    isStopped = false
    #expect(try connection.integer("SELECT count(*) FROM t") == 1)
    // The next transaction can begin.
    try connection.transaction { () throws(DatabaseError) in
      try connection.execute("INSERT INTO t VALUES (2)")
    }
    #expect(try connection.integer("SELECT count(*) FROM t") == 2)
  }

  @Test func aCopyIsStopped() throws {
    let connection = try Connection(path: path)
    try connection.execute("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(1000000))")
    connection.stop { true }
    #expect { try connection.backUp(to: directory.path + "/b.db", pagesPerStep: 10) } throws: {
      ($0 as? DatabaseError)?.kind == .interrupted
    }
  }
}
