/// A word on its way to becoming whole: what was typed of it, and how the rest has to be written.
struct TypedWord {
  /// The word as typed, without a quote that is open.
  let text: String
  /// The quote that is open; nil when none is.
  let quote: Character?

  /// The word as the shell will read it, without expansions.
  var plain: String {
    switch quote {
    case "'": text
    case "\"": TypedWord.unescaped(text, only: "\"\\$`")
    default: TypedWord.unquoted(text)
    }
  }

  /// A text written so that the shell reads it back unchanged behind the quote.
  func typed(_ plain: String) -> String {
    switch quote {
    case "'":
      plain.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    case "\"": TypedWord.escaped(plain, "\"\\$`")
    default: TypedWord.escaped(plain, " \t\"'\\$`*?[]{}()<>|&;!#")
    }
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Takes backslashes away that stand before one of some characters.
  private static func unescaped(_ text: String, only special: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if isEscaped, !special.unicodeScalars.contains(scalar) { result += "\\" }
      isEscaped = false
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// Takes quotes and backslashes away.
  private static func unquoted(_ text: String) -> String {
    var result = ""
    var open: Unicode.Scalar?
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        result.unicodeScalars.append(scalar)
      } else if scalar == "\\", open != "'" {
        isEscaped = true
      } else if scalar == open {
        open = nil
      } else if open == nil, scalar == "'" || scalar == "\"" {
        open = scalar
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
