internal import JSON
internal import Learning
internal import Platform
internal import Store

/// Two models that are asked about the same lines: the one that is shown, and one beside it.
struct ModelDuel: Sendable {
  /// What the one beside is there for.
  enum Purpose: Sendable {
    /// It may take the place of the one that is shown.
    case newcomer
    /// It was shown before and may come back.
    case guardian
  }

  let purpose: Purpose
  let shown: ModelRow
  let beside: ModelRow
  /// The file of the one beside.
  let bytes: [UInt8]

  /// A newcomer and a guardian are tried on so many lines at most.
  static let mostLines = 400

  /// The model that is to run beside the active one of a kind, or nil.
  ///
  /// A newcomer goes first; without one, the parent of the active one stands guard for as long as it
  /// is not clear which of them is better.
  init?(_ registry: ModelRegistry, _ kind: LearnableKind) throws(StoreError) {
    guard let shown = try registry.store.model(kind: kind.name, state: .active) else { return nil }
    let shadow = try registry.store.model(kind: kind.name, state: .shadow)
    if let shadow, let bytes = try? registry.bytes(of: shadow, kind) {
      (purpose, self.shown, beside, self.bytes) = (.newcomer, shown, shadow, bytes)
      return
    }
    guard let number = shown.parent, let parent = try registry.store.model(id: number),
      let bytes = try? registry.bytes(of: parent, kind),
      try Self.trial(registry.store, of: shown, against: parent).verdict == .undecided
    else { return nil }
    (purpose, self.shown, beside, self.bytes) = (.guardian, shown, parent, bytes)
  }

  /// How a model did beside another on the lines since it got its state.
  static func trial(
    _ store: Store, of model: ModelRow, against rival: ModelRow
  ) throws(StoreError) -> PairedTrial {
    let since = try store.modelChanges(of: model.id).last?.at ?? Timestamp(microseconds: .min)
    var trial = PairedTrial(mostCases: mostLines)
    for line in try store.trials(of: model.id, against: rival.id) where line.at >= since {
      trial.add(line.score, against: line.rivalScore)
    }
    return trial
  }

  /// The model whose fate the duel decides: the newcomer, or the one that a guardian watches.
  var judged: (model: ModelRow, rival: ModelRow) {
    purpose == .newcomer ? (beside, shown) : (shown, beside)
  }

  /// How both did on a line, as it is kept.
  func trial(shownScore: Double, besideScore: Double, at moment: Timestamp) -> ModelTrial {
    let isNewcomer = purpose == .newcomer
    return ModelTrial(
      model: judged.model.id, rival: judged.rival.id, at: moment,
      score: isNewcomer ? besideScore : shownScore,
      rivalScore: isNewcomer ? shownScore : besideScore)
  }

  /// Keeps how both did, and draws the consequence once it is clear.
  ///
  /// - Returns: Whether another model is active now, or another one runs beside it.
  /// - Throws: ``StoreError``; nothing has changed then.
  func settle(_ trials: [ModelTrial], _ registry: ModelRegistry) throws(StoreError) -> Bool {
    try registry.store.keep(trials)
    // Another process may have changed what is active meanwhile.
    guard let model = try registry.store.model(id: judged.model.id),
      model.state == judged.model.state
    else { return true }
    let trial = try Self.trial(registry.store, of: model, against: judged.rival)
    let figures = "\(trial.wins) of \(trial.wins + trial.losses) lines where they differed"
    switch (purpose, trial.verdict) {
    case (_, .undecided): return false
    case (.newcomer, .better):
      try registry.store.move(
        model, to: .active,
        reason: "better than version \(judged.rival.version) on \(figures), 5 % error")
    case (.newcomer, .equal):
      // What lines can't decide, the user's own choices may.
      try registry.store.beginSplit(
        of: model, against: judged.rival,
        reason: "not clearly better than version \(judged.rival.version) on \(trial.cases) lines; "
          + "shown in half of the sessions")
    case (.newcomer, .worse):
      try registry.store.move(
        model, to: .retired,
        reason: "better than version \(judged.rival.version) on only \(figures)")
    case (.guardian, .worse):
      try registry.store.move(
        judged.rival, to: .active,
        reason: "version \(model.version) was better on only \(figures): taken back")
    case (.guardian, _): break
    }
    return true
  }

  /// Whether a model is no slower than the one that was active when it was made, within a tenth.
  static func isNoSlower(_ model: ModelRow) -> Bool {
    guard let metrics = try? JSONValue(parsing: Array(model.metrics.utf8)),
      let own = metrics["seconds_per_row"]?.doubleValue,
      let active = metrics["active_seconds_per_row"]?.doubleValue
    else { return true }
    return own <= active * 1.1
  }
}
