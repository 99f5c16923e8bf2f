import Glibc
import Learning

/// Measures how long learning from rows and scoring them takes, beside scikit-learn and isotree; with
/// the word `lines` in place of the number of rows, the models of command lines and small tables.
@main
struct LearningBenchmark {
  private static let features = 30

  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "lines" { return try LineModels.run() }
    let rows = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 1_000_000
    let table = normal(rows: rows)
    let few = normal(rows: min(rows, 20_000))
    for method in OutlierMethod.allCases {
      // The slow ones on fewer rows: the time is told for one row.
      let scored = method == .plain ? table : few
      let model = try OutlierModel.fit(table, method: method)
      try measure("fit \(method)", rows: rows, per: "cpu_milliseconds", scale: 1e3) {
        try OutlierModel.fit(table, method: method).columns.count.magnitude
      }
      let count = Double(scored.rowCount)
      try measure(
        "score \(method)", rows: scored.rowCount, per: "cpu_nanoseconds_per_row",
        scale: 1e9 / count
      ) { try model.scores(of: scored).reduce(0, +).bitPattern }
    }
    peers(rows: rows)
  }

  private static func normal(rows: Int) -> NumericTable {
    var random = RandomSource(seed: 1)
    let values = (0..<rows * features).map { _ in random.normal() }
    return NumericTable(columns: (0..<features).map { Column("c\($0)") }, values: values)
  }

  /// Runs the work five times and reports the processor time of the median and the best.
  private static func measure(
    _ name: String, rows: Int, per unit: String, scale: Double,
    _ work: () throws -> some BinaryInteger
  ) throws {
    var check: UInt64 = 0
    var rounds: [Double] = []
    for _ in 0..<5 {
      let begin = Clock.seconds()
      // What comes out goes into what is printed, so that the work can't be left out.
      check &+= UInt64(truncatingIfNeeded: try work())
      rounds.append((Clock.seconds() - begin) * scale)
    }
    rounds.sort()
    print(
      "{\"name\":\"\(name)\",\"rows\":\(rows),\"features\":\(features),\"\(unit)\":"
        + "\(Clock.rounded(rounds[2])),\"best\":\(Clock.rounded(rounds[0])),\"check\":\(check)}")
    fflush(nil)
  }

  /// Runs the same with other libraries, where a Python with them is there.
  private static func peers(rows: Int) {
    let python = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
    for peer in ["sklearn", "isotree"] {
      let script = """
        import json, statistics, sys, time
        try:
            import numpy
            if "\(peer)" == "sklearn":
                from sklearn.ensemble import IsolationForest
                make = lambda: IsolationForest(n_estimators=100, max_samples=256, random_state=1)
                score = lambda model, table: model.score_samples(table)
            else:
                from isotree import IsolationForest
                make = lambda: IsolationForest(ntrees=100, sample_size=256, ndim=1, nthreads=1)
                score = lambda model, table: model.predict(table)
        except ImportError:
            print(json.dumps({"name": "\(peer)", "skipped": "not installed; PYTHON may name one that has it"}))
            sys.exit()
        table = numpy.random.RandomState(1).standard_normal((\(rows), \(features)))
        def median(work):
            times = []
            for _ in range(3):
                begin = time.process_time(); work(); times.append(time.process_time() - begin)
            return statistics.median(times)
        model = make().fit(table)
        print(json.dumps({"name": "\(peer) fit", "rows": \(rows), "cpu_milliseconds": round(median(lambda: make().fit(table)) * 1e3, 1)}))
        print(json.dumps({"name": "\(peer) score", "rows": \(rows), "cpu_nanoseconds_per_row": round(median(lambda: score(model, table)) * 1e9 / \(rows), 1)}))
        """
      // The script has no apostrophe.
      fflush(nil)
      if system("OMP_NUM_THREADS=1 \(python) -W ignore -c '\(script)'") != 0 {
        print("{\"name\":\"\(peer)\",\"skipped\":\"\(python) did not run\"}")
      }
    }
  }
}
