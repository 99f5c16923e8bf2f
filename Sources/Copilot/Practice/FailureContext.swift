internal import Commands
internal import Platform
internal import Store

/// What the history says of a failure: what helped before, and what else was wrong.
///
/// It keeps nothing: each time it reads some three hundred rows by the indexes of utilities and of
/// times, whatever the history's length, so that what is erased is forgotten here too.
struct FailureContext {
  /// The newest runs of the utility that are looked at.
  static let mostRuns = 150
  /// The newest failures among them whose sequels are looked at.
  static let mostFailures = 10
  /// The executions of all sessions that are looked at after each of them.
  static let mostSequels = 16
  /// The executions before the failure that are looked at for what else was wrong.
  static let mostNeighbours = 60

  /// What helped after such failures, best first.
  private(set) var recoveries: [Recovery] = []
  private(set) var factors: [ContributingFactor] = []

  /// - Parameters:
  ///   - line: The line that failed.
  ///   - cause: Why.
  ///   - moment: When it started; nothing from then on is read.
  ///   - store: The history.
  /// - Throws: ``StoreError``.
  init(_ line: String, cause: String, at moment: Timestamp, _ store: Store) throws(StoreError) {
    guard let utility = CommandLine(line).utility else { return }
    let runs = try store.briefRuns(ofUtility: utility, before: moment, limit: Self.mostRuns)
    var tally = RecoveryTally()
    var covered: Set<Int64> = []
    let failures = runs.filter { $0.worked == false && $0.cause == cause && $0.session != nil }
    for failed in failures.prefix(Self.mostFailures).reversed() where !covered.contains(failed.id) {
      let end = failed.startedAt.advanced(
        bySeconds: (failed.durationSeconds ?? 0) + RecoveryTally.seconds)
      let sequels = try store.briefRuns(
        from: failed.startedAt, to: min(end, moment), newestFirst: false, limit: Self.mostSequels
      ).filter { $0.session == failed.session && $0.id != failed.id }
      for sequel in sequels.prefix(RecoveryTally.mostLines) where sequel.text == failed.text {
        covered.insert(sequel.id)
      }
      tally.add(failed.text, sequels.map { FollowingLine(text: $0.text, worked: $0.worked) })
    }
    recoveries = tally.proven.filter { $0.strategy != .again }
    try findFactors(line, utility, runs, at: moment, store)
  }

  private mutating func findFactors(
    _ line: String, _ utility: String, _ runs: [BriefRun], at moment: Timestamp, _ store: Store
  ) throws(StoreError) {
    let same = runs.filter { $0.text == line && $0.worked != nil }
    let worked = same.first { $0.worked == true }
    if let worked {
      factors.append(.lastWorked(secondsBefore: moment.seconds(since: worked.startedAt)))
    } else if same.count >= 3 {
      factors.append(.neverWorked(runs: same.count))
    }
    let neighbours = try store.briefRuns(
      from: worked?.startedAt ?? moment.advanced(bySeconds: -86_400), to: moment,
      newestFirst: true, limit: Self.mostNeighbours)
    if let change = neighbours.first(where: { $0.worked != false && Self.changesNetwork($0) }) {
      factors.append(
        .networkChanged(
          command: change.text, secondsBefore: moment.seconds(since: change.startedAt)))
    }
    let lately = moment.advanced(bySeconds: -RecoveryTally.seconds)
    for host in NamedHosts.of(line).sorted() {
      var utilities: [String] = []
      for other in neighbours where other.startedAt >= lately && other.worked == false {
        guard let name = other.utility, name != utility, !utilities.contains(name),
          other.text.contains(host), NamedHosts.of(other.text).contains(host)
        else { continue }
        utilities.append(name)
      }
      if !utilities.isEmpty {
        factors.append(.hostFailsElsewhere(host: host, utilities: utilities.sorted()))
      }
    }
  }

  private static let changing: Set<String> = [
    "interface-link", "routing", "firewall", "vpn-tunnel", "wireless",
  ]
  private static let verbs: Set<String> = [
    "set", "add", "del", "delete", "change", "replace", "flush", "up", "down", "restart", "start",
    "stop", "connect", "disconnect", "reload", "renew", "-A", "-D", "-I", "-F", "-R", "-P", "-r",
    "insert", "reset", "modify", "append",
  ]

  /// Whether a line sets something of interfaces, routes, filters or tunnels.
  private static func changesNetwork(_ run: BriefRun) -> Bool {
    guard changing.contains(run.category) else { return false }
    return run.text.split(separator: " ").dropFirst().contains { verbs.contains(String($0)) }
  }
}

extension BriefRun {
  /// Whether it worked; nil when that is not known, or the user ended it.
  var worked: Bool? {
    guard let status, status != 130 else { return nil }
    return status == 0
  }
}

extension Timestamp {
  /// Seconds since another moment.
  func seconds(since other: Timestamp) -> Double {
    Double(microseconds - other.microseconds) / 1_000_000
  }
}
