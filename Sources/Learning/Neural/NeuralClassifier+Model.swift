extension NeuralClassifier {
  /// The file of the network, with what its lessons rest on, so that it can go on learning.
  package var model: [UInt8] {
    var writer = ModelWriter()
    writer.write(UInt32(shape.inputs))
    writer.write(UInt32(shape.hidden))
    writer.write(UInt32(shape.classes))
    writer.write(weights)
    writer.write(importance)
    writer.write(anchor)
    return ModelFile.framed(.neuralClassifier, content: writer.bytes)
  }

  /// Reads a file that ``model`` was written to.
  ///
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short or damaged.
  package init(model: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(model, as: .neuralClassifier)
    let inputs = try reader.int("inputs", in: 1...1 << 20)
    let hidden = try reader.int("hidden", in: 1...4_096)
    let classes = try reader.int("classes", in: 2...1 << 16)
    let shape = try Shape(inputs: inputs, hidden: hidden, classes: classes)
    let weights = try reader.floats("weights", count: shape.count)
    let importance = try reader.floats("importance", count: shape.count)
    try reader.require(importance.allSatisfy { $0 >= 0 }, "importance")
    let anchor = try reader.floats("anchor", count: shape.count)
    try reader.finish()
    self.init(shape, weights: weights, importance: importance, anchor: anchor)
  }
}
