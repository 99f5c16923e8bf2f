/// Words, reserved words and assignments.
extension LineParser {
  mutating func readWordOrKeyword(_ list: inout ListState, limit: Int) {
    let start = position
    let parts = readWord(limit: limit)
    if position == start {
      // A byte no rule took: it is passed over so that the reading always moves on.
      position += 1
      return
    }
    let word = makeWord(parts, start: start)
    list.endsInOpenOperator = false
    list.lastBackgroundMark = nil
    if list.takesHeaderWord(word) { return }
    if !parts.isQuoted, list.expectsCommand || list.groups.last == .test,
      readKeyword(word, &list)
    {
      return
    }
    if list.command.words.isEmpty, let assignment = Self.assignment(word, start: start, parts) {
      list.command.assignments.append(assignment)
      list.command.assignmentOrigins.append(
        WordOrigins(parts, start: start, end: position))
      list.expectsCommand = false
      return
    }
    if list.groups.last == .test {
      list.headerWords.append(word)
      return
    }
    list.command.words.append(word)
    list.command.origins.append(WordOrigins(parts, start: start, end: position))
    list.expectsCommand = false
  }

  func makeWord(_ parts: WordParts, start: Int) -> Word {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let value =
      parts.isQuoted || (!parts.isPlain && parts.value.count != position - start)
      ? String(decoding: parts.value, as: UTF8.self) : text
    return Word(
      text: text, value: value, isLiteral: parts.isLiteral, range: start..<position,
      isQuoted: parts.isQuoted)
  }

  /// Takes the word as a reserved word when it is one.
  private mutating func readKeyword(_ word: Word, _ list: inout ListState) -> Bool {
    guard Keyword.mayBe(word.text.utf8Span.span), let keyword = Keyword(rawValue: word.text) else {
      return false
    }
    if list.groups.last == .test, keyword != .testEnd { return false }
    if nesting == 0 { hasReservedWord = true }
    switch keyword {
    case .ifWord: list.push(.conditional)
    case .whileWord, .untilWord: list.push(.loop)
    case .forWord, .selectWord:
      list.push(.loop)
      list.header = .loop
    case .caseWord:
      list.push(.casePattern)
      list.header = .caseSubject
    case .openBrace: list.push(.brace)
    case .testStart: list.push(.test)
    case .function: list.header = .functionName
    case .thenWord, .elseWord, .elifWord, .doWord, .negation: break
    case .fiWord, .doneWord, .esacWord, .closeBrace, .testEnd:
      flushHeader(&list)
      if list.groups.last == keyword.closes
        || (keyword == .esacWord && list.groups.last == .casePattern)
      {
        list.pop()
      }
      addPiece(.symbol(word.text))
      list.expectsCommand = false
      return true
    }
    addPiece(.symbol(word.text))
    list.expectsCommand = true
    return true
  }

  private static func assignment(_ word: Word, start: Int, _ parts: WordParts) -> Assignment? {
    let text = word.text.utf8
    guard let first = text.first, ByteClass.isLetter(first) || first == UInt8(ascii: "_") else {
      return nil
    }
    var length = 0
    for byte in text {
      if ByteClass.isNameByte(byte) {
        length += 1
        continue
      }
      var isAppending = false
      var valueStart = length + 1
      if byte == UInt8(ascii: "+") {
        let next = text.index(text.startIndex, offsetBy: length + 1)
        guard next < text.endIndex, text[next] == UInt8(ascii: "=") else { return nil }
        isAppending = true
        valueStart += 1
      } else if byte != UInt8(ascii: "=") {
        return nil
      }
      let nameEnd = text.index(text.startIndex, offsetBy: length)
      let rest = text.index(text.startIndex, offsetBy: valueStart)
      let prefix = word.value.utf8.index(word.value.utf8.startIndex, offsetBy: valueStart)
      let value = Word(
        text: String(word.text[rest...]), value: String(word.value[prefix...]),
        isLiteral: word.isLiteral, range: (start + valueStart)..<word.range.upperBound,
        isQuoted: word.isQuoted)
      return Assignment(
        name: String(word.text[..<nameEnd]), value: value, isAppending: isAppending)
    }
    return nil
  }
}
