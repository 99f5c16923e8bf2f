internal import Glibc
internal import Platform

/// A database file that SQLite can't read any more. It is moved away, never overwritten.
struct DamagedDatabase {
  /// The database file.
  let path: String

  /// Moves the file and its companions away, unless another process has done so.
  ///
  /// - Parameters:
  ///   - damaged: The file in which the damage was seen.
  ///   - moment: Names the new place: `history.db.corrupt-20261121T140211Z`.
  /// - Returns: The new place; nil when another file stands at the path by now.
  /// - Throws: ``SystemError`` with the file that couldn't be moved.
  func setAside(
    ifStill damaged: FileIdentity?, at moment: Timestamp
  ) throws(SystemError) -> String? {
    let lock = try FileLock(path: path + ".lock", waits: true)
    return try withExtendedLifetime(lock) { () throws(SystemError) in
      guard let present = FileIdentity(path: path), present == damaged else { return nil }
      let destination = newPlace(at: moment)
      // The companions go first: a new database must never find the old one's log.
      for suffix in ["-wal", "-shm", ""] where Files.exists(path + suffix) {
        try systemCall("rename", on: path + suffix) {
          rename(path + suffix, destination + suffix)
        }
      }
      return destination
    }
  }

  /// A name beside the database that nothing has yet.
  private func newPlace(at moment: Timestamp) -> String {
    Self.freeName(path + ".corrupt-", at: moment)
  }

  /// A name that nothing has yet: a beginning and the moment.
  static func freeName(_ beginning: String, at moment: Timestamp) -> String {
    let digits = moment.rfc3339.utf8.prefix(19).filter { byte in
      byte != UInt8(ascii: "-") && byte != UInt8(ascii: ":")
    }
    let base = "\(beginning)\(String(decoding: digits, as: UTF8.self))Z"
    var destination = base
    var number = 1
    while Files.exists(destination) {
      number += 1
      destination = "\(base)-\(number)"
    }
    return destination
  }
}
