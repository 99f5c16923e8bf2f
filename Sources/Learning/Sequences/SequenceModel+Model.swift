extension SequenceModel {
  /// Writes what was learnt, in an order of its own, so that equal models have equal bytes.
  ///
  /// - Parameter least: Histories of two tokens and more that weigh less are left out.
  func write(to writer: inout ModelWriter, least: Float) {
    writer.write(UInt8(options.longestHistory))
    writer.write(options.retention)
    writer.write(options.strength)
    writer.write(options.strengthPerToken)
    let kept = successors.filter { $0.value.tokens.count > 0 && $0.value.total >= least }
    writer.write(UInt32(kept.count))
    for (key, known) in kept.sorted(by: { $0.key < $1.key }) {
      writer.write(key)
      writer.write(known.increment)
      writer.write(variable: UInt32(known.tokens.count))
      for place in known.tokens.indices {
        writer.write(variable: known.tokens[place])
        Self.write(weight: known.weights[place], to: &writer)
      }
    }
  }

  /// Most weights are small counts, of which one more is written; 0 stands before any other.
  private static func write(weight: Float, to writer: inout ModelWriter) {
    if weight < 1_000_000, weight == weight.rounded() {
      writer.write(variable: UInt32(weight) + 1)
    } else {
      writer.write(variable: 0)
      writer.write(weight)
    }
  }

  private static func weight(from reader: inout ModelReader) throws(LearningError) -> Float {
    let count = try reader.variable("weight")
    if count > 0 { return Float(count - 1) }
    let weight = try reader.float("weight")
    try reader.require(weight >= 0, "weight")
    return weight
  }

  /// Reads what ``write(to:least:)`` wrote.
  init(from reader: inout ModelReader) throws(LearningError) {
    var options = Options()
    options.longestHistory = Int(try reader.word8("longest history"))
    try reader.require(options.longestHistory <= 3, "longest history")
    options.retention = try reader.floats("retention")
    options.strength = try reader.doubles("strength")
    options.strengthPerToken = try reader.double("strength per token")
    try reader.require(
      options.strengthPerToken >= 0 && options.retention.count == 4 && options.strength.count == 4
        && options.retention.allSatisfy { $0 > 0 && $0 <= 1 }
        && options.strength.allSatisfy { $0 >= 0 && $0 < 1e6 }, "smoothing")
    // A model that is only asked is as large as its file.
    options.mostHistories = 1 << 20
    options.mostSuccessors = 1 << 16
    self.init(options)
    let count = Int(try reader.word32("histories"))
    try reader.require(count <= options.mostHistories, "histories")
    for _ in 0..<count {
      let key = try reader.word64("history")
      var known = Successors()
      known.increment = try reader.float("increment")
      let size = Int(try reader.variable("successors"))
      try reader.require(size <= options.mostSuccessors && known.increment > 0, "successors")
      for _ in 0..<size {
        known.tokens.append(try reader.variable("token"))
        let weight = try Self.weight(from: &reader)
        known.weights.append(weight)
        known.total += weight
      }
      successors[key] = known
    }
  }
}
