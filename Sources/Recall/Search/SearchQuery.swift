/// A search as typed, taken apart: terms of characters, all of which must match.
struct SearchQuery: Sendable, Equatable {
  /// One character as UTF-8, matched whole.
  struct Character: Sendable, Equatable {
    var bytes: [UInt8]
    /// Whether an ASCII letter stands for both its cases; the byte is then the small letter.
    var ignoresCase: Bool

    @inline(__always)
    func matchesFirst(_ byte: UInt8) -> Bool {
      ignoresCase ? byte | 0x20 == bytes[0] : byte == bytes[0]
    }
  }

  struct Term: Sendable, Equatable {
    var characters: [Character]
    var highestQuality: Int32 { MatchQuality.highest(characters: characters.count) }
  }

  /// Characters past this many are not looked at.
  static let mostCharacters = 128

  let text: String
  let terms: [Term]
  /// The characters that a matching line holds, by `CharacterPresence`.
  let presence: UInt64
  /// Whether holding these characters is all that a line needs to match.
  let presenceDecides: Bool
  let highestQuality: Int32

  /// Splits at blanks; a term without capitals ignores case.
  init(_ text: String) {
    self.text = text
    var terms: [Term] = []
    var characters: [Character] = []
    var hasCapital = false
    func endTerm() {
      if !characters.isEmpty {
        if !hasCapital {
          for index in characters.indices where (0x61...0x7a).contains(characters[index].bytes[0]) {
            characters[index].ignoresCase = true
          }
        }
        terms.append(Term(characters: characters))
      }
      characters = []
      hasCapital = false
    }
    for scalar in text.unicodeScalars.prefix(Self.mostCharacters) {
      if scalar == " " {
        endTerm()
      } else {
        hasCapital = hasCapital || ("A"..."Z").contains(scalar)
        characters.append(Character(bytes: Array(String(scalar).utf8), ignoresCase: false))
      }
    }
    endTerm()
    self.terms = terms
    presence = terms.flatMap(\.characters).reduce(0) {
      $0 | CharacterPresence.mask(of: $1.bytes)
    }
    presenceDecides = terms.allSatisfy { term in
      term.characters.count == 1
        && term.characters.allSatisfy {
          CharacterPresence.isExact($0.bytes[0])
            && ($0.ignoresCase || (0x30...0x39).contains($0.bytes[0]))
        }
    }
    highestQuality = terms.reduce(0) { $0 + $1.highestQuality }
  }
}
