/// How a command line ended, as far as it is known.
package struct FailedRun: Sendable, Equatable {
  /// The line as typed.
  package var command: String
  /// The exit status; nil when a signal ended it or nobody knows.
  package var exitCode: Int?
  /// The signal that ended it.
  package var signal: Int?
  /// The end of standard error.
  package var standardError: String
  /// The end of standard output.
  package var standardOutput: String

  /// A run with what is known of it.
  package init(
    command: String, exitCode: Int? = nil, signal: Int? = nil, standardError: String = "",
    standardOutput: String = ""
  ) {
    self.command = command
    self.exitCode = exitCode
    self.signal = signal
    self.standardError = standardError
    self.standardOutput = standardOutput
  }
}

/// Why a command failed, how sure that is and what says so.
package struct Explanation: Sendable, Equatable {
  /// Why.
  package var cause: FailureCause
  /// How often explanations with evidence like this are right, 0–1.
  package var confidence: Double
  /// The lines and facts that say so, the most telling first.
  package var evidence: [String]
  /// What the failure is about, as it was typed or printed: a host, an option, a file.
  package var subject: String?
}
