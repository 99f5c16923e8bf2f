import Glibc

/// Measures the released program from outside.
@main
struct NetCopilotBenchmarks {
  static func main() {
    let report = Report()
    do throws(BenchmarkError) {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      let begin = Clock.now()
      report.remark("preparing histories of 0 and \(options.rows) lines")
      let workspace = try Workspace(
        binary: options.binary, directory: options.directory, rows: options.rows)
      defer { if !options.keepsData { workspace.remove() } }
      let bench = Bench(workspace: workspace, report: report, isQuick: options.isQuick)
      report.begin()
      for suite in Suite.all where options.wants(suite.name) || suite.name == "insert" {
        try suite.run(bench)
      }
      report.remark(
        "\(report.missed) budgets missed; \(Int((Clock.now() - begin).rounded())) s in all")
    } catch {
      report.remark("\(error)")
      exit(1)
    }
  }
}

/// What the command line asks for.
struct Options {
  var binary = ".build/netcopilot"
  var directory = ".build/benchmarks/data"
  var rows = 1_000_000
  var isQuick = false
  var only: String?
  var keepsData = false

  /// - Throws: ``BenchmarkError/usage(_:)``.
  init(_ arguments: [String]) throws(BenchmarkError) {
    var hasRows = false
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch option {
      case "--quick": isQuick = true
      case "--keep": keepsData = true
      case "--binary": binary = try Options.value(option, &rest)
      case "--directory": directory = try Options.value(option, &rest)
      case "--only": only = try Options.value(option, &rest)
      case "--rows":
        let text = try Options.value(option, &rest)
        guard let number = Int(text), number > 0 else {
          throw .usage("--rows needs a number above 0, not '\(text)'")
        }
        rows = number
        hasRows = true
      default: throw .usage("unknown option '\(option)'")
      }
    }
    if isQuick, !hasRows { rows = 200_000 }
    guard TextFile.isExecutable(binary) else {
      throw .usage("there is no program at \(binary); 'make build' makes it")
    }
    if let only, !Suite.all.contains(where: { $0.name == only }) {
      throw .usage(
        "there is no suite '\(only)', only \(Suite.all.map(\.name).joined(separator: ", "))")
    }
  }

  /// Whether a suite is to run.
  func wants(_ suite: String) -> Bool { only == nil || only == suite }

  private static func value(
    _ option: String, _ rest: inout ArraySlice<String>
  ) throws(BenchmarkError) -> String {
    guard let value = rest.popFirst() else { throw .usage("\(option) needs a value") }
    return value
  }
}
