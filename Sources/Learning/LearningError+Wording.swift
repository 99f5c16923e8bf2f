extension LearningError: CustomStringConvertible {
  /// What is wrong, where, and how it is mended.
  package var description: String {
    switch self {
    case .noRows: "there are no rows; at least one must stand below the names"
    case .noColumns: "there is no column besides the label; at least one must hold features"
    case .noHeader: "it is empty; the first line must name the columns"
    case .repeatedColumn(let name, let column):
      "line 1, column \(column): a second column is named '\(name)'; rename one of them"
    case .raggedRow(let line, let fields, let expected):
      "line \(line), column \(min(fields, expected) + 1): the line has \(fields) "
        + "\(fields == 1 ? "field" : "fields") where the first line names \(expected); "
        + (fields < expected
          ? "fill the missing ones or leave them empty" : "remove what is too much")
    case .notANumber(let line, let column, let name, let text):
      "line \(line), column \(column) (\(name)): '\(Self.shown(text))' is no number, "
        + "and the column's other values are; mend it or leave the field empty"
    case .numberAmongWords(let line, let column, let name, let text, let firstWord):
      "line \(line), column \(column) (\(name)): '\(Self.shown(text))' is a number, and the column's "
        + "other values are words such as '\(Self.shown(firstWord))'; make all of them numbers or all words"
    case .tooManyWords(let line, let column, let name, let limit):
      "line \(line), column \(column) (\(name)): more than \(limit) different words; "
        + "a column of names or times is no category, so remove it from the table"
    case .notALabel(let line, let column, let name, let text):
      "line \(line), column \(column) (\(name)): the label '\(Self.shown(text))' is neither 0 (usual) "
        + "nor 1 (strange); write it as one of them"
    case .unclosedQuote(let line, let column):
      "line \(line), column \(column): the quote that opens here is never closed"
    case .fieldTooLong(let line, let column, let limit):
      "line \(line), column \(column): more than \(limit) bytes without an end of line; is it a table?"
    case .missingColumn(let name):
      "line 1: no column is named '\(name)'; the first line must name it"
    case .wrongLabel(let row, let value):
      "row \(row + 1): the label \(value) is neither 0 nor 1"
    case .oneClassOnly(let label):
      "every label is \(label == 0 ? "0" : "1"); to measure, some rows must be 0 (usual) and some 1 (strange)"
    case .wrongWeight(let row): "row \(row + 1): a weight must be a number that is not negative"
    case .noWeight: "no row has a weight above 0"
    case .columnCount(let expected, let found):
      "it has \(found) columns where the model was made from \(expected)"
    case .labelCount(let expected, let found):
      "it has \(found) labels for \(expected) rows; each row needs one"
    case .wrongClass(let row, let value, let classes):
      "row \(row + 1): there is no class \(value); classes are numbered from 0 to \(classes - 1)"
    case .sameClass(let number):
      "every row is of class \(number); to tell classes apart, some must be of another"
    case .notFinite(let name, let row): "row \(row + 1): \(name) is no finite number"
    case .negative(let name, let row): "row \(row + 1): \(name) is negative"
    case .wrongOption(let name, let value, let allowed):
      "\(name) is \(value), and must be from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .wrongAmount(let name, let value, let allowed):
      "\(name) is \(value), and must be from \(allowed.lowerBound) to \(allowed.upperBound)"
    case .foreignModel: "it is no model file; 'forest fit' writes one"
    case .newerModel(let version, let supported):
      "it has version \(version) of the model format and this program reads up to \(supported); "
        + "use a newer program or fit it again"
    case .wrongModel(let expected, let found): "it holds a model of kind \(found), not \(expected)"
    case .truncatedModel(let expected, let found):
      "it ends after \(found) bytes of at least \(expected); fit it again"
    case .wrongChecksum(let stored, let computed):
      "it is damaged: its checksum is \(String(stored, radix: 16)) and its content gives "
        + "\(String(computed, radix: 16)); fit it again"
    case .damagedModel(let part, let offset):
      "it is damaged at byte \(offset) (\(part)); fit it again"
    }
  }

  /// The beginning of a text without what a terminal would obey.
  private static func shown(_ text: String) -> String {
    let plain = text.unicodeScalars.prefix(40).map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? "\u{FFFD}" : Character(scalar)
    }
    return String(plain) + (text.unicodeScalars.count > 40 ? "…" : "")
  }
}
