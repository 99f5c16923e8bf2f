import Learning

/// Tables that a seed repeats, with labels that say which rows were made strange.
enum GeneratedTable {
  /// Rows of a normal distribution, of which some lie far out in a random direction.
  ///
  /// - Parameter distance: How far out the strange rows lie, in standard deviations.
  static func cloud(
    rows: Int, columns: Int, strange: Int, distance: Double, seed: UInt64
  ) -> (table: NumericTable, labels: [Double]) {
    var random = RandomSource(seed: seed)
    var table = NumericTable(columns: (0..<columns).map { Column("c\($0)") })
    var labels: [Double] = []
    for row in 0..<rows {
      let isStrange = row < strange
      var values = (0..<columns).map { _ in random.normal() }
      if isStrange {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        values = values.map { $0 / length * distance }
      }
      table.append(values)
      labels.append(isStrange ? 1 : 0)
    }
    return (table, labels)
  }

  /// Two columns that go together on a line; the strange rows leave the line, not the ranges.
  static func line(rows: Int, strange: Int, seed: UInt64) -> (table: NumericTable, labels: [Double])
  {
    var random = RandomSource(seed: seed)
    var table = NumericTable(columns: [Column("x"), Column("y")])
    var labels: [Double] = []
    for row in 0..<rows {
      let isStrange = row < strange
      let x = random.normal()
      table.append([x, isStrange ? -x.sign(at: 1.5) : x + 0.1 * random.normal()])
      labels.append(isStrange ? 1 : 0)
    }
    return (table, labels)
  }
}

extension Double {
  fileprivate func sign(at size: Double) -> Double { self < 0 ? -size : size }
}
