/// Words in one text, separated by single spaces.
///
/// A table of such texts costs nothing to make, where sets of words would be built at every start of
/// the program although most are never asked.
struct WordList: Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether the word is among them. Complexity: O(*n*) in the text's bytes.
  func contains(_ word: String) -> Bool {
    var word = word
    var text = text
    return word.withUTF8 { word in
      text.withUTF8 { text in
        guard !word.isEmpty, word.count <= text.count else { return false }
        var start = 0
        while start + word.count <= text.count {
          let end = start + word.count
          if text[start] == word[0], end == text.count || text[end] == space,
            text[start..<end].elementsEqual(word)
          {
            return true
          }
          while start < text.count, text[start] != space { start += 1 }
          start += 1
        }
        return false
      }
    }
  }

  private var space: UInt8 { UInt8(ascii: " ") }
}
