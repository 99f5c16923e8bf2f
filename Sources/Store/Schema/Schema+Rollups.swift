internal import SQLite

extension Schema {
  /// Figures of days, weeks and months by utility, kept up to date from what is new.
  static let rollups = Migration(
    name: "rollups",
    up: """
      CREATE TABLE rollup (
        period INTEGER NOT NULL CHECK (period BETWEEN 0 AND 2),
        first_day INTEGER NOT NULL,
        utility_id INTEGER NOT NULL,
        runs INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        interrupted INTEGER NOT NULL,
        judged INTEGER NOT NULL,
        duration_us INTEGER NOT NULL,
        cpu_us INTEGER NOT NULL,
        peak_resident_bytes INTEGER NOT NULL,
        bytes_sent INTEGER NOT NULL,
        bytes_received INTEGER NOT NULL,
        predicted INTEGER NOT NULL,
        predicted_within_twice INTEGER NOT NULL,
        durations BLOB NOT NULL,
        PRIMARY KEY (period, first_day, utility_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE rollup_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        last_execution_id INTEGER NOT NULL,
        erasures INTEGER NOT NULL
      ) STRICT;
      INSERT INTO rollup_state VALUES (1, 0, 0);
      CREATE TABLE rollup_pending (execution_id INTEGER PRIMARY KEY) STRICT;
      """,
    down: """
      DROP TABLE rollup_pending;
      DROP TABLE rollup_state;
      DROP TABLE rollup;
      """)
}
