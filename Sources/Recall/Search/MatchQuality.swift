/// What makes a match good, in the points of fzf's second algorithm.
///
/// A term matches where its characters come in order. Its quality is that of its best alignment:
/// points for each character, more at the start of a word and next to the one before, less for
/// each gap. The first character's bonus counts twice. The terms' qualities are added up.
/// Source: fzf, `src/algo/algo.go`, with a constant bonus for consecutive characters.
enum MatchQuality {
  static let character: Int32 = 16
  static let lineOrBlankBefore: Int32 = 10
  static let delimiterBefore: Int32 = 8
  static let caseOrDigitChange: Int32 = 7
  /// At least every other bonus, so that a word beats its letters at the starts of words.
  static let consecutive: Int32 = 10
  /// A gap of one character costs 2, each further one 1.
  static let gapStart: Int32 = 1
  static let gapCharacter: Int32 = 1
  /// Lines whose qualities are equal after division by this are ordered by recency.
  static let nearTie: Int32 = 4
  /// Matches are weighed within this many bytes; one further on has no bonuses at all.
  static let weighedBytes = 1024

  /// The most that a term of so many characters can reach.
  static func highest(characters: Int) -> Int32 {
    Int32(characters) * (character + lineOrBlankBefore) + lineOrBlankBefore
  }

  /// What a byte is: 0 blank, 1 delimiter, 2 digit, 3 capital, 4 small letter or not ASCII.
  static func kind(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x20, 0x09, 0x0a, 0x0d: 0
    case 0x30...0x39: 2
    case 0x41...0x5a: 3
    case 0x61...0x7a, 0x80...: 4
    default: 1
    }
  }

  /// The bonus of a byte after another; a blank stands before the first.
  static func bonus(after previous: UInt8, of byte: UInt8) -> Int32 {
    bonus(ofKind: kind(byte), afterKind: kind(previous))
  }

  /// As `bonus(after:of:)`, by what the bytes are.
  static func bonus(ofKind kind: UInt8, afterKind previous: UInt8) -> Int32 {
    switch (previous, kind) {
    case (_, 0): 0
    case (0, _): lineOrBlankBefore
    case (_, 1), (1, _): delimiterBefore
    case (3..., 2), (4, 3): caseOrDigitChange
    default: 0
    }
  }
}
