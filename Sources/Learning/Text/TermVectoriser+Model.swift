extension TermVectoriser {
  /// The vectoriser as a file, which ``init(model:)`` reads.
  package var model: [UInt8] {
    var writer = ModelWriter()
    options.write(to: &writer)
    writer.write(UInt32(vocabulary.count))
    for key in vocabulary.keys { writer.write(key) }
    writer.write(rarity)
    return ModelFile.framed(.termVectoriser, content: writer.bytes)
  }

  /// Reads a vectoriser from a file.
  ///
  /// - Throws: ``LearningError`` when the bytes are no such file, or a damaged one.
  package init(model bytes: [UInt8]) throws(LearningError) {
    var reader = try ModelFile.opened(bytes, as: .termVectoriser)
    let options = try Options(from: &reader)
    let count = try reader.count("vocabulary", bytesEach: 8)
    var keys: [UInt64] = []
    keys.reserveCapacity(count)
    for _ in 0..<count { keys.append(try reader.word64("key")) }
    let vocabulary = FeatureVocabulary(keys: keys)
    try reader.require(vocabulary.count == keys.count, "key")
    try reader.require(options.hashBits == nil || keys.isEmpty, "vocabulary")
    let rarity = try reader.floats("rarity", count: options.hashBits.map { 1 << $0 } ?? keys.count)
    try reader.finish()
    self.init(options: options, vocabulary: vocabulary, rarity: rarity)
  }
}

extension TermVectoriser.Options {
  func write(to writer: inout ModelWriter) {
    for range in [words, pieces] {
      writer.write(UInt8(range?.lowerBound ?? 0))
      writer.write(UInt8(range?.upperBound ?? 0))
    }
    for weight in [wordWeight, pieceWeight, givenWeight] { writer.write(weight) }
    writer.write(UInt8(hashBits ?? 0))
    writer.write(UInt32(leastTexts))
    for isSet in [isSublinear, weighsRarity, isSmoothed, isNormalised] { writer.write(isSet) }
  }

  init(from reader: inout ModelReader) throws(LearningError) {
    self.init()
    words = try Self.range("words", &reader)
    pieces = try Self.range("pieces", &reader)
    wordWeight = try reader.float("weight")
    pieceWeight = try reader.float("weight")
    givenWeight = try reader.float("weight")
    let bits = Int(try reader.word8("hash bits"))
    hashBits = bits == 0 ? nil : bits
    leastTexts = Int(try reader.word32("least texts"))
    isSublinear = try reader.bool("sublinear")
    weighsRarity = try reader.bool("rarity")
    isSmoothed = try reader.bool("smoothed")
    isNormalised = try reader.bool("normalised")
    do { try check() } catch { throw reader.damaged("options") }
  }

  private static func range(
    _ part: String, _ reader: inout ModelReader
  ) throws(LearningError) -> ClosedRange<Int>? {
    let (low, high) = (Int(try reader.word8(part)), Int(try reader.word8(part)))
    try reader.require(low <= high, part)
    return high == 0 ? nil : low...high
  }
}
