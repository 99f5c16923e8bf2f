extension CombinedDetector {
  /// The members as a model file, which ``init(model:)`` reads: each is a whole file in it.
  package var model: [UInt8] {
    var writer = ModelWriter()
    writer.write(UInt32(members.count))
    for member in members {
      writer.write(member.weight)
      writer.write(member.threshold)
      writer.write(member.scale.middle)
      writer.write(member.scale.spread)
      let bytes = member.model.model
      writer.write(UInt32(bytes.count))
      writer.bytes += bytes
    }
    return ModelFile.framed(.combined, content: writer.bytes)
  }

  /// Reads the members from a model file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var (kind, reader) = try ModelFile.opened(bytes)
    guard kind == .combined else {
      throw .wrongModel(expected: "\(ModelFile.Kind.combined)", found: "\(kind)")
    }
    let count = try reader.count("members", bytesEach: 36, in: 1...64)
    var members: [Member] = []
    for _ in 0..<count {
      let weight = try reader.double("weight")
      try reader.require(weight >= 0, "weight")
      let threshold = try reader.double("threshold")
      let scale = ColumnScale(
        middle: try reader.double("middle"), spread: try reader.double("spread"))
      try reader.require(scale.spread >= 0, "spread")
      let file = try reader.bytes("member")
      // A member that is combined itself could be nested without end.
      let (kind, _) = try ModelFile.opened(file)
      try reader.require(kind != .combined, "member")
      let model = try OutlierModel(model: file)
      if let first = members.first {
        try reader.require(model.columns == first.model.columns, "columns")
      }
      members.append(Member(model: model, scale: scale, weight: weight, threshold: threshold))
    }
    try reader.finish()
    self.init(columns: members[0].model.columns, members: members)
  }
}
