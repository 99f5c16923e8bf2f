import Testing

@testable import Learning

/// What must hold for the model files of every kind.
enum ModelFileChecks {
  /// Cuts, flips, foreign and newer files are refused; hostile ones are refused or `use` works.
  ///
  /// - Parameters:
  ///   - bytes: A whole file.
  ///   - read: Reads a file.
  ///   - use: Uses what was read in every way.
  static func check<Model>(
    _ bytes: [UInt8], read: ([UInt8]) throws(LearningError) -> Model,
    use: (Model) throws -> Void
  ) throws {
    #expect(throws: LearningError.foreignModel) { try read([]) }
    #expect(throws: LearningError.foreignModel) { try read(Array("x,y\n1,2\n".utf8)) }
    #expect(
      throws: LearningError.truncatedModel(
        expectedBytes: bytes.count, foundBytes: bytes.count - 1)
    ) { try read(bytes.dropLast()) }
    #expect(throws: LearningError.damagedModel(part: "end", offset: bytes.count)) {
      try read(bytes + [0])
    }
    var newer = bytes
    newer[8] = 9
    #expect(throws: LearningError.newerModel(version: 9, supported: 1)) { try read(newer) }
    var other = bytes
    other[10] = UInt8(ModelFile.Kind.sequencePrior.rawValue)
    #expect {
      try read(ModelBytes.resealed(other))
    } throws: { error in
      if case LearningError.wrongModel = error { true } else { false }
    }
    var unsealed = bytes
    unsealed[bytes.count - 1] ^= 1
    #expect {
      try read(unsealed)
    } throws: { error in
      if case LearningError.wrongChecksum = error { true } else { false }
    }
    var longer = bytes
    longer.insert(0, at: bytes.count - 8)
    #expect(throws: LearningError.self) { try read(ModelBytes.resealed(longer)) }
    for seed in UInt64(0)..<300 {
      var random = RandomSource(seed: seed)
      var flipped = bytes
      flipped[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      #expect(throws: LearningError.self, "seed \(seed)") { try read(flipped) }
      var hostile = bytes
      for _ in 0..<1 + random.below(4) {
        let place = 20 + random.below(max(1, hostile.count - 28))
        switch random.below(4) {
        case 0: hostile[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: hostile[place] = 0xFF
        case 2: hostile[place] ^= 1 << UInt8(random.below(8))
        default:
          let length = min(random.below(40), hostile.count - 8 - place)
          hostile.removeSubrange(place..<place + length)
        }
        if hostile.count < 32 { break }
      }
      if let model = try? read(ModelBytes.resealed(hostile)) { try use(model) }
    }
  }
}
