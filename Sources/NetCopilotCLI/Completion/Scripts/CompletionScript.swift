/// The completion script of a shell.
///
/// Each script reads the words before the cursor in the same way: `line` is what the program is
/// asked to do (`history list`), `place` counts the other words behind it, `option` is one that
/// still lacks its value, and `key` is the first of the other words.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// The script's text.
  var text: String {
    let words = CommandWords()
    switch self {
    case .bash: return BashCompletion(words: words).text
    case .zsh: return ZshCompletion(words: words).text
    case .fish: return FishCompletion(words: words).text
    }
  }

  /// The options that a value follows, each with the line that it belongs to; nil for any.
  static func valueOptions(
    _ words: CommandWords
  ) -> [(line: String?, option: CommandWords.Option)] {
    words.globals.filter { $0.value != nil }.map { (nil, $0) }
      + words.commands.flatMap { command in
        command.options.filter { $0.value != nil }.map { (command.line, $0) }
      }
  }

  /// A text inside single quotes: POSIX shells and fish both read `'\''`.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
