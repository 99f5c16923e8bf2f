internal import Platform
internal import Store

/// Failures of one utility for one reason, and what helped.
package struct FailurePattern: Sendable, Equatable {
  package let cause: String
  package let utility: String
  /// How often it failed so.
  package var failures: Int
  /// The line form that failed so most, with how often.
  package var template: (text: String, count: Int)
  /// The host that was most often concerned, with how often; nil when no line named one.
  package var host: (name: String, count: Int)?
  /// What helped, best first.
  package var recoveries: [Recovery]

  package static func == (left: FailurePattern, right: FailurePattern) -> Bool {
    left.cause == right.cause && left.utility == right.utility && left.failures == right.failures
      && left.recoveries == right.recoveries
  }
}

/// Finds why lines fail and what helped afterwards.
enum FailureAnalyst {
  private struct Sum {
    var failures = 0
    var templates: [String: Int] = [:]
    var hosts: [String: Int] = [:]
    var tally = RecoveryTally()
  }

  /// Failures by cause and utility, the commonest first; those of unknown cause are left out.
  ///
  /// - Complexity: O(n) in the runs.
  static func patterns(_ runs: PracticeRuns) -> [FailurePattern] {
    var sums: [[String]: Sum] = [:]
    for sitting in runs.sittings {
      // A line that fails again while it is being mended belongs to the failure before.
      var mended: [String: Int] = [:]
      for (place, index) in sitting.enumerated() {
        let run = runs.runs[index]
        let record = run.record
        guard run.worked == false, let cause = record.cause, let utility = record.utility else {
          continue
        }
        let key = [cause, utility]
        sums[key, default: Sum()].failures += 1
        sums[key, default: Sum()].templates[record.template, default: 0] += 1
        for host in run.traits.hosts { sums[key, default: Sum()].hosts[host, default: 0] += 1 }
        if let end = mended[record.command], place <= end { continue }
        let lines = following(place, in: sitting, runs)
        mended[record.command] = place + lines.count
        sums[key, default: Sum()].tally.add(record.command, lines)
      }
    }
    return sums.map { key, sum in
      FailurePattern(
        cause: key[0], utility: key[1], failures: sum.failures,
        template: most(sum.templates) ?? ("", 0), host: most(sum.hosts),
        recoveries: sum.tally.proven)
    }
    .sorted { ($1.failures, $0.utility, $0.cause) < ($0.failures, $1.utility, $1.cause) }
  }

  private static func most(_ counts: [String: Int]) -> (String, Int)? {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) }
  }

  private static func following(
    _ place: Int, in sitting: [Int], _ runs: PracticeRuns
  ) -> [FollowingLine] {
    let failed = runs.runs[sitting[place]].record
    let limit = failed.startedAt.advanced(
      bySeconds: (failed.durationSeconds ?? 0) + RecoveryTally.seconds)
    return sitting[(place + 1)...].prefix(RecoveryTally.mostLines)
      .map { runs.runs[$0] }
      .prefix { $0.record.startedAt <= limit }
      .map { FollowingLine(text: $0.record.command, worked: $0.worked) }
  }
}
