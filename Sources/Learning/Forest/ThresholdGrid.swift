/// Finds how many of a column's thresholds a value is above, nearly always without searching.
///
/// The values are cut into cells that never go down as values go up. A cell knows how many
/// thresholds lie in cells before it; those in the cell itself are compared, always as many as the
/// fullest cell has, so that no branch can be guessed wrong.
struct ThresholdGrid: Sendable {
  /// The thresholds, ascending, and behind them so many infinite ones that comparing never ends.
  private let thresholds: [Double]
  /// For each cell, how many thresholds lie before it.
  private let starts: [UInt16]
  /// How many comparisons the fullest cell takes.
  private let steps: Int
  private let cells: Cells

  /// How many thresholds there are.
  let count: Int

  /// How values become cells.
  private struct Cells {
    /// Whether cells are as wide as the values are large, rather than all of one width.
    var isLogarithmic: Bool
    var low: Double
    var scale: Double
    var last: Double

    /// The cell of a value; any cell for NaN.
    @inline(__always)
    func cell(_ value: Double) -> Int {
      var place = value
      if isLogarithmic {
        // The bits of a number, read as an integer, grow with its logarithm.
        let bits = Int64(bitPattern: value.bitPattern)
        place = Double(bits ^ ((bits >> 63) & .max))
      }
      place = (place - low) * scale
      // In this order NaN becomes the last cell.
      place = max(0, min(last, place))
      // The sum has the place, rounded, in its lowest bits.
      return Int(truncatingIfNeeded: (place + 0x1p52).bitPattern & 0xFFFF)
    }
  }

  private static let cellLimit = 4096
  private static let stepLimit = 8

  /// A grid for ascending finite thresholds, 65,535 at most.
  init(_ ascending: [Double]) {
    count = ascending.count
    var best: (cells: Cells, starts: [UInt16], steps: Int)?
    var size = 64
    while size < min(Self.cellLimit, ascending.count * 16) { size *= 2 }
    for isLogarithmic in [false, true] {
      var cells = Cells(isLogarithmic: isLogarithmic, low: 0, scale: 1, last: 0xFFFF)
      func place(_ value: Double) -> Double {
        let bits = Int64(bitPattern: value.bitPattern)
        return isLogarithmic ? Double(bits ^ ((bits >> 63) & .max)) : value
      }
      cells.low = place(ascending.first ?? 0)
      let width = place(ascending.last ?? 0) - cells.low
      cells.last = Double(size - 1)
      // A scale of 0 would make NaN of infinite values, and one without end of equal ones.
      cells.scale = width > 0 ? cells.last / width : 1
      guard width.isFinite, cells.scale.isFinite else { continue }
      var counts = [Int](repeating: 0, count: size)
      for threshold in ascending { counts[cells.cell(threshold)] += 1 }
      let steps = counts.max() ?? 0
      if steps >= best?.steps ?? Int.max { continue }
      var before = 0
      let starts = counts.map { count in
        defer { before += count }
        return UInt16(clamping: before)
      }
      best = (cells, starts, steps)
    }
    cells = best?.cells ?? Cells(isLogarithmic: false, low: 0, scale: 0, last: 0)
    starts = best?.starts ?? [0]
    steps = best?.steps ?? ascending.count
    thresholds = ascending + [Double](repeating: .infinity, count: max(steps, Self.stepLimit) + 1)
  }

  /// Hands on the number of thresholds below each value; 0 for NaN.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - body: Gets the position of each value, the value and its number.
  @inline(__always)
  func ranks(
    _ values: UnsafePointer<Double>, count rows: Int, _ body: (Int, Double, Int) -> Void
  ) {
    thresholds.withUnsafeBytes { thresholds in
      starts.withUnsafeBufferPointer { starts in
        /// How many of a cell's thresholds a value is above; two are compared at a time.
        @inline(__always) func rank(_ value: Double, pairs: Int) -> Int {
          let start = Int(starts[cells.cell(value)])
          let wide = SIMD2(repeating: value)
          var below = SIMD2<Int64>()
          for pair in 0..<pairs {
            let next = thresholds.loadUnaligned(
              fromByteOffset: (start &+ 2 &* pair) &* 8, as: SIMD2<Double>.self)
            below &-= unsafeBitCast(next .< wide, to: SIMD2<Int64>.self)
          }
          return start &+ Int(below[0] &+ below[1])
        }
        switch steps {
        case ...2:
          for row in 0..<rows { body(row, values[row], rank(values[row], pairs: 1)) }
        case ...4:
          for row in 0..<rows { body(row, values[row], rank(values[row], pairs: 2)) }
        case ...Self.stepLimit:
          for row in 0..<rows {
            body(row, values[row], rank(values[row], pairs: Self.stepLimit / 2))
          }
        default:
          let sorted = thresholds.bindMemory(to: Double.self)
          for row in 0..<rows {
            var low = 0
            var rest = self.count
            while rest > 0 {
              let half = rest >> 1
              let isAbove = sorted[low &+ half] < values[row]
              low = isAbove ? low &+ half &+ 1 : low
              rest = isAbove ? rest &- half &- 1 : half
            }
            body(row, values[row], low)
          }
        }
      }
    }
  }
}
