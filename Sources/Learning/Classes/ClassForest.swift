/// A random forest that tells classes apart.
///
/// Each tree is grown on rows drawn with replacement, each cut chosen among some random columns by
/// Gini's measure; the chance of a class is the mean of its shares in the ends that a row comes to.
/// Source: Breiman, *Random forests*, 2001; chances as in scikit-learn's `RandomForestClassifier`.
///
/// - A missing value goes where it fits better at each cut, or with the larger part when none was
///   missing there.
/// - A level of a categorical column that was not there when it was fitted counts as missing, and so
///   does each from the 255th on.
package struct ClassForest: Sendable, Equatable {
  /// How a forest is made.
  package struct Options: Sendable, Equatable {
    /// The number of trees, 1 to 10,000.
    package var trees = 100
    /// How many columns each cut is chosen from, 1 to 65,536; nil for the root of their number.
    package var columnsPerCut: Int?
    /// How many rows an end has at least.
    package var leastRows = 1
    /// How much the rows of each class count.
    package var classWeights = ClassWeights.equal
    /// What all random choices follow from.
    package var seed: UInt64 = 0

    /// The options of scikit-learn.
    package init() {}

    func check() throws(LearningError) {
      guard (1...10_000).contains(trees) else {
        throw .wrongOption(name: "trees", value: trees, allowed: 1...10_000)
      }
      if let columnsPerCut, !(1...65_536).contains(columnsPerCut) {
        throw .wrongOption(name: "columns_per_cut", value: columnsPerCut, allowed: 1...65_536)
      }
      guard (1...1 << 30).contains(leastRows) else {
        throw .wrongOption(name: "least_rows", value: leastRows, allowed: 1...1 << 30)
      }
    }
  }

  /// A tree and what its ends say.
  struct Member: Sendable, Equatable {
    let tree: BinnedTree
    /// Of each end the share of each class, one end behind the other.
    let shares: [Float]
  }

  /// The number of classes, 2 to 65,536.
  package let classCount: Int
  let bins: TableBins
  let members: [Member]

  /// What the values of a row mean.
  package var columns: [Column] { bins.columns }

  /// Makes a forest; the same rows, options and seed give the same one.
  ///
  /// - Parameters:
  ///   - table: The rows; their weights are heeded.
  ///   - labels: The class of each row, from 0; all may be the same.
  ///   - classCount: How many classes there are.
  /// - Throws: ``LearningError`` when there is no row, or a label, weight or option can't be.
  package static func fit(
    _ table: NumericTable, labels: [Int], classCount: Int, options: Options = Options()
  ) throws(LearningError) -> ClassForest {
    try options.check()
    try table.checkForFitting()
    guard (2...65_536).contains(classCount) else {
      throw .wrongOption(name: "classes", value: classCount, allowed: 2...65_536)
    }
    guard labels.count == table.rowCount else {
      throw .labelCount(expected: table.rowCount, found: labels.count)
    }
    var totals = [Double](repeating: 0, count: classCount)
    for (row, label) in labels.enumerated() {
      guard label >= 0, label < classCount else {
        throw .wrongClass(row: row, value: label, classes: classCount)
      }
      totals[label] += table.weights?[row] ?? 1
    }
    let factors = try options.classWeights.factors(totals)
    var weights = labels.enumerated().map { (table.weights?[$0] ?? 1) * factors[$1] }
    // The rows' weights add up in single precision: their largest is 1.
    let largest = weights.max() ?? 0
    guard largest > 0 else { throw .noWeight }
    for row in weights.indices { weights[row] /= largest }
    let bins = TableBins(table, bins: 255)
    var grower = ClassTreeGrower(
      bins: bins, columns: bins.bins(of: table), labels: labels, weights: weights,
      classes: classCount, options: options)
    let members = (0..<options.trees).map { number in
      var random = RandomSource(seed: options.seed, stream: UInt64(number))
      let (tree, shares) = grower.tree(random: &random)
      return Member(tree: tree, shares: shares.flatMap { $0 })
    }
    return ClassForest(classCount: classCount, bins: bins, members: members)
  }

  /// The chance of each class.
  ///
  /// - Parameter row: One value for each column; NaN is missing.
  /// - Throws: ``LearningError/columnCount(expected:found:)``.
  /// - Complexity: O(trees × their depth).
  package func probabilities(of row: [Double]) throws(LearningError) -> [Double] {
    guard row.count == columns.count else {
      throw .columnCount(expected: columns.count, found: row.count)
    }
    let bins = bins.bins(of: row)
    var chances = [Double](repeating: 0, count: classCount)
    for member in members {
      let first = member.tree.end(of: bins) * classCount
      for number in 0..<classCount { chances[number] += Double(member.shares[first + number]) }
    }
    let total = Double(members.count)
    return chances.map { $0 / total }
  }
}
