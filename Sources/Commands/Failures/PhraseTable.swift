/// Phrases that programs print when they fail, each with the cause that it means.
///
/// A table is text: `= cause` starts a group, and each line under it is a weight from 1 to 99 and a
/// phrase in small letters, in which `*` stands for anything within the line, `^` at the front for
/// the start of a line and `$` at the end for its end. `@name,name` before the phrase holds it to
/// those utilities. The first piece of a phrase has four bytes or more.
struct PhraseTable: Sendable {
  /// A phrase with its meaning.
  struct Entry: Sendable {
    let cause: FailureCause
    let weight: Int
    /// The utilities that it is held to, separated by commas; empty for all.
    let utilities: Range<Int>
    let phrase: Range<Int>
    let startsLine: Bool
    let endsLine: Bool
  }

  /// A phrase that was found.
  struct Match {
    let cause: FailureCause
    let weight: Int
    let line: OutputText.Line
  }

  let entries: [Entry]
  /// The lines that are no entries, for the test of the tables.
  let faults: [String]
  private let text: [UInt8]
  /// For each hash of four bytes, one more than the first entry that begins so; 0 is none.
  private var heads: [UInt16]
  private var next: [UInt16]
  private static let slotBits = 12

  /// Every phrase that is known.
  static let standard = PhraseTable([
    names, reachability, unknownOptions, missingArguments, badArguments, commands, files, objects,
    rights, security, protocols,
    resources,
  ])

  /// Reads tables. Complexity: O(*n*) in their bytes.
  init(_ tables: [StaticString]) {
    var text: [UInt8] = []
    for table in tables {
      table.withUTF8Buffer { text.append(contentsOf: $0) }
      text.append(0x0A)
    }
    var reader = PhraseReader(text)
    reader.read()
    self.text = text
    entries = reader.entries
    faults = reader.faults
    heads = [UInt16](repeating: 0, count: 1 << Self.slotBits)
    next = [UInt16](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated().reversed() {
      let slot = Self.hash(text, entry.phrase.lowerBound)
      next[index] = heads[slot]
      heads[slot] = UInt16(index + 1)
    }
  }

  private static func hash(_ bytes: [UInt8], _ at: Int) -> Int {
    let word =
      UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
      | UInt32(bytes[at + 3]) << 24
    return Int((word &* 0x9E37_79B1) >> (32 - UInt32(slotBits)))
  }

  /// Calls `found` for each phrase in an output, from its start to its end.
  ///
  /// - Complexity: O(*n*) in the output, times the few phrases that begin alike.
  func eachMatch(in output: OutputText, utility: String, _ found: (Match) -> Void) {
    let bytes = output.bytes
    guard bytes.count >= 4 else { return }
    let utility = Array(utility.utf8)
    for line in output.lines {
      let range = line.folded
      guard range.count >= 4 else { continue }
      for start in range.lowerBound..<(range.upperBound - 3) {
        var candidate = heads[Self.hash(bytes, start)]
        while candidate != 0 {
          let entry = entries[Int(candidate - 1)]
          if !entry.startsLine || start == range.lowerBound,
            stands(entry, in: bytes, at: start, until: range.upperBound),
            applies(entry, to: utility)
          {
            found(Match(cause: entry.cause, weight: entry.weight, line: line))
          }
          candidate = next[Int(candidate - 1)]
        }
      }
    }
  }

  private func applies(_ entry: Entry, to utility: [UInt8]) -> Bool {
    guard !entry.utilities.isEmpty else { return true }
    return text[entry.utilities].split(separator: UInt8(ascii: ",")).contains {
      $0.elementsEqual(utility)
    }
  }

  /// Whether an entry's pieces stand one after the other from a place on.
  private func stands(_ entry: Entry, in bytes: [UInt8], at start: Int, until end: Int) -> Bool {
    var place = start
    var piece = entry.phrase.lowerBound
    var isFirst = true
    while piece < entry.phrase.upperBound {
      var pieceEnd = piece
      while pieceEnd < entry.phrase.upperBound, text[pieceEnd] != UInt8(ascii: "*") {
        pieceEnd += 1
      }
      let length = pieceEnd - piece
      var at = place
      var isThere = false
      while at + length <= end {
        var offset = 0
        while offset < length, bytes[at + offset] == text[piece + offset] { offset += 1 }
        if offset == length {
          isThere = true
          break
        }
        if isFirst { break }
        at += 1
      }
      guard isThere else { return false }
      place = at + length
      isFirst = false
      piece = pieceEnd + 1
    }
    return !entry.endsLine || place == end
  }
}

/// Reads the text of phrase tables.
private struct PhraseReader {
  private let text: [UInt8]
  private var cause: FailureCause?
  var entries: [PhraseTable.Entry] = []
  var faults: [String] = []

  init(_ text: [UInt8]) { self.text = text }

  mutating func read() {
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      if end > start, !take(start..<end) {
        faults.append(String(decoding: text[start..<end], as: UTF8.self))
      }
      start = end + 1
    }
  }

  /// Whether a line is a heading or an entry.
  private mutating func take(_ line: Range<Int>) -> Bool {
    if text[line.lowerBound] == UInt8(ascii: "=") {
      cause = FailureCause(
        rawValue: String(decoding: text[(line.lowerBound + 2)..<line.upperBound], as: UTF8.self))
      return cause != nil
    }
    guard let cause, line.count > 4, text[line.lowerBound + 2] == 0x20,
      let weight = Int(
        String(decoding: text[line.lowerBound..<(line.lowerBound + 2)], as: UTF8.self))
    else { return false }
    var start = line.lowerBound + 3
    var end = line.upperBound
    var utilities = start..<start
    if text[start] == UInt8(ascii: "@") {
      guard let space = text[start..<end].firstIndex(of: 0x20) else { return false }
      utilities = (start + 1)..<space
      start = space + 1
    }
    let startsLine = text[start] == UInt8(ascii: "^")
    if startsLine { start += 1 }
    let endsLine = text[end - 1] == UInt8(ascii: "$")
    if endsLine { end -= 1 }
    let first = text[start..<end].prefix { $0 != UInt8(ascii: "*") }
    guard first.count >= 4, !text[start..<end].contains(where: ByteClass.isUpper) else {
      return false
    }
    entries.append(
      PhraseTable.Entry(
        cause: cause, weight: weight, utilities: utilities, phrase: start..<end,
        startsLine: startsLine, endsLine: endsLine))
    return true
  }
}
