internal import CSQLite

extension Connection {
  /// Copies the whole database into another file while others go on using it.
  ///
  /// - Parameters:
  ///   - destination: The file to fill; what is there is replaced.
  ///   - pagesPerStep: How many pages to copy before `progress` is called.
  ///   - progress: Pages copied so far, and pages in all.
  /// - Throws: ``DatabaseError`` of either file, also when ``stop(when:)`` stops it. The C function is `sqlite3_backup_step`.
  package func backUp(
    to destination: String, pagesPerStep: Int = 1000, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(DatabaseError) {
    let target = try Connection(path: destination, busyTimeoutMilliseconds: 1000)
    guard
      let backup = sqlite3_backup_init(
        target.database.pointer, "main", database.pointer, "main")
    else { throw target.database.failure(sqlite3_errcode(target.database.pointer)) }
    var code = SQLITE_OK
    var refusals = 0
    repeat {
      code = sqlite3_backup_step(backup, Int32(clamping: max(1, pagesPerStep)))
      let total = Int(sqlite3_backup_pagecount(backup))
      progress(total - Int(sqlite3_backup_remaining(backup)), total)
      if code == SQLITE_OK, database.stopCheck?.isStopped() == true { code = SQLITE_INTERRUPT }
      if code == SQLITE_BUSY || code == SQLITE_LOCKED {
        refusals += 1
        if refusals < 100 {
          sqlite3_sleep(10)
          code = SQLITE_OK
        }
      }
    } while code == SQLITE_OK
    let ended = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw target.database.failure(code) }
    guard ended == SQLITE_OK else { throw target.database.failure(ended) }
  }
}
