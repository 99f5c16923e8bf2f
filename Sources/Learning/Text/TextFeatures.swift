/// What a text is made of, for a vectoriser.
package struct TextFeatures: Sendable, Equatable {
  /// Its words.
  package var words: [String]
  /// What is known about it besides, such as what a parser found.
  package var given: [String]

  /// A text.
  package init(words: [String], given: [String] = []) {
    self.words = words
    self.given = given
  }
}

/// Keys of 64 bits for words in a row, pieces of words and given features.
///
/// Two features with the same key would be taken for one; among a million the chance of that is one
/// in 40 million. Source of the hash: Fowler, Noll and Vo (FNV-1a), with the finish of SplitMix64.
enum TextKeys {
  /// The sorts of features; each has keys of its own.
  enum Sort: UInt64, CaseIterable { case words = 1, pieces, given }

  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var value = hash
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  @inline(__always)
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* prime
  }

  /// Calls back with the key of each feature of a text, as often as it occurs.
  static func each(
    of text: TextFeatures, _ options: TermVectoriser.Options,
    _ body: (_ key: UInt64, _ sort: Sort) -> Void
  ) {
    let words = text.words.map { Array($0.utf8) }
    if let range = options.words { eachRun(of: words, range) { body($0, .words) } }
    if let range = options.pieces {
      for word in words { eachPiece(of: word, range) { body($0, .pieces) } }
    }
    for feature in text.given {
      var value = basis &+ Sort.given.rawValue
      for byte in feature.utf8 { value = hash(value, byte) }
      body(mixed(value), .given)
    }
  }

  /// Words in a row.
  private static func eachRun(
    of words: [[UInt8]], _ range: ClosedRange<Int>, _ body: (UInt64) -> Void
  ) {
    for first in words.indices {
      var value = basis &+ Sort.words.rawValue
      for length in 1...range.upperBound where first + length <= words.count {
        // No byte of UTF-8 is 0xFF, so that words can't run into each other.
        for byte in words[first + length - 1] { value = hash(value, byte) }
        value = hash(value, 0xFF)
        if length >= range.lowerBound { body(mixed(value)) }
      }
    }
  }

  /// Bytes in a row within a word and one mark at each of its ends; what is shorter is one piece.
  private static func eachPiece(
    of word: [UInt8], _ range: ClosedRange<Int>, _ body: (UInt64) -> Void
  ) {
    let count = word.count + 2
    for first in 0..<count {
      var value = basis &+ Sort.pieces.rawValue
      for length in 1...range.upperBound where first + length <= count {
        let place = first + length - 1
        value = hash(value, place == 0 ? 0xFE : place == count - 1 ? 0xFF : word[place - 1])
        if length >= range.lowerBound || (length == count && first == 0) { body(mixed(value)) }
      }
    }
  }
}
