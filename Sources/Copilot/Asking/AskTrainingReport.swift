internal import JSON
internal import Learning

/// What became of training the order of answers.
package struct AskTrainingReport: Sendable {
  /// How well requests of one source were answered by what had not learnt from them.
  package struct Source: Sendable {
    /// The source's name.
    package let name: String
    /// The figures.
    package let quality: AskQuality
  }

  /// The bytes of the model's file.
  package let file: [UInt8]
  /// How many sentences of the catalogue were asked, and the share that found its utility first.
  package let lessons: (sentences: Int, first: Double)
  /// What was measured, by source.
  package let sources: [Source]
  /// The same for all sources together.
  package let all: AskQuality

  /// The figures as one row.
  ///
  /// - Parameter path: Where the model was written.
  func json(path: String) -> JSONValue {
    func figures(_ quality: AskQuality) -> JSONValue {
      [
        "rows": JSONValue(quality.rows), "utility_top1": .number(quality.share(quality.first)),
        "utility_top5": .number(quality.share(quality.amongFive)),
        "utility_top1_equivalent": .number(quality.share(quality.firstWithEquivalents)),
        "calibration_error": quality.calibrationError.map { .number($0) } ?? .null,
      ]
    }
    return [
      "path": .string(path), "bytes": JSONValue(file.count),
      "catalogue_sentences": JSONValue(lessons.sentences),
      "catalogue_top1": .number(lessons.first), "held_out": figures(all),
      "held_out_by_source": .object(
        JSONObject(
          keepingLastOf: sources.map {
            JSONObject.Member(key: $0.name, value: figures($0.quality))
          })),
    ]
  }
}

extension RequestTraining.Outcome {
  var report: AskTrainingReport {
    var all = AskQuality()
    for quality in heldOut.map(\.quality) {
      all.rows += quality.rows
      all.inCatalogue += quality.inCatalogue
      all.first += quality.first
      all.amongFive += quality.amongFive
      all.firstWithEquivalents += quality.firstWithEquivalents
      all.confidences += quality.confidences
      all.outcomes += quality.outcomes
    }
    return AskTrainingReport(
      file: ranking.file, lessons: (lessons.sentences, lessons.first),
      sources: heldOut.map { AskTrainingReport.Source(name: $0.source, quality: $0.quality) },
      all: all)
  }
}
