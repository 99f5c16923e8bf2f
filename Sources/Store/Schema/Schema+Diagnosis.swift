internal import SQLite

extension Schema {
  /// Which probes ended diagnoses; no host and no command is kept.
  static let diagnoses = Migration(
    name: "diagnoses",
    up: """
      CREATE TABLE diagnosis_probe (
        service TEXT NOT NULL,
        is_name INTEGER NOT NULL CHECK (is_name IN (0, 1)),
        earlier TEXT NOT NULL,
        probe TEXT NOT NULL,
        runs INTEGER NOT NULL,
        settled INTEGER NOT NULL,
        seconds REAL NOT NULL,
        PRIMARY KEY (service, is_name, earlier, probe)
      ) STRICT, WITHOUT ROWID;
      """,
    down: "DROP TABLE diagnosis_probe;")
}
