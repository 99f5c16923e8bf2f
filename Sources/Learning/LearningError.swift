/// Why a table was refused, a model was not made, or a model file was not read.
package enum LearningError: Error, Equatable, Sendable {
  // MARK: Tables

  /// There is nothing to learn from or to score: no rows.
  case noRows
  /// There is no column to learn from.
  case noColumns
  /// A text table without so much as a header.
  case noHeader
  /// A column that has no name, or the name of an earlier one.
  case repeatedColumn(name: String, column: Int)
  /// A line with another number of fields than the header.
  case raggedRow(line: Int, fields: Int, expected: Int)
  /// A field that is no number; `column` counts from 1.
  case notANumber(line: Int, column: Int, name: String, text: String)
  /// A number in a column of words, whose first word is named; `column` counts from 1.
  case numberAmongWords(line: Int, column: Int, name: String, text: String, firstWord: String)
  /// A column of more different words than a categorical column may have.
  case tooManyWords(line: Int, column: Int, name: String, limit: Int)
  /// A field of the label column that is neither 0 nor 1.
  case notALabel(line: Int, column: Int, name: String, text: String)
  /// A quoted field whose closing quote never came; `line` is where it began.
  case unclosedQuote(line: Int, column: Int)
  /// A field that is longer than a field may be.
  case fieldTooLong(line: Int, column: Int, limit: Int)
  /// A column that was asked for by name and is not there.
  case missingColumn(name: String)
  /// A label that is neither 0 nor 1; `row` counts from 0.
  case wrongLabel(row: Int, value: Double)
  /// Labels of one kind only, so that nothing can be told apart.
  case oneClassOnly(label: Double)
  /// A weight that is negative or no number; `row` counts from 0.
  case wrongWeight(row: Int)
  /// Weights of which none is above 0.
  case noWeight
  /// A table with another number of columns than the model was made from.
  case columnCount(expected: Int, found: Int)

  /// A table with another number of labels or targets than rows.
  case labelCount(expected: Int, found: Int)
  /// A label that is no class's number; `row` counts from 0.
  case wrongClass(row: Int, value: Int, classes: Int)
  /// Rows of one class only, so that nothing can be told apart.
  case sameClass(number: Int)
  /// A value that must be finite and is not; `row` counts from 0.
  case notFinite(name: String, row: Int)
  /// A value that must not be negative and is; `row` counts from 0.
  case negative(name: String, row: Int)

  // MARK: Options

  /// An option outside what it may be.
  case wrongOption(name: String, value: Int, allowed: ClosedRange<Int>)
  /// An option that is no whole number, outside what it may be.
  case wrongAmount(name: String, value: Double, allowed: ClosedRange<Double>)

  // MARK: Model files

  /// The bytes don't start as a model file does.
  case foreignModel
  /// The file was written by a newer program.
  case newerModel(version: Int, supported: Int)
  /// The file holds another kind of model than was asked for.
  case wrongModel(expected: String, found: String)
  /// The file ends early.
  case truncatedModel(expectedBytes: Int, foundBytes: Int)
  /// The file's content does not agree with its checksum.
  case wrongChecksum(stored: UInt64, computed: UInt64)
  /// A part of the model that can't be; `offset` is its place in the file in bytes.
  case damagedModel(part: String, offset: Int)
}
