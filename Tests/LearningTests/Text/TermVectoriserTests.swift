import Testing

@testable import Learning

@Suite("Term vectors") struct TermVectoriserTests {
  private static let texts = [
    "red apple pie", "green apple", "blue sky", "red red sky at night", "a b",
  ]
  .map(text)

  private static func text(_ words: String) -> TextFeatures {
    TextFeatures(words: words.split(separator: " ").map(String.init))
  }

  private func expect(
    _ values: [Float], _ wanted: [Float], place: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == wanted.count, sourceLocation: place)
    for (found, wanted) in zip(values.sorted(), wanted) {
      // Values are stored with 24 bits.
      #expect(abs(found - wanted) < 1e-6 * max(1, wanted), sourceLocation: place)
    }
  }

  @Test("words weigh as in scikit-learn")
  func words() throws {
    var options = TermVectoriser.Options()
    options.isSublinear = true
    let (vectoriser, rows) = try TermVectoriser.fit(Self.texts, options: options)
    expect(rows[3].values, [0.379612858, 0.470520353, 0.470520353, 0.64274044])
    #expect(vectoriser.vector(of: Self.texts[3]) == rows[3])
    #expect(vectoriser.featureCount == 10)
  }

  @Test("pairs of words without smoothing weigh as in scikit-learn, also in a text of tomorrow")
  func pairs() throws {
    var options = TermVectoriser.Options()
    options.words = 1...2
    options.isSmoothed = false
    let (vectoriser, rows) = try TermVectoriser.fit(Self.texts, options: options)
    expect(
      rows[3].values,
      [
        0.249024698, 0.339100157, 0.339100157, 0.339100157, 0.339100157, 0.339100157, 0.339100157,
        0.498049396,
      ])
    expect(
      vectoriser.vector(of: Self.text("red apple sky apple")).values,
      [0.356818451, 0.356818451, 0.485884306, 0.713636901])
  }

  @Test("pieces of words weigh as in scikit-learn")
  func pieces() throws {
    var options = TermVectoriser.Options()
    options.words = nil
    options.pieces = 3...5
    options.isNormalised = false
    let (vectoriser, rows) = try TermVectoriser.fit(Self.texts, options: options)
    #expect(vectoriser.featureCount == 68)
    #expect(rows[1].count == 24)
    #expect(abs(rows[1].values.reduce(0, +) - 45.5011136) < 1e-4)
    #expect(abs(rows[1].norm * rows[1].norm - 87.251051) < 1e-4)
    options.pieces = 4...4
    options.leastTexts = 2
    options.isNormalised = true
    let (few, fewRows) = try TermVectoriser.fit(Self.texts, options: options)
    #expect(few.featureCount == 8)
    expect(fewRows[0].values, [Float](repeating: 0.40824829, count: 6))
  }

  /// With 2²⁰ numbers for 68 features none share one, so that hashing gives the same values.
  @Test("hashed features have the values of those with a vocabulary")
  func hashed() throws {
    var options = TermVectoriser.Options()
    options.pieces = 3...5
    let (_, rows) = try TermVectoriser.fit(Self.texts, options: options)
    options.hashBits = 20
    let (hashing, hashed) = try TermVectoriser.fit(Self.texts, options: options)
    for row in Self.texts.indices {
      #expect(rows[row].values.sorted() == hashed[row].values.sorted())
      #expect(hashing.vector(of: Self.texts[row]) == hashed[row])
    }
    options.hashBits = 4
    let (small, crowded) = try TermVectoriser.fit(Self.texts, options: options)
    #expect(small.featureCount == 16)
    #expect(crowded[0].features.allSatisfy { $0 < 16 })
    #expect(small.vector(of: Self.texts[0]) == crowded[0])
  }

  @Test("given features stand beside words and are no words")
  func given() throws {
    let texts = [
      TextFeatures(words: ["a"], given: ["b"]), TextFeatures(words: ["b"], given: ["a"]),
    ]
    var options = TermVectoriser.Options()
    options.givenWeight = 3
    options.weighsRarity = false
    options.isNormalised = false
    let (vectoriser, rows) = try TermVectoriser.fit(texts, options: options)
    #expect(vectoriser.featureCount == 4)
    #expect(Set(rows[0].features).isDisjoint(with: rows[1].features))
    #expect(rows[0].values.sorted() == [1, 3])
    #expect(rows[1].values.sorted() == [1, 3])
  }

  @Test("empty and unknown texts have empty vectors")
  func empty() throws {
    let (vectoriser, rows) = try TermVectoriser.fit([Self.text(""), Self.text("x")])
    #expect(rows[0] == SparseVector([]))
    #expect(vectoriser.vector(of: Self.text("never seen")) == SparseVector([]))
    #expect(vectoriser.vector(of: Self.text("x x never")).values == [1])
  }

  @Test(
    "random texts have the same vector when fitted and later", arguments: 0..<50 as Range<UInt64>)
  func sameLater(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let texts = (0..<20).map { _ in
      TextFeatures(
        words: (0..<random.below(8)).map { _ in
          String(
            (0..<random.below(6)).map { _ in Character(["a", "é", "-", "7", "漢"][random.below(5)]) }
          )
        }, given: (0..<random.below(3)).map { _ in "\(random.below(3))" })
    }
    var options = TermVectoriser.Options()
    options.words = 1...2
    options.pieces = 2...4
    options.isSublinear = seed % 2 == 0
    options.hashBits = seed % 3 == 0 ? 12 : nil
    options.leastTexts = 1 + Int(seed % 2)
    let (vectoriser, rows) = try TermVectoriser.fit(texts, options: options)
    let read = try TermVectoriser(model: vectoriser.model)
    #expect(read == vectoriser)
    for (row, text) in texts.enumerated() {
      #expect(read.vector(of: text) == rows[row], "seed \(seed)")
      #expect(rows[row].count == 0 || abs(rows[row].norm - 1) < 1e-5, "seed \(seed)")
    }
  }

  @Test("what can't be is refused")
  func refusals() throws {
    #expect(throws: LearningError.noRows) { try TermVectoriser.fit([]) }
    var options = TermVectoriser.Options()
    options.hashBits = 40
    #expect(throws: LearningError.wrongOption(name: "hash_bits", value: 40, allowed: 4...24)) {
      try TermVectoriser.fit(Self.texts, options: options)
    }
    options.hashBits = nil
    options.words = 0...1
    #expect(throws: LearningError.self) { try TermVectoriser.fit(Self.texts, options: options) }
    options.words = 1...1
    options.wordWeight = .nan
    #expect(throws: LearningError.self) { try TermVectoriser.fit(Self.texts, options: options) }
  }

  @Test("a broken file is refused")
  func files() throws {
    var options = TermVectoriser.Options()
    options.pieces = 3...3
    let (vectoriser, _) = try TermVectoriser.fit(Self.texts, options: options)
    try ModelFileChecks.check(vectoriser.model) { (bytes) throws(LearningError) in
      try TermVectoriser(model: bytes)
    } use: { read in
      #expect(read.vector(of: Self.texts[0]).count <= read.featureCount)
    }
  }
}
