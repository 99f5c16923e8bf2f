internal import SQLite

extension Schema {
  /// What became of proposals, by day, and what the user was asked; no line is kept.
  static let offers = Migration(
    name: "offers",
    up: """
      CREATE TABLE offer_tally (
        day INTEGER NOT NULL,
        source TEXT NOT NULL,
        fate TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (day, source, fate)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE question (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        asked_at INTEGER NOT NULL,
        subject TEXT NOT NULL UNIQUE,
        last_execution INTEGER NOT NULL
      ) STRICT;
      """,
    down: """
      DROP TABLE question;
      DROP TABLE offer_tally;
      """)
}
