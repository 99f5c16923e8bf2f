/// Finds the first of many phrases in a text in one pass.
struct PhraseTable<Meaning: Sendable>: Sendable {
  private struct Phrase: Sendable {
    var bytes: [UInt8]
    var meaning: Meaning
  }

  /// The phrases by their first byte.
  private var phrases: [[Phrase]] = Array(repeating: [], count: 256)

  /// - Parameter meanings: phrases in lower case, none of them empty, and what each stands for.
  init(_ meanings: [(phrase: String, meaning: Meaning)]) {
    for (phrase, meaning) in meanings {
      let bytes = Array(phrase.utf8)
      guard let first = bytes.first else { continue }
      phrases[Int(first)].append(Phrase(bytes: bytes, meaning: meaning))
    }
  }

  /// What the first phrase found in a text stands for; nil when there is none.
  ///
  /// - Parameter text: bytes in lower case.
  /// - Complexity: O(bytes) times the phrases that begin with the same byte.
  func first(in text: [UInt8]) -> Meaning? {
    for place in text.indices {
      for phrase in phrases[Int(text[place])]
      where text.count - place >= phrase.bytes.count && text[place...].starts(with: phrase.bytes) {
        return phrase.meaning
      }
    }
    return nil
  }
}

extension UInt8 {
  /// The byte with a capital letter made small.
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
