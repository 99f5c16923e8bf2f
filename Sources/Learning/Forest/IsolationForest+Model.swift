extension IsolationForest {
  /// The forest as a model file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.isolationForest, content: writer.bytes)
  }

  /// Reads a forest from a model file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .isolationForest else {
      throw .wrongModel(expected: "\(ModelFile.Kind.isolationForest)", found: "\(kind)")
    }
    self = try IsolationForest(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(options.trees))
    writer.write(UInt32(options.sampleSize))
    writer.write(options.seed)
    writer.write(UInt64(treesMade))
    writer.write(normalPathLength)
    writer.write(columns)
    writer.write(summaries)
    writer.write(UInt32(trees.count))
    for tree in trees { tree.write(to: &writer) }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    var options = Options()
    options.trees = try reader.int("trees", in: 1...10_000)
    options.sampleSize = try reader.int("sample size", in: 2...65_536)
    options.seed = try reader.word64("seed")
    let made = try reader.word64("trees made")
    try reader.require(made < 1 << 62, "trees made")
    let length = try reader.double("normal path length")
    try reader.require((1...64).contains(length), "normal path length")
    let columns = try reader.columns()
    let summaries = try reader.summaries(columns: columns.count)
    let count = try reader.count("trees", bytesEach: 12, in: 1...10_000)
    var trees: [IsolationTree] = []
    trees.reserveCapacity(count)
    for _ in 0..<count { trees.append(try IsolationTree(from: &reader, columns: columns)) }
    self.init(
      options: options, columns: columns, summaries: summaries, trees: trees,
      normalPathLength: length, treesMade: Int(made))
  }
}

extension IsolationTree {
  /// What marks an end in a file; no cut's word is it.
  private static let end = UInt32.max
  /// No tree is deeper: the sample has 65,536 rows at most.
  private static let depthLimit = 16

  /// Writes the nodes level after level: of a cut its word and value, of an end its rows.
  ///
  /// Where the children stand and all path lengths follow from that.
  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(nodes.count))
    for (node, count) in zip(nodes, counts) {
      if node.isEnd {
        writer.write(Self.end)
        writer.write(count)
      } else {
        writer.write(node.word)
        writer.write(node.value)
      }
    }
    writer.write(UInt32(levelWords.count))
    for word in levelWords { writer.write(word) }
  }

  init(from reader: inout ModelReader, columns: [Column]) throws(LearningError) {
    let count = try reader.count("nodes", bytesEach: 8, in: 1...2 * 65_536)
    reserve(count)
    var depths: [Int] = [0]
    depths.reserveCapacity(count)
    for index in 0..<count {
      // Each node but the root needs a parent before it.
      try reader.require(index < depths.count, "node")
      let word = try reader.word32("node")
      if word == Self.end {
        let rows = try reader.int("rows of an end", in: 1...65_536)
        let length = Double(depths[index]) + averagePathLength(Double(rows))
        nodes.append(TreeNode(value: length, word: 0, leftChild: 0))
        counts.append(UInt32(rows))
        expected.append(length)
      } else {
        let node = TreeNode(
          value: try reader.double("cut"), word: word, leftChild: UInt32(depths.count))
        try reader.require(node.column < columns.count, "cut column")
        try reader.require(node.isCategorical == (columns[node.column].levels > 0), "cut column")
        try reader.require(depths[index] < Self.depthLimit, "depth")
        nodes.append(node)
        counts.append(0)
        expected.append(0)
        depths += [depths[index] + 1, depths[index] + 1]
      }
    }
    try reader.require(depths.count == count, "nodes")
    let words = try reader.count("levels", bytesEach: 8)
    for _ in 0..<words { levelWords.append(try reader.word64("levels")) }
    for node in nodes where !node.isEnd && node.isCategorical {
      let need = (columns[node.column].levels + 64) / 64
      try reader.require(
        node.value >= 0 && node.value == node.value.rounded() && node.value < 0x1p31
          && Int(node.value) + need <= levelWords.count, "levels of a cut")
    }
    for index in nodes.indices.reversed() where !nodes[index].isEnd {
      let left = Int(nodes[index].leftChild)
      let sum = counts[left].addingReportingOverflow(counts[left + 1])
      try reader.require(!sum.overflow && sum.partialValue <= 65_536, "rows of an end")
      counts[index] = sum.partialValue
    }
    expectFromEnds()
  }
}
