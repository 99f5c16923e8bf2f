/// One way to make chances of scores, as a file keeps it.
package enum Calibration: Sendable, Equatable {
  /// A sigmoid, for few rows.
  case platt(PlattScaling)
  /// Any curve that never falls, for a thousand rows and more.
  case isotonic(IsotonicRegression)
  /// A temperature, for chances of several classes.
  case temperature(TemperatureScaling)

  /// The calibration as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    switch self {
    case .platt(let platt):
      writer.write(UInt8(0))
      writer.write(platt.slope)
      writer.write(platt.offset)
    case .isotonic(let isotonic):
      writer.write(UInt8(1))
      writer.write(isotonic.corners)
      writer.write(isotonic.heights)
    case .temperature(let scaling):
      writer.write(UInt8(2))
      writer.write(scaling.temperature)
    }
    return ModelFile.framed(.calibration, content: writer.bytes)
  }

  /// Reads a calibration from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .calibration)
    switch try reader.word8("method") {
    case 0:
      self = .platt(
        PlattScaling(slope: try reader.double("slope"), offset: try reader.double("offset")))
    case 1:
      let corners = try reader.doubles("corners")
      try reader.require(!corners.isEmpty, "corners")
      let heights = try reader.doubles("heights", count: corners.count)
      try reader.require(
        zip(corners, corners.dropFirst()).allSatisfy { $0 < $1 }
          && zip(heights, heights.dropFirst()).allSatisfy { $0 <= $1 }, "corners")
      self = .isotonic(IsotonicRegression(corners: corners, heights: heights))
    case 2:
      let temperature = try reader.double("temperature")
      try reader.require(TemperatureScaling.range.contains(temperature), "temperature")
      self = .temperature(TemperatureScaling(temperature: temperature))
    default: throw reader.damaged("method")
    }
    try reader.finish()
  }
}
