internal import Store

/// What an erasure took, or would take.
package struct Erasure: Sendable, Equatable {
  /// What becomes of models that had learnt from what was erased.
  package enum Relearning: Sendable, Equatable {
    /// They are learnt again now, in the background.
    case now
    /// They are learnt again when the next shell starts.
    case nextShell
  }

  package let executions: Int
  /// Whether it is done; otherwise it was only asked for.
  package let isDone: Bool
  /// How many models had learnt from it.
  package var models = 0
  /// What becomes of those; nil when there are none.
  package var relearning: Relearning?
}

extension Copilot {
  /// What is said of an erasure that is done; models that had learnt from it are learnt again.
  func erasure(of count: Int, in store: Store) -> Erasure {
    var erasure = Erasure(executions: count, isDone: true)
    let marked = (try? store.modelsToForget()) ?? []
    erasure.models = marked.count
    guard !marked.isEmpty, let path = layout.database else { return erasure }
    // A process that ends with its answer has no background.
    erasure.relearning = holdsRecords ? .now : .nextShell
    if holdsRecords { ModelKeeper.learnInBackground(databasePath: path) }
    return erasure
  }
}
