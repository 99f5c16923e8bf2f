extension QuantileBoosting {
  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    bins.write(to: &writer)
    writer.write(UInt32(curves.count))
    for curve in curves {
      writer.write(curve.quantile)
      writer.write(curve.start)
      writer.write(UInt32(curve.trees.count))
      for (tree, steps) in zip(curve.trees, curve.steps) {
        tree.write(to: &writer)
        writer.write(steps)
      }
    }
    return ModelFile.framed(.quantileBoosting, content: writer.bytes)
  }

  /// Reads a model from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .quantileBoosting)
    let bins = try TableBins(from: &reader)
    var curves: [Curve] = []
    for _ in 0..<(try reader.int("quantiles", in: 1...64)) {
      let quantile = try reader.double("quantile")
      try reader.require(
        quantile > 0 && quantile < 1 && (curves.last?.quantile ?? 0) < quantile, "quantile")
      var curve = Curve(quantile: quantile, start: try reader.double("start"))
      for _ in 0..<(try reader.count("trees", bytesEach: 12, in: 1...10_000)) {
        let tree = try BinnedTree(from: &reader, columns: bins.columns.count)
        curve.trees.append(tree)
        curve.steps.append(try reader.doubles("steps", count: tree.endCount))
      }
      curves.append(curve)
    }
    try reader.finish()
    self.init(bins: bins, curves: curves)
  }
}
