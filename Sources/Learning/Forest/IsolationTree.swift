/// A place in a tree: a cut with two children, or an end. It takes 16 bytes.
struct TreeNode: Sendable, Equatable {
  /// A cut's threshold, the first word of a categorical cut's levels, or an end's path length.
  var value: Double
  /// The column that is cut and how; see the masks.
  var word: UInt32
  /// The left child's position, always above the node's own; the right one follows it. 0 at an end.
  var leftChild: UInt32

  static let columnMask: UInt32 = 0x3FFF_FFFF
  static let missingGoesRight: UInt32 = 0x8000_0000
  static let isCategorical: UInt32 = 0x4000_0000

  var isEnd: Bool { leftChild == 0 }
  var column: Int { Int(word & Self.columnMask) }
  var missingGoesRight: Bool { word & Self.missingGoesRight != 0 }
  var isCategorical: Bool { word & Self.isCategorical != 0 }
}

/// Random cuts, flat and breadth-first: the root is at 0, children stand behind their parents.
struct IsolationTree: Sendable, Equatable {
  /// The nodes, level after level.
  var nodes: [TreeNode] = []
  /// How many training rows came to each node.
  var counts: [UInt32] = []
  /// The mean path length of the training rows that came to each node.
  var expected: [Double] = []
  /// For each categorical cut, a bit a level: 1 goes right. A cut's words stand together.
  var levelWords: [UInt64] = []

  /// How many rows the tree was made of.
  var sampleCount: Int { Int(counts.first ?? 0) }

  mutating func reserve(_ count: Int) {
    nodes.reserveCapacity(count)
    counts.reserveCapacity(count)
    expected.reserveCapacity(count)
  }

  /// Gives every cut the mean of its ends' path lengths, from the last node up.
  mutating func expectFromEnds() {
    for index in nodes.indices.reversed() where !nodes[index].isEnd {
      let left = Int(nodes[index].leftChild)
      let (a, b) = (Double(counts[left]), Double(counts[left + 1]))
      expected[index] = (a * expected[left] + b * expected[left + 1]) / (a + b)
    }
  }

  /// Puts the nodes in the order of their levels, the children of a level in their parents' order.
  mutating func orderByLevel() {
    var order = [0]
    order.reserveCapacity(nodes.count)
    var position = 0
    while position < order.count {
      let node = nodes[order[position]]
      if !node.isEnd {
        order.append(Int(node.leftChild))
        order.append(Int(node.leftChild) + 1)
      }
      position += 1
    }
    let old = self
    var next: UInt32 = 1
    for (position, source) in order.enumerated() {
      nodes[position] = old.nodes[source]
      counts[position] = old.counts[source]
      expected[position] = old.expected[source]
      if !nodes[position].isEnd {
        nodes[position].leftChild = next
        next += 2
      }
    }
  }

  /// Where a value goes at a cut.
  ///
  /// - Parameter levels: The number of levels of the cut's column, if it is categorical.
  @inline(__always)
  func goesRight(_ value: Double, at node: TreeNode, levels: Int) -> Bool {
    if value.isNaN { return node.missingGoesRight }
    if !node.isCategorical { return value > node.value }
    let first = Int(node.value)
    let words = (levels + 64) / 64
    // The bit behind the last level is for what is no level at all.
    let level = value >= 0 && value < Double(levels) ? Int(value) : levels
    guard first >= 0, first + words <= levelWords.count else { return false }
    return levelWords[first + level / 64] >> UInt64(level % 64) & 1 != 0
  }

  /// The path length of a row: how many cuts it passes, and what is left to cut at the end.
  func pathLength(_ row: [Double], columns: [Column]) -> Double {
    var node = nodes[0]
    while !node.isEnd {
      let column = node.column
      let levels = node.isCategorical ? columns[column].levels : 0
      let right = goesRight(row[column], at: node, levels: levels)
      node = nodes[Int(node.leftChild) + (right ? 1 : 0)]
    }
    return node.value
  }
}
