/// Search for bytes in bytes, in time that grows with the sum of both lengths.
enum ByteSearch {
  /// Where a pattern first occurs at or after a position.
  /// - Complexity: O(*n* + *m*), by the method of Knuth, Morris and Pratt.
  static func first(_ pattern: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard !pattern.isEmpty else { return nil }
    return first(pattern, failures: failures(of: pattern), in: text, from: start)
  }

  /// Where a pattern whose failure table is at hand first occurs.
  static func first(
    _ pattern: [UInt8], failures: [Int], in text: [UInt8], from start: Int
  ) -> Int? {
    guard !pattern.isEmpty, failures.count == pattern.count else { return nil }
    var matched = 0
    var index = start
    while index < text.count {
      let byte = text[index]
      while matched > 0, pattern[matched] != byte { matched = failures[matched - 1] }
      if pattern[matched] == byte { matched += 1 }
      index += 1
      if matched == pattern.count { return index - matched }
    }
    return nil
  }

  /// For each prefix of the pattern, the length of its longest proper border.
  static func failures(of pattern: [UInt8]) -> [Int] {
    var table = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[length] != pattern[index] { length = table[length - 1] }
      if pattern[length] == pattern[index] { length += 1 }
      table[index] = length
    }
    return table
  }
}
