internal import JSON
package import Platform
package import Store

/// What was shown to the user with one line, and what became of it.
///
/// It names no line and no host, so that erasing an execution leaves nothing to erase here.
package struct ShownDecision: Sendable, Equatable {
  /// When the line was entered.
  package var at: Timestamp
  /// Where the proposal behind the cursor came from: `history`, `fix`, `ask`; nil without one.
  package var source: String?
  /// What became of it.
  package var fate: OfferTally.Fate?
  /// The duration that stood in the margin, in seconds; nil for none or "until stopped".
  package var predictedSeconds: Double?
  /// The chance of success that it was shown with, 0–1.
  package var successProbability: Double?
  /// The cause that was told after it failed.
  package var cause: String?
  /// How sure that was, 0–1.
  package var causeConfidence: Double?
  /// How it ended.
  package var status: Int32?

  package init(at moment: Timestamp) { at = moment }

  /// Whether anything was shown.
  package var isEmpty: Bool {
    fate == nil && predictedSeconds == nil && successProbability == nil && cause == nil
  }

  /// The entry of the audit trail.
  var document: String {
    var members: [JSONObject.Member] = []
    func add(_ key: String, _ value: JSONValue) {
      if value != .null { members.append(.init(key: key, value: value)) }
    }
    add("suggestion", JSONValue(source))
    add("fate", JSONValue(fate?.rawValue))
    add("predicted_seconds", predictedSeconds.map { .number(rounded($0)) } ?? .null)
    add("success_probability", successProbability.map { .number(rounded($0)) } ?? .null)
    add("cause", JSONValue(cause))
    add("cause_confidence", causeConfidence.map { .number(rounded($0)) } ?? .null)
    add("status", status.map { .integer(Int64($0)) } ?? .null)
    return JSONValue.object(JSONObject(keepingLastOf: members)).text()
  }

  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  /// The same as it is counted.
  var tally: OfferTally? {
    guard let source, let fate else { return nil }
    return OfferTally(
      day: at.microseconds.dividedDown(by: 86_400_000_000), source: source, fate: fate, count: 1)
  }
}

extension Int64 {
  /// The quotient, rounded down also below zero.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self < quotient * divisor ? quotient - 1 : quotient
  }
}
