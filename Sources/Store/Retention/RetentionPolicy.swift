package import Platform

/// What is forgotten by itself, by age and by size.
package struct RetentionPolicy: Equatable, Sendable {
  /// Executions that started before this moment, with all that hangs on them; nil for none.
  package var executionsBefore: Timestamp?
  /// How many bytes of the database may be in use; the oldest executions go first. Nil for no limit.
  package var mostBytes: Int?
  /// Findings that were raised before this moment; nil for none.
  package var findingsBefore: Timestamp?

  package init(
    executionsBefore: Timestamp? = nil, mostBytes: Int? = nil, findingsBefore: Timestamp? = nil
  ) {
    self.executionsBefore = executionsBefore
    self.mostBytes = mostBytes
    self.findingsBefore = findingsBefore
  }

  /// Whether nothing is ever forgotten.
  package var isEmpty: Bool {
    executionsBefore == nil && mostBytes == nil && findingsBefore == nil
  }
}

/// What of a table is forgotten.
package struct TableShare: Equatable, Sendable {
  package var table: String
  package var rows: Int
  /// About how many bytes these rows and their places in the indexes take.
  package var bytes: Int
}

/// What was forgotten.
package struct RetentionCount: Equatable, Sendable {
  package var executions = 0
  package var findings = 0

  package init() {}
}
