package import JSON
internal import Platform
internal import Store

extension HistoryReport {
  /// The report as one JSON object.
  package var json: JSONValue {
    [
      "days": .integer(Int64(days)), "made_at": .string(madeAt.rfc3339),
      "runs": .integer(Int64(runs)), "failures": .integer(Int64(failures)),
      "interrupted": .integer(Int64(interrupted)), "judged": .integer(Int64(judged)),
      "success_rate": JSONValue(successRate),
      "duration_seconds": .number(durationSeconds), "bytes_sent": .integer(bytesSent),
      "bytes_received": .integer(bytesReceived),
      "earlier": [
        "runs": .integer(Int64(earlier.runs)), "failures": .integer(Int64(earlier.failures)),
        "judged": .integer(Int64(earlier.judged)),
      ],
      "period": .string("\(period)"),
      "stretches": .array(
        stretches.map {
          [
            "first_day": .string(CivilDate(day: $0.firstDay).text),
            "runs": .integer(Int64($0.runs)), "failures": .integer(Int64($0.failures)),
          ]
        }),
      "newest_executions": .integer(Int64(looked)),
      "purposes": .array(
        purposes.map {
          [
            "category": .string($0.category), "runs": .integer(Int64($0.runs)),
            "failures": .integer(Int64($0.failures)),
          ]
        }),
      "targets": .array(targets.map(\.json)), "utilities": .array(slowest.map(\.json)),
      "predictions": [
        "count": .integer(Int64(predicted)),
        "within_factor_2": .integer(Int64(predictedWithinTwice)),
        "bands": .array(
          bands.map {
            [
              "predicted_seconds": .number($0.predictedSeconds),
              "actual_seconds": .number($0.actualSeconds), "runs": .integer(Int64($0.runs)),
            ]
          }),
      ],
      "suggestions": .array(
        offers.map {
          [
            "first_day": .string(CivilDate(day: $0.firstDay).text),
            "shown": .integer(Int64($0.shown)), "taken": .integer(Int64($0.taken)),
            "edited": .integer(Int64($0.edited)), "ignored": .integer(Int64($0.ignored)),
          ]
        }),
      "models": .array(ModelAnswer.list(models).rows),
      "drift_alarms": .array(driftAlarms.map(\.json)),
      "findings": .array(findings.map(\.json)),
      "trends": .array(trends.map(\.json)), "warnings": .array(warnings.map(\.json)),
      "advice": .array(
        advice.map { ["text": .string($0.text), "command": .string($0.command)] }),
    ]
  }
}

extension HistoryReport.TargetFigures {
  fileprivate var json: JSONValue {
    [
      "host": .string(host), "runs": .integer(Int64(runs)),
      "failures": .integer(Int64(failures)), "cause": JSONValue(cause),
      "newest_failure_id": JSONValue(newestFailure), "median_seconds": JSONValue(medianSeconds),
    ]
  }
}

extension HistoryReport.UtilityFigures {
  fileprivate var json: JSONValue {
    [
      "utility": .string(utility), "runs": .integer(Int64(runs)),
      "failures": .integer(Int64(failures)), "median_seconds": JSONValue(medianSeconds),
      "p90_seconds": JSONValue(ninetiethPercentileSeconds), "bytes_sent": .integer(bytesSent),
      "bytes_received": .integer(bytesReceived),
      "trend_seconds": .array(trend.map { JSONValue($0) }),
    ]
  }
}
