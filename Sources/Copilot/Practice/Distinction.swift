internal import Glibc
package import Learning
internal import Platform
internal import Store

/// Something that runs which worked have more often than those that did not, or less often.
package struct Distinction: Sendable, Equatable {
  /// What the runs with it have in common.
  package enum Trait: Sendable, Hashable {
    case flag(String)
    case directory(String)
    case elevated
    /// Started within six hours of the day on this machine's clock, from this hour on.
    case hours(from: Int)
    case host(String)

    /// What it is, for programs.
    package var kind: String {
      switch self {
      case .flag: "flag"
      case .directory: "directory"
      case .elevated: "privilege"
      case .hours: "hours"
      case .host: "host"
      }
    }

    /// Which one, for programs.
    package var value: String {
      switch self {
      case .flag(let text), .directory(let text), .host(let text): text
      case .elevated: "root"
      case .hours(let first): "\(first)-\(first + 6)"
      }
    }
  }

  package let utility: String
  package let trait: Trait
  /// How the runs with it went.
  package let with: ShareInterval
  /// How the runs without it went.
  package let without: ShareInterval
  /// How likely chance would make such a difference somewhere among all that were looked at.
  package let chance: Double

  /// The difference of the shares; above 0 when it goes with success.
  package var difference: Double { (with.share ?? 0) - (without.share ?? 0) }
}

/// Finds what tells the runs that worked from those that did not.
enum DistinctionFinder {
  /// A utility is looked at with so many judged runs, and so many of either outcome.
  static let leastRuns = 20
  static let leastOfEach = 4
  /// A trait is looked at when so many runs have it, and so many don't.
  static let leastOfTrait = 6
  /// How large a difference has to be, and how unlikely by chance among all tests.
  static let leastDifference = 0.2
  static let mostChance = 0.01

  /// What distinguishes them, the largest difference first; nothing where chance could have made it.
  ///
  /// A line that ends in the same way several times in a row in one sitting counts once: such runs say
  /// the same thing again.
  ///
  /// - Complexity: O(runs × traits).
  static func find(_ runs: PracticeRuns) -> [Distinction] {
    var byUtility: [String: [PracticeRun]] = [:]
    var last: [Int: [String: Bool]] = [:]
    for run in runs.runs {
      guard let worked = run.worked, let utility = run.record.utility else { continue }
      let before = last[run.sitting]?[run.record.command]
      last[run.sitting, default: [:]][run.record.command] = worked
      if before == worked { continue }
      byUtility[utility, default: []].append(run)
    }
    let logarithms = LogFactorials(upTo: runs.runs.count)
    var tested: [Distinction] = []
    var seen: [[Bool]] = []
    for (utility, own) in byUtility.sorted(by: { $0.key < $1.key }) {
      let worked = own.count { $0.worked == true }
      guard own.count >= leastRuns, min(worked, own.count - worked) >= leastOfEach else { continue }
      seen.removeAll(keepingCapacity: true)
      for (trait, having) in traits(of: own) {
        // Options that always stand together say the same thing.
        if seen.contains(having) { continue }
        seen.append(having)
        let cases = having.count { $0 }
        let hits = zip(own, having).count { $0.worked == true && $1 }
        tested.append(
          Distinction(
            utility: utility, trait: trait, with: ShareInterval(hits, of: cases),
            without: ShareInterval(worked - hits, of: own.count - cases),
            chance: logarithms.chance(
              of: (hits, cases), against: (worked - hits, own.count - cases))))
      }
    }
    let corrected = HolmCorrection.corrected(tested.map(\.chance))
    return zip(tested, corrected)
      .filter { $1 <= mostChance && abs($0.difference) >= leastDifference }
      .map {
        Distinction(
          utility: $0.utility, trait: $0.trait, with: $0.with, without: $0.without, chance: $1)
      }
      .sorted { (abs($1.difference), $0.utility) < (abs($0.difference), $1.utility) }
  }

  /// Which runs have each trait that is worth a test, in an order that does not change.
  private static func traits(of runs: [PracticeRun]) -> [(Distinction.Trait, [Bool])] {
    var flags: [String: Int] = [:]
    var directories: [String: Int] = [:]
    var hosts: [String: Int] = [:]
    for run in runs {
      for flag in run.traits.flags { flags[flag, default: 0] += 1 }
      if let directory = run.record.directory { directories[directory, default: 0] += 1 }
      for host in run.traits.hosts { hosts[host, default: 0] += 1 }
    }
    func common(_ counts: [String: Int]) -> [String] {
      counts.filter { $0.value >= leastOfTrait && runs.count - $0.value >= leastOfTrait }.keys
        .sorted()
    }
    var result: [(Distinction.Trait, [Bool])] = []
    for flag in common(flags) {
      result.append((.flag(flag), runs.map { $0.traits.flags.contains(flag) }))
    }
    let elevated = runs.map(\.isElevated)
    let count = elevated.count { $0 }
    if count >= leastOfTrait, runs.count - count >= leastOfTrait {
      result.append((.elevated, elevated))
    }
    for host in common(hosts) {
      result.append((.host(host), runs.map { $0.traits.hosts.contains(host) }))
    }
    for directory in common(directories) {
      result.append((.directory(directory), runs.map { $0.record.directory == directory }))
    }
    let hours = runs.map { hour(of: $0.record.startedAt) }
    for first in stride(from: 0, to: 24, by: 6) {
      let having = hours.map { $0 >= first && $0 < first + 6 }
      let count = having.count { $0 }
      if count >= leastOfTrait, runs.count - count >= leastOfTrait {
        result.append((.hours(from: first), having))
      }
    }
    return result
  }

  /// The hour on this machine's clock. The corresponding C function is `localtime_r`.
  private static func hour(of moment: Timestamp) -> Int {
    var seconds = time_t(moment.microseconds / 1_000_000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Int(parts.tm_hour)
  }
}
