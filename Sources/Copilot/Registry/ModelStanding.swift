internal import Learning
package import Store

/// How often models of a kind were promoted, and taken back.
package struct PromotionTally: Sendable, Equatable {
  package let kind: String
  /// How often a model that was learnt here became active for the first time.
  package var promotions = 0
  /// How often a model that had been active before took its place back.
  package var rollbacks = 0

  /// Counts the changes of a kind, oldest first.
  init(kind: String, _ changes: some Sequence<ModelChange>) {
    self.kind = kind
    var known: Set<Int64> = []
    for change in changes where change.to == .active {
      if !known.insert(change.model).inserted {
        rollbacks += 1
      } else if known.count > 1 {
        promotions += 1
      }
    }
  }
}

/// How a test of a model stands.
package struct ModelTest: Sendable, Equatable {
  /// What is compared.
  package enum Setting: String, Sendable {
    /// Both are asked about the same lines; nobody sees the one beside.
    case shadow
    /// Each is shown in half of the sessions.
    case sessions
  }

  package let setting: Setting
  /// The model that it is set against.
  package let rival: Int64
  /// Lines, or pairs of offers.
  package let cases: Int
  package let wins: Int
  package let losses: Int
  /// The test ends after so many cases.
  package let mostCases: Int
  /// The probability of a wrong decision in either direction.
  package let errorRate: Double
  /// undecided, better, worse or equal.
  package let verdict: String
  /// Offers and taken ones of the model, then of its rival; nil beside each other.
  package let offers: (own: Int, ownTaken: Int, rival: Int, rivalTaken: Int)?

  init(_ trial: PairedTrial, rival: Int64) {
    self.init(trial, rival: rival, setting: .shadow, offers: nil)
  }

  init(_ trial: SplitTrial, rival: Int64) {
    self.init(
      trial.pairs, rival: rival, setting: .sessions,
      offers: (trial.first.offers, trial.first.taken, trial.second.offers, trial.second.taken))
  }

  private init(
    _ trial: PairedTrial, rival: Int64, setting: Setting, offers: (Int, Int, Int, Int)?
  ) {
    self.setting = setting
    self.rival = rival
    cases = trial.cases
    wins = trial.wins
    losses = trial.losses
    mostCases = trial.mostCases
    errorRate = trial.errorRate
    verdict = "\(trial.verdict)"
    self.offers = offers.map { (own: $0.0, ownTaken: $0.1, rival: $0.2, rivalTaken: $0.3) }
  }

  package static func == (one: ModelTest, other: ModelTest) -> Bool {
    one.setting == other.setting && one.rival == other.rival && one.cases == other.cases
      && one.wins == other.wins && one.losses == other.losses && one.verdict == other.verdict
  }
}

/// All models with what is known of their kinds.
package struct ModelOverview: Sendable {
  package let models: [ModelRow]
  /// One for each kind.
  package let tallies: [PromotionTally]
  /// The newest moments at which errors had risen, newest first.
  package let alarms: [DriftAlarm]
}

/// All about one model.
package struct ModelDetail: Sendable {
  package let model: ModelRow
  package let changes: [ModelChange]
  /// The test that it is in, or was in last; nil when it was never in one.
  package let test: ModelTest?
  package let tally: PromotionTally
  /// Drift while it was active, newest first.
  package let alarms: [DriftAlarm]
}

extension ModelRegistry {
  /// How many alarms are told of.
  static let mostAlarms = 20

  /// All models, or those of a kind.
  func overview(_ kind: LearnableKind?) throws(StoreError) -> ModelOverview {
    let rows = try store.models()
    let changes = try store.modelChanges()
    let kinds = kind.map { [$0] } ?? LearnableKind.all
    return ModelOverview(
      models: rows.filter { row in kind.map { $0.name == row.kind } ?? true },
      tallies: kinds.map { Self.tally($0.name, rows, changes) },
      alarms: try store.driftAlarms(of: kind?.name, limit: Self.mostAlarms))
  }

  /// All about one model.
  func detail(_ row: ModelRow) throws(StoreError) -> ModelDetail {
    let alarms = try store.driftAlarms(of: row.kind, limit: 1_000).filter { $0.model == row.id }
    return ModelDetail(
      model: row, changes: try store.modelChanges(of: row.id), test: try test(of: row),
      tally: Self.tally(row.kind, try store.models(), try store.modelChanges()),
      alarms: Array(alarms.prefix(Self.mostAlarms)))
  }

  private func test(of row: ModelRow) throws(StoreError) -> ModelTest? {
    if row.state == .shadow || row.state == .retired, let split = try store.split(of: row.id) {
      return ModelTest(try SessionSplit.trial(store, of: row.id), rival: split.rival)
    }
    guard row.state == .shadow || row.state == .active else { return nil }
    let against =
      row.state == .active ? row.parent : try store.model(kind: row.kind, state: .active)?.id
    guard let against, let rival = try store.model(id: against) else { return nil }
    let trial = try ModelDuel.trial(store, of: row, against: rival)
    return ModelTest(trial, rival: rival.id)
  }

  private static func tally(
    _ kind: String, _ rows: [ModelRow], _ changes: [ModelChange]
  ) -> PromotionTally {
    let own = Set(rows.filter { $0.kind == kind }.map(\.id))
    return PromotionTally(kind: kind, changes.filter { own.contains($0.model) })
  }
}
