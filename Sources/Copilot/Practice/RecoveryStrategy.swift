internal import Commands

/// What somebody does about a failure, apart from the line that it is about.
package enum RecoveryStrategy: Sendable, Hashable {
  /// The same line once more.
  case again
  /// The same line with options behind its program.
  case adding([String])
  /// The same line without options.
  case without([String])
  /// A line; `{HOST}` and the like stand for arguments of the failed one, `{LINE}` for all of it.
  case line(String)

  /// How a line that follows a failed one changes it; nil when it is about something else.
  static func correction(of failed: String, by other: String) -> RecoveryStrategy? {
    if failed == other { return .again }
    let references = LineReferences(failed)
    if let form = references.form(of: other), form.contains("{LINE}") { return .line(form) }
    guard let old = CommandLine(failed).literalArguments,
      let new = CommandLine(other).literalArguments, old.first == new.first
    else { return nil }
    if let added = inserted(into: old, giving: new), added.allSatisfy({ $0.hasPrefix("-") }) {
      return .adding(added)
    }
    if let gone = inserted(into: new, giving: old), gone.allSatisfy({ $0.hasPrefix("-") }) {
      return .without(gone)
    }
    // One word was mistyped; another number is another address.
    guard old.count == new.count else { return nil }
    let changed = zip(old, new).filter { $0 != $1 }
    guard changed.count == 1, let (before, after) = changed.first,
      before.filter({ !$0.isNumber }) != after.filter({ !$0.isNumber }),
      Spelling.nearest(to: before, among: [after]) == after
    else { return nil }
    return references.form(of: other).map { .line($0) }
  }

  /// The words that stand in the longer list in one piece beside the words of the shorter one.
  private static func inserted(into short: [String], giving long: [String]) -> [String]? {
    let count = long.count - short.count
    guard (1...3).contains(count) else { return nil }
    let front = zip(short, long).prefix { $0 == $1 }.count
    guard front > 0, short[front...].elementsEqual(long[(front + count)...]) else { return nil }
    return Array(long[front..<(front + count)])
  }

  /// The line to run after a failed one; nil when it does not fit there or would be the same again.
  func line(for failed: String) -> String? {
    let line: String?
    switch self {
    case .again: line = nil
    case .adding(let words):
      line = CommandLine(failed).literalArguments.flatMap { arguments in
        guard let program = arguments.first, !words.contains(where: arguments.contains) else {
          return nil
        }
        return ShellQuoting.line(from: [program] + words + arguments.dropFirst())
      }
    case .without(let words):
      line = CommandLine(failed).literalArguments.flatMap { arguments in
        guard words.allSatisfy(arguments.contains) else { return nil }
        return ShellQuoting.line(from: arguments.filter { !words.contains($0) })
      }
    case .line(let form): line = LineReferences(failed).filled(form)
    }
    return line == failed ? nil : line
  }
}
