package import JSON

/// How well a model's scores put the rows of label 1 before the others.
package struct ForestQuality: Sendable {
  package let method: String
  /// The chance that a row of label 1 scores above one of label 0.
  package let areaUnderROC: Double
  /// The mean precision at the rows of label 1.
  package let averagePrecision: Double
  package let rows: Int
  package let features: Int
  /// The time to make the model, without reading the table.
  package let fitSeconds: Double
  /// The time to score the rows.
  package let scoreSeconds: Double

  /// The answer's one row.
  package var json: JSONValue {
    [
      "method": .string(method), "auroc": JSONValue(areaUnderROC),
      "auprc": JSONValue(averagePrecision), "rows": JSONValue(rows),
      "features": JSONValue(features), "fit_seconds": JSONValue(fitSeconds),
      "score_seconds": JSONValue(scoreSeconds),
    ]
  }
}

/// A model that was made and written.
package struct ForestFit: Sendable {
  /// Where it was written.
  package let path: String
  package let bytes: Int
  package let method: String
  package let rows: Int
  package let features: Int
  /// The time to make the model, without reading the table.
  package let fitSeconds: Double

  /// The answer's one row.
  package var json: JSONValue {
    [
      "path": .string(path), "bytes": JSONValue(bytes), "method": .string(method),
      "rows": JSONValue(rows), "features": JSONValue(features),
      "fit_seconds": JSONValue(fitSeconds),
    ]
  }
}

/// How strange each row of a table is.
package struct RowScores: Sendable {
  /// A score for each row, in the table's order; higher is stranger.
  package let scores: [Double]

  /// One row of the answer.
  ///
  /// - Parameter index: The position of the table's row from 0; it is told counted from 1.
  package func json(_ index: Int) -> JSONValue {
    ["row": JSONValue(index + 1), "score": JSONValue(scores[index])]
  }
}
