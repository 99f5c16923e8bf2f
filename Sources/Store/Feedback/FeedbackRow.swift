package import Platform

/// What the user said of an execution.
package struct FeedbackRow: Sendable, Equatable {
  /// The row's number; 0 before it is stored.
  package var id: Int64 = 0
  /// The number of the execution.
  package var execution: Int64
  /// The execution's line; filled in when it is read.
  package var command: String?
  package var saidAt: Timestamp
  /// From 1, poor, to 5, excellent; nil when only something was put right.
  package var rating: Int?
  /// What the cause of the failure really was.
  package var cause: String?
  /// What the purpose of the line really was.
  package var category: String?
  /// In the user's own words, without secrets.
  package var comment: String?
  /// Who may see it.
  package var visibility = Visibility.private

  package init(
    execution: Int64, saidAt: Timestamp, rating: Int? = nil, cause: String? = nil,
    category: String? = nil, comment: String? = nil
  ) {
    self.execution = execution
    self.saidAt = saidAt
    self.rating = rating
    self.cause = cause
    self.category = category
    self.comment = comment
  }
}
