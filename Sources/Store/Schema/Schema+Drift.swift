internal import SQLite

extension Schema {
  /// How the errors of what is foretold go, when they rose, and which offers of two models that are
  /// shown in different sessions were taken. No command is kept.
  static let drift = Migration(
    name: "drift",
    up: """
      CREATE TABLE drift_watch (
        stream TEXT PRIMARY KEY,
        count INTEGER NOT NULL,
        mean REAL NOT NULL,
        sum REAL NOT NULL,
        lowest REAL NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE drift_alarm (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        stream TEXT NOT NULL,
        at INTEGER NOT NULL,
        model_id INTEGER,
        count INTEGER NOT NULL,
        mean REAL NOT NULL,
        rise REAL NOT NULL
      ) STRICT;
      CREATE TABLE model_split (
        model_id INTEGER PRIMARY KEY REFERENCES model,
        rival_id INTEGER NOT NULL REFERENCES model,
        started_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE model_offer (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        model_id INTEGER NOT NULL REFERENCES model_split,
        is_newcomer INTEGER NOT NULL CHECK (is_newcomer IN (0, 1)),
        is_taken INTEGER NOT NULL CHECK (is_taken IN (0, 1))
      ) STRICT;
      CREATE INDEX model_offer_by_model ON model_offer (model_id);
      """,
    down: """
      DROP TABLE model_offer;
      DROP TABLE model_split;
      DROP TABLE drift_alarm;
      DROP TABLE drift_watch;
      """)
}
