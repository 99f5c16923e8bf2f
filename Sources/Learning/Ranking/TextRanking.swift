/// What orders the answers to a text: weights of features, a classifier of the text, and how sure the
/// first answer is.
///
/// What the features mean is the owner's business; the file only keeps the parts together.
package struct TextRanking: Sendable, Equatable {
  /// The weight of each feature.
  package let weights: [Double]
  /// Which answer the words speak for.
  package let classifier: CompactTextClassifier
  /// The chance that the first answer is right, from its score.
  package let calibration: PlattScaling

  /// Joins the parts.
  package init(
    weights: [Double], classifier: CompactTextClassifier, calibration: PlattScaling
  ) {
    self.weights = weights
    self.classifier = classifier
    self.calibration = calibration
  }

  /// Reads a file that ``file`` has written.
  ///
  /// - Throws: ``LearningError`` when it is foreign, newer, cut short or damaged.
  package init(file bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .textRanking)
    weights = try reader.doubles("weights")
    calibration = PlattScaling(
      slope: try reader.double("slope"), offset: try reader.double("offset"))
    classifier = try CompactTextClassifier(from: &reader)
    try reader.finish()
  }

  /// The bytes of a file; equal parts have equal bytes.
  package var file: [UInt8] {
    var writer = ModelWriter()
    writer.write(weights)
    writer.write(calibration.slope)
    writer.write(calibration.offset)
    classifier.write(to: &writer)
    return ModelFile.framed(.textRanking, content: writer.bytes)
  }
}
