package import Commands

/// What a diagnosis found out.
package struct DiagnosisVerdict: Sendable, Equatable {
  /// Whom it was about.
  package let target: DiagnosisTarget
  /// Whether all that the target needs works.
  package let works: Bool
  /// The lowest layer that does not work; nil when none is known to.
  package let layer: DiagnosisLayer?
  /// Why it does not.
  package let cause: FailureCause?
  /// The same in words.
  package let words: String?
  /// Whether nothing came back from there, which a filter also does.
  package let isSilent: Bool
  /// The layers of which nothing is known.
  package let unknown: [DiagnosisLayer]
  /// What each probe said, in order.
  package let evidence: [String]
  /// The run that met the failure.
  package let run: FailedRun?

  /// The verdict in one sentence.
  package var summary: String {
    if works { return "\(target.text) works" }
    guard let layer, let words else {
      let rest = unknown.map(\.word).joined(separator: ", ")
      return "\(target.text): nothing broken was found"
        + (rest.isEmpty ? "" : "; not looked at: \(rest)")
    }
    return "\(target.text) breaks at \(layer.word): \(words)"
      + (isSilent && layer == .host ? " (it may be down, or a filter may keep it quiet)" : "")
      + (isSilent && layer == .port ? " (a filter drops it, or the host is down)" : "")
  }
}
