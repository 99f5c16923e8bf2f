package import Commands
internal import Learning

/// Learns what a ``RequestRanking`` weighs from the catalogue's own sentences.
///
/// The sentences are dealt into parts. Each part is asked of a finder that was made without it: in one
/// half of the parts a sentence goes alone and leaves the others of its wish behind, in the other
/// half a wish goes whole. Names of utilities and some words are dropped from what is asked, because
/// people leave them out too.
package struct RankingLessons {
  /// What was learnt.
  package struct Outcome: Sendable {
    /// The weights in the order of the ranking's features.
    package let weights: [Double]
    /// How many sentences were asked.
    package let sentences: Int
    /// The share of them whose utility comes first by these weights.
    package let first: Double
    /// The share of them whose utility comes first by the round numbers of ``RequestRanking/plain``.
    package let firstByRoundNumbers: Double
  }

  /// How many parts there are.
  private static let parts = 8
  /// How many of a part's sentences are asked at most.
  private static let asked = 250

  private let entries: [CatalogueEntry]
  private var random = RandomSource(seed: 20)

  /// Makes lessons of a catalogue.
  package init(_ catalogue: Catalogue) { entries = catalogue.entries }

  /// Learns; the same catalogue gives the same weights.
  ///
  /// - Complexity: that of reading the catalogue eight times, and of two thousand requests.
  package mutating func learn() -> Outcome {
    var trainer = ChoiceTrainer(featureCount: UtilityFeatures.width)
    var sets: [(rows: [Float], taken: Int)] = []
    for part in 0..<Self.parts {
      let isWhole = part % 2 == 1
      let finder = CommandFinder(entries, ranking: .plain) { intent, text in
        Self.part(of: isWhole ? intent?.id ?? text : text) == part
      }
      for question in questions(of: part, isWhole: isWhole, finder) {
        let features = finder.features(of: question.words)
        sets.append((rows: features.values, taken: question.utility))
        trainer.add(features.values, taken: question.utility, weight: 1)
      }
    }
    let weights = trainer.weights(rounds: 300)
    return Outcome(
      weights: weights, sentences: sets.count, first: Self.first(sets, weights),
      firstByRoundNumbers: Self.first(sets, RequestRanking.plain.weights.map(Double.init)))
  }

  private mutating func questions(
    of part: Int, isWhole: Bool, _ finder: CommandFinder
  ) -> [(words: [String], utility: Int)] {
    var questions: [(words: [String], utility: Int)] = []
    for (utility, entry) in entries.enumerated() {
      func add(_ text: String, key: String) {
        guard Self.part(of: key) == part else { return }
        questions.append((finder.words(of: text), utility))
      }
      for intent in entry.intents {
        for phrasing in intent.phrasings {
          add(phrasing.text, key: isWhole ? intent.id : phrasing.text)
        }
      }
      for option in entry.options { add(option.summary, key: option.summary) }
    }
    random.shuffle(&questions)
    questions = Array(questions.prefix(Self.asked))
    for number in questions.indices {
      questions[number].words = asPeopleSay(
        questions[number].words, without: entries[questions[number].utility].names)
    }
    return questions.filter { $0.words.count > 1 }
  }

  /// The words, usually without the utility's names, and sometimes without another one.
  private mutating func asPeopleSay(_ words: [String], without names: [String]) -> [String] {
    var words = words
    if random.below(20) < 17 {
      words.removeAll { names.contains($0) }
      while let last = words.last, ["with", "via", "by", "in", "from"].contains(last) {
        words.removeLast()
      }
    }
    if words.count > 3, random.below(10) < 4 { words.remove(at: random.below(words.count)) }
    return words
  }

  /// The share of sets where the right one has the highest score.
  private static func first(_ sets: [(rows: [Float], taken: Int)], _ weights: [Double]) -> Double {
    let width = weights.count
    let right = sets.count { set in
      let scores = (0..<(set.rows.count / width)).map {
        PairwiseRanker.score(set.rows[($0 * width)..<(($0 + 1) * width)], weights)
      }
      return scores.max() == scores[set.taken]
    }
    return Double(right) / Double(max(1, sets.count))
  }

  /// The part that a text belongs to. Source: FNV-1a
  private static func part(of text: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int((hash >> 32) % UInt64(parts))
  }
}
