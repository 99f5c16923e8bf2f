internal import SQLite

extension Schema {
  /// The models that were learnt here, what became of each, and how two of them did on the same
  /// lines.
  static let models = Migration(
    name: "models",
    up: """
      CREATE TABLE model (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('candidate', 'shadow', 'active', 'retired')),
        parent_id INTEGER REFERENCES model,
        file TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
        created_at INTEGER NOT NULL,
        data_first_at INTEGER,
        data_last_at INTEGER,
        data_rows INTEGER NOT NULL,
        data_sha256 BLOB NOT NULL CHECK (length(data_sha256) = 32),
        features TEXT NOT NULL,
        hyper_parameters TEXT NOT NULL,
        metrics TEXT NOT NULL,
        UNIQUE (kind, version)
      ) STRICT;
      CREATE UNIQUE INDEX model_active ON model (kind) WHERE state = 'active';
      CREATE TABLE model_change (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        model_id INTEGER NOT NULL REFERENCES model,
        at INTEGER NOT NULL,
        from_state TEXT,
        to_state TEXT NOT NULL,
        reason TEXT NOT NULL
      ) STRICT;
      CREATE INDEX model_change_by_model ON model_change (model_id);
      CREATE TABLE model_trial (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        model_id INTEGER NOT NULL REFERENCES model,
        rival_id INTEGER NOT NULL REFERENCES model,
        at INTEGER NOT NULL,
        score REAL NOT NULL,
        rival_score REAL NOT NULL
      ) STRICT;
      CREATE INDEX model_trial_by_model ON model_trial (model_id, rival_id);
      """,
    down: """
      DROP TABLE model_trial;
      DROP TABLE model_change;
      DROP TABLE model;
      """)

  /// What the program decided and changed, as a chain in which nothing can be changed unnoticed.
  static let audit = Migration(
    name: "audit",
    up: """
      CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        document TEXT,
        document_sha256 BLOB NOT NULL CHECK (length(document_sha256) = 32),
        sha256 BLOB NOT NULL CHECK (length(sha256) = 32)
      ) STRICT;
      """,
    down: "DROP TABLE audit;")
}
