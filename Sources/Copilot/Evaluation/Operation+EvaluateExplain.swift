internal import Commands
internal import JSON
internal import Platform

extension Operation {
  /// Measures explanations on failures whose cause is known.
  static let evaluateExplain = Operation(
    "evaluate", "explain", summary: "Measure how often the cause of a failure is found",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE.jsonl",
        help: "a failure a line: command, exit_code, stderr, stdout_tail, cause, also_ok",
        isPositional: true, isRequired: true)
    ]
  ) { (_, arguments) throws(OperationError) in
    let path = try arguments.requiredText("file")
    let name = path == "-" ? "standard input" : path
    var bytes: [UInt8] = []
    do throws(SystemError) {
      if path == "-" {
        while case let chunk = try readBytes(from: 0, upTo: 1 << 20), !chunk.isEmpty {
          bytes += chunk
        }
      } else {
        bytes = try Files.read(path)
      }
    } catch {
      throw .unusable(reason: "\(name): \(error.reason)")
    }
    FailureExplainer.prepare()
    var quality = ExplanationQuality()
    var seconds = 0.0
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let row = try failure(Array(line), name: name, number: index + 1)
      let start = MonotonicTime.now()
      let found = FailureExplainer.explain(row.run)
      let took = MonotonicTime.now().seconds(since: start)
      seconds += took
      quality.longestSeconds = max(quality.longestSeconds, took)
      quality.count(
        found?.cause.rawValue ?? "none", expected: row.cause, alsoAcceptable: row.also,
        identifier: row.identifier, command: row.run.command)
    }
    guard quality.rows > 0 else { throw .unusable(reason: "\(name): no failure is in it") }
    quality.meanSeconds = seconds / Double(quality.rows)
    return .explanationQuality(quality)
  }

  private struct KnownFailure {
    let identifier: String
    let run: FailedRun
    let cause: String
    let also: [String]
  }

  private static func failure(
    _ line: [UInt8], name: String, number: Int
  ) throws(OperationError) -> KnownFailure {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: line) } catch {
      throw .unusable(reason: "\(name), line \(number): \(error)")
    }
    guard let command = value["command"]?.stringValue, let cause = value["cause"]?.stringValue
    else {
      throw .unusable(reason: "\(name), line \(number): \"command\" or \"cause\" is missing")
    }
    var run = FailedRun(command: command, exitCode: value["exit_code"]?.intValue.map(Int.init))
    run.standardError =
      (value["stderr"] ?? value["stderr_tail"])?.stringValue ?? ""
    run.standardOutput =
      (value["stdout_tail"] ?? value["stdout"])?.stringValue ?? ""
    return KnownFailure(
      identifier: value["id"]?.stringValue ?? String(number), run: run, cause: cause,
      also: value["also_ok"]?.arrayValue?.compactMap(\.stringValue) ?? [])
  }
}
