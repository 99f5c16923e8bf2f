internal import Platform
internal import SQLite

extension Store {
  /// Writes down that an import has ended.
  func noteImport(
    _ source: ImportSource, path importedPath: String, _ summary: ImportSummary, at end: Timestamp
  ) throws(StoreError) {
    try writing { () throws(DatabaseError) in
      let statement = try connection.statement(
        """
        INSERT INTO import_batch (source, path, finished_at, imported, already_there, skipped)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      statement.bind(source.rawValue, at: 1)
      statement.bind(importedPath, at: 2)
      statement.bind(end.microseconds, at: 3)
      statement.bind(Int64(summary.imported), at: 4)
      statement.bind(Int64(summary.alreadyThere), at: 5)
      statement.bind(Int64(summary.skippedCount), at: 6)
      try statement.run()
    }
  }
}
