/// One way to make intervals, as a file keeps it.
package enum Conformal: Sendable, Equatable {
  /// Around single predictions.
  case split(SplitConformal)
  /// Between two quantiles.
  case quantiles(ConformalQuantiles)
  /// For rows that drift.
  case adaptive(AdaptiveConformal)

  /// The intervals' scores as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    switch self {
    case .split(let split):
      writer.write(UInt8(0))
      writer.write(split.scores)
    case .quantiles(let quantiles):
      writer.write(UInt8(1))
      writer.write(quantiles.scores)
    case .adaptive(let adaptive):
      writer.write(UInt8(2))
      writer.write(adaptive.coverage)
      writer.write(adaptive.rate)
      writer.write(UInt32(adaptive.window))
      writer.write(adaptive.missShare)
      writer.write(adaptive.scores)
    }
    return ModelFile.framed(.conformal, content: writer.bytes)
  }

  /// Reads intervals' scores from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .conformal)
    switch try reader.word8("method") {
    case 0:
      let scores = try Self.sorted(&reader)
      try reader.require(scores.allSatisfy { $0 >= 0 }, "scores")
      self = .split(SplitConformal(scores: scores))
    case 1: self = .quantiles(ConformalQuantiles(scores: try Self.sorted(&reader)))
    case 2:
      let coverage = try reader.double("coverage")
      let rate = try reader.double("rate")
      let window = try reader.int("window", in: 1...1_000_000)
      var adaptive: AdaptiveConformal
      do { adaptive = try AdaptiveConformal(coverage: coverage, rate: rate, window: window) } catch
      {
        throw reader.damaged("options")
      }
      adaptive.missShare = try reader.double("share of misses")
      let scores = try reader.doubles("scores")
      try reader.require(scores.count <= window, "scores")
      for score in scores { adaptive.add(score) }
      self = .adaptive(adaptive)
    default: throw reader.damaged("method")
    }
    try reader.finish()
  }

  private static func sorted(_ reader: inout ModelReader) throws(LearningError) -> [Double] {
    let scores = try reader.doubles("scores")
    try reader.require(
      !scores.isEmpty && zip(scores, scores.dropFirst()).allSatisfy { $0 <= $1 }, "scores")
    return scores
  }
}
