/// A fact about where records go that the user should be told once.
package enum RecordNotice: Equatable, Sendable {
  /// Another process holds the database; records wait in the spool.
  case locked(path: String)
  /// There is no room for the database; records wait in the spool.
  case full(path: String)
  /// The database can't be written; records wait in the spool.
  case readOnly(path: String)
  /// A newer program made the database; it isn't touched, records wait in the spool.
  case newer(path: String, found: Int, known: Int)
  /// The database belongs to another program; it isn't touched, records wait in the spool.
  case foreign(path: String)
  /// The database can't be used for another reason; records wait in the spool.
  case unusable(path: String, detail: String)
  /// The database was damaged; it now is at `path`, and a new one has begun.
  case corruptSetAside(path: String)
  /// Records that had waited are in the database; `damagedLines` had been cut by a crash.
  case merged(count: Int, damagedLines: Int)
  /// Not even the spool can be written: records are lost.
  case spoolUnwritable(path: String, detail: String)
}
