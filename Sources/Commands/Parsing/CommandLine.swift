/// A command line as typed, with what its grammar says about it.
///
/// Takes the name of the standard library's own `CommandLine`, which nothing here needs.
/// Reading never fails: what is not understood is kept as words.
/// - Complexity: O(*n*) in the length of the text.
package struct CommandLine: Sendable, Equatable {
  /// The line as typed.
  package let text: String

  /// Every simple command, in order, through pipes, lists and groups; those in `$( )` come last.
  package let simpleCommands: [SimpleCommand]

  /// Whether the line can be run as it stands, or what it waits for.
  package let completeness: Completeness

  /// The line's own commands, operators and reserved words in order.
  let pieces: [Piece]
  let places: [Place]
  let hasComment: Bool
  let hasReservedWord: Bool
  private let backgroundMark: Int?

  /// Where a simple command stands among the others.
  struct Place: Sendable, Equatable {
    let pipeline: Int
    let stage: Int
    let groupDepth: Int
    let isInSubshell: Bool
    let isInBackground: Bool
    let isPiped: Bool
    let isSubstituted: Bool
  }

  /// Reads a line.
  package init(_ text: String) {
    self.init(text: text, parser: LineParser(reading: Array(text.utf8)))
  }

  init(text: String, parser: LineParser) {
    self.text = text
    completeness = parser.completeness
    pieces = parser.pieces
    hasComment = parser.hasComment
    hasReservedWord = parser.hasReservedWord
    backgroundMark = parser.backgroundMark
    var commands: [SimpleCommand] = []
    var places: [Place] = []
    commands.reserveCapacity(parser.placed.count + parser.substituted.count)
    for (list, isSubstituted) in [(parser.placed, false), (parser.substituted, true)] {
      for item in list {
        commands.append(item.command)
        places.append(
          Place(
            pipeline: item.pipeline, stage: item.stage, groupDepth: item.groupDepth,
            isInSubshell: item.isInSubshell, isInBackground: item.isInBackground,
            isPiped: item.isPiped,
            isSubstituted: isSubstituted))
      }
    }
    simpleCommands = commands
    ownCount = parser.placed.count
    self.places = places
  }

  /// Commands of the line itself, without those in substitutions.
  var ownCommands: ArraySlice<SimpleCommand> { simpleCommands[..<ownCount] }
  private let ownCount: Int

  /// The arguments, when the line is one command of literal words and nothing else.
  ///
  /// Such a line can be spawned without a shell; nil means that a shell has to read it: there is
  /// an operator, redirection, expansion, pattern, assignment, reserved word, comment or newline.
  package var literalArguments: [String]? {
    guard completeness == .complete, pieces.count == 1, simpleCommands.count == 1,
      !hasComment, !hasReservedWord
    else { return nil }
    let command = simpleCommands[0]
    guard command.assignments.isEmpty, command.redirections.isEmpty,
      let first = command.words.first,
      first.isQuoted || !Self.needsShell(first.text)
    else { return nil }
    var arguments: [String] = []
    arguments.reserveCapacity(command.words.count)
    for word in command.words {
      guard word.isLiteral else { return nil }
      arguments.append(word.value)
    }
    guard !text.utf8.contains(0x0A) else { return nil }
    return arguments
  }

  /// Reserved words of bash and zsh that stand for no program.
  private static func needsShell(_ word: String) -> Bool {
    word == "time" || word == "coproc" || word == "in" || word == "]]"
  }

  /// Whether the whole line is one list that ends in a single `&`.
  package var runsInBackground: Bool { usableBackgroundMark != nil }

  /// The line without the `&` that ends it.
  package var withoutBackgroundMark: String {
    guard let mark = usableBackgroundMark else { return text }
    var end = mark
    let bytes = text.utf8
    var index = bytes.index(bytes.startIndex, offsetBy: end)
    while end > 0 {
      let before = bytes.index(before: index)
      guard ByteClass.isBlank(bytes[before]) else { break }
      index = before
      end -= 1
    }
    return String(text[..<index])
  }

  private var usableBackgroundMark: Int? {
    guard completeness == .complete, let backgroundMark else { return nil }
    var marks = 0
    var depth = 0
    for piece in pieces {
      guard case .symbol(let symbol) = piece else { continue }
      switch symbol {
      case "(", "{", "if", "while", "until", "for", "select", "case": depth += 1
      case ")", "}", "fi", "done", "esac": depth = max(0, depth - 1)
      case ";", "&": if depth == 0 { marks += 1 }
      default: break
      }
    }
    return marks == 1 ? backgroundMark : nil
  }

  /// Whether a command of the line changes the shell it runs in: directory, variables, aliases.
  package var changesShellState: Bool {
    for (command, place) in zip(simpleCommands, places) {
      if place.isInSubshell || place.isSubstituted || place.isInBackground { continue }
      if place.stage > 0 || place.isPiped { continue }
      guard let first = command.words.first else {
        if !command.assignments.isEmpty { return true }
        continue
      }
      var name = first.value
      if (name == "builtin" || name == "command"), command.words.count > 1 {
        name = command.words[1].value
      }
      if UtilityTraits.of(name).contains(.changesShell) { return true }
    }
    return false
  }

  /// The utility whose standard output is the line's own; nil when there is no single one.
  package var outputUtility: String? {
    let own = ownCommands
    guard let last = own.last, let pipeline = places.first?.pipeline, !hasReservedWord else {
      return nil
    }
    for place in places[own.indices]
    where place.pipeline != pipeline || place.groupDepth > 0 {
      return nil
    }
    guard !last.words.isEmpty, !last.redirections.contains(where: \.movesStandardOutput) else {
      return nil
    }
    return Invocation(last).utility
  }
}
