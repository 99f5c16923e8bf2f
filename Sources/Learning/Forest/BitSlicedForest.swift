internal import Glibc

/// A forest made ready to score many rows at once, 256 at a time, one bit a row.
///
/// Walking a tree jumps about in memory, a cut at a time. Here each column's values are looked up
/// once among all of the forest's thresholds on that column, which says for every cut of the forest
/// which of the 256 rows go right: a mask of 256 bits. A tree is then evaluated for all rows at once
/// by ANDing masks from the root down; the directions taken at each depth are bits of the end's
/// number. The sums are added up tree by tree, so a score equals that of a walk to the last bit.
/// Source of the idea: QuickScorer (Lucchese and others, 2015) and its batched descendants.
struct BitSlicedForest {
  /// One bit for each of 256 rows; row r is bit r % 64 of lane r / 64.
  typealias Mask = SIMD4<UInt64>
  static let blockRows = 256
  /// How far columns lie apart in a block; a power of two would press them into few cache lines.
  private static let columnStride = blockRows + 8
  /// Depths whose directions fit the number of an end, a byte.
  static let depthLimit = 8

  /// How the cuts on one column lie.
  private struct ColumnCuts {
    /// The column.
    var column: Int
    /// Its levels, 0 for quantities.
    var levels: Int
    /// Where its thresholds stand in ``thresholds``, ascending; for a categorical column, its cuts.
    var range: Range<Int>
    /// Finds a value's place among the thresholds; nil for a categorical column.
    var grid: ThresholdGrid?
  }

  /// A tree's cuts of one depth, which stand together.
  private struct Level {
    /// Those with a child that is a cut come first.
    var inner: Range<Int>
    /// Those whose children both are ends.
    var last: Range<Int>
  }

  private let columnCount: Int
  private let columnCuts: [ColumnCuts]
  private let usedColumns: [Int]
  private let cutCount: Int
  /// For each threshold, column after column, the number of its cut.
  private let cutNumbers: [UInt32]
  /// For each threshold, all ones when missing values go right at its cut.
  private let missingMasks: [UInt64]
  /// For each threshold of a categorical column, which levels go right.
  private let levelWords: [[UInt64]]
  /// The depths of all trees, ``depthLimit`` each.
  private let levels: [Level]
  /// For each cut, where its tree keeps the rows that come to its left and right child.
  private let leftPlaces: [UInt16]
  private let rightPlaces: [UInt16]
  /// For each tree, the path length of each end's number.
  private let pathLengths: [Double]
  private let treeCount: Int
  private let normalPathLength: Double
  /// A place for rows that reach an end, which nobody asks for.
  private let placeCount: Int

  /// Makes a forest ready; nil when it has trees deeper than a byte can number the ends of.
  ///
  /// Complexity: O(cuts × log cuts).
  init?(_ forest: IsolationForest) {
    columnCount = forest.columns.count
    treeCount = forest.trees.count
    normalPathLength = forest.normalPathLength
    var cuts: [(column: Int, value: Double, number: UInt32, missing: UInt64, words: [UInt64])] = []
    var levels: [Level] = []
    var leftPlaces: [UInt16] = []
    var rightPlaces: [UInt16] = []
    var pathLengths = [Double](repeating: 0, count: forest.trees.count * 256)
    var placeCount = 1
    for (treeNumber, tree) in forest.trees.enumerated() {
      var depths = [Int](repeating: 0, count: tree.nodes.count)
      var ends = [Int](repeating: 0, count: tree.nodes.count)
      var byDepth: [(inner: [Int], last: [Int])] = Array(
        repeating: ([], []), count: Self.depthLimit)
      for (index, node) in tree.nodes.enumerated() {
        if node.isEnd {
          pathLengths[treeNumber * 256 + ends[index]] = node.value
          continue
        }
        let left = Int(node.leftChild)
        guard depths[index] < Self.depthLimit else { return nil }
        depths[left] = depths[index] + 1
        depths[left + 1] = depths[index] + 1
        ends[left] = ends[index]
        ends[left + 1] = ends[index] | 1 << depths[index]
        if tree.nodes[left].isEnd, tree.nodes[left + 1].isEnd {
          byDepth[depths[index]].last.append(index)
        } else {
          byDepth[depths[index]].inner.append(index)
        }
      }
      // The cuts of a tree get places in this order; place 0 is for what reaches an end.
      var places = [Int](repeating: 0, count: tree.nodes.count)
      var next = 1
      for level in byDepth {
        for index in level.inner + level.last {
          places[index] = next
          next += 1
        }
      }
      placeCount = max(placeCount, next)
      for level in byDepth {
        let start = leftPlaces.count
        for index in level.inner + level.last {
          let node = tree.nodes[index]
          let left = Int(node.leftChild)
          var words: [UInt64] = []
          if node.isCategorical {
            let count = (forest.columns[node.column].levels + 64) / 64
            words = Array(tree.levelWords[Int(node.value)..<Int(node.value) + count])
          }
          cuts.append(
            (
              node.column, node.value, UInt32(leftPlaces.count), node.missingGoesRight ? .max : 0,
              words
            ))
          leftPlaces.append(UInt16(places[left]))
          rightPlaces.append(UInt16(places[left + 1]))
        }
        let middle = start + level.inner.count
        levels.append(Level(inner: start..<middle, last: middle..<leftPlaces.count))
      }
    }
    cuts.sort { ($0.column, $0.value, $0.number) < ($1.column, $1.value, $1.number) }
    var columnCuts: [ColumnCuts] = []
    for (index, cut) in cuts.enumerated() {
      if columnCuts.last?.column == cut.column {
        columnCuts[columnCuts.count - 1].range =
          columnCuts[columnCuts.count - 1].range.lowerBound..<index + 1
      } else {
        columnCuts.append(
          ColumnCuts(
            column: cut.column, levels: forest.columns[cut.column].levels, range: index..<index + 1,
            grid: nil))
      }
    }
    for index in columnCuts.indices where columnCuts[index].levels == 0 {
      let range = columnCuts[index].range
      guard range.count < 1 << 16 else { return nil }
      columnCuts[index].grid = ThresholdGrid(cuts[range].map(\.value))
    }
    self.columnCuts = columnCuts
    usedColumns = columnCuts.map(\.column)
    cutCount = cuts.count
    cutNumbers = cuts.map(\.number)
    missingMasks = cuts.map(\.missing)
    levelWords = cuts.map(\.words)
    self.levels = levels
    self.leftPlaces = leftPlaces
    self.rightPlaces = rightPlaces
    self.pathLengths = pathLengths
    self.placeCount = placeCount
  }
}

// MARK: - Scoring

extension BitSlicedForest {
  /// The sums of path lengths of rows, in blocks.
  ///
  /// - Parameters:
  ///   - values: Rows of ``columnCount`` values each.
  ///   - result: Gets a score for each row.
  func score(_ values: UnsafeBufferPointer<Double>, into result: UnsafeMutableBufferPointer<Double>)
  {
    precondition(values.count == result.count * columnCount, "a row has one value for each column")
    let memory = Memory(
      cuts: cutCount, places: placeCount, columns: columnCuts.count,
      widest: columnCuts.map { max($0.range.count, $0.levels) + 1 }.max() ?? 1)
    defer { memory.free() }
    var first = 0
    while first < result.count {
      let count = min(Self.blockRows, result.count - first)
      let rows = UnsafeBufferPointer(
        rebasing: values[first * columnCount..<(first + count) * columnCount])
      turn(rows, count: count, memory)
      for (index, cuts) in columnCuts.enumerated() {
        let values = memory.values + index * Self.columnStride
        if cuts.levels > 0 {
          markLevels(cuts, values, count: count, memory)
        } else {
          markRange(cuts, values, count: count, memory)
        }
      }
      for place in 0..<Self.blockRows { memory.sums[place] = 0 }
      for tree in stride(from: 0, to: treeCount, by: 2) {
        descend(tree, into: memory.ends, memory)
        let isPair = tree + 1 < treeCount
        if isPair { descend(tree + 1, into: memory.ends + Self.depthLimit, memory) }
        addPathLengths(tree, isPair: isPair, memory)
      }
      let trees = Double(treeCount)
      for row in 0..<count {
        // The inverse of where `descend` puts a row's number.
        let place = (row & 7) << 5 | (row >> 6) << 3 | (row >> 3) & 7
        result[first + row] = exp2(-(memory.sums[place] / trees) / normalPathLength)
      }
      first += count
    }
  }

  /// Memory that blocks share.
  private struct Memory {
    /// For each cut, the rows that go right there.
    let right: UnsafeMutablePointer<Mask>
    /// For each place of a tree, the rows that reach it.
    let reached: UnsafeMutablePointer<Mask>
    /// For each rank among a column's thresholds, the rows of that rank.
    let ranks: UnsafeMutablePointer<Mask>
    let rankCount: Int
    /// The number of the end that each row reaches in two trees.
    let ends: UnsafeMutablePointer<Mask>
    let sums: UnsafeMutablePointer<Double>
    /// The values of the block, column after column.
    let values: UnsafeMutablePointer<Double>

    init(cuts: Int, places: Int, columns: Int, widest: Int) {
      func masks(_ count: Int) -> UnsafeMutablePointer<Mask> {
        let memory = UnsafeMutablePointer<Mask>.allocate(capacity: count)
        memory.initialize(repeating: Mask(), count: count)
        return memory
      }
      right = masks(cuts + 1)
      reached = masks(places + 1)
      ranks = masks(widest + 1)
      rankCount = widest + 1
      ends = masks(2 * BitSlicedForest.depthLimit)
      let rows = BitSlicedForest.blockRows
      sums = UnsafeMutablePointer<Double>.allocate(capacity: rows)
      sums.initialize(repeating: 0, count: rows)
      let room = BitSlicedForest.columnStride * columns
      values = UnsafeMutablePointer<Double>.allocate(capacity: room)
      values.initialize(repeating: 0, count: room)
    }

    func free() {
      for memory in [right, reached, ranks, ends] { memory.deallocate() }
      sums.deallocate()
      values.deallocate()
    }
  }

  /// Puts the values of each column that is cut together; rows are read as they lie in memory.
  private func turn(_ rows: UnsafeBufferPointer<Double>, count: Int, _ memory: Memory) {
    guard let values = rows.baseAddress else { return }
    let used = columnCuts.count
    usedColumns.withUnsafeBufferPointer { columns in
      for row in 0..<count {
        let from = values + row &* columnCount
        var to = memory.values + row
        for index in 0..<used {
          to.pointee = from[columns[index]]
          to += Self.columnStride
        }
      }
    }
  }

  /// Says for every cut on a column of quantities which rows go right.
  private func markRange(
    _ cuts: ColumnCuts, _ values: UnsafePointer<Double>, count: Int, _ memory: Memory
  ) {
    let total = cuts.range.count
    for rank in 0...total { memory.ranks[rank] = Mask() }
    var missing = Mask()
    let words = UnsafeMutableRawPointer(memory.ranks).assumingMemoryBound(to: UInt64.self)
    guard let grid = cuts.grid else { return }
    grid.ranks(values, count: count) { row, value, rank in
      let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: row & 63)
      words[(value.isNaN ? 0 : rank) &* 4 &+ row >> 6] |= bit
      if value.isNaN { missing[row >> 6] |= bit }
    }
    // A row goes right at every threshold that its value is above.
    var above = Mask()
    for rank in stride(from: total, to: 0, by: -1) {
      above |= memory.ranks[rank]
      let cut = cuts.range.lowerBound + rank - 1
      memory.right[Int(cutNumbers[cut])] = above | (missing & Mask(repeating: missingMasks[cut]))
    }
  }

  /// Says for every cut on a categorical column which rows go right.
  private func markLevels(
    _ cuts: ColumnCuts, _ values: UnsafePointer<Double>, count: Int, _ memory: Memory
  ) {
    for level in 0...cuts.levels { memory.ranks[level] = Mask() }
    var missing = Mask()
    for row in 0..<count {
      let value = values[row]
      let bit = UInt64(1) &<< UInt64(row & 63)
      if value.isNaN {
        missing[row >> 6] |= bit
      } else {
        let level = value >= 0 && value < Double(cuts.levels) ? Int(value) : cuts.levels
        memory.ranks[level][row >> 6] |= bit
      }
    }
    for cut in cuts.range {
      var right = missing & Mask(repeating: missingMasks[cut])
      let words = levelWords[cut]
      for level in 0...cuts.levels where words[level / 64] >> UInt64(level % 64) & 1 != 0 {
        right |= memory.ranks[level]
      }
      memory.right[Int(cutNumbers[cut])] = right
    }
  }

  /// Sends all rows down a tree and numbers the ends that they reach.
  private func descend(_ tree: Int, into ends: UnsafeMutablePointer<Mask>, _ memory: Memory) {
    memory.reached[1] = Mask(repeating: .max)
    var planes: (Mask, Mask, Mask, Mask, Mask, Mask, Mask, Mask) = (
      Mask(), Mask(), Mask(), Mask(), Mask(), Mask(), Mask(), Mask()
    )
    withUnsafeMutableBytes(of: &planes) { bytes in
      let planes = bytes.bindMemory(to: Mask.self)
      var place = 1
      for depth in 0..<Self.depthLimit {
        let level = levels[tree * Self.depthLimit + depth]
        if level.inner.isEmpty, level.last.isEmpty { break }
        var plane = Mask()
        for cut in level.inner {
          let reached = memory.reached[place]
          let right = reached & memory.right[cut]
          plane |= right
          memory.reached[Int(leftPlaces[cut])] = reached ^ right
          memory.reached[Int(rightPlaces[cut])] = right
          place += 1
        }
        for cut in level.last {
          plane |= memory.reached[place] & memory.right[cut]
          place += 1
        }
        planes[depth] = plane
      }
      // Swaps bits between the eight planes, so that each byte holds the eight bits of one row.
      func swap(_ low: Int, _ high: Int, _ shift: UInt64, _ mask: UInt64) {
        let shifts = Mask(repeating: shift)
        let moved = ((planes[low] &>> shifts) ^ planes[high]) & Mask(repeating: mask)
        planes[high] ^= moved
        planes[low] ^= moved &<< shifts
      }
      for index in 0..<4 { swap(index, index + 4, 4, 0x0F0F_0F0F_0F0F_0F0F) }
      for index in [0, 1, 4, 5] { swap(index, index + 2, 2, 0x3333_3333_3333_3333) }
      for index in [0, 2, 4, 6] { swap(index, index + 1, 1, 0x5555_5555_5555_5555) }
      for index in 0..<8 { ends[index] = planes[index] }
    }
  }

  /// Adds the path lengths of the ends that the rows reached in a tree and the one after it.
  private func addPathLengths(_ tree: Int, isPair: Bool, _ memory: Memory) {
    let ends = UnsafeRawPointer(memory.ends).assumingMemoryBound(to: UInt8.self)
    pathLengths.withUnsafeBufferPointer { all in
      guard let one = all.baseAddress.map({ $0 + tree * 256 }) else { return }
      guard isPair else {
        for place in 0..<Self.blockRows { memory.sums[place] += one[Int(ends[place])] }
        return
      }
      let other = one + 256
      let otherEnds = ends + Self.blockRows
      for place in 0..<Self.blockRows {
        let sum = memory.sums[place] + one[Int(ends[place])]
        memory.sums[place] = sum + other[Int(otherEnds[place])]
      }
    }
  }
}
