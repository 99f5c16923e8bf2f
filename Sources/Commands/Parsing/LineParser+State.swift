/// A simple command and where it stands in its line.
struct PlacedCommand {
  var command: SimpleCommand
  /// Number of the pipeline it belongs to; equal numbers are one pipeline.
  let pipeline: Int
  /// Place in the pipeline, from zero.
  let stage: Int
  /// How many groups and compound commands stand around it.
  let groupDepth: Int
  let isInSubshell: Bool
  let isInBackground: Bool
  /// Whether its output goes into the next stage.
  let isPiped: Bool
  /// For each word, where its value was typed.
  let origins: [WordOrigins]
  let redirectionOrigins: [WordOrigins]
  /// For each assignment, where its name and value were typed.
  let assignmentOrigins: [WordOrigins]

  mutating func setBody(_ body: Range<Int>, ofRedirection index: Int) {
    var redirections = command.redirections
    guard redirections.indices.contains(index) else { return }
    redirections[index].body = body
    command = SimpleCommand(
      assignments: command.assignments, words: command.words, redirections: redirections)
  }
}

/// One piece of a line: a command, words of a compound command, or an operator.
enum Piece: Sendable, Equatable {
  case command(Int)
  case words([Word])
  case symbol(String)
}

/// A command that is being read.
struct CommandBuilder {
  var assignments: [Assignment] = []
  var words: [Word] = []
  var redirections: [Redirection] = []
  var origins: [WordOrigins] = []
  var redirectionOrigins: [WordOrigins] = []
  var assignmentOrigins: [WordOrigins] = []
  private(set) var assignedSerial: Int?

  var isEmpty: Bool { assignments.isEmpty && words.isEmpty && redirections.isEmpty }

  var command: SimpleCommand {
    SimpleCommand(assignments: assignments, words: words, redirections: redirections)
  }

  /// The number that ties here-documents to this command.
  mutating func serial(next: inout Int) -> Int {
    if let assignedSerial { return assignedSerial }
    next += 1
    assignedSerial = next
    return next
  }
}

/// What was opened and waits for its end.
enum Group {
  case parenthesis, brace, conditional, loop, casePattern, caseBody, test
}

/// The words after `for`, `case` or `function`, which are not a command.
enum Header {
  case loop, caseSubject, functionName
}

/// Words with a meaning of their own where a command may begin.
enum Keyword: String {
  case ifWord = "if"
  case thenWord = "then"
  case elseWord = "else"
  case elifWord = "elif"
  case fiWord = "fi"
  case whileWord = "while"
  case untilWord = "until"
  case forWord = "for"
  case selectWord = "select"
  case doWord = "do"
  case doneWord = "done"
  case caseWord = "case"
  case esacWord = "esac"
  case openBrace = "{"
  case closeBrace = "}"
  case negation = "!"
  case function = "function"
  case testStart = "[["
  case testEnd = "]]"

  /// Whether the word's length and first byte are those of a reserved word.
  @inline(__always) static func mayBe(_ word: Span<UInt8>) -> Bool {
    guard let first = word.first, word.count <= 8 else { return false }
    switch first {
    case UInt8(ascii: "i"), UInt8(ascii: "t"), UInt8(ascii: "e"), UInt8(ascii: "f"),
      UInt8(ascii: "w"), UInt8(ascii: "u"), UInt8(ascii: "s"), UInt8(ascii: "d"),
      UInt8(ascii: "c"):
      return word.count >= 2
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "!"): return word.count == 1
    case UInt8(ascii: "["), UInt8(ascii: "]"): return word.count == 2
    default: return false
    }
  }

  /// The group that this word ends.
  var closes: Group? {
    switch self {
    case .fiWord: .conditional
    case .doneWord: .loop
    case .esacWord: .caseBody
    case .closeBrace: .brace
    case .testEnd: .test
    default: nil
    }
  }
}

/// Where the reading of one list of commands stands.
struct ListState {
  var command = CommandBuilder()
  private(set) var groups: [Group] = []
  private var outer: [(pipeline: Int, stage: Int)] = []
  var header: Header?
  var headerWords: [Word] = []
  var expectsCommand = true
  var endsInOpenOperator = false
  var lastBackgroundMark: Int?
  var pipeline = 0
  var stage = 0

  mutating func push(_ group: Group) {
    groups.append(group)
    outer.append((pipeline, stage))
    stage = 0
  }

  mutating func pop() {
    guard groups.popLast() != nil, let place = outer.popLast() else { return }
    (pipeline, stage) = place
  }

  mutating func replaceTop(with group: Group) {
    guard !groups.isEmpty else { return }
    groups[groups.count - 1] = group
  }

  /// Takes a word that belongs to a compound command's head or a case pattern.
  mutating func takesHeaderWord(_ word: Word) -> Bool {
    switch header {
    case .caseSubject:
      headerWords.append(word)
      if word.text == "in" { header = nil }
      return true
    case .loop:
      if word.text == "do" {
        header = nil
        return false
      }
      headerWords.append(word)
      return true
    case .functionName:
      headerWords.append(word)
      header = nil
      expectsCommand = true
      return true
    case nil:
      guard groups.last == .casePattern, word.text != "esac" else { return false }
      headerWords.append(word)
      return true
    }
  }
}
