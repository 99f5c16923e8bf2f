/// The state of the history database, without reading all of it.
package struct DatabaseStatus: Equatable, Sendable {
  /// The database file.
  package var path: String
  /// The size of the database file.
  package var databaseBytes: Int
  /// The size of the write-ahead log beside it.
  package var logBytes: Int
  /// The size of the records waiting in the spool.
  package var spoolBytes: Int
  /// Rows of each table, in the schema's order.
  package var rows: [TableRows]
  /// How many migrations the database has.
  package var schemaVersion: Int
  /// How many migrations this program knows.
  package var knownVersion: Int
  /// How SQLite keeps its journal; `wal` when all is well.
  package var journalMode: String
  /// The version of the SQLite library.
  package var libraryVersion: String
  /// Bytes that deleted rows have left unused in the file.
  package var unusedBytes: Int

  /// A table and how many rows it has.
  package struct TableRows: Equatable, Sendable {
    /// The table.
    package var table: String
    /// How many rows it has.
    package var count: Int
  }
}
