import Copilot
import JSON
import Platform
import Store
import Terminal

/// Writes an operation's answer: JSON Lines, or text for a person.
struct OutputRenderer {
  let console: Console
  let environment: ProcessEnvironment

  /// The exit status that an answer means.
  static func status(of output: OperationOutput) -> Int32 {
    switch output {
    case .findings(_, let problems): problems.isEmpty ? 0 : 1
    case .doctor(let checks): checks.contains { $0.verdict == .problem } ? 1 : 0
    case .capture(let report): report.damage == nil ? 0 : 1
    case .recording(let report): report.isWhole ? 0 : 1
    case .models(.verified(let verification)): verification.problems.isEmpty ? 0 : 1
    default: 0
    }
  }

  /// Writes an answer.
  func write(_ output: OperationOutput) {
    if case .rowScores(let rows) = output { return write(rows) }
    if console.isJSON {
      for row in output.rows {
        if console.isAnswerOver { return }
        console.write(row.serialized())
        console.write("\n")
      }
      return
    }
    switch output {
    case .suggestions(let suggestions):
      for suggestion in suggestions {
        console.write(TextWidth.printable(suggestion.command, glyphs: console.glyphs) + "\n")
      }
    case .answer(let answer): AnswerSheet(console: console).write(answer)
    case .classificationQuality(let quality):
      ClassificationSheet(console: console).write(quality)
    case .askQuality(let quality): AnswerSheet(console: console).write(quality)
    case .askTraining(let report, let path):
      AskTrainingSheet(console: console).write(report, path: path)
    case .classified(let line): write(line)
    case .failure(let report): FailureSheet(console: console).write(report)
    case .explanationQuality(let quality): ExplanationQualitySheet(console: console).write(quality)
    case .executions(let records): HistoryTable(console: console).write(records)
    case .execution(let record): ExecutionSheet(console: console).write(record)
    case .statistics(let statistics): StatisticsSheet(console: console).write(statistics)
    case .acknowledged(let acknowledgement):
      switch acknowledgement {
      case .database(let id): console.write("recorded as \(id)\n")
      case .spooled: console.write("recorded in the spool\n")
      case .held: console.write("kept in memory\n")
      case .lost(let reason): console.write("not recorded: \(reason)\n")
      }
    case .erased(let erasure): console.write(PrivacyWording.text(erasure))
    case .shared(let what, let count, let visibility):
      console.write(PrivacyWording.shared(what, count: count, as: visibility))
    case .sharing(let state): console.write(PrivacyWording.text(state))
    case .restored(let report): console.write(PrivacyWording.text(report))
    case .databaseStatus(let status): DatabaseSheet(console: console).write(status)
    case .findings(let path, let problems):
      if problems.isEmpty { console.write("\(path): no damage found\n") }
      for problem in problems { console.write("\(path): \(problem)\n") }
    case .migrated(let from, let to, let names):
      console.write(
        from == to ? "the schema is at version \(to)\n" : "schema version \(from) is now \(to)\n")
      for name in names { console.write("  \(name)\n") }
    case .pruned(let report): PruneTable(console: console).write(report)
    case .copied(let path, let bytes):
      console.write("\(path): \(Figures.bytes(Int64(bytes)))\n")
    case .doctor(let checks): DoctorSheet(console: console).write(checks)
    case .flows: break
    case .baseline(let summary): BaselineSheet(console: console).write(summary)
    case .foundEarlier(let rows): FindingTable(console: console).write(rows)
    case .expectation(let row, let isExpected):
      let parties = [row.actor.map { "by \($0)" }, row.target.map { "towards \($0)" }]
        .compactMap { $0 }.joined(separator: " ")
      console.write(
        isExpected
          ? "\(row.kind) \(parties) is expected here from now on\n"
          : "\(row.kind) \(parties) is reported again\n")
    case .removed(let path): console.write("\(path) is removed\n")
    case .capture(let report): CaptureSheet(console: console).write(report)
    case .interfaces(let interfaces): InterfaceTable(console: console).write(interfaces)
    case .recording(let report): console.write(RecordingWording.summary(report) + "\n")
    case .forestQuality(let quality): ForestSheet(console: console).write(quality)
    case .forestFit(let fit): ForestSheet(console: console).write(fit)
    case .prediction(let estimate): console.write(PredictionWording.text(estimate) + "\n")
    case .similar(let lines): SimilarTable(console: console).write(lines)
    case .predictionQuality(let quality): PredictionQualitySheet(console: console).write(quality)
    case .nextCommand(let report): NextCommandSheet(console: console).write(report)
    case .audit(let entries): AuditTable(console: console).write(entries)
    case .workflow(let answer): WorkflowSheet(console: console).write(answer)
    case .analysis(let analysis): AnalysisSheet(console: console).write(analysis)
    case .diagnosis(let answer): DiagnosisSheet(console: console).write(answer)
    case .feedback(let rows, let isNew):
      FeedbackTable(console: console).write(rows, isNew: isNew)
    case .report(let report): ReportSheet(console: console).write(report)
    case .forecast(let answer): ForecastSheet(console: console).write(answer)
    case .topology(let answer): TopologySheet(console: console).write(answer)
    case .models(let answer): ModelSheet(console: console).write(answer)
    case .rowScores: break
    }
  }

  /// Writes a purpose with how sure it is, and what else it may be.
  private func write(_ line: ClassifiedLine) {
    func text(_ share: ClassifiedLine.Share) -> String {
      "\(share.category) \(Figures.decimal(share.confidence * 100, places: 0)) %"
    }
    var answer = text(line.best)
    if !line.alternatives.isEmpty {
      let others = line.alternatives.map(text).joined(separator: ", ")
      answer += console.palette.render("  or \(others)", .dim)
    }
    console.write(answer + "\n")
  }

  /// Writes a score a line: there may be millions, so no list of them is made.
  private func write(_ rows: RowScores) {
    for index in rows.scores.indices {
      if console.isAnswerOver { return }
      console.write(
        console.isJSON ? rows.json(index).serialized() : Array("\(rows.scores[index])".utf8))
      console.write("\n")
    }
  }
}

/// Answers of the doctor, by group.
struct DoctorSheet {
  let console: Console

  func write(_ checks: [DoctorCheck]) {
    var group = ""
    let width = checks.map(\.name.count).max() ?? 0
    for check in checks {
      if check.group != group {
        console.write(
          (group.isEmpty ? "" : "\n") + console.palette.render(check.group, .bold) + "\n")
        group = check.group
      }
      let (sign, style): (String, Style) =
        switch check.verdict {
        case .ok: (console.glyphs.success, .color(.green))
        case .notice: (console.glyphs.bullet, .color(.yellow))
        case .problem: (console.glyphs.failure, .color(.red))
        }
      let padding = String(repeating: " ", count: width - check.name.count + 2)
      console.write(
        "  \(console.palette.render(sign, style)) \(check.name)\(padding)\(check.detail)\n")
      if let advice = check.advice {
        console.write(
          String(repeating: " ", count: width + 6) + console.palette.render(advice, .dim) + "\n")
      }
    }
  }
}
