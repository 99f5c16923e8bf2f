extension RoundedClassifier {
  /// Writes it: two bytes a weight, the distance from the class before and the weight.
  func write(to writer: inout ModelWriter) {
    writer.write(step)
    writer.write(intercepts)
    writer.write(UInt32(keys.count))
    for feature in keys.indices {
      writer.write(keys[feature])
      var pairs: [UInt8] = []
      var next = 0
      for place in starts[feature]..<starts[feature + 1] {
        var distance = Int(classes[place]) - next
        while distance > 254 {
          // Farther than one byte tells.
          pairs += [255, 0]
          distance -= 255
        }
        pairs += [UInt8(distance), UInt8(bitPattern: weights[place])]
        next = Int(classes[place]) + 1
      }
      writer.write(UInt16(pairs.count / 2))
      writer.bytes += pairs
    }
  }

  /// Reads what ``write(to:)`` wrote.
  init(from reader: inout ModelReader) throws(LearningError) {
    let step = try reader.float("step")
    let intercepts = try reader.floats("intercepts")
    try reader.require(
      (1...65_536).contains(intercepts.count) && step > 0 && step < 1e6, "classes")
    var keys: [UInt64] = []
    var starts = [0]
    var classes: [UInt16] = []
    var weights: [Int8] = []
    for _ in 0..<(try reader.count("features", bytesEach: 10)) {
      let key = try reader.word64("feature")
      try reader.require(keys.last.map { $0 < key } ?? true, "feature")
      keys.append(key)
      var next = 0
      for _ in 0..<Int(try reader.word16("weights")) {
        let distance = Int(try reader.word8("class"))
        let weight = Int8(bitPattern: try reader.word8("weight"))
        next += distance
        guard distance < 255 else { continue }
        try reader.require(next < intercepts.count, "class")
        classes.append(UInt16(next))
        weights.append(weight)
        next += 1
      }
      starts.append(classes.count)
    }
    self.init(
      step: step, intercepts: intercepts, keys: keys, starts: starts, classes: classes,
      weights: weights)
  }
}
