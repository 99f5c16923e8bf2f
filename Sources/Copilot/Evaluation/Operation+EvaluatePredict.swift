internal import Platform
internal import Store

extension Operation {
  /// Measures estimates on runs whose duration is known.
  static let evaluatePredict = Operation(
    "evaluate", "predict",
    summary: "Measure how well durations and outcomes are foretold, each run before it is learnt",
    parameters: [
      Parameter(
        "file", .path, valueName: "FILE.tsv",
        help: "tab-separated, with the columns command, duration_s and exit", isPositional: true),
      Parameter("history", .flag, help: "measure on the own history instead of a file"),
      Parameter(
        "split", .text, valueName: "none|template",
        help: "in order, or with each fifth of the templates foretold by the others (none)"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    let isHistory = try arguments.flag("history")
    let path = try arguments.text("file")
    if isHistory, path != nil { throw .conflictingArguments(["file", "history"]) }
    let records: [ExecutionRecord]
    if isHistory {
      let store = try copilot.store()
      records = try reading { () throws(StoreError) in
        try store.executions(HistoryQuery(limit: 20_000, includesOutput: false))
      }.reversed().filter { PastRun($0) != nil }
      guard !records.isEmpty else { throw .unusable(reason: "the history is empty") }
    } else {
      guard let path else { throw .missingOneOf(["file", "history"]) }
      records = try copilot.runs(in: path)
    }
    switch try arguments.text("split") ?? "none" {
    case "none": return .predictionQuality(PredictionEvaluation.inOrder(records))
    case "template": return .predictionQuality(PredictionEvaluation.byTemplate(records))
    case let other:
      throw .wrongArgument(name: "split", value: other, expected: "none or template")
    }
  }
}

extension Copilot {
  /// Between two runs of a file, which has no times, in seconds.
  private static let pause = 60.0

  /// The runs of a table, in its order; nothing of them is kept.
  ///
  /// Runs that something cut short (a column whose name begins with `cut`, not 0) are left out:
  /// nobody knows how long they would have taken.
  fileprivate func runs(in path: String) throws(OperationError) -> [ExecutionRecord] {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try Files.read(path, limit: 1 << 28) } catch {
      throw .unusable(reason: "\(path): \(error.reason)")
    }
    let lines = String(decoding: bytes, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
    let header = lines.first.map(Self.cells) ?? []
    func column(_ names: String...) -> Int? { header.firstIndex { names.contains($0) } }
    guard let command = column("command"), let duration = column("duration_s", "duration_seconds")
    else { throw .unusable(reason: "\(path): the columns command and duration_s are not there") }
    let status = column("exit", "exit_code")
    let cut = header.firstIndex { $0.hasPrefix("cut") }
    var records: [ExecutionRecord] = []
    var time = Timestamp.now().seconds
    for line in lines.dropFirst() {
      if listener?.wantsStop() == true { throw .stopped(.nothingChanged) }
      let row = Self.cells(line)
      guard row.count == header.count, let seconds = Double(row[duration]), seconds.isFinite,
        seconds >= 0, cut.map({ row[$0] == "0" || row[$0].isEmpty }) ?? true
      else { continue }
      var record = describe(
        row[command], directory: nil, startedAt: Timestamp(seconds: time)
      ).record
      time += seconds + Self.pause
      record.durationSeconds = seconds
      record.exitCode = status.flatMap { Int(row[$0]) } ?? 0
      record.state = .ended
      records.append(record)
    }
    guard !records.isEmpty else { throw .unusable(reason: "\(path): no run is in it") }
    return records
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
}
