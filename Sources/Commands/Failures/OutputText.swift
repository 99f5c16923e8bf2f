/// The lines of an output in the form in which phrases are looked up.
///
/// Letters are small, every kind of quotation mark is `'`, runs of blanks are one space, and control
/// sequences are gone, so that one phrase fits what programs of all versions and locales print.
struct OutputText {
  /// A line of the output.
  struct Line {
    /// Where it stands among the folded bytes.
    let folded: Range<Int>
    /// Where it stands in the output.
    let original: Range<Int>
    /// Whether it belongs to a list of options under a usage line.
    let isHelp: Bool
  }

  /// The bytes of all lines in their folded form, each followed by a newline.
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []
  private let source: [UInt8]

  /// What is read of a long output: its first and last bytes.
  private static let firstBytes = 4096
  private static let lastBytes = 12_288

  /// Reads an output. Complexity: O(*n*) in at most 16 KiB of it.
  init(_ text: String) {
    let all = Array(text.utf8)
    if all.count > Self.firstBytes + Self.lastBytes {
      source = Array(all.prefix(Self.firstBytes) + [0x0A] + all.suffix(Self.lastBytes))
    } else {
      source = all
    }
    bytes.reserveCapacity(source.count + 1)
    fold()
  }

  /// The line that holds a folded byte.
  func line(at offset: Int) -> Line? {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].folded.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    return low < lines.count ? lines[low] : nil
  }

  /// The line as it was printed, without blanks around it and without control characters.
  func text(of line: Line) -> String {
    var kept: [UInt8] = []
    for byte in source[line.original].prefix(400) where byte >= 0x20 && byte != 0x7F {
      kept.append(byte)
    }
    let text = String(decoding: kept, as: UTF8.self)
    let start = text.firstIndex { $0 != " " } ?? text.endIndex
    let end = text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? start
    return start < end ? String(text[start..<end]) : ""
  }

  /// Whether the folded text has a phrase of small letters anywhere.
  func contains(_ phrase: StaticString) -> Bool { firstLine(with: phrase) != nil }

  /// The first line with a phrase of small letters.
  func firstLine(with phrase: StaticString) -> Line? {
    phrase.withUTF8Buffer { wanted in
      guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
      var start = 0
      while start + wanted.count <= bytes.count {
        if bytes[start] == first {
          var length = 1
          while length < wanted.count, bytes[start + length] == wanted[length] { length += 1 }
          if length == wanted.count { return line(at: start) }
        }
        start += 1
      }
      return nil
    }
  }

  /// The folded text of a line.
  func folded(_ line: Line) -> String { String(decoding: bytes[line.folded], as: UTF8.self) }

  // MARK: - Folding

  private mutating func fold() {
    var start = 0
    var isUnderUsage = false
    while start < source.count {
      var end = start
      while end < source.count, source[end] != 0x0A { end += 1 }
      // What a carriage return overwrote was not to be read.
      var from = start
      if let back = source[start..<end].lastIndex(of: 0x0D), back + 1 < end { from = back + 1 }
      let first = bytes.count
      let isIndented = from < end && ByteClass.isBlank(source[from])
      foldLine(from..<end)
      let range = first..<bytes.count
      bytes.append(0x0A)
      if !range.isEmpty {
        let isOption =
          bytes[first] == UInt8(ascii: "-") && (isIndented || hasColumns(from..<end))
        lines.append(
          Line(
            folded: range, original: from..<end, isHelp: isOption || (isUnderUsage && isIndented)))
        if startsUsage(range) { isUnderUsage = true }
      } else {
        bytes.removeLast()
      }
      start = end + 1
    }
  }

  /// Whether a line has a gap as between an option and its meaning.
  private func hasColumns(_ range: Range<Int>) -> Bool {
    var blanks = 0
    for byte in source[range] {
      if byte == 0x09 { return true }
      blanks = byte == 0x20 ? blanks + 1 : 0
      if blanks == 2 { return true }
    }
    return false
  }

  private func startsUsage(_ range: Range<Int>) -> Bool {
    let word: [UInt8] = Array("usage".utf8)
    return bytes[range].starts(with: word) || bytes[range].starts(with: Array("options:".utf8))
  }

  private mutating func foldLine(_ range: Range<Int>) {
    var index = range.lowerBound
    let first = bytes.count
    while index < range.upperBound {
      let byte = source[index]
      index += 1
      switch byte {
      case 0x1B: index = endOfSequence(index, range.upperBound)
      case 0x20, 0x09:
        if bytes.count > first, bytes.last != 0x20 { bytes.append(0x20) }
      case UInt8(ascii: "`"), UInt8(ascii: "\""): bytes.append(UInt8(ascii: "'"))
      case 0xE2
      where index + 1 < range.upperBound && source[index] == 0x80
        && (0x98...0x9F).contains(source[index + 1]):
        bytes.append(UInt8(ascii: "'"))
        index += 2
      case 0..<0x20, 0x7F: break
      default: bytes.append(ByteClass.lowercased(byte))
      }
    }
    while bytes.count > first, bytes.last == 0x20 { bytes.removeLast() }
  }

  /// The place after a control sequence of the terminal.
  private func endOfSequence(_ start: Int, _ end: Int) -> Int {
    guard start < end, source[start] == UInt8(ascii: "[") else { return min(start + 1, end) }
    var index = start + 1
    while index < end, !(0x40...0x7E).contains(source[index]) { index += 1 }
    return min(index + 1, end)
  }
}
