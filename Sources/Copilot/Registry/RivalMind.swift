internal import Platform
internal import Store

/// A model of suggestions that runs beside the one that is shown, on the same lines.
struct RivalMind: Sendable {
  /// Which two models, and what for.
  let duel: ModelDuel
  private var suggestions: SuggestionMind
  /// How both did, as far as it is not kept yet.
  private(set) var trials: [ModelTrial] = []

  /// So many trials are kept at once.
  static let trialsTogether = 5

  /// Nil when the model's file is not one of suggestions.
  init?(_ duel: ModelDuel) {
    guard let prior = try? SuggestionPrior(file: duel.bytes) else { return nil }
    self.duel = duel
    suggestions = SuggestionMind(prior: prior)
  }

  /// Takes in an execution of the past.
  mutating func learn(_ record: ExecutionRecord) { suggestions.learn(record) }

  /// Notes how well both foresaw an execution, before either learns it.
  ///
  /// - Parameters:
  ///   - record: What ran.
  ///   - shownScore: How well the one that is shown foresaw it, 0–1.
  mutating func judge(_ record: ExecutionRecord, shownScore: Double) {
    trials.append(
      duel.trial(
        shownScore: shownScore, besideScore: suggestions.score(of: record), at: .now()))
  }

  /// Hands out what is not kept yet, once it is worth a transaction.
  mutating func takeTrials() -> [ModelTrial] {
    guard trials.count >= Self.trialsTogether else { return [] }
    defer { trials = [] }
    return trials
  }
}

extension SuggestionMind {
  /// How well this foresees an execution, from 0 to 1.
  mutating func score(of record: ExecutionRecord) -> Double {
    let place = PlaceIdentifier.of(record.directory)
    let utility = record.utility.flatMap { habits.utilities.known($0) }
    return ranking(session: record.session, place: place)
      .score(of: record.command, utility: utility)
  }
}
