package import Platform

/// Which executions to read. Everything that is set must hold.
package struct HistoryQuery: Equatable, Sendable {
  /// How many at most; nil for all.
  package var limit: Int?
  /// Only those that ended badly.
  package var failedOnly: Bool
  /// Only those that ran in this directory.
  package var directory: String?
  /// Only those of this utility.
  package var utility: String?
  /// Only those that started at this moment or later.
  package var since: Timestamp?
  /// Only command lines that contain this text; ASCII letters match in either case.
  package var text: String?
  /// Only command lines that start with exactly this.
  package var prefix: String?
  /// Only this row.
  package var id: Int64?
  /// Only those of the session with this uid.
  package var session: String?
  /// Only those older than this row: the last row of the page before.
  package var beforeID: Int64?
  /// Only those that at least these may see.
  package var leastVisibility = Visibility.private
  /// Only those of this user's sessions.
  package var user: String?
  /// Whether the tails of output are read too.
  package var includesOutput: Bool

  /// Everything, newest first, unless narrowed.
  package init(
    limit: Int? = nil, failedOnly: Bool = false, directory: String? = nil,
    utility: String? = nil, since: Timestamp? = nil, text: String? = nil, prefix: String? = nil,
    id: Int64? = nil, session: String? = nil, beforeID: Int64? = nil, includesOutput: Bool = true
  ) {
    self.limit = limit
    self.failedOnly = failedOnly
    self.directory = directory
    self.utility = utility
    self.since = since
    self.text = text
    self.prefix = prefix
    self.id = id
    self.session = session
    self.beforeID = beforeID
    self.includesOutput = includesOutput
  }
}
