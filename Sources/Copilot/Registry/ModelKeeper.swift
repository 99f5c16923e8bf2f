internal import Commands
internal import Learning
internal import Platform
internal import Store

/// Decides when models are learnt again, and has it done at low priority.
struct ModelKeeper: Sendable {
  /// After so many executions a model is learnt again.
  static let rowsBetweenTrainings = 500
  /// After so many hours it is, when there is anything new to learn.
  static let hoursBetweenTrainings = 24.0
  /// Executions of the newest time whose utilities are set against those that were learnt from.
  private static let newestRows = 200
  private static let leastNewRows = 50

  let databasePath: String

  /// Learns on a thread of its own what is due, as nicely as can be. Takes microseconds here.
  ///
  /// - Parameter onLearnt: Called on that thread when a new model runs beside the active one.
  static func learnInBackground(
    databasePath: String, onLearnt: @escaping @Sendable () -> Void = {}
  ) {
    _ = BackgroundThread.startDetached {
      BackgroundThread.yieldToOthers()
      if ModelKeeper(databasePath: databasePath).learnWhatIsDue() { onLearnt() }
    }
  }

  /// Learns every kind that is due.
  ///
  /// What was learnt from executions that are erased goes first.
  ///
  /// - Returns: Whether a new model is active or runs beside the active one. A training that was cut short leaves
  ///   nothing behind and is due again.
  func learnWhatIsDue(now: Timestamp = .now()) -> Bool {
    guard let store = try? Store(path: databasePath, openingMode: .readWrite) else { return false }
    let registry = ModelRegistry(store: store, folder: ModelFolder(beside: databasePath))
    var hasLearnt = false
    for kind in LearnableKind.all {
      if (try? registry.forgetErased(kind)) == true { hasLearnt = true }
      guard let reason = try? reasonToLearn(kind, registry, now: now),
        let training = try? registry.train(kind, reason: reason)
      else { continue }
      if training.row.state == .shadow { hasLearnt = true }
    }
    return hasLearnt
  }

  /// Why a kind is to be learnt again; nil when it is not due.
  ///
  /// Rows are counted by their numbers, so that a clock that jumps changes little.
  func reasonToLearn(
    _ kind: LearnableKind, _ registry: ModelRegistry, now: Timestamp
  ) throws(StoreError) -> String? {
    let newest = try registry.store.models(kind: kind.name).first { $0.dataRows > 0 }
    guard let newest else {
      let some = HistoryQuery(limit: kind.leastRows, includesOutput: false)
      return try registry.store.executions(some).count >= kind.leastRows
        ? "enough has been typed to learn from" : nil
    }
    let alarm = try registry.store.driftAlarms(of: kind.name, limit: 1).first
    if let alarm, alarm.at > newest.createdAt {
      return "errors have risen: alarm \(alarm.id) after \(alarm.count) lines"
    }
    // Who is being tried on the user is not replaced without need.
    if let newcomer = try registry.store.model(kind: kind.name, state: .shadow),
      let split = try registry.store.split(of: newcomer.id),
      abs(now.seconds - split.startedAt.seconds) < SessionSplit.longestDays * 86_400
    {
      return nil
    }
    let since = newest.dataSpan?.upperBound ?? newest.createdAt
    let fresh = try registry.store.executions(
      HistoryQuery(limit: Self.rowsBetweenTrainings, since: since, includesOutput: false))
    if fresh.count >= Self.rowsBetweenTrainings {
      return "\(Self.rowsBetweenTrainings) new executions"
    }
    guard fresh.count >= Self.leastNewRows else { return nil }
    let index = try drift(registry.store, fresh: fresh)
    if index > PopulationStability.changed {
      return "other utilities than before are used: stability index "
        + "\((index * 100).rounded() / 100)"
    }
    let hours = (now.seconds - newest.createdAt.seconds) / 3600
    return abs(hours) >= Self.hoursBetweenTrainings ? "a day has gone by" : nil
  }

  /// How far the utilities of the newest executions are from those of the ones before them.
  private func drift(
    _ store: Store, fresh: [ExecutionRecord]
  ) throws(StoreError) -> Double {
    let earlier = try store.executions(
      HistoryQuery(limit: fresh.count + Self.newestRows * 5, includesOutput: false)
    ).dropFirst(fresh.count)
    let before = Self.tally(earlier)
    let after = Self.tally(fresh.prefix(Self.newestRows))
    let names = Set(before.keys).union(after.keys).sorted()
    return PopulationStability.index(
      names.map { before[$0] ?? 0 }, names.map { after[$0] ?? 0 })
  }

  private static func tally(_ records: some Sequence<ExecutionRecord>) -> [String: Double] {
    records.reduce(into: [:]) { $0[$1.utility ?? "", default: 0] += 1 }
  }
}
