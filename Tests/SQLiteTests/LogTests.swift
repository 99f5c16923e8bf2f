import Platform
import SQLite
import TestSupport
import Testing

/// The write-ahead log is written a transaction at a time; nobody may notice.
@Suite struct LogTests {
  private let directory = TemporaryDirectory()
  private var path: String { directory.path + "/log.db" }

  private func open() throws -> Connection {
    let connection = try Connection(path: path)
    try connection.execute(
      """
      PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
      CREATE INDEX IF NOT EXISTS t_body ON t (body)
      """)
    return connection
  }

  /// The database as another process would find it if this one died now.
  private func afterDeath(_ number: Int) throws -> Connection {
    let copy = directory.path + "/copy-\(number).db"
    for suffix in ["", "-wal"] {
      try Files.replace(copy + suffix, with: try Files.read(path + suffix))
    }
    return try Connection(path: copy)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func whatIsCommittedIsInTheFile(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let connection = try open()
    // A small cache, so that big transactions write pages before they commit.
    try connection.execute("PRAGMA cache_size = 5")
    let reader = try Connection(path: path)
    var expected: [Int64: Int] = [:]
    for round in 0..<12 {
      let isKept = Int.random(in: 0..<4, using: &random) > 0
      var changed = expected
      try connection.execute("BEGIN IMMEDIATE")
      for _ in 0..<Int.random(in: 1...60, using: &random) {
        let id = Int64.random(in: 0..<200, using: &random)
        let size = Int.random(in: 1...6000, using: &random)
        if Int.random(in: 0..<5, using: &random) == 0 {
          // Frames of this transaction are given up and written over.
          try connection.execute(
            "SAVEPOINT s; INSERT OR REPLACE INTO t VALUES (\(id), zeroblob(90000)); ROLLBACK TO s")
        }
        try connection.execute("INSERT OR REPLACE INTO t VALUES (\(id), randomblob(\(size)))")
        changed[id] = size
      }
      try connection.execute(isKept ? "COMMIT" : "ROLLBACK")
      if isKept { expected = changed }
      if Int.random(in: 0..<4, using: &random) == 0 {
        try connection.execute("PRAGMA wal_checkpoint(RESTART)")
      }
      for other in [reader, try afterDeath(round)] {
        #expect(try sizes(other) == expected, "seed \(seed), round \(round)")
        #expect(try other.text("PRAGMA integrity_check") == "ok", "seed \(seed), round \(round)")
      }
    }
  }

  private func sizes(_ connection: Connection) throws -> [Int64: Int] {
    let statement = try connection.prepare("SELECT id, length(body) FROM t")
    var sizes: [Int64: Int] = [:]
    while try statement.step() { sizes[statement.integer(0)] = Int(statement.integer(1)) }
    return sizes
  }
}
