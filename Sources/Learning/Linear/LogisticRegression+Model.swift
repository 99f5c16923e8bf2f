extension LogisticRegression {
  /// The model as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    write(to: &writer)
    return ModelFile.framed(.logisticRegression, content: writer.bytes)
  }

  /// Reads a model from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .logisticRegression)
    try self.init(from: &reader)
    try reader.finish()
  }

  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(classCount))
    writer.write(parameters)
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    let classes = try reader.int("classes", in: 2...65_536)
    let parameters = try reader.doubles("weights")
    try reader.require(!parameters.isEmpty && parameters.count % classes == 0, "weights")
    self.init(classCount: classes, featureCount: parameters.count / classes - 1)
    self.parameters = parameters
  }
}

extension OnlineLogistic {
  /// The model and how far it has come as a file, which ``init(file:)`` reads.
  package var file: [UInt8] {
    var writer = ModelWriter()
    writer.write(options.rate)
    writer.write(options.penalty)
    writer.write(rowsSeen)
    model.write(to: &writer)
    writer.write(squares)
    for seen in lastSeen { writer.write(seen) }
    return ModelFile.framed(.onlineLogistic, content: writer.bytes)
  }

  /// Reads a model from a file; it goes on as the one that was written.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(file bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .onlineLogistic)
    let options = Options(rate: try reader.double("rate"), penalty: try reader.double("penalty"))
    try reader.require(
      options.rate > 0 && options.rate <= 100 && (0...1).contains(options.penalty), "options")
    let rows = try reader.word32("rows")
    let model = try LogisticRegression(from: &reader)
    let squares = try reader.doubles("squares", count: model.parameters.count)
    try reader.require(squares.allSatisfy { $0 >= 0 }, "squares")
    var lastSeen: [UInt32] = []
    for _ in 0..<model.featureCount {
      let seen = try reader.word32("last seen")
      try reader.require(seen <= rows, "last seen")
      lastSeen.append(seen)
    }
    try reader.finish()
    self.init(model, options: options, squares: squares, lastSeen: lastSeen)
    rowsSeen = rows
  }
}
