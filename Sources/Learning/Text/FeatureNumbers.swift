/// Numbers for the features of texts, given in the order in which they are met.
struct FeatureNumbers: Sendable {
  private var words: [String: Int32] = [:]
  private var pairs: [UInt64: Int32] = [:]
  private var pieces: [UInt64: Int32] = [:]
  /// The pieces of each word, by the word's place among the words.
  private var piecesOfWord: [Int32: [Int32]] = [:]
  private let hasPieces: Bool
  /// How many features have a number.
  private(set) var count = 0

  init(hasPieces: Bool) { self.hasPieces = hasPieces }

  /// Calls back with each feature of a text, numbering those that are new.
  mutating func each(
    of text: [String], _ weights: TextIndex.Weights, _ body: (Int32, Float) -> Void
  ) {
    var previous: Int32?
    for word in text {
      let number = self.number(of: word)
      body(number, weights.word)
      if hasPieces { for piece in piecesOfWord[number] ?? [] { body(piece, weights.piece) } }
      if let previous, weights.pair > 0 {
        let key = Self.key(previous, number)
        let pair: Int32
        if let known = pairs[key] {
          pair = known
        } else {
          pair = take()
          pairs[key] = pair
        }
        body(pair, weights.pair)
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
      let number = words[word]
      body(number, weights.word)
      if hasPieces {
        if let number, let known = piecesOfWord[number] {
          for piece in known { body(piece, weights.piece) }
        } else {
          Self.eachPiece(of: word) { body(pieces[$0], weights.piece) }
        }
      }
      if place > 0, weights.pair > 0 {
        let pair = previous.flatMap { first in number.map { Self.key(first, $0) } }
        body(pair.flatMap { pairs[$0] }, weights.pair)
      }
      previous = number
    }
  }

  private mutating func number(of word: String) -> Int32 {
    if let known = words[word] { return known }
    let number = take()
    words[word] = number
    guard hasPieces else { return number }
    var own: [Int32] = []
    Self.eachPiece(of: word) { key in
      if let known = pieces[key] {
        own.append(known)
      } else {
        let piece = Int32(count)
        count += 1
        pieces[key] = piece
        own.append(piece)
      }
    }
    piecesOfWord[number] = own
    return number
  }

  private mutating func take() -> Int32 {
    defer { count += 1 }
    return Int32(count)
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// Three to five bytes in a row as one number each; the word's ends count as bytes.
  private static func eachPiece(of word: String, _ body: (UInt64) -> Void) {
    let bytes = [UInt8(ascii: "<")] + Array(word.utf8) + [UInt8(ascii: ">")]
    for start in bytes.indices {
      var key: UInt64 = 0
      for length in 1...5 where start + length <= bytes.count {
        key = key << 8 | UInt64(bytes[start + length - 1])
        if length >= 3 { body(key) }
      }
    }
  }
}
