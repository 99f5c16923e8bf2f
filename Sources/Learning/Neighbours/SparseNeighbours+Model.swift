extension SparseNeighbours {
  /// What marks a vector that was removed in a file.
  private static let removed = UInt32.max

  /// The vectors as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    writer.write(UInt32(nextNumber))
    for number in 0..<nextNumber {
      guard let vector = vector(number) else {
        writer.write(Self.removed)
        continue
      }
      writer.write(UInt32(vector.count))
      for (feature, value) in zip(vector.features, vector.values) {
        writer.write(UInt32(feature))
        writer.write(value)
      }
    }
    return ModelFile.framed(.sparseNeighbours, content: writer.bytes)
  }

  /// Reads vectors from a file; they keep their numbers.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .sparseNeighbours)
    self.init()
    for _ in 0..<(try reader.count("vectors", bytesEach: 4)) {
      let count = try reader.word32("values")
      guard count != Self.removed else {
        remove(try add(SparseVector([])))
        continue
      }
      var (features, values): ([Int32], [Float]) = ([], [])
      for _ in 0..<count {
        let feature = Int32(try reader.int("feature", in: 0...Int(Int32.max)))
        let value = try reader.float("value")
        try reader.require((features.last ?? -1) < feature && value > 0, "feature")
        features.append(feature)
        values.append(value)
      }
      let vector = SparseVector(ascending: features, values: values)
      try reader.require(vector.count == 0 || abs(vector.norm - 1) < 1e-4, "value")
      append(unit: vector)
    }
    try reader.finish()
  }
}
