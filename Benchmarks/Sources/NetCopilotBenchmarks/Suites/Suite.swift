/// One group of measurements.
struct Suite: Sendable {
  /// What `--only` calls it.
  let name: String
  /// Measures and reports.
  let run: @Sendable (Bench) throws(BenchmarkError) -> Void

  /// Every suite, in the order in which they run: the imports fill the long history for the rest.
  static let all: [Suite] = [
    Suite(name: "insert") { (bench) throws(BenchmarkError) in try bench.measureInserts() },
    Suite(name: "start") { (bench) throws(BenchmarkError) in try bench.measureStart() },
    Suite(name: "run") { (bench) throws(BenchmarkError) in try bench.measureOneShot() },
    Suite(name: "overhead") { (bench) throws(BenchmarkError) in try bench.measureOverhead() },
    Suite(name: "typing") { (bench) throws(BenchmarkError) in try bench.measureTyping() },
    Suite(name: "mind") { (bench) throws(BenchmarkError) in try bench.measureMind() },
    Suite(name: "traffic") { (bench) throws(BenchmarkError) in try bench.measureTraffic() },
  ]
}

/// What all suites share.
struct Bench {
  let workspace: Workspace
  let report: Report
  /// Whether fewer rounds are enough.
  let isQuick: Bool

  /// The two lengths of history that are measured.
  var sizes: [Int] { [0, workspace.rows] }

  /// A number of rounds, or a smaller one for a quick look.
  func rounds(_ count: Int, quick: Int) -> Int { isQuick ? quick : count }

  /// Runs a program to its end without a terminal.
  ///
  /// - Returns: Seconds from start to end, and what it cost.
  /// - Throws: ``BenchmarkError``.
  func time(
    _ arguments: [String], history: Int, input: String = "/dev/null"
  ) throws(BenchmarkError) -> (seconds: Double, ending: ChildProcess.Ending) {
    let begin = Clock.now()
    let child = try ChildProcess(
      arguments, environment: workspace.environment(history),
      streams: (.input(input), .output("/dev/null"), .descriptor(2)),
      directory: workspace.home(history))
    let ending = child.wait()
    return (Clock.now() - begin, ending)
  }
}
