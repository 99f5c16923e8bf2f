/// One word of a simple command, as typed and as the program would receive it.
package struct Word: Sendable, Equatable {
  /// The word as typed, quotes and escapes included.
  package let text: String

  /// The word with quotes and escapes removed; expansions stand in it as they were typed.
  package let value: String

  /// Whether the shell hands the value on unchanged: no expansion, no pattern, no tilde, no brace.
  package let isLiteral: Bool

  /// Where the word stands in the line, in UTF-8 bytes from its start.
  package let range: Range<Int>

  /// Whether any part of the word was quoted or escaped.
  package let isQuoted: Bool

  /// A word made of its parts.
  package init(text: String, value: String, isLiteral: Bool, range: Range<Int>, isQuoted: Bool) {
    self.text = text
    self.value = value
    self.isLiteral = isLiteral
    self.range = range
    self.isQuoted = isQuoted
  }
}

/// A variable assignment that stands before a command, or alone.
package struct Assignment: Sendable, Equatable {
  /// The variable's name.
  package let name: String

  /// The text after the equals sign, with its range in the line.
  package let value: Word

  /// Whether the assignment appends (`NAME+=value`).
  package let isAppending: Bool
}

/// A redirection of a file descriptor.
package struct Redirection: Sendable, Equatable {
  /// The descriptor that was named before the operator, when one was.
  package let fileDescriptor: Int?

  /// The operator as typed, such as `>`, `2>&1`'s `>&`, `<<-` or `<<<`.
  package let operation: String

  /// The word after the operator; nil when the line ends before it.
  package let target: Word?

  /// Where the operator starts in the line (its descriptor number included), in UTF-8 bytes.
  package let start: Int

  /// Where the body of a here-document stands, in UTF-8 bytes; nil for every other operator.
  package internal(set) var body: Range<Int>?

  /// Whether the redirection takes standard output away from the terminal or the next command.
  package var movesStandardOutput: Bool {
    if operation == "&>" || operation == "&>>" { return true }
    guard operation.utf8.first == UInt8(ascii: ">") else { return false }
    return (fileDescriptor ?? 1) == 1
  }
}

/// A command without operators: assignments, words and redirections.
package struct SimpleCommand: Sendable, Equatable {
  /// Assignments before the first word.
  package let assignments: [Assignment]

  /// The command's name and its arguments.
  package let words: [Word]

  /// Redirections, in the order typed.
  package let redirections: [Redirection]
}

/// Whether a line can be run as it stands, or what it still waits for.
package enum Completeness: Sendable, Equatable {
  case complete
  /// A quote of this kind was opened and not closed.
  case unclosedQuote(Character)
  /// A `$(`, `${`, `$((`, backtick or process substitution was opened and not closed.
  case unclosedSubstitution
  /// The body of a here-document has not ended with its delimiter.
  case pendingHereDocument(delimiter: String)
  /// The line ends in an escape of its own newline.
  case trailingBackslash
  /// The line ends in `|`, `&&` or `||`.
  case trailingOperator
  /// A parenthesis, brace or compound command was opened and not closed.
  case unbalancedGroup
}
