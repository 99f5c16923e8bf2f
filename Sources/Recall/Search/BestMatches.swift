/// The best few of many matches: a heap with the worst of them on top.
struct BestMatches {
  struct Candidate {
    /// The quality in steps of `MatchQuality.nearTie`.
    var step: Int32
    var quality: Int32
    var lastUsed: Int64
    /// The position in the table, or below 0 for a recent line.
    var line: Int

    @inline(__always)
    func precedes(_ other: Candidate) -> Bool {
      if step != other.step { return step > other.step }
      if lastUsed != other.lastUsed { return lastUsed > other.lastUsed }
      return line < other.line
    }
  }

  private var heap: [Candidate] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = max(limit, 0)
    heap.reserveCapacity(min(self.limit, 4096))
  }

  /// Whether a match of this quality and time could still be among the best.
  @inline(__always)
  func mayAdmit(quality: Int32, lastUsed: Int64) -> Bool {
    guard heap.count >= limit, let worst = heap.first else { return limit > 0 }
    let step = quality / MatchQuality.nearTie
    return step == worst.step ? lastUsed >= worst.lastUsed : step > worst.step
  }

  mutating func offer(quality: Int32, lastUsed: Int64, line: Int) {
    let candidate = Candidate(
      step: quality / MatchQuality.nearTie, quality: quality, lastUsed: lastUsed, line: line)
    if heap.count < limit {
      heap.append(candidate)
      var child = heap.count - 1
      while child > 0 {
        let parent = (child - 1) / 2
        guard heap[parent].precedes(heap[child]) else { return }
        heap.swapAt(child, parent)
        child = parent
      }
    } else if let worst = heap.first, candidate.precedes(worst) {
      heap[0] = candidate
      var parent = 0
      while true {
        var child = 2 * parent + 1
        guard child < heap.count else { return }
        if child + 1 < heap.count, heap[child].precedes(heap[child + 1]) { child += 1 }
        guard heap[parent].precedes(heap[child]) else { return }
        heap.swapAt(child, parent)
        parent = child
      }
    }
  }

  /// The matches, best first. Complexity: O(limit × log limit).
  var ordered: [Candidate] { heap.sorted { $0.precedes($1) } }
}
