extension TailProbability {
  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.tails, content: writer.bytes)
  }

  /// Reads a model from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .tails else {
      throw .wrongModel(expected: "\(ModelFile.Kind.tails)", found: "\(kind)")
    }
    self = try TailProbability(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(columns)
    for tail in tails {
      writer.write(tail.isLower)
      writer.write(tail.values)
    }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    let columns = try reader.columns()
    var tails: [Tail] = []
    for column in columns {
      let isLower = try reader.bool("tail")
      let values = try reader.floats(
        "tail", count: column.levels > 0 ? column.levels + 1 : nil)
      if column.levels == 0 {
        try reader.require(values.count <= Self.sampleSize, "tail")
        for index in values.indices.dropFirst() {
          try reader.require(values[index - 1] <= values[index], "tail")
        }
      }
      tails.append(Tail(values: values, isLower: isLower))
    }
    self.init(columns: columns, tails: tails)
  }
}
