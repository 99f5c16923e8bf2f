/// Finds what was probably meant by a word that nothing knows.
package enum Spelling {
  /// The candidate that is at most two edits away from a word, the nearest first.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let scored = candidates.map { (name: $0, edits: distance(Array(word.utf8), Array($0.utf8))) }
    let limit = word.utf8.count <= 3 ? 1 : 2
    return scored.filter { $0.edits <= limit }.min { $0.edits < $1.edits }?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  ///
  /// Source: optimal string alignment distance. O(n·m).
  /// - Returns: `Int.max` for words over 64 bytes.
  package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count <= 64, right.count <= 64 else { return .max }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, a) in left.enumerated() {
      var current = [row + 1]
      for (column, b) in right.enumerated() {
        var best = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (a == b ? 0 : 1))
        if row > 0, column > 0, a == right[column - 1], left[row - 1] == b {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
