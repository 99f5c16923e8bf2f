internal import Platform

/// A directory where records may wait until the database is well.
struct SpoolPlace: Equatable {
  /// The directory.
  let path: String
  /// Whether it is the user's own in a place where everybody may write, rather than the database's.
  let isOwn: Bool

  /// How much may wait in a place that other programs need too.
  static let ownLimitBytes = 64 << 20

  /// How large a spool here may become, in bytes.
  var limitBytes: Int { isOwn ? Self.ownLimitBytes : .max }

  /// Opens the directory.
  ///
  /// - Parameter isMade: Whether it is made when it is missing.
  /// - Throws: ``SystemError``, also when somebody else could have put files there.
  func open(isMade: Bool) throws(SystemError) -> Directory {
    if isOwn { return try Directory(ownAt: path, isMade: isMade) }
    if isMade { try Files.makeDirectories(path, mode: 0o700) }
    return try Directory(opening: path)
  }
}
