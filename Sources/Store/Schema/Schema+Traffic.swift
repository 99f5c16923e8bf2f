internal import SQLite

extension Schema {
  /// What the TCP connections of executions did; executions without any have no row.
  static let connections = Migration(
    name: "connections",
    up: """
      CREATE TABLE connection_usage (
        execution_id INTEGER PRIMARY KEY REFERENCES execution ON DELETE CASCADE,
        method TEXT NOT NULL,
        count INTEGER,
        retransmissions_sent INTEGER,
        retransmissions_received INTEGER,
        out_of_order INTEGER,
        zero_windows INTEGER,
        handshake_us INTEGER,
        missed_segments INTEGER
      ) STRICT;
      """,
    down: "DROP TABLE connection_usage;")

  /// What was found in traffic, and what of it is expected here.
  static let findings = Migration(
    name: "findings",
    up: """
      CREATE TABLE finding (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        kind TEXT NOT NULL,
        severity TEXT NOT NULL,
        score REAL NOT NULL,
        started_at INTEGER NOT NULL,
        ended_at INTEGER NOT NULL,
        subject TEXT NOT NULL,
        actor TEXT,
        target TEXT,
        document TEXT NOT NULL,
        raised_at INTEGER NOT NULL,
        UNIQUE (source, kind, subject, started_at)
      ) STRICT;
      CREATE INDEX finding_by_time ON finding (started_at);
      CREATE TABLE expectation (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        actor TEXT,
        target TEXT,
        said_at INTEGER NOT NULL
      ) STRICT;
      """,
    down: """
      DROP TABLE expectation;
      DROP TABLE finding;
      """)
}
