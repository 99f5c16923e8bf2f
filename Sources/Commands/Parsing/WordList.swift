/// Words in one text, separated by single spaces.
///
/// A table of such texts costs nothing to make, where sets of words would be built at every start of
/// the program although most are never asked.
struct WordList: Sendable {
  private let text: StaticString

  init(_ text: StaticString) { self.text = text }

  /// Whether the word is among them. Complexity: O(*n*) in the text's bytes.
  func contains(_ word: Span<UInt8>) -> Bool { contains(word) { $0 } }

  /// Whether the word is among them, which are in capitals, when its letters are in capitals too.
  func containsUppercased(_ word: Span<UInt8>) -> Bool { contains(word, ByteClass.uppercased) }

  /// Whether the word is among them, which are in small letters, when its letters are small too.
  func containsLowercased(_ word: Span<UInt8>) -> Bool { contains(word, ByteClass.lowercased) }

  /// Whether the word is among them. Complexity: O(*n*) in the text's bytes.
  func contains(_ word: String) -> Bool { contains(word.utf8Span.span) }

  @inline(__always)
  private func contains(_ word: Span<UInt8>, _ form: (UInt8) -> UInt8) -> Bool {
    text.withUTF8Buffer { text in
      guard !word.isEmpty, word.count <= text.count else { return false }
      let first = form(word[0])
      var start = 0
      while start + word.count <= text.count {
        let end = start + word.count
        if text[start] == first, end == text.count || text[end] == space {
          var offset = 1
          while offset < word.count, text[start + offset] == form(word[offset]) { offset += 1 }
          // A text of several words is none of them.
          if offset == word.count { return !word.contains(space) }
        }
        while start < text.count, text[start] != space { start += 1 }
        start += 1
      }
      return false
    }
  }

  /// Whether any of the words begins the text and `accepts` the rest's place in it.
  func anyBegins(_ text: Span<UInt8>, _ accepts: (_ rest: Int) -> Bool) -> Bool {
    any { word in
      guard Self.stands(word, in: text, at: 0) else { return false }
      return accepts(word.count)
    }
  }

  /// Whether any of the words ends the text.
  func anyEnds(_ text: Span<UInt8>) -> Bool {
    any { word in Self.stands(word, in: text, at: text.count - word.count) }
  }

  /// Whether any of the words occurs in the text. Complexity: O(*n* · *m*) in both lengths.
  func anyOccurs(in text: Span<UInt8>) -> Bool {
    any { word in
      var start = 0
      while start + word.count <= text.count {
        if Self.stands(word, in: text, at: start) { return true }
        start += 1
      }
      return false
    }
  }

  /// Whether any of the words meets the condition.
  @inline(__always)
  private func any(_ condition: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    text.withUTF8Buffer { list in
      var start = 0
      while start < list.count {
        var end = start
        while end < list.count, list[end] != space { end += 1 }
        if condition(UnsafeBufferPointer(rebasing: list[start..<end])) { return true }
        start = end + 1
      }
      return false
    }
  }

  @inline(__always)
  private static func stands(
    _ word: UnsafeBufferPointer<UInt8>, in text: Span<UInt8>, at start: Int
  ) -> Bool {
    guard start >= 0, word.count <= text.count - start else { return false }
    for offset in 0..<word.count where word[offset] != text[start + offset] { return false }
    return true
  }

  private var space: UInt8 { UInt8(ascii: " ") }
}

extension WordList: ExpressibleByStringLiteral {
  init(stringLiteral text: StaticString) { self.init(text) }
}
