import Glibc
import Learning

/// Measures what must keep up with a user who types: learning from lines, telling the class of one,
/// and finding the lines that are like it.
struct LineModels {
  private static let options = {
    var options = TermVectoriser.Options()
    options.words = 1...2
    options.pieces = 3...3
    options.isSublinear = true
    return options
  }()

  static func run() throws {
    try classes()
    try neighbours()
    try tables()
  }

  private static func texts(_ lines: [String], dropping first: Int = 0) -> [TextFeatures] {
    lines.map {
      TextFeatures(words: $0.split(separator: " ").dropFirst(first).map(String.init))
    }
  }

  // MARK: Classes

  private static func classes() throws {
    var source = CommandLines(seed: 1)
    let (lines, utilities) = source.distinct(12_000)
    // The first word is what is asked for.
    let texts = texts(lines, dropping: 1)
    let training = Array(texts.prefix(10_000))
    let labels = Array(utilities.prefix(10_000))
    // A seventh of the labels is wrong, as outcomes are never quite foreseeable.
    var random = RandomSource(seed: 2)
    let outcomes = labels.map { random.below(7) == 0 ? random.below(2) : $0 % 2 }
    let (vectoriser, rows) = try TermVectoriser.fit(training, options: options)
    try report("vectors of 10,000 lines", budget: 300) {
      try TermVectoriser.fit(training, options: options).rows.rowCount
    }
    var fit = LogisticRegression.Options()
    fit.tolerance = 1e-3
    fit.iterations = 30
    try report("logistic regression of 10,000 lines, 2 classes", budget: 300) {
      try LogisticRegression.fit(rows, labels: outcomes, classCount: 2, options: fit)
        .featureCount
    }
    try report("logistic regression of 10,000 lines, 16 classes", budget: 300) {
      try LogisticRegression.fit(rows, labels: labels, classCount: 16, options: fit)
        .featureCount
    }
    var common = options
    common.leastTexts = 2
    let (_, fewer) = try TermVectoriser.fit(training, options: common)
    try report("the same with the features of two lines at least", budget: 300) {
      try LogisticRegression.fit(fewer, labels: labels, classCount: 16, options: fit)
        .featureCount
    }
    try report("online, 16 classes, once through", budget: 300) {
      try online(rows, labels).rowsSeen
    }
    let models = [
      ("batch", try LogisticRegression.fit(rows, labels: labels, classCount: 16, options: fit)),
      ("online", try online(rows, labels).model),
    ]
    for (name, model) in models {
      let held = texts.indices.dropFirst(10_000)
      let right = held.filter { row in
        let chances = model.probabilities(of: vectoriser.vector(of: texts[row]))
        return chances.firstIndex(of: chances.max() ?? 0) == utilities[row]
      }
      let share = Double(right.count) / Double(held.count)
      print(
        "{\"name\":\"utility told of lines not seen, \(name)\",\"accuracy\":\(share),"
          + "\"features\":\(vectoriser.featureCount)}")
    }
    let model = models[0].1
    percentiles("a line classified, from its words", budget: 0.2, texts.dropFirst(10_000)) { text in
      model.probabilities(of: vectoriser.vector(of: text)).count
    }
  }

  private static func online(_ rows: SparseTable, _ labels: [Int]) throws -> OnlineLogistic {
    var model = try OnlineLogistic(
      LogisticRegression(classCount: 16, featureCount: rows.featureCount))
    try model.learn(rows, labels: labels, times: 1, seed: 1)
    return model
  }

  // MARK: Neighbours

  private static func neighbours() throws {
    var source = CommandLines(seed: 3)
    let (lines, _) = source.distinct(101_000)
    let all = texts(lines)
    let known = Array(all.prefix(100_000))
    let (vectoriser, rows) = try TermVectoriser.fit(known, options: options)
    var index = SparseNeighbours()
    let begin = Clock.seconds()
    for row in 0..<rows.rowCount { try index.add(rows[row]) }
    let took = (Clock.seconds() - begin) * 1e6 / Double(rows.rowCount)
    print("{\"name\":\"a line added to the index\",\"cpu_microseconds\":\(Clock.rounded(took))}")
    percentiles("10 nearest of 100,000 lines to a new line", budget: 1, all.dropFirst(100_000)) {
      index.nearest(to: vectoriser.vector(of: $0), limit: 10).count
    }
    // What a user has typed so far: the first half of a line.
    let halves = lines.dropFirst(100_000).map { line in
      TextFeatures(words: line.prefix(line.count / 2).split(separator: " ").map(String.init))
    }
    percentiles("10 nearest of 100,000 lines to half a line", budget: 1, halves[...]) {
      index.nearest(to: vectoriser.vector(of: $0), limit: 10).count
    }
    let words = lines.dropFirst(100_000).map {
      TextFeatures(words: [String($0.split(separator: " ")[0])])
    }
    percentiles("10 nearest of 100,000 lines to a utility's name", budget: 1, words[...]) {
      index.nearest(to: vectoriser.vector(of: $0), limit: 10).count
    }
  }

  // MARK: Tables

  private static func tables() throws {
    var random = RandomSource(seed: 5)
    var table = NumericTable(columns: (0..<20).map { Column("c\($0)") })
    var targets: [Double] = []
    for _ in 0..<3000 {
      let row = (0..<20).map { _ in random.normal() }
      table.append(row)
      targets.append(row[0] * row[1] + abs(row[2]) * random.normal())
    }
    let labels = targets.map { $0 < -0.5 ? 0 : $0 < 0.5 ? 1 : 2 }
    try report("3 quantiles boosted, 3,000 rows of 20, 60 rounds", budget: 300) {
      try QuantileBoosting.fit(table, targets: targets).quantiles.count
    }
    try report("class forest, 3,000 rows of 20, 100 trees") {
      try ClassForest.fit(table, labels: labels, classCount: 3).classCount
    }
    let model = try QuantileBoosting.fit(table, targets: targets)
    let rows = (0..<table.rowCount).map { table.row($0) }
    try percentiles("3 quantiles of a row", budget: 0.2, rows[...]) {
      Int(try model.quantiles(of: $0)[1] * 1e6)
    }
  }

  // MARK: Figures

  /// Runs the work five times and prints the processor time of the median and the best.
  private static func report(
    _ name: String, budget: Double? = nil, _ work: () throws -> some BinaryInteger
  ) rethrows {
    var (check, rounds): (UInt64, [Double]) = (0, [])
    for _ in 0..<5 {
      let begin = Clock.seconds()
      check &+= UInt64(truncatingIfNeeded: try work())
      rounds.append((Clock.seconds() - begin) * 1e3)
    }
    rounds.sort()
    let limit = budget.map { ",\"budget\":\($0)" } ?? ""
    print(
      "{\"name\":\"\(name)\",\"cpu_milliseconds\":\(Clock.rounded(rounds[2])),"
        + "\"best\":\(Clock.rounded(rounds[0]))\(limit),\"check\":\(check)}")
    fflush(nil)
  }

  /// Times each question and prints what half and 99 of 100 of them stay under.
  private static func percentiles<Question>(
    _ name: String, budget: Double, _ questions: ArraySlice<Question>,
    _ work: (Question) throws -> Int
  ) rethrows {
    var (check, times): (UInt64, [Double]) = (0, [])
    for question in questions {
      let begin = Clock.seconds()
      check &+= UInt64(truncatingIfNeeded: try work(question))
      times.append((Clock.seconds() - begin) * 1e3)
    }
    times.sort()
    let part = { Clock.rounded(times[Int($0 * Double(times.count - 1))], 1e4) }
    print(
      "{\"name\":\"\(name)\",\"unit\":\"cpu_milliseconds\",\"p50\":\(part(0.5)),\"p99\":\(part(0.99)),"
        + "\"largest\":\(part(1)),\"budget\":\(budget),\"check\":\(check)}")
    fflush(nil)
  }
}

/// Processor time of this thread.
enum Clock {
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func rounded(_ value: Double, _ unit: Double = 10) -> Double {
    (value * unit).rounded() / unit
  }
}
