/// What many sequences have in common: names of tokens, models of their order, counts and weights,
/// and classifiers of what comes next.
///
/// What each part means is the owner's business; the file only keeps them together.
package struct SequencePrior: Sendable {
  /// Lists of names; a token is a place in its list.
  package var names: [[String]]
  /// Models of order.
  package var models: [SequenceModel]
  /// Counts, a list for each purpose.
  package var counts: [[Float]]
  /// Weights of features, a list for each purpose.
  package var weights: [[Double]]
  /// Classifiers of what comes next.
  package var classifiers: [RoundedClassifier]

  /// Joins the parts.
  package init(
    names: [[String]], models: [SequenceModel], counts: [[Float]], weights: [[Double]],
    classifiers: [RoundedClassifier]
  ) {
    self.names = names
    self.models = models
    self.counts = counts
    self.weights = weights
    self.classifiers = classifiers
  }

  /// Reads a file that ``file`` has written.
  ///
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short or damaged.
  package init(file: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(file)
    guard kind == .sequencePrior else {
      throw .wrongModel(expected: "\(ModelFile.Kind.sequencePrior)", found: "\(kind)")
    }
    self.init(names: [], models: [], counts: [], weights: [], classifiers: [])
    for _ in 0..<(try reader.int("lists of names", in: 0...16)) {
      var list: [String] = []
      for _ in 0..<(try reader.int("names", in: 0...1_000_000)) {
        list.append(try reader.text("name"))
      }
      names.append(list)
    }
    for _ in 0..<(try reader.int("models", in: 0...16)) {
      models.append(try SequenceModel(from: &reader))
    }
    for _ in 0..<(try reader.int("lists of counts", in: 0...16)) {
      counts.append(try reader.floats("counts"))
    }
    for _ in 0..<(try reader.int("lists of weights", in: 0...16)) {
      weights.append(try reader.doubles("weights"))
    }
    for _ in 0..<(try reader.int("classifiers", in: 0...16)) {
      classifiers.append(try RoundedClassifier(from: &reader))
    }
    try reader.finish()
  }

  /// The bytes of a file; equal priors have equal bytes.
  ///
  /// - Parameter least: Histories of less weight are left out.
  package func file(least: Float = 0) -> [UInt8] {
    var writer = ModelWriter()
    writer.write(UInt32(names.count))
    for list in names {
      writer.write(UInt32(list.count))
      for name in list { writer.write(name) }
    }
    writer.write(UInt32(models.count))
    for model in models { model.write(to: &writer, least: least) }
    writer.write(UInt32(counts.count))
    for list in counts { writer.write(list) }
    writer.write(UInt32(weights.count))
    for list in weights { writer.write(list) }
    writer.write(UInt32(classifiers.count))
    for classifier in classifiers { classifier.write(to: &writer) }
    return ModelFile.framed(.sequencePrior, content: writer.bytes)
  }
}
