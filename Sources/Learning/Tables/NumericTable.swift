/// One column of a table of numbers.
package struct Column: Sendable, Equatable {
  /// What its values mean.
  package enum Kind: Sendable, Equatable {
    /// Quantities, where nearer means more alike.
    case numeric
    /// Whole numbers from 0 to `levels - 1` that name things without an order.
    case categorical(levels: Int)
  }

  /// Its name.
  package let name: String
  /// What its values mean.
  package let kind: Kind
  /// The words that the levels stand for, the word of level 0 first; none when they have no words.
  package let levelNames: [String]

  /// A column of a kind.
  package init(_ name: String, kind: Kind = .numeric) {
    self.name = name
    self.kind = kind
    levelNames = []
  }

  /// A column of words, each a level of its own; at least one.
  package init(_ name: String, levelNames: [String]) {
    self.name = name
    kind = .categorical(levels: max(1, levelNames.count))
    self.levelNames = levelNames
  }

  /// The number of levels, or 0 for quantities.
  var levels: Int {
    if case .categorical(let levels) = kind { return levels }
    return 0
  }
}

/// Numbers in rows and columns; a value that is missing is NaN.
package struct NumericTable: Sendable {
  /// What the columns are, in order.
  package let columns: [Column]
  /// The number of rows.
  package private(set) var rowCount = 0
  /// The values, row after row.
  package private(set) var values: [Double] = []
  /// How much each row counts, or nil when all count the same.
  package var weights: [Double]?

  /// A table without rows.
  package init(columns: [Column]) { self.columns = columns }

  /// A table of quantities with rows that are there already.
  package init(_ names: [String], rows: [[Double]]) {
    self.init(columns: names.map { Column($0) })
    reserve(rows: rows.count)
    for row in rows { append(row) }
  }

  /// A table of values that stand row after row; values behind the last full row are left out.
  package init(columns: [Column], values: [Double]) {
    self.columns = columns
    rowCount = columns.isEmpty ? 0 : values.count / columns.count
    self.values = values
    self.values.removeLast(values.count - rowCount * columns.count)
  }

  /// The number of columns.
  package var columnCount: Int { columns.count }

  /// Makes room for this many rows in all.
  package mutating func reserve(rows: Int) { values.reserveCapacity(rows * columns.count) }

  /// Adds a row, which must have as many values as there are columns.
  package mutating func append(_ row: [Double]) {
    precondition(row.count == columns.count, "a row has one value for each column")
    values.append(contentsOf: row)
    rowCount += 1
  }

  /// The value in a row and column.
  package subscript(row: Int, column: Int) -> Double { values[row * columns.count + column] }

  /// The values of a row.
  package func row(_ index: Int) -> [Double] {
    Array(values[index * columns.count..<(index + 1) * columns.count])
  }

  /// The values of a column.
  package func column(_ index: Int) -> [Double] {
    (0..<rowCount).map { self[$0, index] }
  }

  /// The position of the column with a name, or nil.
  package func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// The table without a column, and that column's values.
  ///
  /// - Throws: ``LearningError/missingColumn(name:)``.
  package func removing(_ name: String) throws(LearningError) -> (NumericTable, [Double]) {
    guard let index = index(of: name) else { throw .missingColumn(name: name) }
    var rest = NumericTable(
      columns: columns.enumerated().filter { $0.offset != index }.map(\.element))
    rest.values.reserveCapacity(max(0, values.count - rowCount))
    var removed: [Double] = []
    removed.reserveCapacity(rowCount)
    var place = 0
    for _ in 0..<rowCount {
      rest.values.append(contentsOf: values[place..<place + index])
      removed.append(values[place + index])
      rest.values.append(contentsOf: values[place + index + 1..<place + columns.count])
      place += columns.count
    }
    rest.rowCount = rowCount
    rest.weights = weights
    return (rest, removed)
  }

  /// Checks that there is something to learn from.
  ///
  /// - Throws: ``LearningError`` when rows or columns are none, or a weight is no weight.
  func checkForFitting() throws(LearningError) {
    guard !columns.isEmpty else { throw .noColumns }
    guard rowCount > 0 else { throw .noRows }
    guard let weights else { return }
    guard weights.count == rowCount else { throw .wrongWeight(row: min(weights.count, rowCount)) }
    var total = 0.0
    for (row, weight) in weights.enumerated() {
      guard weight >= 0, weight.isFinite else { throw .wrongWeight(row: row) }
      total += weight
    }
    guard total > 0, total.isFinite else { throw .noWeight }
  }
}
