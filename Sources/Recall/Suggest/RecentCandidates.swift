/// A heap of recent lines by score, first in byte order among equals.
struct RecentCandidates {
  private var heap: [(position: Int, score: Int64)]

  /// Complexity: O(n).
  init(_ candidates: [(position: Int, score: Int64)]) {
    heap = candidates
    for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(parent) }
  }

  var top: (position: Int, score: Int64)? { heap.first }

  mutating func removeTop() {
    guard let last = heap.popLast(), !heap.isEmpty else { return }
    heap[0] = last
    siftDown(0)
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, precedes(child + 1, child) { child += 1 }
      guard precedes(child, parent) else { return }
      heap.swapAt(child, parent)
      parent = child
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    heap[left].score == heap[right].score
      ? heap[left].position < heap[right].position : heap[left].score > heap[right].score
  }
}
