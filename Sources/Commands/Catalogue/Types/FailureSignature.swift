/// How a failure of a utility is recognised.
package struct FailureSignature: Sendable, Equatable {
  /// Where a message is printed.
  package enum Stream: String, Sendable, CaseIterable {
    case standardError = "stderr"
    case standardOutput = "stdout"
  }

  /// Why it failed.
  package let cause: FailureCause
  /// Where the message is printed.
  package let stream: Stream
  /// A literal part of the message; nil when the exit status alone says it.
  package let text: String?
  /// The exit status, when it is known.
  package let exitCode: Int?
}
