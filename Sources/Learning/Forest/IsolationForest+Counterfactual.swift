internal import Glibc

/// What would have to be different for a row to be usual.
package struct Counterfactual: Sendable, Equatable {
  /// Another value for one column.
  package struct Change: Sendable, Equatable {
    /// The position of the column.
    package let column: Int
    /// Its name.
    package let name: String
    /// The row's value.
    package let from: Double
    /// The nearest value towards the usual ones that does.
    package let to: Double
  }

  /// The changes, the one that helps most first.
  package let changes: [Change]
  /// The score of the row with the changes.
  package let score: Double
}

extension IsolationForest {
  /// The smallest change of few columns that brings a row's score under a threshold.
  ///
  /// One column is tried first, then a second beside the one that helps most, and so on. A value
  /// only moves towards the column's median (or its commonest level); how far is measured in the
  /// column's spread. A missing value stays missing.
  ///
  /// - Parameters:
  ///   - row: A value for each column.
  ///   - threshold: What the score has to be below.
  ///   - limit: How many columns may change.
  /// - Returns: The changes, none when the score is below the threshold already; nil when even
  ///   `limit` changes don't bring it there.
  /// - Complexity: O(limit × columns × trees × cuts of the column in a tree).
  package func counterfactual(
    for row: [Double], under threshold: Double, limit: Int = 3
  ) -> Counterfactual? {
    precondition(row.count == columns.count, "a row has one value for each column")
    var changed = row
    var order: [Int] = []
    while score(changed) >= threshold {
      guard order.count < limit else { return nil }
      var reaching: (move: Move, distance: Double, column: Int)?
      var lowest: (move: Move, column: Int)?
      for column in columns.indices where !order.contains(column) {
        guard let (move, reaches) = nearest(column, of: changed, under: threshold) else { continue }
        if reaches {
          let distance = distance(column, from: row[column], to: move.value)
          if reaching.map({ distance < $0.distance }) ?? true {
            reaching = (move, distance, column)
          }
        } else if lowest.map({ move.score < $0.move.score }) ?? true {
          lowest = (move, column)
        }
      }
      guard let (move, column) = reaching.map({ ($0.move, $0.column) }) ?? lowest else {
        return nil
      }
      changed[column] = move.value
      order.append(column)
    }
    // With the later changes the earlier ones may need to be less, or not at all.
    for column in order.dropLast() {
      var other = changed
      other[column] = row[column]
      if score(other) < threshold {
        changed = other
        order.removeAll { $0 == column }
      } else if let (move, reaches) = nearest(column, of: other, under: threshold), reaches {
        changed[column] = move.value
      }
    }
    return Counterfactual(
      changes: order.map { column in
        .init(
          column: column, name: columns[column].name, from: row[column], to: changed[column])
      },
      score: score(changed))
  }

  /// A value for one column and the score that it gives.
  private struct Move {
    var value: Double
    var score: Double
  }

  private func distance(_ column: Int, from: Double, to: Double) -> Double {
    columns[column].levels > 0 ? 1 : (from - to).magnitude / summaries[column].spread
  }

  /// The nearest value towards the median whose score is under the threshold, or else the one
  /// whose score is lowest, if that is lower than the row's.
  private func nearest(
    _ column: Int, of row: [Double], under threshold: Double
  ) -> (Move, reaches: Bool)? {
    let usual = summaries[column].median
    let value = row[column]
    guard !value.isNaN, !usual.isNaN, value != usual else { return nil }
    if columns[column].levels > 0 {
      var other = row
      other[column] = usual
      let move = Move(value: usual, score: score(other))
      return move.score < score(row) ? (move, move.score < threshold) : nil
    }
    let profile = lengths(of: row, along: column)
    let isDown = usual < value
    let own = profile.interval(of: value)
    let last = profile.interval(of: usual)
    var best: Move?
    for step in stride(from: own, through: last, by: isDown ? -1 : 1) where step != own {
      let score = score(pathLength: profile.sums[step] / Double(trees.count))
      guard score < best?.score ?? self.score(row) else { continue }
      let bounds = profile.bounds(step)
      // Nearest to the row inside (low, high], and not past the median.
      let low = isDown && step == last ? max(bounds.low, usual.nextDown) : bounds.low
      let high = !isDown && step == last ? min(bounds.high, usual) : bounds.high
      let place = Self.roundest(
        above: low, upTo: high, nearHigh: isDown, isWhole: summaries[column].isWhole)
      best = Move(value: place, score: score)
      if score < threshold { break }
    }
    return best.map { ($0, $0.score < threshold) }
  }

  /// A value of few digits in `(low, high]`, near one of its ends.
  static func roundest(
    above low: Double, upTo high: Double, nearHigh: Bool, isWhole: Bool
  ) -> Double {
    let width = high - low
    guard low.isFinite, width > 0, width.isFinite else { return high }
    let exponent = Int(log10(width).rounded(.down))
    for finer in 0..<3 {
      let digits = finer - exponent
      if isWhole, digits > 0, finer > 0 { break }
      // Powers of ten are exact above 1 only, so below it the value is multiplied, not divided.
      let scale = pow(10, Double(abs(isWhole ? min(digits, 0) : digits)))
      let isFine = digits > 0 && !isWhole
      func counted(_ value: Double) -> Double { isFine ? value * scale : value / scale }
      let count = nearHigh ? counted(high).rounded(.down) : counted(low).rounded(.down) + 1
      let value = isFine ? count / scale : count * scale
      if value > low, value <= high { return value }
    }
    return nearHigh ? high : low + width / 2
  }

  /// The sum of path lengths for every value of one column, the others held.
  private func lengths(of row: [Double], along column: Int) -> PathProfile {
    var steps: [(position: Double, change: Double)] = []
    var base = 0.0
    for tree in trees {
      walk(tree, from: 0, above: -.infinity, upTo: .infinity, row: row, along: column) {
        low, high, length in
        if low == -.infinity { base += length } else { steps.append((low, length)) }
        if high < .infinity { steps.append((high, -length)) }
      }
    }
    steps.sort { $0.position < $1.position }
    var profile = PathProfile(positions: [], sums: [base])
    for step in steps {
      base += step.change
      if step.position == profile.positions.last {
        profile.sums[profile.sums.count - 1] = base
      } else {
        profile.positions.append(step.position)
        profile.sums.append(base)
      }
    }
    return profile
  }

  private func walk(
    _ tree: IsolationTree, from index: Int, above low: Double, upTo high: Double, row: [Double],
    along column: Int, end: (Double, Double, Double) -> Void
  ) {
    var index = index
    var low = low
    while !tree.nodes[index].isEnd {
      let node = tree.nodes[index]
      let left = Int(node.leftChild)
      if node.column == column {
        if node.value > low, node.value < high {
          walk(tree, from: left, above: low, upTo: node.value, row: row, along: column, end: end)
          low = node.value
          index = left + 1
        } else {
          index = node.value >= high ? left : left + 1
        }
      } else {
        let levels = node.isCategorical ? columns[node.column].levels : 0
        index = left + (tree.goesRight(row[node.column], at: node, levels: levels) ? 1 : 0)
      }
    }
    end(low, high, tree.nodes[index].value)
  }
}

/// A sum of path lengths as steps over the values of one column.
private struct PathProfile {
  /// Where it changes, ascending: a value above a position is past it.
  var positions: [Double]
  /// The sums between the positions, one more than those.
  var sums: [Double]

  /// The interval that a value lies in. Complexity: O(log n).
  func interval(of value: Double) -> Int {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if positions[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The values of an interval: above the first, up to the second.
  func bounds(_ interval: Int) -> (low: Double, high: Double) {
    (
      interval > 0 ? positions[interval - 1] : -.infinity,
      interval < positions.count ? positions[interval] : .infinity
    )
  }
}
