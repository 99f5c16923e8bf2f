/// A fact about where records go that the user should be told once.
package enum RecordNotice: Equatable, Sendable {
  /// The database takes no records; `waiting` says where they are meanwhile, nil before the first.
  case unwell(DatabaseTrouble, waiting: WaitingPlace?)
  /// The database was damaged; it now is at `path`, and a new one has begun.
  case corruptSetAside(path: String)
  /// Records that had waited are in the database; `damagedLines` had been cut by a crash.
  case merged(count: Int, damagedLines: Int)
  /// What waits in a spool can't be read or removed.
  case spoolStuck(path: String, detail: String)
  /// The process ends, and nothing took the records that had waited in its memory.
  case lost(count: Int, detail: String)
}

/// Why the database takes no records.
package enum DatabaseTrouble: Equatable, Sendable {
  /// Another process holds it.
  case locked(path: String)
  /// There is no room for it.
  case full(path: String)
  /// It can't be written.
  case readOnly(path: String)
  /// A newer program made it; it isn't touched.
  case newer(path: String, found: Int, known: Int)
  /// It belongs to another program; it isn't touched.
  case foreign(path: String)
  /// It can't be used for another reason; the detail names the file.
  case unusable(path: String, detail: String)
}

/// Where records are while the database takes none.
package enum WaitingPlace: Equatable, Sendable {
  /// In the spool beside the database.
  case besideDatabase
  /// In a spool elsewhere, because none can be written beside the database.
  case elsewhere(path: String)
  /// In this process's memory, because no spool can be written; the detail says why.
  case memory(detail: String)
  /// Nowhere: they are lost; the detail says why.
  case nowhere(detail: String)

  /// How much less safe records are than in a file, for telling only what got worse.
  var peril: Int {
    switch self {
    case .besideDatabase, .elsewhere: 0
    case .memory: 1
    case .nowhere: 2
    }
  }
}

/// A spool in which records wait.
package struct WaitingSpool: Equatable, Sendable {
  /// The file.
  package let path: String
  /// How much waits there.
  package let bytes: Int
}
