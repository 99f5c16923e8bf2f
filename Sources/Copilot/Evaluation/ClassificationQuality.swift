package import JSON

/// How well purposes were found for command lines whose purposes are known.
package struct ClassificationQuality: Sendable, Equatable {
  /// One line: what it is for, what was said, and how sure.
  struct Row: Sendable, Equatable {
    let utility: String
    let purpose: String
    let found: String
    let confidence: Double
  }

  /// How often a purpose was there, found, and rightly found.
  package struct Share: Sendable, Equatable {
    /// The purpose's name.
    package let purpose: String
    /// Lines that have it.
    package var lines = 0
    /// Lines of which it was said.
    package var found = 0
    /// Lines of which it was rightly said.
    package var right = 0
    /// The harmonic mean of precision and recall; 0 when nothing was right.
    package var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(lines + found) }
  }

  /// How many lines there were.
  package let rows: Int
  /// The part that was right.
  package let accuracy: Double
  /// The mean of ``Share/f1`` over the purposes that some line has.
  package let macroF1: Double
  /// Lines whose purpose is not the commonest one of their utility in the table.
  package let rowsBeyondFirstWord: Int
  /// The part of those that was right; nil when there are none.
  package let accuracyBeyondFirstWord: Double?
  /// The part that the commonest purpose of each utility would have right: what the first word alone
  /// can tell when it knows the table.
  package let accuracyOfFirstWord: Double
  /// How far confidence is from the part that is right, over ten bins. Source: Naeini and others,
  /// *Obtaining well calibrated probabilities using Bayesian binning*, 2015.
  package let calibrationError: Double
  /// By purpose, the most frequent first.
  package let purposes: [Share]
  /// The mean seconds for a line, without the first.
  package var meanSeconds = 0.0

  /// Adds up lines. Complexity: O(*n*).
  init(_ lines: [Row]) {
    rows = lines.count
    let total = Double(max(1, lines.count))
    accuracy = Double(lines.count { $0.found == $0.purpose }) / total
    var shares: [String: Share] = [:]
    var ofUtility: [String: [String: Int]] = [:]
    for line in lines {
      shares[line.purpose, default: Share(purpose: line.purpose)].lines += 1
      shares[line.found, default: Share(purpose: line.found)].found += 1
      if line.found == line.purpose {
        shares[line.purpose, default: Share(purpose: line.purpose)].right += 1
      }
      ofUtility[line.utility, default: [:]][line.purpose, default: 0] += 1
    }
    let present = shares.values.filter { $0.lines > 0 }
    macroF1 = present.reduce(0) { $0 + $1.f1 } / Double(max(1, present.count))
    purposes = shares.values.sorted {
      ($1.lines, $0.purpose) < ($0.lines, $1.purpose)
    }
    let usual = ofUtility.mapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }
    let beyond = lines.filter { usual[$0.utility] != $0.purpose }
    rowsBeyondFirstWord = beyond.count
    accuracyBeyondFirstWord =
      beyond.isEmpty
      ? nil : Double(beyond.count { $0.found == $0.purpose }) / Double(beyond.count)
    accuracyOfFirstWord = Double(lines.count - beyond.count) / total
    var bins = [(count: Int, confidence: Double, right: Int)](repeating: (0, 0, 0), count: 10)
    for line in lines {
      let bin = min(9, max(0, Int(line.confidence * 10)))
      bins[bin].count += 1
      bins[bin].confidence += line.confidence
      bins[bin].right += line.found == line.purpose ? 1 : 0
    }
    calibrationError = bins.reduce(0) { $0 + abs($1.confidence - Double($1.right)) } / total
  }

  /// The figures in the form of `evaluate classify --json`.
  package var json: JSONValue {
    [
      "task": "classify", "rows": JSONValue(rows), "accuracy": .number(accuracy),
      "macro_f1": .number(macroF1), "rows_beyond_first_word": JSONValue(rowsBeyondFirstWord),
      "accuracy_beyond_first_word": JSONValue(accuracyBeyondFirstWord),
      "accuracy_of_first_word": .number(accuracyOfFirstWord),
      "calibration_error": .number(calibrationError), "mean_seconds": .number(meanSeconds),
      "purposes": .array(
        purposes.map {
          [
            "purpose": .string($0.purpose), "rows": JSONValue($0.lines),
            "found": JSONValue($0.found), "right": JSONValue($0.right), "f1": .number($0.f1),
          ]
        }),
    ]
  }
}
