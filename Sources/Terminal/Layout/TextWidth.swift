internal import Platform

/// Measures, cuts and pads text in terminal columns.
package enum TextWidth {
  /// The columns that a text takes; characters that cannot be shown count as none.
  ///
  /// Complexity: O(n) in the text's bytes. The corresponding C function is `wcswidth`.
  package static func columns(of text: String) -> Int {
    if let count = asciiCount(text) { return count }
    return text.unicodeScalars.reduce(0) { $0 + (characterWidth($1) ?? 0) }
  }

  /// The text without control characters, which could move the cursor or change the screen.
  ///
  /// - Parameters:
  ///   - text: What may hold anything.
  ///   - glyphs: The signs that stand for what was taken out.
  package static func printable(_ text: String, glyphs: Glyphs) -> String {
    if asciiCount(text) != nil { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        result += glyphs.lineBreak
      } else if scalar == "\t" {
        result += " "
      } else if characterWidth(scalar) == nil || isDirectionControl(scalar) {
        result += glyphs.unprintable
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text cut to at most `columns`, with a sign at its end that says so.
  package static func truncated(_ text: String, to columns: Int, glyphs: Glyphs) -> String {
    guard columns > 0 else { return "" }
    if let count = asciiCount(text), count <= columns { return text }
    if self.columns(of: text) <= columns { return text }
    let ellipsis = glyphs.ellipsis
    return prefix(of: text, columns: columns - self.columns(of: ellipsis)) + ellipsis
  }

  /// As much of the front of the text as fits into `columns`.
  package static func prefix(of text: String, columns: Int) -> String {
    var width = 0
    var result = ""
    for scalar in text.unicodeScalars {
      width += characterWidth(scalar) ?? 0
      if width > columns { break }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// As much of the end of the text as fits into `columns`.
  package static func suffix(of text: String, columns: Int) -> String {
    var width = 0
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.reversed() {
      width += characterWidth(scalar) ?? 0
      if width > columns { break }
      kept.append(scalar)
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: kept.reversed())
    return result
  }

  /// The text with spaces to make it `columns` wide; longer text stays as it is.
  package static func padded(
    _ text: String, to columns: Int, alignment: Alignment = .left
  ) -> String {
    let missing = columns - self.columns(of: text)
    guard missing > 0 else { return text }
    let spaces = String(repeating: " ", count: missing)
    return alignment == .left ? text + spaces : spaces + text
  }

  /// The length of a text of printable ASCII; nil when it holds anything else.
  private static func asciiCount(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
    }
  }

  /// Characters that turn the order of their neighbours and can make a command look like another.
  private static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}

/// On which side a column's text stands.
package enum Alignment: Sendable {
  case left, right
}
