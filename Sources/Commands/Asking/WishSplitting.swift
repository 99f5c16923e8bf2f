/// Splits a request into its wishes: at `;`, at ` and then `, at ` then `, and at ` and ` before a new
/// order (`show routes and ping r1`).
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
    for (place, word) in spaced.enumerated() {
      let isInside = isQuoted
      if word.utf8.reduce(0, { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) }) % 2 == 1 {
        isQuoted.toggle()
      }
      let isFull = wishes.count == maximumWishes - 1
      if isInside || isQuoted || isFull {
        words.append(word)
      } else if word == "then" || word == ";" || word == "&&" {
        finish()
      } else if word == "and", words.count > 1, beginsOrder(spaced[(place + 1)...]) {
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

  /// Verbs that begin an order. Those that usually go on with the same thing (save, write, kill) are
  /// not among them.
  private static let orders: Set<Substring> = [
    "capture", "check", "connect", "copy", "display", "download", "find", "flush", "get", "list",
    "look", "measure", "monitor", "ping", "print", "resolve", "restart", "scan", "show", "start",
    "test", "trace", "traceroute", "watch",
  ]
  private static let pronouns: Set<Substring> = ["it", "its", "that", "them", "their", "this"]

  /// Whether words are an order of their own: a verb with an object that is named.
  private static func beginsOrder(_ words: ArraySlice<Substring>) -> Bool {
    guard let verb = words.first, orders.contains(Substring(verb.lowercased())),
      let object = words.dropFirst().first
    else { return false }
    return !pronouns.contains(Substring(object.lowercased()))
  }
}
