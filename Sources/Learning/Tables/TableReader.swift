/// Reads a table of numbers out of comma-separated text, piece by piece.
///
/// The first line names the columns; commas, semicolons or tabs part the fields, whichever the
/// first line has most of. Quotes, CRLF and a byte order mark are understood. An empty field, `NaN`,
/// `NA` and `null` are missing; `inf` is infinite; empty lines are skipped. Source: RFC 4180.
///
/// A column whose first value is a word is categorical: each different word is a level. Words and
/// numbers in one column are refused.
package struct TableReader: Sendable {
  /// What is done with the columns.
  package struct Plan: Sendable {
    /// The column that is no feature; nil when all are.
    package var label: String?
    /// Whether the label column must hold 0 and 1, which are kept; else it is left out unread.
    package var keepsLabels = false
    /// The columns of the rows, found by their names, as a model knows them; others are left out
    /// unread. Nil takes all that there are.
    package var features: [Column]?

    /// All columns are features.
    package init() {}
  }

  /// A line or field longer than this is refused.
  package static let lineLimit = 1 << 24
  /// A column of more different words than this is refused.
  package static let wordLimit = 4096

  private let plan: Plan
  /// What each field of a line is; none before the first line was read.
  private var fieldRoles: [FieldRole] = []
  private var features: [FeatureColumn] = []
  /// The values that were read since the last ``takeRows()``, row after row.
  private var values: [Double] = []
  private var labels: [Double] = []
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
  package init(_ plan: Plan = Plan()) { self.plan = plan }

  /// The columns of the rows; none before the first line was read.
  package var columns: [Column] { features.map(\.column) }

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
    if fieldRoles.isEmpty { throw .noHeader }
  }

  /// Hands out the rows that were read since the last call.
  package mutating func takeRows() -> NumericTable {
    defer { values = [] }
    return NumericTable(columns: columns, values: values)
  }

  /// Hands out the labels of the rows that were read since the last call, if the plan keeps them.
  package mutating func takeLabels() -> [Double] {
    defer { labels = [] }
    return labels
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
    if fieldRoles.isEmpty, range.count >= 3, rest[range].starts(with: [0xEF, 0xBB, 0xBF]) {
      range = range.lowerBound + 3..<range.upperBound
    }
    if range.isEmpty || range.count == 1 && rest[range.lowerBound] == 0x0D { return }
    if !fieldRoles.isEmpty {
      try readValues(range)
    } else {
      if trimmed(range).isEmpty { return }
      try assignRoles(to: try readNames(range))
    }
  }

  private mutating func readNames(_ range: Range<Int>) throws(LearningError) -> [String] {
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
    var known = Set<String>()
    var names: [String] = []
    for field in fields(range) {
      var name = self.field(field)
      if name.isEmpty { name = "column_\(names.count + 1)" }
      guard known.insert(name).inserted else {
        throw .repeatedColumn(name: name, column: names.count + 1)
      }
      names.append(name)
    }
    return names
  }

  /// Decides what each field of a line is.
  private mutating func assignRoles(to names: [String]) throws(LearningError) {
    var places: [String: Int] = [:]
    if let wanted = plan.features {
      let known = Set(names)
      for column in wanted where !known.contains(column.name) || column.name == plan.label {
        throw .missingColumn(name: column.name)
      }
      for column in wanted {
        places[column.name] = features.count
        features.append(FeatureColumn(known: column))
      }
    }
    if let label = plan.label, plan.keepsLabels || plan.features == nil, !names.contains(label) {
      throw .missingColumn(name: label)
    }
    fieldRoles = names.map { name in
      if name == plan.label { return plan.keepsLabels ? .label : .leftOut }
      if plan.features != nil { return places[name].map(FieldRole.feature) ?? .leftOut }
      features.append(FeatureColumn(name: name))
      return .feature(features.count - 1)
    }
    if features.isEmpty { throw .noColumns }
  }

  private mutating func readValues(_ range: Range<Int>) throws(LearningError) {
    let mark = values.count
    let labelMark = labels.count
    do throws(LearningError) {
      values.append(contentsOf: repeatElement(.nan, count: features.count))
      try readFields(range, from: mark)
    } catch {
      values.removeLast(values.count - mark)
      labels.removeLast(labels.count - labelMark)
      throw error
    }
  }

  /// Reads the fields of a line into the row that begins at a place.
  private mutating func readFields(_ range: Range<Int>, from row: Int) throws(LearningError) {
    let count = fieldRoles.count
    var begin = range.lowerBound
    var column = 0
    let text = rest
    let bytes = text.span
    while true {
      var number = DecimalScanner(position: begin, end: range.upperBound)
      var value = number.scan(bytes, separator: separator)
      var word: String?
      if value == nil {
        // A quoted field, a word, blanks, or a number with more digits than a Double tells apart.
        var end = begin
        var quoted = false
        while end < range.upperBound, quoted || bytes[end] != separator {
          if bytes[end] == UInt8(ascii: "\"") { quoted.toggle() }
          end += 1
        }
        let field = field(begin..<end)
        value = DecimalScanner.value(of: field)
        if value == nil { word = field }
        number.position = end
      }
      if column < count {
        let role = fieldRoles[column]
        if case .feature(let place) = role {
          let isPlain = word == nil && !features[place].holdsWords
          if isPlain, value?.isNaN == false { features[place].content = .numbers }
          values[row + place] =
            isPlain
            ? value ?? .nan
            : try level(
              place, value: value, word: word, column: column, field: begin..<number.position)
        } else if role == .label {
          guard let value, value == 0 || value == 1 else {
            throw .notALabel(
              line: line, column: column + 1, name: plan.label ?? "",
              text: field(begin..<number.position))
          }
          labels.append(value)
        }
      }
      column += 1
      if number.position >= range.upperBound { break }
      begin = number.position + 1
    }
    guard column == count else {
      throw .raggedRow(line: line, fields: column, expected: count)
    }
  }

  /// The value of a field of words.
  private mutating func level(
    _ place: Int, value: Double?, word: String?, column: Int, field range: Range<Int>
  ) throws(LearningError) -> Double {
    let name = features[place].name
    guard let word else {
      if value?.isNaN == true { return .nan }
      throw .numberAmongWords(
        line: line, column: column + 1, name: name, text: field(range),
        firstWord: features[place].levelNames.first ?? "")
    }
    if features[place].content == .numbers {
      throw .notANumber(line: line, column: column + 1, name: name, text: word)
    }
    guard let level = features[place].level(of: word, limit: Self.wordLimit) else {
      throw .tooManyWords(line: line, column: column + 1, name: name, limit: Self.wordLimit)
    }
    return Double(level)
  }
}
