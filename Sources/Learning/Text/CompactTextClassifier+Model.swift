extension CompactTextClassifier {
  /// Writes it; a feature takes six bytes and a weight two.
  func write(to writer: inout ModelWriter) {
    writer.write(UInt32(classes.count))
    for name in classes { writer.write(name) }
    writer.write(intercepts)
    writer.write(step)
    writer.write(UInt32(keys.count))
    for (feature, key) in keys.enumerated() {
      writer.write(key)
      writer.write(rarities[feature])
      let range = Int(starts[feature])..<Int(starts[feature + 1])
      Self.write(range.count, to: &writer)
      var last = 0
      for place in range {
        Self.write(Int(weightClasses[place]) - last, to: &writer)
        last = Int(weightClasses[place])
        writer.write(UInt8(bitPattern: weights[place]))
      }
    }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    let count = try reader.count("classes", bytesEach: 8, in: 2...65_536)
    var classes: [String] = []
    for _ in 0..<count { classes.append(try reader.text("class")) }
    let intercepts = try reader.floats("intercepts", count: count)
    let step = try reader.float("step")
    let features = try reader.count("features", bytesEach: 6)
    var keys: [UInt32] = []
    var rarities: [UInt8] = []
    var starts: [Int32] = [0]
    var weightClasses: [UInt16] = []
    var weights: [Int8] = []
    keys.reserveCapacity(features)
    rarities.reserveCapacity(features)
    starts.reserveCapacity(features + 1)
    for _ in 0..<features {
      let key = try reader.word32("feature")
      try reader.require(keys.last.map { $0 < key } ?? true, "feature")
      keys.append(key)
      rarities.append(try reader.word8("rarity"))
      let number = try Self.number("weights", from: &reader)
      try reader.require(number <= count, "weights")
      var place = 0
      for index in 0..<number {
        let gap = try Self.number("class", from: &reader)
        try reader.require(index == 0 || gap > 0, "class")
        place += gap
        try reader.require(place < count, "class")
        weightClasses.append(UInt16(place))
        weights.append(Int8(bitPattern: try reader.word8("weight")))
      }
      starts.append(Int32(weights.count))
    }
    self.init(
      classes: classes, intercepts: intercepts, keys: keys, rarities: rarities, starts: starts,
      weightClasses: weightClasses, weights: weights, step: step)
  }

  /// Writes a number from 0 to 65,535: one byte below 255, else three.
  private static func write(_ number: Int, to writer: inout ModelWriter) {
    if number < 255 {
      writer.write(UInt8(number))
    } else {
      writer.write(UInt8(255))
      writer.write(UInt16(number))
    }
  }

  private static func number(
    _ part: String, from reader: inout ModelReader
  ) throws(LearningError) -> Int {
    let first = try reader.word8(part)
    return first < 255 ? Int(first) : Int(try reader.word16(part))
  }
}
