import Testing

@testable import Learning

@Suite("Sparse neighbours") struct SparseNeighboursTests {
  /// Vectors as texts have them: few features are in many of them, most in few.
  private static func vector(_ random: inout RandomSource, features: Int = 300) -> SparseVector {
    SparseVector(
      (0..<random.below(12)).map { _ in
        let place = random.unit() * random.unit() * random.unit() * Double(features)
        return (feature: Int32(place), value: Float(1 + random.below(3)) / Float(4 - place / 100))
      })
  }

  /// Every vector compared in full, as `SparseNeighbours` adds up: feature after feature.
  private static func compared(
    _ vectors: [Int: SparseVector], _ query: SparseVector, limit: Int
  ) -> [SparseNeighbours.Neighbour] {
    let query = query.normalised
    let asked = Dictionary(uniqueKeysWithValues: zip(query.features, query.values))
    let all = vectors.map { number, vector in
      let unit = vector.normalised
      let sum = zip(unit.features, unit.values).reduce(Float(0)) {
        $0 + (asked[$1.0] ?? 0) * $1.1
      }
      return SparseNeighbours.Neighbour(number: number, similarity: sum)
    }
    return Array(
      all.filter { $0.similarity > 0 }.sorted(by: SparseNeighbours.Neighbour.isBefore)
        .prefix(limit))
  }

  @Test(
    "the answer is that of comparing with all, while vectors come and go",
    arguments: 0..<60 as Range<UInt64>)
  func exact(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var index = SparseNeighbours()
    var vectors: [Int: SparseVector] = [:]
    for _ in 0..<400 {
      switch random.below(8) {
      case 0:
        let number = random.below(index.nextNumber + 2)
        let wasThere = index.remove(number)
        #expect(wasThere == (vectors.removeValue(forKey: number) != nil))
      case 1:
        let query = Self.vector(&random)
        let limit = [1, 3, 10, 1000][random.below(4)]
        let found = index.nearest(to: query, limit: limit)
        #expect(found == Self.compared(vectors, query, limit: limit), "seed \(seed)")
      default:
        let vector = Self.vector(&random)
        vectors[try index.add(vector)] = vector
        // The same again, so that ties are there.
        if random.below(4) == 0 { vectors[try index.add(vector)] = vector }
      }
    }
    #expect(index.count == vectors.count)
    for (number, vector) in vectors.sorted(by: { $0.key < $1.key }).prefix(20) {
      let found = index.nearest(to: vector, limit: 3)
      #expect(found == Self.compared(vectors, vector, limit: 3), "seed \(seed)")
      #expect(index.vector(number) == vector.normalised)
    }
    var read = try SparseNeighbours(model: index.model)
    #expect(read.model == index.model)
    let query = Self.vector(&random)
    let (first, second) = (read.nearest(to: query, limit: 7), index.nearest(to: query, limit: 7))
    #expect(first == second)
    let (next, own) = try (read.add(query), index.add(query))
    #expect(next == own)
  }

  @Test("many vectors that are removed are forgotten, and the others stay")
  func compaction() throws {
    var random = RandomSource(seed: 5)
    var index = SparseNeighbours()
    var vectors: [Int: SparseVector] = [:]
    for _ in 0..<1500 {
      let vector = Self.vector(&random)
      vectors[try index.add(vector)] = vector
    }
    let before = index.features.count
    for number in 0..<1200 {
      let removals = [index.remove(number), index.remove(number)]
      #expect(removals == [true, false])
      vectors[number] = nil
    }
    #expect(index.features.count < before / 2)
    for _ in 0..<50 {
      let query = Self.vector(&random)
      let found = index.nearest(to: query, limit: 5)
      #expect(found == Self.compared(vectors, query, limit: 5))
    }
  }

  /// Values have 24 bits: sums of 30 of them agree to six digits.
  @Test("the neighbours are scikit-learn's")
  func sameAsScikitLearn() throws {
    var index = SparseNeighbours()
    for row in ReferenceTable.classes(seed: 8, rows: 300, features: 30).table {
      try index.add(ReferenceTable.sparse(row))
    }
    let wanted: [(numbers: [Int], similarities: [Float])] = [
      (
        [142, 89, 117, 173, 225], [0.713199925, 0.697675457, 0.629040967, 0.628825748, 0.614699533]
      ),
      ([71, 163, 145, 3, 279], [0.67115496, 0.658120434, 0.620287111, 0.612716141, 0.594189764]),
      (
        [17, 236, 119, 140, 286], [0.670782994, 0.647560887, 0.594619627, 0.588794911, 0.58204356]
      ),
    ]
    for (row, wanted) in zip(
      ReferenceTable.classes(seed: 9, rows: 3, features: 30).table, wanted)
    {
      let found = index.nearest(to: ReferenceTable.sparse(row), limit: 5)
      #expect(found.map(\.number) == wanted.numbers)
      for (found, wanted) in zip(found, wanted.similarities) {
        #expect(abs(found.similarity - wanted) < 1e-6)
      }
    }
  }

  @Test("what can't be is refused, and odd questions have no answer")
  func refusals() throws {
    var index = SparseNeighbours()
    func ask(_ entries: [(feature: Int32, value: Float)], limit: Int = 3) -> [Int] {
      index.nearest(to: SparseVector(entries), limit: limit).map(\.number)
    }
    #expect(ask([(feature: 1, value: 1)]).isEmpty)
    #expect(throws: LearningError.notFinite(name: "a value", row: 0)) {
      try index.add(SparseVector([(feature: 1, value: .nan)]))
    }
    #expect(throws: LearningError.negative(name: "a value", row: 0)) {
      try index.add(SparseVector([(feature: 1, value: -1)]))
    }
    #expect(index.count == 0 && index.nextNumber == 0)
    try index.add(SparseVector([(feature: .max, value: 1e-30)]))
    try index.add(SparseVector([]))
    #expect(ask([(feature: .max, value: 9)]) == [0])
    #expect(ask([(feature: .max, value: .infinity)]).isEmpty)
    #expect(ask([(feature: .max, value: -1)]).isEmpty)
    #expect(ask([]).isEmpty)
    #expect(ask([(feature: .max, value: 1)], limit: 0).isEmpty)
    let removals = [index.remove(-1), index.remove(7)]
    #expect(removals == [false, false])
  }

  @Test("a broken file is refused")
  func files() throws {
    var random = RandomSource(seed: 4)
    var index = SparseNeighbours()
    for _ in 0..<20 { try index.add(Self.vector(&random)) }
    index.remove(3)
    try ModelFileChecks.check(index.model) { (bytes) throws(LearningError) in
      try SparseNeighbours(model: bytes)
    } use: { read in
      var read = read
      _ = read.nearest(to: SparseVector([(feature: 1, value: 1)]), limit: 4)
      try read.add(SparseVector([(feature: 1, value: 1)]))
    }
  }
}
