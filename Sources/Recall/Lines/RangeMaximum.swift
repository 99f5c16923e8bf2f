/// Scores in a fixed order that give the best of any range at once.
///
/// A tree of maxima with 16 children a node: a query reads at most 32 scores a level, a change
/// at most 16. It takes 8.5 bytes a score.
struct RangeMaximum: Sendable {
  /// The score of what is not there; no query returns it.
  static let absent = Int64.min
  private static let shift = 4

  /// The scores, then the maxima of each 16 of them, and so on up to a single one.
  private var levels: [[Int64]]

  init(_ scores: consuming [Int64]) {
    levels = [scores]
    while let last = levels.last, last.count > 1 {
      var above: [Int64] = []
      above.reserveCapacity((last.count >> Self.shift) + 1)
      var position = 0
      while position < last.count {
        let end = min(position + (1 << Self.shift), last.count)
        var best = Self.absent
        while position < end {
          best = max(best, last[position])
          position += 1
        }
        above.append(best)
      }
      levels.append(above)
    }
  }

  var count: Int { levels[0].count }

  /// The score at a position.
  subscript(position: Int) -> Int64 { levels[0][position] }

  /// Changes one score. Complexity: O(log n).
  mutating func update(_ position: Int, to score: Int64) {
    var position = position
    levels[0][position] = score
    for level in 1..<max(levels.count, 1) {
      let parent = position >> Self.shift
      let first = parent << Self.shift
      var best = Self.absent
      for child in first..<min(first + (1 << Self.shift), levels[level - 1].count) {
        best = max(best, levels[level - 1][child])
      }
      levels[level][parent] = best
      position = parent
    }
  }

  /// The first position of the highest score in a range, or nil where all are absent.
  ///
  /// Complexity: O(log n).
  func best(in range: Range<Int>) -> (position: Int, score: Int64)? {
    var low = max(range.lowerBound, 0)
    var high = min(range.upperBound, count)
    var bestScore = Self.absent
    var bestLevel = 0
    var bestPosition = 0
    var level = 0
    while low < high {
      let scores = levels[level]
      let lowEnd = min(((low + 15) >> Self.shift) << Self.shift, high)
      let highStart = max((high >> Self.shift) << Self.shift, lowEnd)
      func consider(_ position: Int, _ score: Int64) {
        if score < bestScore || score == Self.absent { return }
        if score == bestScore,
          position << (Self.shift * level) > bestPosition << (Self.shift * bestLevel)
        {
          return
        }
        bestScore = score
        bestLevel = level
        bestPosition = position
      }
      var position = low
      while position < lowEnd {
        consider(position, scores[position])
        position += 1
      }
      position = highStart
      while position < high {
        consider(position, scores[position])
        position += 1
      }
      low = lowEnd >> Self.shift
      high = highStart >> Self.shift
      level += 1
    }
    if bestScore == Self.absent { return nil }
    while bestLevel > 0 {
      bestLevel -= 1
      var child = bestPosition << Self.shift
      while levels[bestLevel][child] != bestScore { child += 1 }
      bestPosition = child
    }
    return (bestPosition, bestScore)
  }
}
