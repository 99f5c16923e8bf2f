import Testing

@testable import Learning

@Suite("Forest model files") struct IsolationForestModelTests {
  private func forest() throws -> IsolationForest {
    var table = NumericTable(columns: [
      Column("größe"), Column("kind", kind: .categorical(levels: 130)), Column("none"),
    ])
    var random = RandomSource(seed: 1)
    for _ in 0..<300 {
      table.append([random.normal(), Double(random.below(130)), .nan])
    }
    return try IsolationForest.fit(table, options: .init(trees: 5, sampleSize: 64, seed: 9))
  }

  @Test("a file gives back the forest")
  func roundTrip() throws {
    let forest = try forest()
    let read = try IsolationForest(model: forest.model)
    #expect(read.model == forest.model)
    #expect(read.trees == forest.trees)
    #expect(read.options == forest.options)
    #expect(read.columns == forest.columns)
    #expect(read.score([1, 17, .nan]) == forest.score([1, 17, .nan]))
  }

  @Test("a forest that was read goes on as the one that was written")
  func continues() throws {
    var forest = try forest()
    var read = try IsolationForest(model: forest.model)
    let table = NumericTable(columns: forest.columns, values: (0..<300).map { Double($0 % 97) })
    try forest.replaceOldest(2, from: table)
    try read.replaceOldest(2, from: table)
    #expect(read.trees == forest.trees)
  }

  @Test("what is no model file is named so")
  func refusals() throws {
    let model = try forest().model
    #expect(throws: LearningError.foreignModel) { try IsolationForest(model: []) }
    #expect(throws: LearningError.foreignModel) {
      try IsolationForest(model: Array("column_1,column_2\n1,2\n".utf8))
    }
    #expect(throws: LearningError.truncatedModel(expectedBytes: 28, foundBytes: 5)) {
      try IsolationForest(model: Array(model.prefix(5)))
    }
    #expect(
      throws: LearningError.truncatedModel(expectedBytes: model.count, foundBytes: model.count - 1)
    ) {
      try IsolationForest(model: model.dropLast())
    }
    var newer = model
    newer[8] = 9
    #expect(throws: LearningError.newerModel(version: 9, supported: 1)) {
      try IsolationForest(model: newer)
    }
    #expect(throws: LearningError.damagedModel(part: "end", offset: model.count)) {
      try IsolationForest(model: model + [0])
    }
    var other = model
    other[10] = 2
    other = ModelBytes.resealed(other)
    #expect(
      throws: LearningError.wrongModel(expected: "isolationForest", found: "extendedForest")
    ) {
      try IsolationForest(model: other)
    }
  }

  @Test("a flipped bit is always noticed", arguments: 0..<200 as Range<UInt64>)
  func flippedBit(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var model = try forest().model
    model[random.below(model.count)] ^= 1 << UInt8(random.below(8))
    #expect(throws: LearningError.self) { try IsolationForest(model: model) }
  }

  @Test(
    "a hostile file with a right checksum is refused or works", arguments: 0..<400 as Range<UInt64>)
  func hostileBytes(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var model = try forest().model
    for _ in 0..<1 + random.below(6) {
      let place = 20 + random.below(model.count - 28)
      switch random.below(4) {
      case 0: model[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: model[place] = 0xFF
      case 2: model[place] ^= 1 << UInt8(random.below(8))
      default:
        let length = min(random.below(40), model.count - 8 - place)
        model.removeSubrange(place..<place + length)
      }
    }
    model = ModelBytes.resealed(model)
    guard let forest = try? IsolationForest(model: model) else { return }
    let rows: [[Double]] = [[1, 2, 3], [.nan, .nan, .nan], [1e308, -5, .infinity], [0, 1e9, 0]]
    for row in rows {
      let row =
        Array(row.prefix(forest.columns.count))
        + [Double](repeating: 0, count: max(0, forest.columns.count - 3))
      #expect(forest.score(row) <= 1)
      _ = forest.explain(row)
      _ = forest.counterfactual(for: row, under: 0.4)
    }
  }

  @Test("the checksum is CRC-64/XZ")
  func checksum() {
    #expect(Checksum.crc64(Array("123456789".utf8)[...]) == 0x995D_C9BB_DF19_39FA)
  }
}
