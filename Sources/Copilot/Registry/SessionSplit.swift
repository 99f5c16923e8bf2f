internal import Digest
internal import JSON
internal import Learning
internal import Platform
internal import Store

/// A test in which a newcomer that is not clearly better beside the active model is shown in half of
/// the sessions; what counts is how often its offers are taken.
struct SessionSplit: Sendable {
  let newcomer: ModelRow
  let active: ModelRow
  /// Whether this session is one of the newcomer's.
  let isNewcomer: Bool

  /// So many pairs of offers at most.
  static let mostPairs = 400
  /// While such a test is younger than this, nothing else is learnt without need.
  static let longestDays = 14.0

  /// The test that runs, seen from a session; nil without one.
  init?(_ store: Store, _ kind: LearnableKind, session: String) throws(StoreError) {
    guard let newcomer = try store.model(kind: kind.name, state: .shadow),
      let split = try store.split(of: newcomer.id),
      let active = try store.model(kind: kind.name, state: .active), active.id == split.rival
    else { return nil }
    self.newcomer = newcomer
    self.active = active
    isNewcomer = Self.isNewcomers(session, of: newcomer.id)
  }

  /// Whether a session is one of a newcomer's: half of all are, by a hash.
  static func isNewcomers(_ session: String, of model: Int64) -> Bool {
    SHA256.digest(Array("\(model) \(session)".utf8)).first.map { $0 & 1 == 1 } ?? false
  }

  /// How the offers of both went.
  static func trial(_ store: Store, of model: Int64) throws(StoreError) -> SplitTrial {
    var trial = SplitTrial(mostPairs: mostPairs)
    for offer in try store.offers(of: model) {
      trial.add(isFirst: offer.isNewcomer, isTaken: offer.isTaken)
    }
    return trial
  }

  /// Keeps which offers were taken, and draws the consequence once it is clear.
  ///
  /// - Returns: Whether another model is active now, or the test is over.
  /// - Throws: ``StoreError``; nothing has changed then.
  func settle(_ taken: [Bool], _ registry: ModelRegistry) throws(StoreError) -> Bool {
    let store = registry.store
    // Another process may have ended it meanwhile.
    guard let model = try store.model(id: newcomer.id), model.state == .shadow,
      try store.model(id: active.id)?.state == .active
    else { return true }
    try store.keep(
      taken.map { ModelOffer(isNewcomer: isNewcomer, isTaken: $0) }, of: newcomer.id)
    let trial = try Self.trial(store, of: newcomer.id)
    let figures =
      "\(trial.first.taken) of \(trial.first.offers) offers were taken, of version "
      + "\(active.version) \(trial.second.taken) of \(trial.second.offers)"
    switch trial.verdict {
    case .undecided: return false
    case .better:
      try store.move(model, to: .active, reason: "\(figures); 5 % error")
    case .equal where ModelDuel.isNoSlower(model):
      try store.move(model, to: .active, reason: "\(figures): as good, and no slower")
    case .equal:
      try store.move(model, to: .retired, reason: "\(figures): no better, and slower")
    case .worse:
      try store.move(model, to: .retired, reason: "\(figures); 5 % error")
    }
    return true
  }
}

extension ModelRegistry {
  /// Whether a newcomer of a kind is shown in half of the sessions.
  func isSplit(_ kind: LearnableKind) throws(StoreError) -> Bool {
    guard let newcomer = try store.model(kind: kind.name, state: .shadow) else { return false }
    return try store.split(of: newcomer.id) != nil
  }
}
