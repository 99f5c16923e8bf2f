/// Splits a request into its wishes: at `;`, at ` and then ` and at ` then `.
package enum WishSplitting {
  /// The most wishes that are read; what follows belongs to the last one.
  package static let maximumWishes = 8

  /// The wishes in order, without blanks at their ends; what is in double quotes is not split.
  ///
  /// - Complexity: O(*n*) in the text's bytes.
  package static func wishes(in text: String) -> [String] {
    var wishes: [String] = []
    var words: [Substring] = []
    var isQuoted = false
    func finish() {
      if let last = words.last, last == "and" { words.removeLast() }
      let wish = words.joined(separator: " ")
      if !wish.isEmpty { wishes.append(wish) }
      words = []
    }
    let spaced = text.split { character in
      character.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.value < 0x20 }
    }
    for word in spaced {
      let isInside = isQuoted
      if word.utf8.reduce(0, { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) }) % 2 == 1 {
        isQuoted.toggle()
      }
      let isFull = wishes.count == maximumWishes - 1
      if isInside || isQuoted || isFull {
        words.append(word)
      } else if word == "then" || word == ";" || word == "&&" {
        finish()
      } else if word.hasSuffix(";") || word.hasSuffix(",then") {
        words.append(word.dropLast())
        finish()
      } else {
        words.append(word)
      }
    }
    finish()
    return wishes
  }
}
