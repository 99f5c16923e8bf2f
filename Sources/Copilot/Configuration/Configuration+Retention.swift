package import Platform
package import Store

extension Configuration {
  /// What is forgotten at a moment.
  package func retention(now: Timestamp) -> RetentionPolicy {
    func moment(_ days: Int) -> Timestamp? {
      days > 0 ? now.advanced(bySeconds: -Double(days) * 86_400) : nil
    }
    return RetentionPolicy(
      executionsBefore: moment(history.keepDays),
      mostBytes: history.maxMegabytes > 0 ? history.maxMegabytes * 1_000_000 : nil,
      findingsBefore: moment(traffic.keepDays))
  }
}
