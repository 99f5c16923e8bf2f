import Learning

/// The tables of `Scripts/reference-figures`, number by number.
struct ReferenceTable {
  private var state: UInt64

  private init(seed: UInt64) { state = seed }

  private mutating func unit() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return Double(value >> 40) / 16_777_216
  }

  /// Rows of few values, and one of three classes for each.
  static func classes(
    seed: UInt64, rows: Int, features: Int = 12
  ) -> (table: [[Double]], labels: [Int]) {
    var numbers = ReferenceTable(seed: seed)
    var table: [[Double]] = []
    var labels: [Int] = []
    for _ in 0..<rows {
      var values = [Double](repeating: 0, count: features)
      var scores = [0.0, 0.0, 0.0]
      for feature in 0..<features {
        let first = numbers.unit()
        let second = numbers.unit()
        guard first < 0.4 else { continue }
        values[feature] = second
        for number in 0..<3 {
          scores[number] += second * (Double((feature * 7 + number * 5) % 11 - 5) / 5)
        }
      }
      for number in 0..<3 { scores[number] += numbers.unit() }
      table.append(values)
      labels.append(scores.firstIndex(of: scores.max() ?? 0) ?? 0)
    }
    return (table, labels)
  }

  /// The same rows without their zeros.
  static func sparse(_ table: [[Double]]) -> SparseTable {
    SparseTable(table.map(sparse), featureCount: table.first?.count ?? 0)
  }

  /// A row without its zeros.
  static func sparse(_ row: [Double]) -> SparseVector {
    SparseVector(row.enumerated().map { (feature: Int32($0), value: Float($1)) })
  }

  /// Overconfident chances of label 1, and the labels.
  static func scored(seed: UInt64, rows: Int) -> (chances: [Double], labels: [Double]) {
    var numbers = ReferenceTable(seed: seed)
    var chances: [Double] = []
    var labels: [Double] = []
    for _ in 0..<rows {
      let chance = numbers.unit()
      labels.append(numbers.unit() < 0.25 + 0.5 * chance ? 1 : 0)
      chances.append(chance)
    }
    return (chances, labels)
  }

  /// A target whose spread grows with the first of three features; some values are missing.
  static func curve(seed: UInt64, rows: Int) -> (table: NumericTable, targets: [Double]) {
    var numbers = ReferenceTable(seed: seed)
    var table = NumericTable(columns: [Column("x"), Column("y"), Column("z")])
    var targets: [Double] = []
    for _ in 0..<rows {
      var values = [numbers.unit(), numbers.unit(), numbers.unit()]
      let noise = numbers.unit() + numbers.unit() + numbers.unit() - 1.5
      let away = values[0] - 0.5
      targets.append(4 * (away * away) + values[1] + (0.2 + values[0]) * noise)
      if numbers.unit() < 0.1 { values[1] = .nan }
      table.append(values)
    }
    return (table, targets)
  }
}
