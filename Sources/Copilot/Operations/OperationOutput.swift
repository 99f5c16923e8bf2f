package import Capture
package import JSON
package import Store

/// What an operation answers, before a face gives it a form.
package enum OperationOutput: Sendable {
  case suggestions([Suggestion])
  case answer(AskAnswer)
  case askQuality(AskQuality)
  case askTraining(AskTrainingReport, path: String)
  case classificationQuality(ClassificationQuality)
  case classified(ClassifiedLine)
  case failure(FailureReport)
  case explanationQuality(ExplanationQuality)
  case executions([ExecutionRecord])
  case execution(ExecutionRecord)
  case statistics(HistoryStatistics)
  case acknowledged(RecordLog.Acknowledgement)
  case erased(Erasure)
  case shared(Store.Shareable, count: Int, Visibility)
  case sharing(SharingState)
  case restored(RestoreReport)
  case databaseStatus(DatabaseStatus)
  case findings(path: String, problems: [String])
  case migrated(from: Int, to: Int, names: [String])
  case pruned(PruneReport)
  case copied(path: String, bytes: Int)
  case doctor([DoctorCheck])
  case flows(FlowListing, limit: Int?)
  case capture(CaptureReport)
  case baseline(BaselineSummary)
  case removed(path: String)
  case foundEarlier([FindingRow])
  case expectation(ExpectationRow, isExpected: Bool)
  case interfaces([NetworkInterface])
  case recording(RecordingReport)
  case forestQuality(ForestQuality)
  case forestFit(ForestFit)
  case rowScores(RowScores)
  case nextCommand(NextCommandReport)
  case prediction(DurationEstimate)
  case similar([SimilarLine])
  case predictionQuality(PredictionQuality)
  case models(ModelAnswer)
  case report(HistoryReport)
  case forecast(ForecastAnswer)
  case topology(TopologyAnswer)
  case feedback([FeedbackRow], isNew: Bool)
  case diagnosis(DiagnosisAnswer)
  case audit([AuditEntry])
  case workflow(WorkflowAnswer)
  case analysis(HistoryAnalysis)
}

extension OperationOutput {
  /// The answer as JSON: one value a row.
  package var rows: [JSONValue] {
    switch self {
    case .suggestions(let suggestions): suggestions.map(\.json)
    case .answer(let answer): answer.wishes.flatMap { $0.commands.map(\.json) }
    case .askQuality(let quality): [quality.json]
    case .askTraining(let report, let path): [report.json(path: path)]
    case .classificationQuality(let quality): [quality.json]
    case .classified(let line): [line.json]
    case .failure(let report): [report.json]
    case .explanationQuality(let quality): [quality.json]
    case .executions(let records): records.map(\.json)
    case .execution(let record): [record.json]
    case .statistics(let statistics): [statistics.json]
    case .acknowledged(let acknowledgement): [acknowledgement.json]
    case .erased(let erasure):
      [
        [
          "executions": JSONValue(erasure.executions), "erased": .bool(erasure.isDone),
          "models_to_learn_again": JSONValue(erasure.models),
        ]
      ]
    case .shared(let what, let count, let visibility):
      [
        [
          "what": .string(what.rawValue), "count": JSONValue(count),
          "visibility": .string(visibility.name),
        ]
      ]
    case .sharing(let state): [state.json]
    case .restored(let report):
      [
        [
          "path": .string(report.source), "restored": .bool(report.isDone),
          "executions": report.isDone ? JSONValue(report.executions) : .null,
          "kept_aside": JSONValue(report.keptAside),
        ]
      ]
    case .databaseStatus(let status): [status.json]
    case .findings(let path, let problems):
      [
        [
          "path": .string(path), "ok": .bool(problems.isEmpty),
          "problems": .array(problems.map { .string($0) }),
        ]
      ]
    case .migrated(let from, let to, let names):
      [
        [
          "from_version": .integer(Int64(from)), "to_version": .integer(Int64(to)),
          "migrations": .array(names.map { .string($0) }),
        ]
      ]
    case .pruned(let report): [report.json]
    case .copied(let path, let bytes):
      [["path": .string(path), "bytes": .integer(Int64(bytes))]]
    case .doctor(let checks): checks.map(\.json)
    case .flows(let listing, let limit): listing.collected(limit: limit ?? 10_000)
    case .capture(let report): report.rows
    case .baseline(let summary): [summary.json]
    case .foundEarlier(let rows): rows.map(\.json)
    case .expectation(let row, let isExpected):
      [
        [
          "kind": .string(row.kind), "actor": JSONValue(row.actor),
          "target": JSONValue(row.target), "expected": .bool(isExpected),
        ]
      ]
    case .removed(let path): [["path": .string(path), "removed": true]]
    case .interfaces(let interfaces): interfaces.map(\.json)
    case .recording(let report): [report.json]
    case .forestQuality(let quality): [quality.json]
    case .forestFit(let fit): [fit.json]
    case .nextCommand(let report): report.rows
    case .prediction(let estimate): [estimate.json]
    case .similar(let lines): lines.map(\.json)
    case .predictionQuality(let quality): [quality.json]
    case .models(let answer): answer.rows
    case .report(let report): [report.json]
    case .forecast(let answer): answer.rows
    case .topology(let answer): answer.rows
    case .feedback(let rows, _): rows.map(\.json)
    case .diagnosis(let answer): [answer.json]
    case .audit(let entries): entries.map(\.json)
    case .workflow(let answer): answer.rows
    case .analysis(let analysis): analysis.rows
    case .rowScores(let rows): rows.scores.indices.map { rows.json($0) }
    }
  }

  /// The name under which an answer of many rows stands in one JSON object; nil when the answer
  /// is one row whose members stand in the object themselves.
  package var listName: String? {
    switch self {
    case .suggestions: "suggestions"
    case .answer, .executions, .doctor, .flows, .capture, .foundEarlier, .interfaces, .rowScores,
      .nextCommand, .similar, .audit, .forecast, .topology, .analysis:
      "results"
    case .workflow(let answer): answer.isList ? "results" : nil
    case .feedback(_, let isNew): isNew ? nil : "results"
    case .models(let answer): answer.isList ? "results" : nil
    default: nil
    }
  }
}
