import Testing

@testable import Learning

@Suite("What follows what")
struct SequenceModelTests {
  private func learnt(_ tokens: [UInt32], _ options: SequenceModel.Options = .init())
    -> SequenceModel
  {
    var model = SequenceModel(options)
    for (place, token) in tokens.enumerated() {
      model.observe(token, after: Array(tokens[..<place].suffix(3)))
    }
    return model
  }

  @Test func nothingSeenGivesTheBase() {
    #expect(SequenceModel().probability(of: 7, after: [1, 2], base: 0.25) == 0.25)
  }

  @Test func countsBackOffAsTheFormulaSays() {
    var options = SequenceModel.Options()
    options.retention = [1, 1, 1, 1]
    options.strength = [2, 1, 1, 1]
    options.longestHistory = 1
    // 1 came after 1 once, 2 after 1 twice; of five tokens three are 1.
    let model = learnt([1, 2, 1, 1, 2], options)
    let alone = (3 + 2 * 0.1) / (5 + 2.0)
    #expect(
      abs(model.probability(of: 1, after: [1], base: 0.1) - (1 + alone) / (3 + 1)) < 1e-6)
    #expect(model.outlook(after: [1]).likely(limit: 1) == [2])
    #expect(abs(model.outlook(after: [1]).share(of: 2, length: 1) - 2 / 3.5) < 1e-6)
  }

  @Test func chancesOfAllTokensAddUpToOne() {
    let model = learnt([1, 2, 3, 1, 2, 4, 1, 2, 3, 3, 2, 1])
    for history in [[], [1], [1, 2], [9, 1, 2], [4, 4, 4]] as [[UInt32]] {
      let sum = (1...4).reduce(0) {
        $0 + model.probability(of: UInt32($1), after: history, base: 0.25)
      }
      #expect(abs(sum - 1) < 1e-5)
    }
  }

  @Test func aLongerHistoryDecides() {
    let model = learnt([1, 5, 8, 2, 5, 9, 1, 5, 8, 2, 5, 9, 1, 5, 8, 2, 5, 9])
    #expect(
      model.probability(of: 8, after: [1, 5], base: 0.1)
        > model.probability(of: 9, after: [1, 5], base: 0.1))
    #expect(
      model.probability(of: 9, after: [2, 5], base: 0.1)
        > model.probability(of: 8, after: [2, 5], base: 0.1))
  }

  @Test func theOldFades() {
    let model = learnt(Array(repeating: [1, 2], count: 40).flatMap { $0 } + [1, 3, 1, 3, 1, 3])
    let before = learnt(Array(repeating: [1, 2], count: 40).flatMap { $0 })
    let (now, then) = (
      model.probability(of: 3, after: [1], base: 0.1),
      before.probability(of: 3, after: [1], base: 0.1)
    )
    #expect(now > 0.1 && then < 0.02)
  }

  @Test func itStaysSmallAndFiniteWhateverComes() {
    var options = SequenceModel.Options()
    options.mostHistories = 500
    options.mostSuccessors = 16
    options.retention = [0.5, 0.5, 0.5, 0.5]
    var model = SequenceModel(options)
    var random = RandomSource(seed: 3)
    var history: [UInt32] = []
    for _ in 0..<20_000 {
      let token = UInt32(random.below(300))
      model.observe(token, after: history)
      history = (history + [token]).suffix(3)
    }
    #expect(model.historyCount <= 500)
    let chance = model.probability(of: 5, after: history, base: 0.01)
    #expect(chance.isFinite && chance > 0 && chance < 1)
  }

  @Test func itComesBackFromItsBytes() throws {
    let model = learnt([1, 2, 3, 1, 2, 4, 1, 2, 3])
    var writer = ModelWriter()
    model.write(to: &writer, least: 0)
    var reader = ModelReader(writer.bytes, range: 0..<writer.bytes.count)
    let copy = try SequenceModel(from: &reader)
    try reader.finish()
    for token in 1...4 as ClosedRange<UInt32> {
      let (left, right) = (
        model.probability(of: token, after: [1, 2], base: 0.2),
        copy.probability(of: token, after: [1, 2], base: 0.2)
      )
      #expect(abs(left - right) < 1e-6)
    }
    for end in stride(from: 0, to: writer.bytes.count, by: 7) {
      var cut = ModelReader(Array(writer.bytes[..<end]), range: 0..<end)
      #expect(throws: LearningError.self) { try SequenceModel(from: &cut) }
    }
  }
}
