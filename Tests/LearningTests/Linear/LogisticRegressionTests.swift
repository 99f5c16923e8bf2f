import Glibc
import Testing

@testable import Learning

@Suite("Logistic regression") struct LogisticRegressionTests {
  private static let training = ReferenceTable.classes(seed: 1, rows: 150)
  private static let held = ReferenceTable.classes(seed: 2, rows: 1000)

  private func fit(
    penalty: Double, _ weights: ClassWeights, labels: [Int] = training.labels, classes: Int = 3
  ) throws -> LogisticRegression {
    var options = LogisticRegression.Options()
    options.penalty = penalty
    options.classWeights = weights
    options.tolerance = 1e-9
    options.iterations = 1000
    return try LogisticRegression.fit(
      ReferenceTable.sparse(Self.training.table), labels: labels, classCount: classes,
      options: options)
  }

  private func quality(
    _ table: [[Double]], _ labels: [Int], _ probabilities: (SparseVector) -> [Double]
  ) -> (loss: Double, accuracy: Double) {
    var loss = 0.0
    var right = 0
    for (row, label) in zip(table, labels) {
      let chances = probabilities(ReferenceTable.sparse(row))
      loss -= log(chances[label])
      if chances[label] == chances.max() { right += 1 }
    }
    return (loss / Double(labels.count), Double(right) / Double(labels.count))
  }

  /// Both minimise the same strictly convex loss to a gradient of 1e-9 and 1e-10: what is left is
  /// that values are stored with 24 bits, of which the table needs no more.
  @Test("it is scikit-learn's model")
  func sameAsScikitLearn() throws {
    let model = try fit(penalty: 1, .equal)
    let first = [
      -1.57530083, 0.899276671, -0.854916571, 0.60143552, 0.554513709, -0.68539692, 1.09285497,
      0.174744969, -0.550893713, 1.22938942, -0.493738732, -1.73625587,
    ]
    for (feature, weight) in first.enumerated() {
      #expect(abs(model.weight(of: feature, for: 0) - weight) < 1e-6)
    }
    for (found, wanted) in zip(model.intercepts, [-0.235574569, 0.0147807624, 0.220793806]) {
      #expect(abs(found - wanted) < 1e-6)
    }
    let chances = model.probabilities(of: ReferenceTable.sparse(Self.training.table[0]))
    for (found, wanted) in zip(chances, [0.349189097, 0.148056897, 0.502754006]) {
      #expect(abs(found - wanted) < 1e-6)
    }
    let training = quality(Self.training.table, Self.training.labels, model.probabilities)
    #expect(abs(training.loss - 0.503424798) < 1e-7)
    let held = quality(Self.held.table, Self.held.labels, model.probabilities)
    #expect(abs(held.loss - 0.573552969) < 1e-6)
    #expect(held.accuracy == 0.786)
  }

  @Test("classes are balanced as scikit-learn balances them")
  func balanced() throws {
    let model = try fit(penalty: 0.1, .balanced)
    let first = [
      -3.73034013, 1.93348965, -2.51004035, 1.7519389, 0.923613701, -1.98386601, 2.281646,
      -0.358262922, -1.72348375, 2.75636343, -1.33475633, -4.02447492,
    ]
    for (feature, weight) in first.enumerated() {
      #expect(abs(model.weight(of: feature, for: 0) - weight) < 1e-5)
    }
    let held = quality(Self.held.table, Self.held.labels, model.probabilities)
    #expect(abs(held.loss - 0.511385896) < 1e-6)
    #expect(held.accuracy == 0.798)
  }

  @Test("two classes have the chances of the binary model")
  func twoClasses() throws {
    let model = try fit(
      penalty: 1, .equal, labels: Self.training.labels.map { $0 == 1 ? 1 : 0 }, classes: 2)
    for (row, wanted) in [0.169272673, 0.714974358, 0.688179603, 0.299763256].enumerated() {
      let chances = model.probabilities(of: ReferenceTable.sparse(Self.training.table[row]))
      #expect(abs(chances[1] - wanted) < 1e-6)
    }
    #expect(abs(2 * model.weight(of: 0, for: 1) + 0.576439705) < 1e-6)
  }

  @Test("a row of weight 2 counts like two rows")
  func rowWeights() throws {
    let rows = ReferenceTable.sparse(Self.training.table)
    var twice = rows
    twice.append(rows[7])
    var weighted = rows
    weighted.weights = (0..<150).map { $0 == 7 ? 2 : 1 }
    var options = LogisticRegression.Options()
    options.tolerance = 1e-10
    options.iterations = 1000
    let labels = Self.training.labels
    let one = try LogisticRegression.fit(
      twice, labels: labels + [labels[7]], classCount: 3, options: options)
    let other = try LogisticRegression.fit(
      weighted, labels: labels, classCount: 3, options: options)
    for (left, right) in zip(one.parameters, other.parameters) { #expect(abs(left - right) < 1e-6) }
  }

  /// One step of the solver leaves a larger loss; from the end it has nothing more to do.
  @Test("a fit starts from an earlier model")
  func warmStart() throws {
    let end = try fit(penalty: 1, .equal)
    var options = LogisticRegression.Options()
    options.iterations = 1
    let rows = ReferenceTable.sparse(Self.training.table)
    let labels = Self.training.labels
    let warm = try LogisticRegression.fit(
      rows, labels: labels, classCount: 3, options: options, from: end)
    #expect(warm == end)
    let cold = try LogisticRegression.fit(rows, labels: labels, classCount: 3, options: options)
    #expect(
      quality(Self.training.table, labels, cold.probabilities).loss
        > quality(Self.training.table, labels, end.probabilities).loss + 0.01)
  }

  /// Features beyond the model's are heeded by no weight, and a feature that is the same in all
  /// rows, or in none, breaks nothing.
  @Test("odd columns and rows are borne")
  func oddColumns() throws {
    var rows = SparseTable(featureCount: 5)
    for row in 0..<20 {
      rows.append(SparseVector([(feature: 0, value: 1), (feature: 2, value: row < 10 ? 1 : 0)]))
    }
    let labels = (0..<20).map { $0 < 10 ? 0 : 1 }
    let model = try LogisticRegression.fit(rows, labels: labels, classCount: 4)
    let chances = model.probabilities(
      of: SparseVector([(feature: 2, value: 1), (feature: 900, value: 1e30)]))
    #expect(abs(chances.reduce(0, +) - 1) < 1e-12)
    #expect(chances[0] > 0.5)
    #expect(model.weight(of: 3, for: 0) == 0)
    #expect(model.probabilities(of: SparseVector([])).count == 4)
  }

  @Test("what can't be is refused")
  func refusals() throws {
    let row = SparseVector([(feature: 0, value: 1)])
    let two = SparseTable([row, row])
    #expect(throws: LearningError.noRows) {
      try LogisticRegression.fit(SparseTable(), labels: [], classCount: 2)
    }
    #expect(throws: LearningError.sameClass(number: 1)) {
      try LogisticRegression.fit(two, labels: [1, 1], classCount: 2)
    }
    #expect(throws: LearningError.wrongClass(row: 1, value: 2, classes: 2)) {
      try LogisticRegression.fit(two, labels: [1, 2], classCount: 2)
    }
    #expect(throws: LearningError.labelCount(expected: 2, found: 1)) {
      try LogisticRegression.fit(two, labels: [1], classCount: 2)
    }
    #expect(throws: LearningError.wrongOption(name: "classes", value: 1, allowed: 2...65_536)) {
      try LogisticRegression.fit(two, labels: [0, 0], classCount: 1)
    }
    let broken = SparseTable([row, SparseVector([(feature: 3, value: .nan)])])
    #expect(throws: LearningError.notFinite(name: "feature 3", row: 1)) {
      try LogisticRegression.fit(broken, labels: [0, 1], classCount: 2)
    }
    var options = LogisticRegression.Options()
    options.classWeights = .given([1])
    #expect(throws: LearningError.labelCount(expected: 2, found: 1)) {
      try LogisticRegression.fit(two, labels: [0, 1], classCount: 2, options: options)
    }
    options.classWeights = .given([1, -1])
    #expect(throws: LearningError.wrongWeight(row: 1)) {
      try LogisticRegression.fit(two, labels: [0, 1], classCount: 2, options: options)
    }
    options.classWeights = .equal
    options.penalty = -1
    #expect(throws: LearningError.wrongAmount(name: "penalty", value: -1, allowed: 0...1e12)) {
      try LogisticRegression.fit(two, labels: [0, 1], classCount: 2, options: options)
    }
  }

  @Test("a file gives back the model, and a broken one is refused")
  func files() throws {
    let model = try fit(penalty: 1, .equal)
    #expect(try LogisticRegression(model: model.model) == model)
    try ModelFileChecks.check(model.model) { (bytes) throws(LearningError) in
      try LogisticRegression(model: bytes)
    } use: { read in
      let chances = read.probabilities(of: ReferenceTable.sparse(Self.training.table[0]))
      #expect(chances.allSatisfy { (0...1).contains($0) })
    }
  }

  // MARK: Online

  private func online(times: Int, seed: UInt64 = 1) throws -> OnlineLogistic {
    var model = try OnlineLogistic(
      LogisticRegression(classCount: 3, featureCount: 12),
      options: .init(rate: 0.5, penalty: 1.0 / 150))
    try model.learn(
      ReferenceTable.sparse(Self.training.table), labels: Self.training.labels, times: times,
      seed: seed)
    return model
  }

  /// The batch model has the least penalised loss of all. One pass over 150 rows comes to within a
  /// quarter of its loss on rows that neither saw, 100 passes to within 0.02: AdaGrad's regret shrinks
  /// with the root of the rows, and its lazy penalty is that of the batch only on average.
  @Test("learning row by row comes to the model of the whole", arguments: 0..<10 as Range<UInt64>)
  func onlineConverges(seed: UInt64) throws {
    let once = try online(times: 1, seed: seed)
    let often = try online(times: 100, seed: seed)
    let first = quality(Self.held.table, Self.held.labels, once.probabilities)
    let last = quality(Self.held.table, Self.held.labels, often.probabilities)
    #expect(first.loss < 0.573552969 * 1.25, "seed \(seed): \(first)")
    #expect(abs(last.loss - 0.573552969) < 0.02, "seed \(seed): \(last)")
    #expect(last.accuracy > 0.77, "seed \(seed): \(last)")
  }

  @Test("the same rows and seed give the same model, also through a file in between")
  func onlineRepeats() throws {
    #expect(try online(times: 3) == online(times: 3))
    #expect(try online(times: 3) != online(times: 3, seed: 2))
    var model = try online(times: 1)
    var read = try OnlineLogistic(file: model.file)
    #expect(read == model)
    for (row, label) in zip(Self.held.table, Self.held.labels).prefix(50) {
      try model.learn(ReferenceTable.sparse(row), label: label)
      try read.learn(ReferenceTable.sparse(row), label: label)
    }
    #expect(read == model)
    try ModelFileChecks.check(model.file) { (bytes) throws(LearningError) in
      try OnlineLogistic(file: bytes)
    } use: { read in
      var read = read
      try read.learn(SparseVector([(feature: 20, value: 1)]), label: 0)
      #expect(read.probabilities(of: SparseVector([(feature: 1, value: 1)])).count > 1)
    }
  }

  @Test("a feature that comes up later is learnt")
  func newFeature() throws {
    var model = try OnlineLogistic(LogisticRegression(classCount: 2, featureCount: 0))
    for _ in 0..<20 {
      try model.learn(SparseVector([(feature: 9, value: 1)]), label: 1)
      try model.learn(SparseVector([(feature: 4, value: 1)]), label: 0)
    }
    #expect(model.model.featureCount == 10)
    #expect(model.probabilities(of: SparseVector([(feature: 9, value: 1)]))[1] > 0.9)
    #expect(model.probabilities(of: SparseVector([(feature: 4, value: 1)]))[0] > 0.9)
  }

  @Test("rows that can't be are refused and change nothing")
  func onlineRefusals() throws {
    var model = try online(times: 1)
    let before = model
    let row = SparseVector([(feature: 0, value: 1)])
    #expect(throws: LearningError.self) { try model.learn(row, label: 3) }
    #expect(throws: LearningError.self) { try model.learn(row, label: -1) }
    #expect(throws: LearningError.self) { try model.learn(row, label: 0, weight: .nan) }
    #expect(throws: LearningError.self) {
      try model.learn(SparseVector([(feature: 0, value: .infinity)]), label: 0)
    }
    #expect(model == before)
    #expect(throws: LearningError.wrongAmount(name: "rate", value: 0, allowed: 0...100)) {
      try OnlineLogistic(
        LogisticRegression(classCount: 2, featureCount: 1), options: .init(rate: 0))
    }
  }
}
