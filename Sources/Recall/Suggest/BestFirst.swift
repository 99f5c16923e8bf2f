/// Walks a range of scores from the best down, without ordering the range.
///
/// It keeps a heap of pieces of the range, each with its best; taking one splits its piece in two.
struct BestFirst {
  private struct Piece {
    let score: Int64
    let position: Int
    let range: Range<Int>

    func precedes(_ other: Piece) -> Bool {
      score == other.score ? position < other.position : score > other.score
    }
  }

  private var heap: [Piece] = []

  init(_ range: Range<Int>, in scores: RangeMaximum) { push(range, scores) }

  /// The best that is left.
  var top: (position: Int, score: Int64)? {
    heap.first.map { ($0.position, $0.score) }
  }

  /// Drops the best that is left. Complexity: O(log n).
  mutating func removeTop(in scores: RangeMaximum) {
    guard let top = heap.first, let last = heap.popLast() else { return }
    if !heap.isEmpty {
      heap[0] = last
      siftDown()
    }
    push(top.range.lowerBound..<top.position, scores)
    push(top.position + 1..<top.range.upperBound, scores)
  }

  private mutating func push(_ range: Range<Int>, _ scores: RangeMaximum) {
    guard let best = scores.best(in: range) else { return }
    heap.append(Piece(score: best.score, position: best.position, range: range))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].precedes(heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
      guard heap[child].precedes(heap[parent]) else { return }
      heap.swapAt(child, parent)
      parent = child
    }
  }
}
