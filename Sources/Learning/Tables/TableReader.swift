/// Reads a table of numbers out of comma-separated text, piece by piece.
///
/// The first line names the columns; commas, semicolons or tabs part the fields, whichever the
/// first line has most of. Quotes, CRLF and a byte order mark are understood. An empty field, `NaN`,
/// `NA` and `null` are missing; `inf` is infinite; empty lines are skipped. Source: RFC 4180.
package struct TableReader: Sendable {
  /// A line or field longer than this is refused.
  package static let lineLimit = 1 << 24

  /// The rows that were read since the last ``takeRows()``.
  private var table = NumericTable(columns: [])
  private var separator = UInt8(ascii: ",")
  /// Bytes of a record that is not complete.
  private var rest: [UInt8] = []
  /// How many bytes of ``rest`` were looked through in vain for the record's end.
  private var scanned = 0
  /// Whether a quote was open there.
  private var isQuoted = false
  /// The number of the line on which ``rest`` begins, counted from 1.
  private var line = 1

  /// A reader that has read nothing.
  package init() {}

  /// The columns; none before the first line was read.
  package var columns: [Column] { table.columns }

  /// Reads the next piece of the text.
  ///
  /// - Throws: ``LearningError``, which names line and column; the rows before it can be taken.
  package mutating func feed(_ bytes: [UInt8]) throws(LearningError) {
    rest.append(contentsOf: bytes)
    var start = 0
    var failure: LearningError?
    while failure == nil, let end = endOfRecord(from: start) {
      do throws(LearningError) { try read(start..<end) } catch { failure = error }
      start = end + 1
    }
    rest.removeFirst(start)
    scanned -= start
    if let failure { throw failure }
    if rest.count > Self.lineLimit {
      throw .fieldTooLong(line: line, column: 1, limit: Self.lineLimit)
    }
  }

  /// Reads what stands behind the last line feed.
  ///
  /// - Throws: ``LearningError``, also when there was not even a first line.
  package mutating func finish() throws(LearningError) {
    if isQuoted { throw .unclosedQuote(line: line, column: columnOfOpenQuote()) }
    let last = 0..<rest.count
    if !last.isEmpty { try read(last) }
    rest = []
    scanned = 0
    if table.columns.isEmpty { throw .noHeader }
  }

  /// Hands out the rows that were read since the last call.
  package mutating func takeRows() -> NumericTable {
    let taken = table
    table = NumericTable(columns: taken.columns)
    return taken
  }

  /// A whole table.
  ///
  /// - Throws: ``LearningError``, which names line and column.
  package static func table(_ text: [UInt8]) throws(LearningError) -> NumericTable {
    var reader = TableReader()
    try reader.feed(text)
    try reader.finish()
    return reader.takeRows()
  }

  /// The next line feed outside quotes, or nil when it is not there yet.
  private mutating func endOfRecord(from start: Int) -> Int? {
    let (end, quoted) = Self.endOfRecord(
      rest.span, from: max(start, scanned), isQuoted: isQuoted)
    isQuoted = quoted
    scanned = end.map { $0 + 1 } ?? rest.count
    return end
  }

  private static func endOfRecord(
    _ bytes: Span<UInt8>, from start: Int, isQuoted: Bool
  ) -> (end: Int?, isQuoted: Bool) {
    var quoted = isQuoted
    for index in start..<max(start, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A, !quoted { return (index, false) }
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
    }
    return (nil, quoted)
  }

  /// Where the fields of a record are; quoted ones with their quotes.
  private func fields(_ range: Range<Int>) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var begin = range.lowerBound
    var quoted = false
    for index in range {
      let byte = rest[index]
      if byte == UInt8(ascii: "\"") { quoted.toggle() }
      if byte == separator, !quoted {
        fields.append(begin..<index)
        begin = index + 1
      }
    }
    fields.append(begin..<range.upperBound)
    return fields
  }

  private func columnOfOpenQuote() -> Int {
    var column = 1
    var open = 1
    var quoted = false
    for byte in rest {
      if byte == UInt8(ascii: "\"") {
        quoted.toggle()
        if quoted { open = column }
      } else if byte == separator, !quoted {
        column += 1
      }
    }
    return open
  }

  /// A field without blanks around it, without quotes, two quotes for one.
  private func field(_ range: Range<Int>) -> String {
    var bytes = rest[trimmed(range)]
    if bytes.count >= 2, bytes.first == UInt8(ascii: "\""), bytes.last == UInt8(ascii: "\"") {
      bytes = bytes.dropFirst().dropLast()
      var plain: [UInt8] = []
      var previous = false
      for byte in bytes {
        let isQuote = byte == UInt8(ascii: "\"")
        if isQuote, previous {
          previous = false
          continue
        }
        previous = isQuote
        plain.append(byte)
      }
      return String(decoding: plain, as: UTF8.self)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while low < high, isBlank(rest[low]) { low += 1 }
    while high > low, isBlank(rest[high - 1]) { high -= 1 }
    return low..<high
  }

  /// Reads one record: the names first, then values.
  private mutating func read(_ range: Range<Int>) throws(LearningError) {
    defer {
      line += 1
      for byte in rest[range] where byte == 0x0A { line += 1 }
    }
    var range = range
    if table.columns.isEmpty, range.count >= 3, rest[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = range.lowerBound + 3..<range.upperBound
    }
    if range.isEmpty || range.count == 1 && rest[range.lowerBound] == 0x0D { return }
    if !table.columns.isEmpty {
      try readValues(range)
    } else {
      if trimmed(range).isEmpty { return }
      table = NumericTable(columns: try readNames(range))
    }
  }

  private mutating func readNames(_ range: Range<Int>) throws(LearningError) -> [Column] {
    let choices: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    var best = 0
    for choice in choices {
      separator = choice
      let count = fields(range).count
      if count > best { best = count }
    }
    for choice in choices.reversed() {
      separator = choice
      if fields(range).count == best { break }
    }
    if best == 1 { separator = choices[0] }
    var names = Set<String>()
    var columns: [Column] = []
    for field in fields(range) {
      var name = self.field(field)
      if name.isEmpty { name = "column_\(columns.count + 1)" }
      guard names.insert(name).inserted else {
        throw .repeatedColumn(name: name, column: columns.count + 1)
      }
      columns.append(Column(name))
    }
    return columns
  }

  private mutating func readValues(_ range: Range<Int>) throws(LearningError) {
    let count = table.columnCount
    let mark = table.markRow()
    var begin = range.lowerBound
    var column = 0
    let text = rest
    let bytes = text.span
    while true {
      var number = DecimalScanner(position: begin, end: range.upperBound)
      var value = number.scan(bytes, separator: separator)
      if value == nil {
        // A quoted field, a word, blanks, or a number with more digits than a Double tells apart.
        var end = begin
        var quoted = false
        while end < range.upperBound, quoted || bytes[end] != separator {
          if bytes[end] == UInt8(ascii: "\"") { quoted.toggle() }
          end += 1
        }
        let word = field(begin..<end)
        value = DecimalScanner.value(of: word)
        number.position = end
        if value == nil, column < count {
          let name = table.columns[column].name
          table.dropRow(mark)
          throw .notANumber(line: line, column: column + 1, name: name, text: word)
        }
      }
      column += 1
      if column <= count { table.appendValue(value ?? .nan) }
      if number.position >= range.upperBound { break }
      begin = number.position + 1
    }
    guard column == count else {
      table.dropRow(mark)
      throw .raggedRow(line: line, fields: column, expected: count)
    }
    table.finishRow()
  }
}
