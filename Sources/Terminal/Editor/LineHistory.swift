/// The lines that Up and Down walk through.
struct LineHistory {
  /// Oldest first.
  private(set) var lines: [String] = []
  private var walk: Walk?
  private var argumentWalk: ArgumentWalk?

  /// Where a walk stands.
  private struct Walk {
    let prefix: String
    let draft: String
    var index: Int
    var shown: String
  }

  private struct ArgumentWalk {
    var index: Int
    var argument: String
    var shown: String
  }

  init(_ lines: [String] = []) {
    self.lines = lines
  }

  /// Adds the newest line, unless it is empty or the same as the newest.
  mutating func add(_ line: String) {
    if !line.isEmpty, line != lines.last { lines.append(line) }
    endWalk()
  }

  /// Forgets a line wherever it stands.
  mutating func remove(_ line: String) {
    lines.removeAll { $0 == line }
    endWalk()
  }

  /// Forgets every line of a set.
  mutating func remove(_ forgotten: Set<String>) {
    lines.removeAll { forgotten.contains($0) }
    endWalk()
  }

  /// The next walk starts anew.
  mutating func endWalk() {
    walk = nil
    argumentWalk = nil
  }

  /// The next older line with the typed prefix that differs from what is shown; nil for none.
  mutating func older(than text: String) -> String? {
    var walk = current(text)
    var index = walk.index
    while index > 0 {
      index -= 1
      if lines[index] != walk.shown, hasPrefix(lines[index], walk.prefix) {
        walk.index = index
        walk.shown = lines[index]
        self.walk = walk
        return walk.shown
      }
    }
    self.walk = walk
    return nil
  }

  /// The next newer line, at the end what had been typed; nil when that is shown.
  mutating func newer(than text: String) -> String? {
    guard var walk, walk.shown == text, walk.index < lines.count else { return nil }
    var index = walk.index + 1
    while index < lines.count {
      if lines[index] != walk.shown, hasPrefix(lines[index], walk.prefix) { break }
      index += 1
    }
    walk.index = index
    walk.shown = index < lines.count ? lines[index] : walk.draft
    self.walk = walk
    return walk.shown
  }

  /// The last argument of the newest line, and of older ones when asked again.
  ///
  /// - Parameter text: The line as it is; a walk goes on when it ends in the argument shown.
  /// - Returns: What to take away from the line's end, and what to put there; nil for nothing.
  mutating func lastArgument(at text: String) -> (remove: Int, insert: String)? {
    var index = lines.count
    var remove = 0
    if let argumentWalk, argumentWalk.shown == text {
      index = argumentWalk.index
      remove = argumentWalk.argument.unicodeScalars.count
    }
    let base = String(String.UnicodeScalarView(text.unicodeScalars.dropLast(remove)))
    while index > 0 {
      index -= 1
      guard let argument = lastWord(of: lines[index]) else { continue }
      argumentWalk = ArgumentWalk(index: index, argument: argument, shown: base + argument)
      return (remove, argument)
    }
    return nil
  }

  private func current(_ text: String) -> Walk {
    if let walk, walk.shown == text { return walk }
    return Walk(prefix: text, draft: text, index: lines.count, shown: text)
  }

  private func lastWord(of line: String) -> String? {
    let bytes = line.utf8
    guard let end = bytes.lastIndex(where: { $0 != 0x20 }) else { return nil }
    let start = bytes[...end].lastIndex { $0 == 0x20 }
    let from = start.map { bytes.index(after: $0) } ?? bytes.startIndex
    return String(line[from...end])
  }
}

/// Compares bytes, so that an accent typed in another form does not match by accident.
func hasPrefix(_ text: String, _ prefix: String) -> Bool {
  text.utf8.starts(with: prefix.utf8)
}
