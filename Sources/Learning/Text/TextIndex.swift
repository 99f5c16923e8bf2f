/// Texts that are found again by the words, pairs of words and pieces of words that they share.
///
/// Term frequency grows sublinearly and is weighted by how few texts have the feature; similarity is
/// the cosine of the two vectors, exact, over an inverted index.
/// Source: Salton & Buckley, Term-weighting approaches in automatic text retrieval, 1988.
package struct TextIndex: Sendable {
  /// How much a feature of each sort counts; a sort of weight 0 is left out.
  package struct Weights: Sendable {
    /// A word.
    package var word: Float
    /// Two words in a row.
    package var pair: Float
    /// Three to five bytes of a word with its two ends.
    package var piece: Float

    /// Weights; the defaults suit sentences of some ten words.
    package init(word: Float = 1, pair: Float = 0.5, piece: Float = 0.35) {
      self.word = word
      self.pair = pair
      self.piece = piece
    }
  }

  /// A text's value of a feature.
  private struct Posting: Sendable {
    let text: Int32
    let value: Float
  }

  /// How many texts there are.
  package let count: Int
  private var features: FeatureNumbers
  private let weights: Weights
  /// The inverse document frequency of each feature.
  private var rarity: [Float] = []
  /// Where the postings of each feature begin; one more than there are features.
  private var starts: [Int32] = []
  private var postings: [Posting] = []
  /// The rarity of what no text has: it makes a query longer and nothing nearer.
  private let unknownRarity: Float

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - texts: The words of each text, stemmed and replaced as the caller likes.
  ///   - weights: How much each sort of feature counts.
  /// - Complexity: O(*n*) in the bytes of all texts.
  package init(_ texts: [[String]], weights: Weights = Weights()) {
    self.weights = weights
    count = texts.count
    features = FeatureNumbers(hasPieces: weights.piece > 0)
    var bounds: [Int] = [0]
    var numbers: [Int32] = []
    var amounts: [Float] = []
    var sums: [Float] = []
    var touched: [Int32] = []
    for words in texts {
      features.each(of: words, weights) { number, amount in
        if Int(number) >= sums.count {
          sums += [Float](repeating: 0, count: max(Int(number) + 1, 2 * sums.count) - sums.count)
        }
        if sums[Int(number)] == 0 { touched.append(number) }
        sums[Int(number)] += amount
      }
      for number in touched {
        numbers.append(number)
        amounts.append(TermWeight.dampened(sums[Int(number)]))
        sums[Int(number)] = 0
      }
      touched.removeAll(keepingCapacity: true)
      bounds.append(numbers.count)
    }
    var frequencies = [Int32](repeating: 0, count: features.count)
    for number in numbers { frequencies[Int(number)] += 1 }
    let total = Double(count + 1)
    unknownRarity = TermWeight.rarity(total)
    // Most features are as rare as others: a logarithm for each frequency is enough.
    var rarities: [Int32: Float] = [:]
    rarity = frequencies.map { frequency in
      let rarity = rarities[frequency] ?? TermWeight.rarity(total / Double(frequency + 1))
      rarities[frequency] = rarity
      return rarity
    }
    starts = [Int32](repeating: 0, count: features.count + 1)
    for number in frequencies.indices { starts[number + 1] = starts[number] + frequencies[number] }
    var next = starts
    postings = [Posting](repeating: Posting(text: 0, value: 0), count: numbers.count)
    for text in 0..<count {
      var square: Float = 0
      for place in bounds[text]..<bounds[text + 1] {
        let value = amounts[place] * rarity[Int(numbers[place])]
        square += value * value
      }
      let scale = square > 0 ? 1 / square.squareRoot() : 0
      for place in bounds[text]..<bounds[text + 1] {
        let number = Int(numbers[place])
        let slot = Int(next[number])
        next[number] += 1
        postings[slot] = Posting(
          text: Int32(text), value: amounts[place] * rarity[number] * scale)
      }
    }
  }

  /// The cosine of a query with every text, 0–1, in the texts' order.
  ///
  /// - Complexity: O(*p*) in the postings of the query's features, and O(*n*) in the texts.
  package func similarities(to words: [String]) -> [Float] {
    var result = [Float](repeating: 0, count: count)
    var amounts: [Int32: Float] = [:]
    var order: [Int32] = []
    var unknown: Float = 0
    features.eachKnown(of: words, weights) { number, amount in
      guard let number else {
        unknown += amount * amount
        return
      }
      if amounts[number] == nil { order.append(number) }
      amounts[number, default: 0] += amount
    }
    var square = unknown * unknownRarity * unknownRarity
    let values = order.map { number in
      TermWeight.dampened(amounts[number] ?? 0) * rarity[Int(number)]
    }
    for value in values { square += value * value }
    guard square > 0 else { return result }
    let scale = 1 / square.squareRoot()
    for (number, value) in zip(order, values) {
      let factor = value * scale
      for place in Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) {
        result[Int(postings[place].text)] += factor * postings[place].value
      }
    }
    return result
  }

  /// The texts nearest to a query, the nearest first; those that share nothing with it are left out.
  ///
  /// - Complexity: that of ``similarities(to:)`` and O(*m* log *m*) in the texts that share a feature.
  package func nearest(to words: [String], limit: Int) -> [(text: Int, similarity: Float)] {
    let found = similarities(to: words).enumerated().filter { $0.element > 0 }
    let sorted = found.sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
    return sorted.prefix(limit).map { (text: $0.offset, similarity: $0.element) }
  }
}
