/// A failure that the catalogue recognises.
package struct FailureMatch: Sendable, Equatable {
  /// Why it failed.
  package let cause: FailureCause
  /// The line of output that says so; nil when the exit status alone does.
  package let evidence: String?
  /// Whether the exit status is the one that belongs to the cause.
  package let isExitMatched: Bool
}

extension Catalogue {
  /// Why a utility failed, the surest first, each cause once.
  ///
  /// A message says more than an exit status, a longer message more than a shorter one. A signature
  /// whose exit status is known and another one does not match.
  /// - Parameters:
  ///   - utility: Its name without a directory.
  ///   - exitCode: How it ended; nil when that is not known.
  ///   - standardError: The end of what it printed there.
  ///   - standardOutput: The end of what it printed there.
  /// - Complexity: O(*n* · *m*) in the bytes printed and the number of signatures.
  package func failures(
    of utility: String, exitCode: Int?, standardError: String, standardOutput: String
  ) -> [FailureMatch] {
    guard let entry = entry(named: utility) else { return [] }
    var found: [(match: FailureMatch, weight: Int)] = []
    for signature in entry.failures {
      let isExitMatched = signature.exitCode != nil && signature.exitCode == exitCode
      if let expected = signature.exitCode, let exitCode, expected != exitCode { continue }
      guard let text = signature.text else {
        if isExitMatched {
          found.append(
            (FailureMatch(cause: signature.cause, evidence: nil, isExitMatched: true), 0))
        }
        continue
      }
      let output = signature.stream == .standardError ? standardError : standardOutput
      guard let line = Self.line(of: output, with: text) else { continue }
      found.append(
        (
          FailureMatch(cause: signature.cause, evidence: line, isExitMatched: isExitMatched),
          text.utf8.count * 2 + (isExitMatched ? 1 : 0)
        ))
    }
    var matches: [FailureMatch] = []
    // Equal weights keep the file's order.
    for (_, item) in found.enumerated().sorted(by: {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }) where !matches.contains(where: { $0.cause == item.match.cause }) {
      matches.append(item.match)
    }
    return matches
  }

  /// The last line that contains a text.
  private static func line(of output: String, with text: String) -> String? {
    let wanted = Array(text.utf8)
    guard output.utf8Contains(wanted) else { return nil }
    for line in output.split(separator: "\n").reversed() {
      let line = String(line)
      if line.utf8Contains(wanted) { return line }
    }
    return nil
  }
}
