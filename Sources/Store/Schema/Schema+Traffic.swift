internal import SQLite

extension Schema {
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
