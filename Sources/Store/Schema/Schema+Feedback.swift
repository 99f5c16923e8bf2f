internal import SQLite

extension Schema {
  /// What the user says of executions.
  static let feedback = Migration(
    name: "feedback",
    up: """
      CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        execution_id INTEGER NOT NULL REFERENCES execution ON DELETE CASCADE,
        said_at INTEGER NOT NULL,
        rating INTEGER CHECK (rating BETWEEN 1 AND 5),
        cause TEXT,
        category TEXT,
        comment TEXT
      ) STRICT;
      CREATE INDEX feedback_by_execution ON feedback (execution_id);
      """,
    down: "DROP TABLE feedback;")
}
