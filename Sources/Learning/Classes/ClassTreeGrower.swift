/// Grows one tree of a class forest after the other, each of rows drawn with replacement.
///
/// Each cut is the one of some random columns that leaves the classes purest by Gini's measure.
struct ClassTreeGrower: Sendable {
  private struct Cut {
    var worth: Float
    var column: Int
    var left: BinSet
  }

  private let bins: TableBins
  /// The bins of all rows, column after column.
  private let columns: [UInt8]
  private let labels: [Int32]
  private let weights: [Float]
  private let classes: Int
  private let options: ClassForest.Options
  private let usable: [Int]
  private let columnsPerCut: Int
  private var order: [Int32] = []
  private var drawn: [Float]
  /// Of each bin what each class weighs.
  private var histogram: [Float]
  private var counts: [Int32]

  init(
    bins: TableBins, columns: [UInt8], labels: [Int], weights: [Double], classes: Int,
    options: ClassForest.Options
  ) {
    self.bins = bins
    self.columns = columns
    self.labels = labels.map { Int32($0) }
    self.weights = weights.map { Float($0) }
    self.classes = classes
    self.options = options
    usable = bins.columns.indices.filter { bins.varies($0) }
    let root = max(1, Int(Double(bins.columns.count).squareRoot()))
    columnsPerCut = min(options.columnsPerCut ?? root, bins.columns.count)
    drawn = [Float](repeating: 0, count: labels.count)
    histogram = [Float](repeating: 0, count: TableBins.width * classes)
    counts = [Int32](repeating: 0, count: TableBins.width)
  }

  /// Grows a tree.
  ///
  /// - Returns: The tree, and of each of its ends the share of each class.
  mutating func tree(random: inout RandomSource) -> (tree: BinnedTree, shares: [[Float]]) {
    draw(&random)
    var nodes = [BinnedTree.Node()]
    var shares: [[Float]] = [[]]
    var open = [(index: 0, rows: 0..<order.count, depth: 0)]
    while let node = open.popLast() {
      let totals = self.totals(node.rows)
      let isPure = totals.filter { $0 > 0 }.count < 2
      let canCut = !isPure && node.rows.count >= 2 * options.leastRows && node.depth < 64
      guard canCut, let cut = bestCut(node.rows, totals, &random) else {
        let total = totals.reduce(0, +)
        shares[node.index] = totals.map { $0 / total }
        continue
      }
      let middle = partition(node.rows, column: cut.column, left: cut.left)
      nodes[node.index].column = Int32(cut.column)
      nodes[node.index].left = cut.left
      nodes[node.index].place = Int32(nodes.count)
      open.append((nodes.count + 1, middle..<node.rows.upperBound, node.depth + 1))
      open.append((nodes.count, node.rows.lowerBound..<middle, node.depth + 1))
      nodes += [BinnedTree.Node(), BinnedTree.Node()]
      shares += [[], []]
    }
    let (tree, places) = BinnedTree.ordered(nodes)
    return (tree, places.map { shares[$0] })
  }

  /// Draws as many rows as there are; a row that comes twice counts twice.
  private mutating func draw(_ random: inout RandomSource) {
    for row in drawn.indices { drawn[row] = 0 }
    for _ in labels.indices { drawn[random.below(labels.count)] += 1 }
    order.removeAll(keepingCapacity: true)
    for row in drawn.indices {
      drawn[row] *= weights[row]
      if drawn[row] > 0 { order.append(Int32(row)) }
    }
    guard order.isEmpty else { return }
    // Hardly any row has a weight, and none of them was drawn: all of them stand in.
    for row in weights.indices where weights[row] > 0 {
      drawn[row] = weights[row]
      order.append(Int32(row))
    }
  }

  private func totals(_ rows: Range<Int>) -> [Float] {
    var totals = [Float](repeating: 0, count: classes)
    for row in order[rows] { totals[Int(labels[Int(row)])] += drawn[Int(row)] }
    return totals
  }

  /// The best cut of some random columns; of more when none of those can be cut.
  private mutating func bestCut(
    _ rows: Range<Int>, _ totals: [Float], _ random: inout RandomSource
  ) -> Cut? {
    var candidates = usable
    random.shuffle(&candidates)
    var best: Cut?
    for (tried, column) in candidates.enumerated() {
      if tried >= columnsPerCut, best != nil { break }
      count(rows, column)
      consider(column, rows.count, totals, &best)
    }
    return best
  }

  private mutating func count(_ rows: Range<Int>, _ column: Int) {
    for place in histogram.indices { histogram[place] = 0 }
    for place in counts.indices { counts[place] = 0 }
    let first = column * labels.count
    for place in rows {
      let row = Int(order[place])
      let bin = Int(columns[first + row])
      counts[bin] += 1
      histogram[bin * classes + Int(labels[row])] += drawn[row]
    }
  }

  /// Σ share² × weight of a side: the higher, the purer.
  @inline(__always)
  private func worth(_ side: [Float]) -> Float {
    var (sum, squares): (Float, Float) = (0, 0)
    for value in side {
      sum += value
      squares += value * value
    }
    return sum > 0 ? squares / sum : 0
  }

  private func consider(_ column: Int, _ rowCount: Int, _ totals: [Float], _ best: inout Cut?) {
    let missing = Int(TableBins.missing)
    let isNumeric = bins.columns[column].levels == 0
    var present = (0..<missing).filter { counts[$0] > 0 }
    let hasMissing = counts[missing] > 0
    if !isNumeric {
      // The order of the share of the most frequent class. Source: Breiman and others, 1984.
      if hasMissing { present.append(missing) }
      let most = totals.indices.max { totals[$0] < totals[$1] } ?? 0
      let keys = present.map { bin in
        (histogram[bin * classes + most] / sum(of: bin), bin)
      }.sorted { $0 < $1 }
      present = keys.map(\.1)
    }
    guard present.count + (isNumeric && hasMissing ? 1 : 0) > 1 else { return }
    for missingLeft in isNumeric && hasMissing ? [false, true] : [false] {
      var left = [Float](repeating: 0, count: classes)
      var right = totals
      var leftRows = 0
      if missingLeft { move(missing, &left, &right, &leftRows) }
      let last = isNumeric && hasMissing && !missingLeft ? present.count : present.count - 1
      for place in 0..<last {
        move(present[place], &left, &right, &leftRows)
        guard leftRows >= options.leastRows, rowCount - leftRows >= options.leastRows else {
          continue
        }
        let worth = worth(left) + worth(right)
        if let best, best.worth >= worth { continue }
        var set = BinSet()
        if isNumeric {
          // Halfway to the next bin that the node has.
          let next = place + 1 < present.count ? present[place + 1] : missing
          set = BinSet(upTo: (present[place] + next - 1) / 2)
        } else {
          for bin in present[...place] { set.insert(UInt8(bin)) }
        }
        let isMissingLeft = hasMissing ? missingLeft : isNumeric && leftRows * 2 > rowCount
        if isNumeric, isMissingLeft { set.insert(TableBins.missing) }
        if !isNumeric, leftRows * 2 > rowCount {
          // Levels that no row of the node has follow the larger part.
          for bin in counts.indices where counts[bin] == 0 { set.insert(UInt8(bin)) }
        }
        best = Cut(worth: worth, column: column, left: set)
      }
    }
  }

  private func sum(of bin: Int) -> Float {
    var sum: Float = 0
    for number in 0..<classes { sum += histogram[bin * classes + number] }
    return sum
  }

  @inline(__always)
  private func move(_ bin: Int, _ left: inout [Float], _ right: inout [Float], _ rows: inout Int) {
    rows += Int(counts[bin])
    for number in 0..<classes {
      let value = histogram[bin * classes + number]
      left[number] += value
      right[number] -= value
    }
  }

  private mutating func partition(_ rows: Range<Int>, column: Int, left: BinSet) -> Int {
    let first = column * labels.count
    var place = rows.lowerBound
    for index in rows where left.contains(columns[first + Int(order[index])]) {
      order.swapAt(place, index)
      place += 1
    }
    return place
  }
}
