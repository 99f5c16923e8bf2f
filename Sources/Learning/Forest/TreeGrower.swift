internal import Glibc

/// Makes trees out of a table's rows.
struct TreeGrower {
  let table: NumericTable
  /// How many rows a tree is made of.
  let sampleCount: Int
  /// Cuts end at this depth.
  let depthLimit: Int
  private let sampler: RowSampler

  init(table: NumericTable, sampleSize: Int) {
    self.table = table
    sampler = RowSampler(table)
    sampleCount = max(1, min(sampleSize, sampler.usableCount))
    depthLimit = max(1, Int(log2(Double(max(sampleCount, 2))).rounded(.up)))
  }

  /// A tree of a new sample. Complexity: O(sample × depth), independent of the table's rows.
  func tree(random: inout RandomSource) -> IsolationTree {
    let rows = sampler.rows(sampleCount, random: &random)
    var growth = Growth(
      table: table, rows: rows, depthLimit: depthLimit, random: random)
    growth.grow()
    random = growth.random
    return growth.tree
  }
}

/// One tree while it grows, depth first.
private struct Growth {
  let table: NumericTable
  let depthLimit: Int
  var random: RandomSource
  private(set) var tree = IsolationTree()
  /// The sample's rows; each open node owns a range of them.
  private var rows: [Int]
  /// The columns: those in which the open node's rows are known not to differ come first.
  ///
  /// A node's descendants only move what stands behind its own known ones, so its right child
  /// still finds them after the left child's descendants are done.
  private var columns: [Int]

  /// A node that is still to be cut.
  private struct OpenNode {
    var rows: Range<Int>
    var depth: Int
    /// How many of ``columns`` are known to be constant in it.
    var constants: Int
    /// Where it stands in the tree.
    var position: Int
  }

  init(table: NumericTable, rows: [Int], depthLimit: Int, random: RandomSource) {
    self.table = table
    self.rows = rows
    self.depthLimit = depthLimit
    self.random = random
    columns = Array(0..<table.columnCount)
  }

  mutating func grow() {
    let most = min(2 << depthLimit, 2 * rows.count)
    tree.reserve(most)
    var open = [OpenNode(rows: 0..<rows.count, depth: 0, constants: 0, position: 0)]
    add(rows.count, depth: 0)
    while var node = open.popLast() {
      guard let middle = cut(&node) else { continue }
      let position = tree.nodes.count
      tree.nodes[node.position].leftChild = UInt32(position)
      let parts = [node.rows.lowerBound..<middle, middle..<node.rows.upperBound]
      for part in parts { add(part.count, depth: node.depth + 1) }
      for side in [1, 0] {
        open.append(
          OpenNode(
            rows: parts[side], depth: node.depth + 1, constants: node.constants,
            position: position + side))
      }
    }
    tree.expectFromEnds()
    tree.orderByLevel()
  }

  /// Adds a node as an end; a cut may follow.
  private mutating func add(_ count: Int, depth: Int) {
    let length = Double(depth) + averagePathLength(Double(count))
    tree.nodes.append(TreeNode(value: length, word: 0, leftChild: 0))
    tree.counts.append(UInt32(count))
    tree.expected.append(length)
  }

  /// Cuts a node's rows in two at a random place of a random column in which they differ.
  ///
  /// - Returns: Where the right part begins; nil when there is nothing to cut.
  private mutating func cut(_ node: inout OpenNode) -> Int? {
    guard node.rows.count > 1, node.depth < depthLimit else { return nil }
    while node.constants < columns.count {
      let chosen = node.constants + random.below(columns.count - node.constants)
      let column = columns[chosen]
      let levels = table.columns[column].levels
      let middle =
        levels > 0
        ? cutLevels(column, levels: levels, rows: node.rows, at: node.position)
        : cutRange(column, rows: node.rows, at: node.position)
      if let middle { return middle }
      columns.swapAt(chosen, node.constants)
      node.constants += 1
    }
    return nil
  }

  /// A finite stand-in for an infinite value.
  @inline(__always)
  private func bounded(_ value: Double) -> Double {
    max(-Double.greatestFiniteMagnitude, min(Double.greatestFiniteMagnitude, value))
  }

  private mutating func cutRange(_ column: Int, rows range: Range<Int>, at position: Int) -> Int? {
    let width = table.columnCount
    var low = Double.infinity
    var high = -Double.infinity
    var hasMissing = false
    table.values.withUnsafeBufferPointer { values in
      for index in range {
        let value = values[rows[index] * width + column]
        // Comparisons with NaN are false, so a missing value moves neither.
        if value < low { low = value }
        if value > high { high = value }
        hasMissing = hasMissing || value.isNaN
      }
    }
    guard low < high else { return nil }
    low = bounded(low)
    high = bounded(high)
    let part = random.unit()
    var threshold = low * (1 - part) + high * part
    if !(threshold >= low && threshold < high) { threshold = low }
    tree.nodes[position].value = threshold
    tree.nodes[position].word = UInt32(column)
    return partition(column, rows: range, at: position, hasMissing: hasMissing) { value in
      value > threshold
    }
  }

  private mutating func cutLevels(
    _ column: Int, levels: Int, rows range: Range<Int>, at position: Int
  ) -> Int? {
    var counts: [Int: Int] = [:]
    var present: [Int] = []
    var hasMissing = false
    for index in range {
      let value = table[rows[index], column]
      if value.isNaN {
        hasMissing = true
        continue
      }
      let level = value >= 0 && value < Double(levels) ? Int(value) : levels
      if counts[level] == nil { present.append(level) }
      counts[level, default: 0] += 1
    }
    guard present.count > 1 else { return nil }
    // Every way of cutting the present levels in two, neither part empty, is as likely.
    var goesRight: [Bool] = []
    repeat {
      goesRight = present.map { _ in random.next() & 1 != 0 }
    } while !goesRight.contains(true) || !goesRight.contains(false)
    var right = 0
    var left = 0
    for (level, isRight) in zip(present, goesRight) {
      if isRight { right += counts[level] ?? 0 } else { left += counts[level] ?? 0 }
    }
    // Levels that no row here has go with the smaller part.
    let first = tree.levelWords.count
    var words = [UInt64](repeating: right <= left ? .max : 0, count: (levels + 64) / 64)
    for (level, isRight) in zip(present, goesRight) {
      let bit = UInt64(1) << UInt64(level % 64)
      if isRight { words[level / 64] |= bit } else { words[level / 64] &= ~bit }
    }
    tree.levelWords += words
    tree.nodes[position].value = Double(first)
    tree.nodes[position].word = UInt32(column) | TreeNode.isCategorical
    return partition(column, rows: range, at: position, hasMissing: hasMissing) { value in
      let level = value >= 0 && value < Double(levels) ? Int(value) : levels
      return words[level / 64] >> UInt64(level % 64) & 1 != 0
    }
  }

  /// Puts the rows that go right behind those that go left.
  @inline(__always)
  private mutating func partition(
    _ column: Int, rows range: Range<Int>, at position: Int, hasMissing: Bool,
    goesRight: (Double) -> Bool
  ) -> Int {
    var missingGoesRight = false
    if hasMissing {
      var left = 0
      var right = 0
      for index in range {
        let value = table[rows[index], column]
        if value.isNaN { continue }
        if goesRight(value) { right += 1 } else { left += 1 }
      }
      missingGoesRight = right > left
    }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let value = table[rows[low], column]
      if value.isNaN ? missingGoesRight : goesRight(value) {
        high -= 1
        rows.swapAt(low, high)
      } else {
        low += 1
      }
    }
    if !hasMissing { missingGoesRight = range.upperBound - low > low - range.lowerBound }
    if missingGoesRight { tree.nodes[position].word |= TreeNode.missingGoesRight }
    return low
  }
}
