/// Reads a command line by the lexical rules of the POSIX shell, with what bash and zsh add.
///
/// One pass, a fixed depth of recursion, and no failure: whatever cannot be understood is kept
/// as words. The source is POSIX.1-2017, volume 3, chapter 2.
struct LineParser {
  /// Substitutions nested deeper than this are skipped over and not looked into.
  static let deepestNesting = 48

  let bytes: [UInt8]
  var position = 0

  /// Commands of the line itself, with where each stands.
  var placed: [PlacedCommand] = []
  /// Commands found in substitutions.
  var substituted: [PlacedCommand] = []
  /// The line's own commands, operators and reserved words in order.
  private(set) var pieces: [Piece] = []
  private(set) var completeness = Completeness.complete
  private(set) var hasComment = false
  var hasReservedWord = false
  /// Where a `&` that ends the line stands.
  private(set) var backgroundMark: Int?

  var pendingHereDocuments: [PendingHereDocument] = []
  var firstPending = 0
  var commandSerial = 0
  /// Where the commands with here-documents went, by serial number.
  var hereDocumentPlaces: [Int: (isSubstituted: Bool, index: Int)] = [:]
  var nesting = 0
  private var pipelines = 0
  private var isInterrupted = false

  /// Reads a line.
  init(reading bytes: [UInt8]) {
    self.bytes = bytes
    parse()
  }

  private mutating func parse() {
    var list = ListState()
    readList(&list, limit: bytes.count, endsAtParenthesis: false)
    if !isInterrupted {
      if firstPending < pendingHereDocuments.count {
        completeness = .pendingHereDocument(
          delimiter: pendingHereDocuments[firstPending].delimiter)
      } else if list.endsInOpenOperator {
        completeness = .trailingOperator
      } else if !list.groups.isEmpty {
        completeness = .unbalancedGroup
      }
    }
    if list.groups.isEmpty { backgroundMark = list.lastBackgroundMark }
  }

  /// Notes the first thing that was left open at the end of the text.
  mutating func interrupt(_ interruption: Interruption) {
    guard !isInterrupted else { return }
    isInterrupted = true
    switch interruption {
    case .unclosedQuote(let byte):
      completeness = .unclosedQuote(Character(Unicode.Scalar(byte)))
    case .unclosedSubstitution: completeness = .unclosedSubstitution
    case .trailingBackslash: completeness = .trailingBackslash
    }
  }

  /// Reads the commands inside `$(` or `<(`; the position stands after the parenthesis.
  mutating func readNestedList(limit: Int) {
    guard nesting < Self.deepestNesting else {
      skipBalanced(open: UInt8(ascii: "("), close: UInt8(ascii: ")"), limit: limit)
      return
    }
    nesting += 1
    var list = ListState()
    readList(&list, limit: limit, endsAtParenthesis: true)
    nesting -= 1
    if position < limit, bytes[position] == UInt8(ascii: ")") {
      position += 1
    } else {
      interrupt(.unclosedSubstitution)
    }
  }

  /// Reads the commands between backticks; the position stands after the first one.
  mutating func readNestedBackticks(limit: Int) {
    guard nesting < Self.deepestNesting else { return }
    nesting += 1
    var list = ListState()
    // A quote left open inside ends with the backtick.
    let before = (isInterrupted, completeness)
    readList(&list, limit: limit, endsAtParenthesis: false)
    (isInterrupted, completeness) = before
    nesting -= 1
  }

  // MARK: A list of commands

  private mutating func readList(_ list: inout ListState, limit: Int, endsAtParenthesis: Bool) {
    pipelines += 1
    list.pipeline = pipelines
    while position < limit {
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09: position += 1
      case 0x0A:
        endCommand(&list, operation: "\n")
        position += 1
        readHereDocuments(limit: limit)
      case UInt8(ascii: "#"):
        if nesting == 0 { hasComment = true }
        while position < limit, bytes[position] != 0x0A { position += 1 }
      case UInt8(ascii: "\\") where position + 1 < limit && bytes[position + 1] == 0x0A:
        position += 2
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
        if !readOperator(&list, limit: limit) { readWordOrKeyword(&list, limit: limit) }
      case UInt8(ascii: "("):
        readOpeningParenthesis(&list, limit: limit)
      case UInt8(ascii: ")"):
        if list.groups.last == .casePattern {
          position += 1
          flushHeader(&list)
          addPiece(.symbol(")"))
          list.replaceTop(with: .caseBody)
          list.expectsCommand = true
        } else if list.groups.last == .parenthesis {
          closeGroup(&list, symbol: ")")
          position += 1
        } else if list.groups.last == .test {
          position += 1
        } else if endsAtParenthesis {
          endCommand(&list, operation: "")
          return
        } else {
          position += 1
        }
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        if list.groups.last == .test {
          position += 1
        } else if position + 1 < limit, bytes[position + 1] == UInt8(ascii: "(") {
          readWordOrKeyword(&list, limit: limit)
        } else {
          readRedirection(&list, descriptor: nil, start: position, limit: limit)
        }
      case 0x30...0x39:
        var end = position
        var number = 0
        while end < limit, end - position < 6, ByteClass.isDigit(bytes[end]) {
          number = number * 10 + Int(bytes[end] - 0x30)
          end += 1
        }
        if end < limit, list.groups.last != .test,
          bytes[end] == UInt8(ascii: "<") || bytes[end] == UInt8(ascii: ">")
        {
          let start = position
          position = end
          readRedirection(&list, descriptor: number, start: start, limit: limit)
        } else {
          readWordOrKeyword(&list, limit: limit)
        }
      default:
        readWordOrKeyword(&list, limit: limit)
      }
    }
    endCommand(&list, operation: "")
  }

  /// Reads `;`, `&`, `|` and what they combine to; false when they are part of a `[[` test.
  private mutating func readOperator(_ list: inout ListState, limit: Int) -> Bool {
    let byte = bytes[position]
    let next: UInt8 = position + 1 < limit ? bytes[position + 1] : 0
    if list.groups.last == .test {
      position += 1
      return true
    }
    if byte == UInt8(ascii: "&"), next == UInt8(ascii: ">") {
      readRedirection(&list, descriptor: nil, start: position, limit: limit)
      return true
    }
    if list.groups.last == .casePattern, byte == UInt8(ascii: "|") {
      position += 1
      return true
    }
    let start = position
    let operation: String
    switch (byte, next) {
    case (UInt8(ascii: "&"), UInt8(ascii: "&")): operation = "&&"
    case (UInt8(ascii: "|"), UInt8(ascii: "|")): operation = "||"
    case (UInt8(ascii: "|"), UInt8(ascii: "&")): operation = "|&"
    case (UInt8(ascii: ";"), UInt8(ascii: ";")): operation = ";;"
    case (UInt8(ascii: ";"), UInt8(ascii: "&")): operation = ";&"
    case (UInt8(ascii: "|"), _): operation = "|"
    case (UInt8(ascii: "&"), _): operation = "&"
    default: operation = ";"
    }
    endCommand(&list, operation: operation)
    position += operation.utf8.count
    if operation == ";;" || operation == ";&", list.groups.last == .caseBody {
      list.replaceTop(with: .casePattern)
    }
    if operation == "&" { list.lastBackgroundMark = start }
    return true
  }

  private mutating func readOpeningParenthesis(_ list: inout ListState, limit: Int) {
    if list.groups.last == .test || list.groups.last == .casePattern {
      position += 1
      return
    }
    if list.command.words.count == 1, list.command.assignments.isEmpty,
      position + 1 < limit, bytes[position + 1] == UInt8(ascii: ")")
    {
      // A function's name: its body follows as a group of its own.
      let name = list.command.words[0]
      list.command = CommandBuilder()
      addPiece(.words([name]))
      addPiece(.symbol("()"))
      position += 2
      list.expectsCommand = true
      hasReservedWord = true
      return
    }
    if list.expectsCommand, position + 1 < limit, bytes[position + 1] == UInt8(ascii: "(") {
      position += 1
      hasReservedWord = true
      list.expectsCommand = false
      list.endsInOpenOperator = false
      skipBalanced(open: UInt8(ascii: "("), close: UInt8(ascii: ")"), limit: limit)
      addPiece(.symbol("((…))"))
      return
    }
    position += 1
    endCommand(&list, operation: "")
    addPiece(.symbol("("))
    list.push(.parenthesis)
    pipelines += 1
    list.pipeline = pipelines
  }

  private mutating func closeGroup(_ list: inout ListState, symbol: String) {
    endCommand(&list, operation: "")
    list.pop()
    list.expectsCommand = false
    list.endsInOpenOperator = false
    list.lastBackgroundMark = nil
    addPiece(.symbol(symbol))
  }

  // MARK: The end of a command

  mutating func addPiece(_ piece: Piece) {
    if nesting == 0 { pieces.append(piece) }
  }

  private mutating func endCommand(_ list: inout ListState, operation: String) {
    flushHeader(&list)
    let hadCommand = !list.command.isEmpty
    if hadCommand {
      let command = list.command.command
      let item = PlacedCommand(
        command: command, pipeline: list.pipeline, stage: list.stage,
        groupDepth: list.groups.count, isInSubshell: list.groups.contains(.parenthesis),
        isInBackground: operation == "&", isPiped: operation == "|" || operation == "|&",
        origins: list.command.origins, redirectionOrigins: list.command.redirectionOrigins,
        assignmentOrigins: list.command.assignmentOrigins)
      if let serial = list.command.assignedSerial {
        hereDocumentPlaces[serial] =
          (nesting > 0, nesting > 0 ? substituted.count : placed.count)
      }
      if nesting == 0 {
        addPiece(.command(placed.count))
        placed.append(item)
      } else {
        substituted.append(item)
      }
      list.command = CommandBuilder()
    }
    list.expectsCommand = true
    guard !operation.isEmpty else { return }
    if operation != "\n" {
      addPiece(.symbol(operation))
    } else if hadCommand {
      addPiece(.symbol(";"))
    }
    switch operation {
    case "|", "|&":
      list.stage += 1
      list.endsInOpenOperator = true
    case "\n": if !list.endsInOpenOperator { nextPipeline(&list) }
    case "&&", "||":
      nextPipeline(&list)
      list.endsInOpenOperator = true
    default: nextPipeline(&list)
    }
    if operation != "\n" { list.lastBackgroundMark = nil }
  }

  mutating func flushHeader(_ list: inout ListState) {
    if !list.headerWords.isEmpty { addPiece(.words(list.headerWords)) }
    list.headerWords = []
    list.header = nil
  }

  private mutating func nextPipeline(_ list: inout ListState) {
    pipelines += 1
    list.pipeline = pipelines
    list.stage = 0
  }
}
