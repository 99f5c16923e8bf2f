/// Grows trees that follow the gradient of the pinball loss, the best cut of all ends first.
///
/// A histogram counts for each bin the rows and those below their prediction, so that
/// hardly anything is rounded and the sibling of a node is its parent less the node.
struct QuantileTreeGrower: Sendable {
  /// What is counted: the rows below their prediction, and all rows, by weight.
  private typealias Pair = SIMD2<Float>

  /// A node that may yet be cut.
  private struct Open {
    var index: Int
    var rows: Range<Int>
    var histogram: [Pair]
    var total: Pair
    var cut: Cut?
  }

  /// Where a node is best cut.
  private struct Cut {
    var gain: Float
    var column: Int
    var left: BinSet
    var below: Pair
  }

  private let bins: TableBins
  /// The bins of all rows, column after column.
  private let columns: [UInt8]
  private let usable: [Int]
  private let rowCount: Int
  private let leaves: Int
  private let leastRows: Float
  /// The rows, those of a node side by side.
  private var order: [Int32]
  private var scratch: [Int32]
  private var pairs: [Pair]

  init(bins: TableBins, columns: [UInt8], rowCount: Int, leaves: Int, leastRows: Int) {
    self.bins = bins
    self.columns = columns
    self.rowCount = rowCount
    self.leaves = leaves
    self.leastRows = Float(leastRows)
    usable = bins.columns.indices.filter { bins.varies($0) }
    order = []
    scratch = [Int32](repeating: 0, count: rowCount)
    pairs = [Pair](repeating: .zero, count: rowCount)
  }

  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - below: 1 for a row whose target lies below its prediction, 0 above. A target that was met
  ///     counts as the quantile, so that it pulls nowhere: else many equal targets would hide the rest.
  ///   - weights: How much each row counts.
  ///   - quantile: The quantile that is predicted.
  /// - Returns: The tree, and the rows of each of its ends.
  mutating func tree(
    below: [Float], weights: [Float], quantile: Float
  ) -> (tree: BinnedTree, rows: [[Int32]]) {
    order = (0..<Int32(rowCount)).map { $0 }
    var nodes = [BinnedTree.Node()]
    var ranges = [0..<rowCount]
    let counted = zip(below, weights).map { Pair($0 * $1, $1) }
    var root = Open(
      index: 0, rows: 0..<rowCount, histogram: histogram(0..<rowCount, counted),
      total: counted.reduce(.zero, +))
    root.cut = bestCut(root, quantile)
    var open = [root]
    var ends = 1
    while ends < leaves, let best = Self.best(open) {
      let node = open.remove(at: best)
      guard let cut = node.cut else { break }
      let middle = partition(node.rows, column: cut.column, left: cut.left)
      nodes[node.index].column = Int32(cut.column)
      nodes[node.index].left = cut.left
      nodes[node.index].place = Int32(nodes.count)
      let (leftRows, rightRows) = (node.rows.lowerBound..<middle, middle..<node.rows.upperBound)
      ranges += [leftRows, rightRows]
      let isLeftSmaller = leftRows.count <= rightRows.count
      let small = histogram(isLeftSmaller ? leftRows : rightRows, counted)
      var large = node.histogram
      for place in large.indices { large[place] -= small[place] }
      var left = Open(
        index: nodes.count, rows: leftRows, histogram: isLeftSmaller ? small : large,
        total: cut.below)
      var right = Open(
        index: nodes.count + 1, rows: rightRows, histogram: isLeftSmaller ? large : small,
        total: node.total - cut.below)
      left.cut = bestCut(left, quantile)
      right.cut = bestCut(right, quantile)
      open += [left, right]
      nodes += [BinnedTree.Node(), BinnedTree.Node()]
      ends += 1
    }
    let (tree, places) = BinnedTree.ordered(nodes)
    return (tree, places.map { Array(order[ranges[$0]]) })
  }

  /// The node whose cut gains most, the first of equal ones.
  private static func best(_ open: [Open]) -> Int? {
    var best: Int?
    for (place, node) in open.enumerated() {
      guard let cut = node.cut else { continue }
      if let known = best, let other = open[known].cut, other.gain >= cut.gain { continue }
      best = place
    }
    return best
  }

  private mutating func histogram(_ rows: Range<Int>, _ counted: [Pair]) -> [Pair] {
    var histogram = [Pair](repeating: .zero, count: usable.count * TableBins.width)
    for place in rows { pairs[place] = counted[Int(order[place])] }
    histogram.withUnsafeMutableBufferPointer { histogram in
      columns.withUnsafeBufferPointer { columns in
        order.withUnsafeBufferPointer { order in
          pairs.withUnsafeBufferPointer { pairs in
            for (place, column) in usable.enumerated() {
              let first = column * rowCount
              let base = place * TableBins.width
              for row in rows {
                histogram[base &+ Int(columns[first &+ Int(order[row])])] += pairs[row]
              }
            }
          }
        }
      }
    }
    return histogram
  }

  /// The best cut of a node, or nil when none gains anything.
  private func bestCut(_ node: Open, _ quantile: Float) -> Cut? {
    guard node.total.y >= 2 * leastRows else { return nil }
    var best: Cut?
    node.histogram.withUnsafeBufferPointer { histogram in
      for (place, column) in usable.enumerated() {
        let slice = UnsafeBufferPointer(
          rebasing: histogram[place * TableBins.width..<(place + 1) * TableBins.width])
        if bins.columns[column].levels > 0 {
          cutLevels(slice, column, node.total, quantile, &best)
        } else {
          cutNumbers(slice, column, node.total, quantile, &best)
        }
      }
    }
    return best
  }

  /// What a set of rows contributes to the gain: G²/n of its gradient G and weight n.
  @inline(__always)
  private func worth(_ pair: Pair, _ quantile: Float) -> Float {
    let gradient = pair.x - quantile * pair.y
    return gradient * gradient / pair.y
  }

  private func cutNumbers(
    _ histogram: UnsafeBufferPointer<Pair>, _ column: Int, _ total: Pair, _ quantile: Float,
    _ best: inout Cut?
  ) {
    let missing = histogram[Int(TableBins.missing)]
    let all = worth(total, quantile)
    let count = bins.thresholds[column].count
    for missingLeft in missing.y > 0 ? [false, true] : [false] {
      var left = missingLeft ? missing : .zero
      var found: (gain: Float, bin: Int, left: Pair)?
      var limit = best?.gain ?? 1e-7 * total.y
      // Behind the last number only what is missing is left.
      for bin in 0..<count + (missing.y > 0 && !missingLeft ? 1 : 0) {
        left += histogram[bin]
        if left.y < leastRows { continue }
        let right = total - left
        if right.y < leastRows { break }
        let gain = worth(left, quantile) + worth(right, quantile) - all
        if gain > limit {
          limit = gain
          found = (gain, bin, left)
        }
      }
      guard let found else { continue }
      var set = BinSet(upTo: found.bin)
      // What was never missing follows the larger part.
      if missing.y > 0 ? missingLeft : found.left.y > total.y - found.left.y {
        set.insert(TableBins.missing)
      }
      best = Cut(gain: found.gain, column: column, left: set, below: found.left)
    }
  }

  /// Levels are put in the order of their gradients, held back where rows are few; the best cut of a
  /// set in two is among those of that order. Source: Fisher, *On grouping for maximum homogeneity*,
  /// 1958; the order: Ke and others, 2017.
  private func cutLevels(
    _ histogram: UnsafeBufferPointer<Pair>, _ column: Int, _ total: Pair, _ quantile: Float,
    _ best: inout Cut?
  ) {
    let present = histogram.indices.filter { histogram[$0].y > 0 }
    guard present.count > 1 else { return }
    let keys = histogram.map { ($0.x - quantile * $0.y) / ($0.y + 10) }
    let sorted = present.sorted { (keys[$0], $0) < (keys[$1], $1) }
    let all = worth(total, quantile)
    var left = Pair.zero
    var found: (gain: Float, count: Int, left: Pair)?
    var limit = best?.gain ?? 1e-7 * total.y
    for (place, bin) in sorted.dropLast().enumerated() {
      left += histogram[bin]
      let right = total - left
      if left.y < leastRows || right.y < leastRows { continue }
      let gain = worth(left, quantile) + worth(right, quantile) - all
      if gain > limit {
        limit = gain
        found = (gain, place + 1, left)
      }
    }
    guard let found else { return }
    var set = BinSet()
    for bin in sorted.prefix(found.count) { set.insert(UInt8(bin)) }
    if found.left.y > total.y - found.left.y {
      // Levels that no row of the node has follow the larger part.
      for bin in histogram.indices where !(histogram[bin].y > 0) { set.insert(UInt8(bin)) }
    }
    best = Cut(gain: found.gain, column: column, left: set, below: found.left)
  }

  /// Puts the rows that go left before the others, both in the order they had.
  private mutating func partition(_ rows: Range<Int>, column: Int, left: BinSet) -> Int {
    var place = rows.lowerBound
    var others = 0
    for index in rows {
      let row = order[index]
      if left.contains(columns[column * rowCount + Int(row)]) {
        order[place] = row
        place += 1
      } else {
        scratch[others] = row
        others += 1
      }
    }
    for index in 0..<others { order[place + index] = scratch[index] }
    return place
  }
}
