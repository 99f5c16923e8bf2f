package import Detection
internal import Flows
package import JSON

/// What a baseline holds, for telling.
package struct BaselineSummary: Sendable {
  package var baseline: TrafficBaseline
  /// Its file.
  package var path: String
  /// What was learnt just now; nil when it was only looked at.
  package var learnt: Learnt?

  /// What one more capture taught.
  package struct Learnt: Sendable {
    package var file: String
    package var hostMinutes: UInt64
    package var refused: UInt64
    package var findings: Int
  }

  /// The features that tell hosts apart best by eye, with what is usual, for a part of the day.
  package func usual(
    in part: DayPart
  ) -> [(name: String, unit: String, low: Double, median: Double, high: Double)] {
    TrafficFeature.allCases.compactMap { feature in
      baseline.usual(feature, in: part).map {
        (feature.name, feature.unit, $0.low, $0.median, $0.high)
      }
    }
  }

  /// The summary in the form of `baseline show --json`.
  package var json: JSONValue {
    var parts: [JSONValue] = []
    for part in DayPart.allCases {
      var features = JSONObject()
      for row in usual(in: part) {
        features[row.name] = [
          "p5": JSONValue(rounded(row.low)), "p50": JSONValue(rounded(row.median)),
          "p95": JSONValue(rounded(row.high)),
        ]
      }
      parts.append([
        "hours_utc": .string(part.hours),
        "host_rows": JSONValue(baseline.hostRowCounts[part.rawValue]),
        "link_rows": JSONValue(baseline.linkRowCounts[part.rawValue]),
        "usual": .object(features),
      ])
    }
    var row: JSONObject = [
      "network": .string(baseline.network),
      "path": .string(path),
      "ready": .bool(baseline.isReady),
      "host_minutes": JSONValue(baseline.hostMinutes),
      "link_minutes": JSONValue(baseline.linkMinutes),
      "refused_host_minutes": JSONValue(baseline.refused),
      "needed_host_minutes": JSONValue(TrafficBaseline.fewestRows),
      "first_at": JSONValue(baseline.firstSeconds.map { rfc3339($0 &* 1_000_000_000) }),
      "last_at": JSONValue(baseline.lastSeconds.map { rfc3339($0 &* 1_000_000_000) }),
      "parts": .array(parts),
      "uploads": .array(baseline.uploads.list.map(json)),
    ]
    if let learnt {
      row["learnt"] = [
        "file": .string(learnt.file), "host_minutes": JSONValue(learnt.hostMinutes),
        "refused_host_minutes": JSONValue(learnt.refused), "findings": JSONValue(learnt.findings),
      ]
    }
    return .object(row)
  }

  private func json(_ upload: UsualUploads.Upload) -> JSONValue {
    [
      "host": .string("\(upload.host)"), "peer": .string("\(upload.peer)"),
      "usual": .bool(upload.isUsual), "times": JSONValue(upload.times),
      "largest_bytes": JSONValue(upload.largest),
      "hours_utc": .array(upload.hours.map { JSONValue($0) }),
      "last_at": .string(rfc3339(upload.lastSeconds &* 1_000_000_000)),
    ]
  }
}
