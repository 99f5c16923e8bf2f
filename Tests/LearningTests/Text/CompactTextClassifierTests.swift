import Testing

@testable import Learning

@Suite("Small text classifier") struct CompactTextClassifierTests {
  private static let classes = ["fish", "bird", "stone"]

  /// Texts of three classes that share some words.
  private static func texts() -> (texts: [[String]], labels: [Int]) {
    var random = RandomSource(seed: 5)
    let own = [["fin", "swim", "gill"], ["wing", "fly", "egg"], ["grey", "hard", "heavy"]]
    var texts: [[String]] = []
    var labels: [Int] = []
    for number in 0..<240 {
      let label = number % 3
      texts.append(
        (0..<4).map { _ in
          random.below(3) == 0
            ? ["big", "small", "old"][random.below(3)] : own[label][random.below(3)]
        })
      labels.append(label)
    }
    return (texts, labels)
  }

  private static func classifier(
    _ options: CompactTextClassifier.Options = .init()
  ) throws -> CompactTextClassifier {
    let (texts, labels) = texts()
    return try CompactTextClassifier.fit(
      texts, labels: labels, classes: classes,
      importance: [Double](repeating: 1, count: texts.count), options: options)
  }

  @Test("words speak for their class, and unknown ones for none")
  func tellsClasses() throws {
    let classifier = try Self.classifier()
    for (words, label) in [(["big", "fin"], 0), (["fly", "egg"], 1), (["hard", "unheard"], 2)] {
      let chances = try #require(classifier.chances(of: words))
      #expect(abs(chances.reduce(0, +) - 1) < 1e-5)
      #expect(chances.firstIndex(of: chances.max() ?? 0) == label, "\(words): \(chances)")
    }
    #expect(classifier.chances(of: ["unheard", "of"]) == nil)
    #expect(classifier.chances(of: []) == nil)
  }

  @Test("made small it says what the regression says")
  func agreesWithTheRegression() throws {
    var options = CompactTextClassifier.Options()
    options.leastWeight = 0
    options.priorShare = 1
    let small = try Self.classifier(options)
    let (texts, labels) = Self.texts()
    var features = TermVectoriser.Options()
    features.words = 1...2
    features.isSublinear = true
    features.leastTexts = 2
    let (vectoriser, rows) = try TermVectoriser.fit(
      texts.map { TextFeatures(words: $0) }, options: features)
    var fitting = LogisticRegression.Options()
    fitting.iterations = options.iterations
    let whole = try LogisticRegression.fit(rows, labels: labels, classCount: 3, options: fitting)
    for words in texts.prefix(60) {
      let chances = try #require(small.chances(of: words))
      let wanted = whole.probabilities(of: vectoriser.vector(of: TextFeatures(words: words)))
      for (chance, other) in zip(chances, wanted) { #expect(abs(Double(chance) - other) < 0.03) }
    }
  }

  @Test("the same texts give the same bytes, and a file gives back what was written")
  func repeatsItself() throws {
    let ranking = TextRanking(
      weights: [1, -2.5], classifier: try Self.classifier(),
      calibration: try PlattScaling.fit(scores: [-1, 0, 1, 2], labels: [0, 0, 1, 1]))
    let again = TextRanking(
      weights: [1, -2.5], classifier: try Self.classifier(), calibration: ranking.calibration)
    #expect(again.file == ranking.file)
    #expect(try TextRanking(file: ranking.file) == ranking)
  }

  @Test("what is damaged, cut short, newer or of another kind is refused")
  func refusals() throws {
    let file = TextRanking(
      weights: [1], classifier: try Self.classifier(),
      calibration: PlattScaling(slope: -1, offset: 0)
    ).file
    for count in stride(from: 0, to: file.count, by: 7) {
      #expect(throws: LearningError.self) { try TextRanking(file: Array(file.prefix(count))) }
    }
    for place in stride(from: 0, to: file.count, by: 11) {
      var damaged = file
      damaged[place] ^= 0x40
      #expect(throws: LearningError.self) { try TextRanking(file: damaged) }
    }
    var newer = file
    newer[8] = 2
    #expect(throws: LearningError.newerModel(version: 2, supported: 1)) {
      try TextRanking(file: newer)
    }
    #expect(throws: LearningError.self) {
      try TextRanking(file: Calibration.platt(PlattScaling(slope: 1, offset: 0)).model)
    }
  }

  @Test("content that can't be is refused although its checksum is right")
  func refusesWhatCannotBe() throws {
    let head = 8 + 16  // One weight behind its count, slope and offset.
    var content = Array(
      TextRanking(
        weights: [1], classifier: try Self.classifier(),
        calibration: PlattScaling(slope: -1, offset: 0)
      ).file.dropFirst(20).dropLast(8))
    var random = RandomSource(seed: 3)
    for _ in 0..<400 {
      let place = head + random.below(content.count - head)
      let before = content[place]
      content[place] = UInt8(truncatingIfNeeded: random.below(256))
      // Whatever it reads is in form, so that asking it ends.
      if let read = try? TextRanking(file: ModelFile.framed(.textRanking, content: content)) {
        _ = read.classifier.chances(of: ["fin", "fly", "hard"])
      }
      content[place] = before
    }
    var endless = content
    endless.replaceSubrange(head + 4..<head + 8, with: [0xFF, 0xFF, 0xFF, 0x7F])
    #expect(throws: LearningError.self) {
      try TextRanking(file: ModelFile.framed(.textRanking, content: endless))
    }
  }
}
