internal import Glibc

/// Makes rows of a table into points of a space in which distances mean something.
///
/// Quantities are brought to a common scale; a level becomes its surprise, the negative logarithm
/// of how often it occurs, and then is scaled likewise. A missing value becomes 0, the usual one.
/// Columns that never differ are left out.
struct RowEncoder: Sendable, Equatable {
  /// How each column that is kept becomes a coordinate.
  struct Coordinate: Sendable, Equatable {
    let column: Int
    let scale: ColumnScale
    /// The surprise of each level, and behind them that of a level that was never seen; empty for
    /// quantities.
    let surprises: [Double]
  }

  /// The coordinates of a point, in order.
  let coordinates: [Coordinate]
  /// The number of columns of a row.
  let columnCount: Int
  /// What is further from the middle counts as so far.
  let limit: Double

  /// How many coordinates a point has; it may be 0.
  var dimension: Int { coordinates.count }

  init(coordinates: [Coordinate], columnCount: Int, limit: Double) {
    self.coordinates = coordinates
    self.columnCount = columnCount
    self.limit = limit
  }

  /// An encoder of a table's rows.
  ///
  /// - Parameters:
  ///   - rows: The rows that are looked at.
  ///   - kind: What is taken as middle and spread.
  ///   - limit: What is further from the middle counts as so far, in spreads.
  init(_ table: NumericTable, rows: [Int], kind: ColumnScale.Kind, limit: Double) {
    var coordinates: [Coordinate] = []
    for (index, column) in table.columns.enumerated() {
      var values = rows.map { table[$0, index] }
      var surprises: [Double] = []
      if column.levels > 0 {
        surprises = Self.surprises(values, levels: column.levels)
        values = values.map { Self.surprise($0, surprises) }
      }
      let scale = ColumnScale(of: values, kind: kind)
      guard scale.spread > 0, scale.spread.isFinite else { continue }
      coordinates.append(Coordinate(column: index, scale: scale, surprises: surprises))
    }
    self.init(coordinates: coordinates, columnCount: table.columnCount, limit: limit)
  }

  /// Writes the points of some rows, point after point.
  func points(of table: NumericTable, rows: some Collection<Int>) -> [Float] {
    var points: [Float] = []
    points.reserveCapacity(rows.count * dimension)
    table.values.withUnsafeBufferPointer { values in
      for row in rows {
        let base = row * columnCount
        for coordinate in coordinates {
          var value = values[base + coordinate.column]
          if !coordinate.surprises.isEmpty { value = Self.surprise(value, coordinate.surprises) }
          points.append(Float(coordinate.scale.scaled(value, limit: limit)))
        }
      }
    }
    return points
  }

  /// With half a row added to each level, so that one that was never seen has a surprise too.
  static func surprises(_ values: [Double], levels: Int) -> [Double] {
    var counts = [Double](repeating: 0.5, count: levels + 1)
    for value in values where !value.isNaN { counts[level(value, levels)] += 1 }
    let total = counts.reduce(0, +)
    return counts.map { -log($0 / total) }
  }

  private static func surprise(_ value: Double, _ surprises: [Double]) -> Double {
    value.isNaN ? .nan : surprises[level(value, surprises.count - 1)]
  }

  static func level(_ value: Double, _ levels: Int) -> Int {
    value >= 0 && value < Double(levels) ? Int(value) : levels
  }
}
