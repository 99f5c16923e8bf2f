extension NeighbourDistance {
  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.neighbours, content: writer.bytes)
  }

  /// Reads a model from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .neighbours else {
      throw .wrongModel(expected: "\(ModelFile.Kind.neighbours)", found: "\(kind)")
    }
    self = try NeighbourDistance(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(columns)
    encoder.write(to: &writer)
    writer.write(UInt32(sampleCount))
    writer.write(sample)
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    let columns = try reader.columns()
    let encoder = try RowEncoder(from: &reader, columns: columns)
    let count = try reader.int("sample size", in: 1...65_536)
    let sample = try reader.floats("sample", count: count * encoder.dimension)
    self.init(columns: columns, encoder: encoder, sample: sample, sampleCount: count)
  }
}
