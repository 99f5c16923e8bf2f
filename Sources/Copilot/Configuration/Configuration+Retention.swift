package import Platform

extension Configuration.History {
  /// The moment before which executions are forgotten; nil when all are kept.
  package func oldestKept(now: Timestamp) -> Timestamp? {
    keepDays > 0 ? now.advanced(bySeconds: -Double(keepDays) * 86_400) : nil
  }
}
