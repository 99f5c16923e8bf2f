internal import Store

/// What a session starts from: the active model of suggestions, and the one to run beside it.
struct ModelsInUse: Sendable {
  let prior: SuggestionPrior
  /// Nil when there is nothing to try.
  let duel: ModelDuel?
  /// The test in which this session shows one of two models; nil without one.
  let split: SessionSplit?
  /// What is wrong with the model that should be used; nil when all is well.
  let problem: ModelFileProblem?

  /// Looks into the registry without changing it; nil when nothing was learnt here yet.
  ///
  /// - Parameters:
  ///   - store: The history.
  ///   - session: The session that is to show a model; nil for none that takes part in tests.
  init?(_ store: Store, session: String? = nil) {
    let registry = ModelRegistry(store: store, folder: ModelFolder(beside: store.path))
    let kind = LearnableKind.nextCommand
    guard (try? store.model(kind: kind.name, state: .active)) ?? nil != nil,
      let usable = try? registry.usable(kind), let prior = try? SuggestionPrior(file: usable.bytes)
    else { return nil }
    problem = usable.problem
    let split = session.flatMap { try? SessionSplit(store, kind, session: $0) }
    if problem == nil, let split, let bytes = try? registry.bytes(of: split.newcomer, kind),
      let newcomer = try? SuggestionPrior(file: bytes)
    {
      self.split = split
      self.prior = split.isNewcomer ? newcomer : prior
      duel = nil
      return
    }
    self.split = nil
    self.prior = prior
    // While a test by sessions runs, who takes no part in it has nothing to compare.
    let isSplit = (try? registry.isSplit(kind)) ?? false
    duel = problem == nil && !isSplit ? (try? ModelDuel(registry, kind)) ?? nil : nil
  }
}
