internal import Glibc

/// Texts as sparse vectors: how often a feature occurs, weighted by how few texts have it.
///
/// The numbers are those of scikit-learn's `TfidfVectorizer`; pieces are those of its analyser
/// `char_wb`, but of bytes. Source: Salton and Buckley, *Term-weighting approaches in automatic text
/// retrieval*, 1988; hashing: Weinberger and others, *Feature hashing for large scale multitask
/// learning*, 2009.
package struct TermVectoriser: Sendable, Equatable {
  /// What features there are and what they are worth.
  package struct Options: Sendable, Equatable {
    /// How many words in a row make a feature, from 1 to 8; nil for none.
    package var words: ClosedRange<Int>? = 1...1
    /// How many bytes in a row of a word and its two ends make a feature, from 1 to 16.
    package var pieces: ClosedRange<Int>?
    /// What the values of words are multiplied with.
    package var wordWeight: Float = 1
    /// What the values of pieces are multiplied with.
    package var pieceWeight: Float = 1
    /// What the values of given features are multiplied with.
    package var givenWeight: Float = 1
    /// Features share 2 to this power numbers, 4 to 24; nil keeps a number for each.
    package var hashBits: Int?
    /// In how many texts a feature must be, to have a number.
    package var leastTexts = 1
    /// Whether ten times as often counts only 1 + ln 10.
    package var isSublinear = false
    /// Whether rarity counts at all.
    package var weighsRarity = true
    /// Whether rarity is worked out as if one more text had every feature.
    package var isSmoothed = true
    /// Whether vectors are brought to length 1.
    package var isNormalised = true

    /// The options of scikit-learn.
    package init() {}

    func check() throws(LearningError) {
      if let words, words.lowerBound < 1 || words.upperBound > 8 {
        throw .wrongOption(name: "words", value: words.upperBound, allowed: 1...8)
      }
      if let pieces, pieces.lowerBound < 1 || pieces.upperBound > 16 {
        throw .wrongOption(name: "pieces", value: pieces.upperBound, allowed: 1...16)
      }
      if let hashBits, !(4...24).contains(hashBits) {
        throw .wrongOption(name: "hash_bits", value: hashBits, allowed: 4...24)
      }
      guard (1...1 << 30).contains(leastTexts) else {
        throw .wrongOption(name: "least_texts", value: leastTexts, allowed: 1...1 << 30)
      }
      for weight in [wordWeight, pieceWeight, givenWeight] where !(0...1e6).contains(weight) {
        throw .wrongAmount(name: "weight", value: Double(weight), allowed: 0...1e6)
      }
    }

    func weight(_ sort: TextKeys.Sort) -> Float {
      switch sort {
      case .words: wordWeight
      case .pieces: pieceWeight
      case .given: givenWeight
      }
    }
  }

  /// What features there are.
  package let options: Options
  /// The features' numbers; empty when they are hashed.
  let vocabulary: FeatureVocabulary
  /// What each feature is worth by its rarity.
  let rarity: [Float]

  /// How many features there are.
  package var featureCount: Int { rarity.count }

  /// Learns which features there are and how rare each is.
  ///
  /// - Returns: The vectoriser, and the texts as it makes vectors of them.
  /// - Throws: ``LearningError`` when there is no text or an option can't be.
  /// - Complexity: O(bytes of all texts × lengths of pieces).
  package static func fit(
    _ texts: [TextFeatures], options: Options = Options()
  ) throws(LearningError) -> (vectoriser: TermVectoriser, rows: SparseTable) {
    try options.check()
    guard !texts.isEmpty else { throw .noRows }
    var met = FeatureVocabulary()
    var counter = FeatureCounter()
    var bounds = [0]
    var entries: [FeatureCounter.Entry] = []
    let mask = options.hashBits.map { (UInt64(1) << UInt64($0)) - 1 }
    for text in texts {
      TextKeys.each(of: text, options) { key, sort in
        let number = mask.map { Int32(truncatingIfNeeded: key & $0) } ?? met.number(of: key)
        counter.add(number, weight: options.weight(sort))
      }
      counter.take(into: &entries)
      bounds.append(entries.count)
    }
    let count = mask.map { Int($0) + 1 } ?? met.count
    var frequencies = [Int](repeating: 0, count: count)
    for entry in entries { frequencies[Int(entry.number)] += 1 }
    var renumbered = [Int32](repeating: -1, count: count)
    var kept = FeatureVocabulary()
    var rarity: [Float] = []
    for number in 0..<count where mask != nil || frequencies[number] >= options.leastTexts {
      renumbered[number] = mask == nil ? kept.number(of: met.keys[number]) : Int32(number)
      rarity.append(Self.rarity(frequencies[number], of: texts.count, options))
    }
    let vectoriser = TermVectoriser(options: options, vocabulary: kept, rarity: rarity)
    var rows = SparseTable(featureCount: rarity.count)
    for text in texts.indices {
      var row = entries[bounds[text]..<bounds[text + 1]]
      for place in row.indices { row[place].number = renumbered[Int(row[place].number)] }
      rows.append(vectoriser.vector(row.filter { $0.number >= 0 }))
    }
    return (vectoriser, rows)
  }

  private static func rarity(_ frequency: Int, of texts: Int, _ options: Options) -> Float {
    guard options.weighsRarity else { return 1 }
    let extra = options.isSmoothed ? 1 : 0
    // A hashed feature that no text has would be endlessly rare.
    return TermWeight.rarity(Double(texts + extra) / Double(max(1, frequency + extra)))
  }

  /// The vector of a text; features that no text had when it was fitted are left out.
  ///
  /// - Complexity: O(bytes × lengths of pieces), some microseconds for a line.
  package func vector(of text: TextFeatures) -> SparseVector {
    var entries: [FeatureCounter.Entry] = []
    let mask = options.hashBits.map { (UInt64(1) << UInt64($0)) - 1 }
    TextKeys.each(of: text, options) { key, sort in
      if let mask {
        let number = Int32(truncatingIfNeeded: key & mask)
        entries.append(.init(number: number, count: 1, weight: options.weight(sort)))
      } else if let number = vocabulary.known(key) {
        entries.append(.init(number: number, count: 1, weight: options.weight(sort)))
      }
    }
    entries.sort { $0.number < $1.number }
    var merged: [FeatureCounter.Entry] = []
    merged.reserveCapacity(entries.count)
    for entry in entries {
      if let last = merged.last, last.number == entry.number {
        merged[merged.count - 1].count += 1
      } else {
        merged.append(entry)
      }
    }
    return vector(merged)
  }

  private func vector(_ entries: [FeatureCounter.Entry]) -> SparseVector {
    let vector = SparseVector(
      entries.map { entry in
        let amount = options.isSublinear ? 1 + logf(entry.count) : entry.count
        return (
          feature: entry.number, value: amount * rarity[Int(entry.number)] * entry.weight
        )
      })
    return options.isNormalised ? vector.normalised : vector
  }
}

/// Counts the features of one text after the other.
struct FeatureCounter: Sendable {
  struct Entry: Sendable {
    var number: Int32
    var count: Float
    let weight: Float
  }

  private var counts: [Float] = []
  private var touched: [(number: Int32, weight: Float)] = []

  @inline(__always)
  mutating func add(_ number: Int32, weight: Float) {
    if Int(number) >= counts.count {
      counts += [Float](repeating: 0, count: max(Int(number) + 1, 2 * counts.count) - counts.count)
    }
    if counts[Int(number)] == 0 { touched.append((number, weight)) }
    counts[Int(number)] += 1
  }

  /// Moves the counts behind others, in the order in which features were met.
  mutating func take(into entries: inout [Entry]) {
    for (number, weight) in touched {
      entries.append(Entry(number: number, count: counts[Int(number)], weight: weight))
      counts[Int(number)] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}
