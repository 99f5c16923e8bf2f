/// Numbers for the features of texts, given in the order in which they are met.
///
/// Pieces of words and pairs of words have keys of their own; a word's key is a hash, so that two
/// words would be taken for one in one of 10¹⁰ vocabularies of ten thousand words.
struct FeatureNumbers: Sendable {
  /// Pairs of words, words and pieces in one table: the two highest bits of a key say which.
  private enum Sort {
    static let pair: UInt64 = 1 << 63
    static let word: UInt64 = 1 << 62
  }

  private var numbers = FeatureVocabulary()
  /// Where the pieces of each word begin among ``pieces``, and how many they are, by its number.
  private var piecesOfWord: [(start: Int32, count: Int32)] = []
  private var pieces: [Int32] = []
  private let hasPieces: Bool

  init(hasPieces: Bool) { self.hasPieces = hasPieces }

  /// How many features have a number.
  var count: Int { numbers.count }

  /// Calls back with each feature of a text, numbering those that are new.
  @inline(__always)
  mutating func each(
    of text: [String], _ weights: TextIndex.Weights, _ body: (Int32, Float) -> Void
  ) {
    var previous: Int32?
    for word in text {
      let number = self.number(of: word)
      body(number, weights.word)
      if hasPieces {
        let (start, count) = piecesOfWord[Int(number)]
        for place in Int(start)..<Int(start + count) { body(pieces[place], weights.piece) }
      }
      if let previous, weights.pair > 0 {
        body(numbers.number(of: Self.key(previous, number)), weights.pair)
      }
      previous = number
    }
  }

  /// Calls back with each feature of a text; nil for those that have no number.
  func eachKnown(
    of text: [String], _ weights: TextIndex.Weights, _ body: (Int32?, Float) -> Void
  ) {
    var previous: Int32?
    for (place, word) in text.enumerated() {
      let number = numbers.known(Self.key(word))
      body(number, weights.word)
      if hasPieces {
        if let number {
          let (start, count) = piecesOfWord[Int(number)]
          for place in Int(start)..<Int(start + count) { body(pieces[place], weights.piece) }
        } else {
          Self.eachPiece(of: word) { body(numbers.known($0), weights.piece) }
        }
      }
      if place > 0, weights.pair > 0 {
        let pair = previous.flatMap { first in number.map { Self.key(first, $0) } }
        body(pair.flatMap { numbers.known($0) }, weights.pair)
      }
      previous = number
    }
  }

  private mutating func number(of word: String) -> Int32 {
    let before = count
    let number = numbers.number(of: Self.key(word))
    guard hasPieces, Int(number) == before else { return number }
    let start = pieces.count
    Self.eachPiece(of: word) { pieces.append(numbers.number(of: $0)) }
    // Numbers of pairs and pieces, and words without pieces, lie between those of words.
    let missing = Int(number) + 1 - piecesOfWord.count
    piecesOfWord.append(contentsOf: repeatElement((start: 0, count: 0), count: missing))
    piecesOfWord[Int(number)] = (Int32(start), Int32(pieces.count - start))
    return number
  }

  private static func key(_ word: String) -> UInt64 {
    (FeatureKey(word.utf8Span.span, sort: 1).bits >> 2) | Sort.word
  }

  /// The table takes keys that are mixed; this way of mixing keeps different keys different.
  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    let both = UInt64(UInt32(bitPattern: first)) << 31 | UInt64(UInt32(bitPattern: second))
    return mixed(both) | Sort.pair
  }

  @inline(__always)
  private static func mixed(_ key: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << 62) - 1
    let value = ((key ^ (key >> 31)) &* 0x9E37_79B9_7F4A_7C15) & mask
    return value ^ (value >> 31)
  }

  /// Three to five bytes in a row as one number each; the word's ends count as bytes.
  private static func eachPiece(of word: String, _ body: (UInt64) -> Void) {
    let bytes = word.utf8Span.span
    let count = bytes.count + 2
    for start in 0..<count {
      var key: UInt64 = 0
      for length in 1...5 where start + length <= count {
        let place = start + length - 1
        let byte =
          place == 0
          ? UInt8(ascii: "<") : place == count - 1 ? UInt8(ascii: ">") : bytes[place - 1]
        key = key << 8 | UInt64(byte)
        if length >= 3 { body(mixed(key)) }
      }
    }
  }
}
