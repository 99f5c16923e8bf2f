extension ExtendedIsolationForest {
  /// The forest as a model file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.extendedForest, content: writer.bytes)
  }

  /// Reads a forest from a model file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .extendedForest else {
      throw .wrongModel(expected: "\(ModelFile.Kind.extendedForest)", found: "\(kind)")
    }
    self = try ExtendedIsolationForest(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(options.trees))
    writer.write(UInt32(options.sampleSize))
    writer.write(options.seed)
    writer.write(normalPathLength)
    writer.write(columns)
    encoder.write(to: &writer)
    writer.write(UInt32(trees.count))
    for tree in trees { tree.write(to: &writer, width: width) }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    var options = IsolationForest.Options()
    options.trees = try reader.int("trees", in: 1...10_000)
    options.sampleSize = try reader.int("sample size", in: 2...65_536)
    options.seed = try reader.word64("seed")
    let length = try reader.double("normal path length")
    try reader.require((1...64).contains(length), "normal path length")
    let columns = try reader.columns()
    let encoder = try RowEncoder(from: &reader, columns: columns)
    let width = min(encoder.dimension, Self.widthLimit)
    let count = try reader.count("trees", bytesEach: 8, in: 1...10_000)
    var trees: [HyperplaneTree] = []
    trees.reserveCapacity(count)
    for _ in 0..<count {
      trees.append(
        try HyperplaneTree(from: &reader, dimension: encoder.dimension, width: width))
    }
    self.init(
      options: options, columns: columns, encoder: encoder, trees: trees, normalPathLength: length)
  }
}

extension HyperplaneTree {
  /// What stands for a cut where an end has the number of its rows; no end has so many.
  private static let cut = UInt32.max
  /// No tree is deeper: the sample has 65,536 rows at most.
  private static let depthLimit = 16

  /// Writes the nodes in their order: of an end its rows, of a cut where its left child stands, its
  /// threshold and its normal vector. All else follows from that.
  func write(to writer: inout ModelWriter, width: Int) {
    writer.write(UInt32(counts.count))
    for node in counts.indices {
      guard leftChildren[node] != 0 else {
        writer.write(counts[node])
        continue
      }
      writer.write(Self.cut)
      writer.write(leftChildren[node])
      writer.write(values[node])
      let first = Int(cuts[node]) * width
      for place in first..<first + width {
        writer.write(coordinates[place])
        writer.write(normals[place])
      }
    }
  }

  init(
    from reader: inout ModelReader, dimension: Int, width: Int
  ) throws(LearningError) {
    self.init(dimension: dimension)
    let count = try reader.count("nodes", bytesEach: 4, in: 1...2 << Self.depthLimit)
    // How deep each node is; every one but the root is the child of exactly one before it.
    var depths = [Int](repeating: -1, count: count)
    depths[0] = 0
    for node in 0..<count {
      try reader.require(depths[node] >= 0, "node")
      let word = try reader.word32("node")
      if word != Self.cut {
        try reader.require(word <= 65_536, "rows of an end")
        add(Int(word), depth: depths[node])
        continue
      }
      let left = try reader.int("child", in: node + 1...max(node + 1, count - 2))
      try reader.require(
        left + 1 < count && depths[left] < 0 && depths[left + 1] < 0
          && depths[node] < Self.depthLimit && width > 0, "child")
      depths[left] = depths[node] + 1
      depths[left + 1] = depths[node] + 1
      add(0, depth: 0)
      leftChildren[node] = UInt32(left)
      values[node] = try reader.float("cut")
      cuts[node] = UInt32(coordinates.count / width)
      for _ in 0..<width {
        coordinates.append(UInt32(try reader.int("coordinate", in: 0...dimension - 1)))
        normals.append(try reader.float("normal"))
      }
    }
    for node in counts.indices.reversed() where leftChildren[node] != 0 {
      let left = Int(leftChildren[node])
      let sum = counts[left].addingReportingOverflow(counts[left + 1])
      try reader.require(!sum.overflow && sum.partialValue <= 65_536, "rows of an end")
      counts[node] = sum.partialValue
    }
  }
}
