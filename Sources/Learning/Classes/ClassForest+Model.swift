extension ClassForest {
  /// The forest as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    writer.write(UInt32(classCount))
    bins.write(to: &writer)
    writer.write(UInt32(members.count))
    for member in members {
      member.tree.write(to: &writer)
      writer.write(member.shares)
    }
    return ModelFile.framed(.classForest, content: writer.bytes)
  }

  /// Reads a forest from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .classForest)
    let classes = try reader.int("classes", in: 2...65_536)
    let bins = try TableBins(from: &reader)
    var members: [Member] = []
    for _ in 0..<(try reader.count("trees", bytesEach: 12, in: 1...10_000)) {
      let tree = try BinnedTree(from: &reader, columns: bins.columns.count)
      let shares = try reader.floats("shares", count: tree.endCount * classes)
      try reader.require(shares.allSatisfy { (0...1).contains($0) }, "shares")
      members.append(Member(tree: tree, shares: shares))
    }
    try reader.finish()
    self.init(classCount: classes, bins: bins, members: members)
  }
}
