/// A program whose history can be imported.
package enum ImportSource: String, CaseIterable, Sendable {
  /// `~/.bash_history`, with or without `#epoch` lines.
  case bash
  /// `~/.zsh_history`, plain or extended.
  case zsh
  /// `~/.local/share/fish/fish_history`.
  case fish
  /// `~/.local/share/atuin/history.db`.
  case atuin
}

/// Why an entry of a foreign history was left out.
package enum ImportSkipReason: String, CaseIterable, Hashable, Sendable {
  /// There is no command.
  case empty
  /// It starts with a space, which asks shells to forget it.
  case leadingSpace
  /// It is not UTF-8.
  case notUTF8
  /// It contains a zero byte.
  case containsNUL
  /// It is longer than 64 KiB.
  case tooLong
  /// The file ends in the middle of it.
  case cut
  /// It doesn't follow the format.
  case malformed
  /// Its owner had deleted it.
  case deleted
}

/// How an import went.
package struct ImportSummary: Equatable, Sendable {
  /// An entry that was left out.
  package struct Skip: Equatable, Sendable {
    /// Its line, or its row in a database, from 1.
    package let line: Int
    /// Why.
    package let reason: ImportSkipReason

    /// An entry left out.
    package init(line: Int, reason: ImportSkipReason) {
      self.line = line
      self.reason = reason
    }
  }

  /// Entries that are new in the history.
  package var imported = 0
  /// Entries that an earlier import had brought.
  package var alreadyThere = 0
  /// How many entries were left out, by reason.
  package var skipped: [ImportSkipReason: Int] = [:]
  /// The first entries that were left out, at most 10.
  package var firstSkips: [Skip] = []
  /// Why reading stopped before the end, with the place; nil when the whole file was read.
  package var interruption: String?

  /// Whether somebody stopped it; what was imported until then stays.
  package var wasStopped = false

  /// Nothing imported yet.
  package init() {}

  /// Entries left out in all.
  package var skippedCount: Int { skipped.values.reduce(0, +) }

  mutating func skip(_ reason: ImportSkipReason, line: Int) {
    skipped[reason, default: 0] += 1
    if firstSkips.count < 10 { firstSkips.append(Skip(line: line, reason: reason)) }
  }
}

/// Why an import could not be done.
package enum ImportError: Error, Equatable, Sendable {
  /// The file can't be opened or read.
  case unreadable(path: String, detail: String)
  /// The file is something else; `line` is where that shows.
  case foreign(path: String, line: Int, expected: ImportSource, detail: String)
  /// The history can't take what was read.
  case store(StoreError)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let detail):
      "\(path): can't be read (\(detail)); check the path and its permissions"
    case .foreign(let path, let line, let expected, let detail):
      "\(path): line \(line): not a history of \(expected.rawValue) (\(detail))"
    case .store(let error):
      error.description
    }
  }
}

/// What the parser of command lines says about one.
package struct ParsedCommand: Equatable, Sendable {
  /// The program.
  package var utility: String?
  /// The command line with arguments replaced by their kinds.
  package var template: String
  /// The kinds of the arguments, in order.
  package var argumentKinds: [String]
  /// The purpose.
  package var category: String

  /// What is known about a command line.
  package init(
    utility: String? = nil, template: String = "", argumentKinds: [String] = [],
    category: String = "other"
  ) {
    self.utility = utility
    self.template = template
    self.argumentKinds = argumentKinds
    self.category = category
  }
}
