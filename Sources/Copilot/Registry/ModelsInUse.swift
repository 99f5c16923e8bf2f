internal import Store

/// What a session starts from: the active model of suggestions, and the one to run beside it.
struct ModelsInUse: Sendable {
  let prior: SuggestionPrior
  /// Nil when there is nothing to try.
  let duel: ModelDuel?
  /// What is wrong with the model that should be used; nil when all is well.
  let problem: ModelFileProblem?

  /// Looks into the registry without changing it; nil when nothing was learnt here yet.
  init?(_ store: Store) {
    let registry = ModelRegistry(store: store, folder: ModelFolder(beside: store.path))
    let kind = LearnableKind.nextCommand
    guard (try? store.model(kind: kind.name, state: .active)) ?? nil != nil,
      let usable = try? registry.usable(kind), let prior = try? SuggestionPrior(file: usable.bytes)
    else { return nil }
    self.prior = prior
    problem = usable.problem
    duel = problem == nil ? (try? ModelDuel(registry, kind)) ?? nil : nil
  }
}
