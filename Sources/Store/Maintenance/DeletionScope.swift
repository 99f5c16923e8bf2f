package import Platform

/// Which executions to delete.
package enum DeletionScope: Equatable, Sendable {
  /// These rows.
  case ids([Int64])
  /// Those that started before this moment.
  case olderThan(Timestamp)
  /// Those whose whole command line matches this shell pattern: `*`, `?` and `[…]`.
  case matching(String)
  /// Those of this user's sessions.
  case user(String)
  /// All but the newest so many.
  case allButNewest(Int)
}
