internal import Commands
internal import Platform
internal import Synchronization

/// The finder of commands, which is made while somebody still types.
///
/// Making it reads the whole catalogue. Whoever asks before it is done waits for the rest of that work.
final class FinderReserve: Sendable {
  private struct State {
    var finder: CommandFinder?
    var problem: String?
  }

  private let state = Mutex(State())
  private let isBegun = Mutex(false)
  private let catalogue: String?
  private let model: String?

  /// A reserve that has nothing yet.
  ///
  /// - Parameters:
  ///   - catalogue: The directory of the user's own catalogue files.
  ///   - model: Where the user's own ranking would lie.
  init(catalogue: String?, model: String?) {
    self.catalogue = catalogue
    self.model = model
  }

  /// Begins to make the finder on another thread; does nothing the second time.
  func prepare() {
    let isFirst = isBegun.withLock { isBegun in
      defer { isBegun = true }
      return !isBegun
    }
    // Without a thread it is made when it is needed.
    if isFirst { _ = BackgroundThread.startDetached { self.use { _ in } } }
  }

  /// Asks the finder, which is made now if it is not there.
  func use<Answer: Sendable>(_ question: (CommandFinder) -> Answer) -> Answer {
    state.withLock { state in
      let finder = state.finder ?? make(&state.problem)
      state.finder = finder
      return question(finder)
    }
  }

  /// Why the user's own ranking is not in use, once.
  func takeProblem() -> String? {
    state.withLock { state in
      defer { state.problem = nil }
      return state.problem
    }
  }

  private func make(_ problem: inout String?) -> CommandFinder {
    let (ranking, found) = RequestRanking.load(from: model)
    problem = found
    return CommandFinder(UserCatalogue.load(from: catalogue).catalogue, ranking: ranking)
  }
}
