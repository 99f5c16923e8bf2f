package import JSON
internal import Learning

/// How well commands were found for requests whose right commands are known.
package struct AskQuality: Sendable, Equatable {
  /// How many requests there were.
  package var rows = 0
  /// Those whose utility the catalogue has.
  package var inCatalogue = 0
  /// Those whose utility came first.
  package var first = 0
  /// Those whose utility was among the first five commands.
  package var amongFive = 0
  /// Those where the first one was the utility or one that would also do.
  package var firstWithEquivalents = 0
  /// Those whose utility and kind of object, such as `ip route`, came first.
  package var firstWithObject = 0
  /// Those whose first command has the same utility and the same options.
  package var sameOptions = 0
  /// The seconds that all requests took, without the first.
  package var seconds = 0.0

  /// How sure each answer was of its first command.
  package var confidences: [Double] = []
  /// 1 where the first command's utility was right, else 0.
  package var outcomes: [Double] = []

  /// How far confidence and outcome are apart, the mean over ten bins of confidence; nil without
  /// answers.
  package var calibrationError: Double? {
    (try? CalibrationQuality(chances: confidences, labels: outcomes))?.expectedError
  }

  /// A count as a share of all requests.
  package func share(_ count: Int) -> Double { rows == 0 ? 0 : Double(count) / Double(rows) }

  /// The figures in the form of `evaluate ask --json`.
  package var json: JSONValue {
    [
      "task": "ask", "rows": JSONValue(rows),
      "in_catalogue": .number(share(inCatalogue)),
      "utility_top1": .number(share(first)),
      "utility_top5": .number(share(amongFive)),
      "utility_top1_equivalent": .number(share(firstWithEquivalents)),
      "utility_top1_in_catalogue": .number(
        inCatalogue == 0 ? 0 : Double(first) / Double(inCatalogue)),
      "utility_and_object_top1": .number(share(firstWithObject)),
      "template_options": .number(share(sameOptions)),
      "calibration_error": calibrationError.map { .number($0) } ?? .null,
      "mean_seconds": .number(rows < 2 ? 0 : seconds / Double(rows - 1)),
    ]
  }
}
