/// Writes words so that a POSIX shell reads them back unchanged.
package enum ShellQuoting {
  /// The word, in quotes when a shell would read it otherwise.
  package static func quoted(_ word: String) -> String {
    guard !word.isEmpty else { return "''" }
    if word.utf8.allSatisfy(isPlain) { return word }
    var result = "'"
    for scalar in word.unicodeScalars {
      if scalar == "'" { result += "'\\''" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  /// A command line that a shell splits into exactly these words.
  package static func line(from arguments: [String]) -> String {
    guard let utility = arguments.first else { return "" }
    let needsQuotes = utility.utf8.contains(UInt8(ascii: "=")) || reservedWords.contains(utility)
    let first = needsQuotes && utility.utf8.allSatisfy(isPlain) ? "'\(utility)'" : quoted(utility)
    return ([first] + arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  /// Words that mean something else at the front of a line. Source: POSIX.1-2017, 2.4.
  private static let reservedWords: Set<String> = [
    "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for",
    "in", "function", "select", "time",
  ]

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_./:@%+,=".utf8.contains(byte)
    }
  }
}
