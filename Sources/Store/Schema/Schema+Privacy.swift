internal import SQLite

extension Schema {
  /// What others may see: executions and feedback that are not private, and leave to share at all.
  static let sharing = Migration(
    name: "sharing",
    up: """
      CREATE TABLE shared_execution (
        execution_id INTEGER PRIMARY KEY REFERENCES execution ON DELETE CASCADE,
        visibility INTEGER NOT NULL CHECK (visibility IN (1, 2))
      ) STRICT;
      CREATE TABLE shared_feedback (
        feedback_id INTEGER PRIMARY KEY REFERENCES feedback ON DELETE CASCADE,
        visibility INTEGER NOT NULL CHECK (visibility IN (1, 2))
      ) STRICT;
      CREATE TABLE consent (
        id INTEGER PRIMARY KEY CHECK (id = 1), given_at INTEGER NOT NULL
      ) STRICT;
      """,
    down: """
      DROP TABLE consent;
      DROP TABLE shared_feedback;
      DROP TABLE shared_execution;
      """)

  /// When old rows were last forgotten, and which models have learnt from rows that are erased.
  static let forgetting = Migration(
    name: "forgetting",
    up: """
      CREATE TABLE retention (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        ran_at INTEGER NOT NULL,
        clock_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE forgetting (model_id INTEGER PRIMARY KEY REFERENCES model) STRICT;
      """,
    down: """
      DROP TABLE forgetting;
      DROP TABLE retention;
      """)
}
