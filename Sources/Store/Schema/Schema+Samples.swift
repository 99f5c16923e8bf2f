internal import SQLite

extension Schema {
  /// What the machine's own counters said: bytes through an interface, room on a disk.
  static let samples = Migration(
    name: "samples",
    up: """
      CREATE TABLE counter_sample (
        at INTEGER NOT NULL,
        kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 1),
        name TEXT NOT NULL,
        value INTEGER NOT NULL,
        other_value INTEGER NOT NULL,
        ceiling INTEGER,
        PRIMARY KEY (at, kind, name)
      ) STRICT, WITHOUT ROWID;
      """,
    down: "DROP TABLE counter_sample;")
}
