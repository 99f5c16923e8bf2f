extension AutoencoderEnsemble {
  /// The networks as a model file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.autoencoder, content: writer.bytes)
  }

  /// Reads networks from a model file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .autoencoder else {
      throw .wrongModel(expected: "\(ModelFile.Kind.autoencoder)", found: "\(kind)")
    }
    self = try AutoencoderEnsemble(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(seed)
    writer.write(columns)
    encoder.write(to: &writer)
    writer.write(UInt32(networks.count))
    for network in networks { network.write(to: &writer) }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    let seed = try reader.word64("seed")
    let columns = try reader.columns()
    let encoder = try RowEncoder(from: &reader, columns: columns)
    let count = try reader.count("networks", bytesEach: 24, in: 1...1000)
    var networks: [Autoencoder] = []
    for _ in 0..<count {
      networks.append(try Autoencoder(from: &reader, dimension: encoder.dimension))
    }
    self.init(seed: seed, columns: columns, encoder: encoder, networks: networks)
  }
}

extension Autoencoder {
  func write(to writer: inout ModelWriter) {
    writer.write(inputs)
    writer.write(UInt32(hidden))
    writer.write(encoding)
    writer.write(decoding)
    writer.write(middle)
    writer.write(spread)
  }

  init(from reader: inout ModelReader, dimension: Int) throws(LearningError) {
    let inputs = try reader.ints("inputs", in: 0...max(0, dimension - 1))
    try reader.require(inputs.count <= dimension, "inputs")
    let hidden = try reader.int("hidden", in: 1...65_536)
    let encoding = try reader.floats("encoding", count: inputs.count * hidden + hidden)
    let decoding = try reader.floats("decoding", count: inputs.count * hidden + inputs.count)
    self.init(inputs: inputs, hidden: hidden, encoding: encoding, decoding: decoding)
    middle = try reader.float("middle")
    spread = try reader.float("spread")
    try reader.require(spread > 0, "spread")
  }
}
