internal import CSQLite

extension Connection {
  /// Lets work on this connection be stopped from now on: a statement, or a copy, that is stopped
  /// fails as ``DatabaseError/Kind/interrupted``, and its transaction is rolled back.
  ///
  /// The corresponding C function is `sqlite3_progress_handler`.
  ///
  /// - Parameter isStopped: Asked every few dozen microseconds of work, on this thread; nil for
  ///   never.
  package func stop(when isStopped: (() -> Bool)?) {
    database.stopCheck = isStopped.map { StopCheck($0) }
    guard let check = database.stopCheck else {
      sqlite3_progress_handler(database.pointer, 0, nil, nil)
      return
    }
    // The handle owns the check for as long as SQLite knows its address.
    let address = Unmanaged.passUnretained(check).toOpaque()
    sqlite3_progress_handler(database.pointer, 2000, isWorkStopped, address)
  }
}

/// What asks whether work is to stop.
final class StopCheck {
  let isStopped: () -> Bool

  init(_ isStopped: @escaping () -> Bool) { self.isStopped = isStopped }
}

/// SQLite's question; anything but 0 stops the statement.
private func isWorkStopped(_ context: UnsafeMutableRawPointer?) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<StopCheck>.fromOpaque(context).takeUnretainedValue().isStopped() ? 1 : 0
}
