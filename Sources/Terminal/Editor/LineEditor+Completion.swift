extension LineEditor {
  /// Tab: puts a sole candidate or the common front of several on the line; a second Tab lists.
  func complete() -> KeyOutcome {
    let line = handle.currentLine()
    let completion = delegate.completions(for: line.text, cursor: line.cursorUTF8)
    let bytes = Array(line.text.utf8)
    let range = completion.replaceRange.clamped(to: 0..<bytes.count)
    let replaced = String(decoding: bytes[range], as: UTF8.self)
    guard let first = completion.candidates.first else {
      lineAtLastTab = nil
      return .error
    }
    if completion.candidates.count == 1 {
      let insertion = TextWidth.printable(first.insertion, glyphs: glyphs)
      let follows = range.upperBound < bytes.count && bytes[range.upperBound] == 0x20
      replace(range, of: bytes, with: insertion + (first.isFinal && !follows ? " " : ""))
      return .refresh
    }
    let common = commonPrefix(of: completion.candidates)
    if common.utf8.count > replaced.utf8.count {
      lineAtLastTab = nil
      replace(range, of: bytes, with: common)
      return .refresh
    }
    guard lineAtLastTab == line else {
      lineAtLastTab = line
      return .error
    }
    moveToEndOfDrawing()
    let list = CandidateList(
      candidates: completion.candidates, size: windowSize, glyphs: glyphs, palette: palette)
    output.append("\r\n" + list.lines.joined(separator: "\r\n") + "\r\n")
    handle.refresh()
    return .done
  }

  private func replace(_ range: Range<Int>, of bytes: [UInt8], with text: String) {
    let end = String(decoding: bytes[..<range.upperBound], as: UTF8.self).unicodeScalars.count
    let count = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.count
    handle.moveCursor(by: end - handle.cursor)
    handle.deleteBackward(count)
    handle.insert(text)
  }

  private func commonPrefix(of candidates: [Completion.Candidate]) -> String {
    guard let first = candidates.first else { return "" }
    var common = Array(first.insertion.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let scalars = candidate.insertion.unicodeScalars
      let shared = zip(common, scalars).prefix { $0 == $1 }.count
      common.removeSubrange(shared...)
    }
    return TextWidth.printable(String(String.UnicodeScalarView(common)), glyphs: glyphs)
  }
}
