/// A tree whose cuts divide the bins of a column into two sets.
///
/// Nodes stand level after level, children in pairs; where they stand follows from that.
struct BinnedTree: Sendable, Equatable {
  struct Node: Sendable, Equatable {
    /// The bins that go left.
    var left = BinSet()
    /// The column that is looked at, or -1 at an end.
    var column: Int32 = -1
    /// Where the left child stands, before the right one; at an end which end it is.
    var place: Int32 = 0
  }

  private(set) var nodes: [Node]
  /// The number of ends.
  private(set) var endCount: Int

  /// Puts nodes into their order.
  ///
  /// - Parameter grown: Nodes in any order, the root first, with `place` as the left child's index.
  /// - Returns: The tree, and of each end the index that its node had.
  static func ordered(_ grown: [Node]) -> (tree: BinnedTree, ends: [Int]) {
    var nodes: [Node] = []
    nodes.reserveCapacity(grown.count)
    var ends: [Int] = []
    var queue = [0]
    while nodes.count < queue.count {
      let index = queue[nodes.count]
      var node = grown[index]
      if node.column >= 0 {
        queue += [Int(node.place), Int(node.place) + 1]
        node.place = Int32(queue.count - 2)
      } else {
        node.place = Int32(ends.count)
        ends.append(index)
      }
      nodes.append(node)
    }
    return (BinnedTree(nodes: nodes, endCount: ends.count), ends)
  }

  private init(nodes: [Node], endCount: Int) {
    self.nodes = nodes
    self.endCount = endCount
  }

  /// The number of the end that a row comes to.
  func end(of bins: [UInt8]) -> Int {
    bins.withUnsafeBufferPointer { bins in
      nodes.withUnsafeBufferPointer { nodes in
        var index = 0
        while nodes[index].column >= 0 {
          let node = nodes[index]
          let isLeft = node.left.contains(bins[Int(node.column)])
          index = Int(node.place) + (isLeft ? 0 : 1)
        }
        return Int(nodes[index].place)
      }
    }
  }

  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(nodes.count))
    for node in nodes {
      writer.write(UInt32(bitPattern: node.column))
      guard node.column >= 0 else { continue }
      for word in 0..<4 { writer.write(node.left.words[word]) }
    }
  }

  init(from reader: inout ModelReader, columns: Int) throws(LearningError) {
    let count = try reader.count("nodes", bytesEach: 4, in: 1...1 << 26)
    var nodes: [Node] = []
    nodes.reserveCapacity(count)
    var (next, ends) = (1, 0)
    for index in 0..<count {
      // Each node but the root needs a parent before it.
      try reader.require(index < next, "node")
      var node = Node()
      node.column = Int32(bitPattern: try reader.word32("node"))
      if node.column >= 0 {
        try reader.require(Int(node.column) < columns, "node")
        var words = SIMD4<UInt64>.zero
        for word in 0..<4 { words[word] = try reader.word64("node") }
        node.left = BinSet(words: words)
        node.place = Int32(next)
        next += 2
      } else {
        try reader.require(node.column == -1, "node")
        node.place = Int32(ends)
        ends += 1
      }
      nodes.append(node)
    }
    try reader.require(next == count, "nodes")
    self.init(nodes: nodes, endCount: ends)
  }
}
