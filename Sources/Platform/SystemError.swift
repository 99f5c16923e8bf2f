internal import Glibc

/// A system call that failed: which one, on what, and why.
///
/// The corresponding C facility is `errno`.
package struct SystemError: Error, Equatable, Sendable {
  /// The call's name, such as `open`.
  package let call: String
  /// The value of `errno`.
  package let code: Int32
  /// The file or thing that the call was about, if there was one.
  package let subject: String?

  /// Keeps the facts of a failed call.
  package init(call: String, code: Int32, subject: String? = nil) {
    self.call = call
    self.code = code
    self.subject = subject
  }

  /// The system's words for the code. The corresponding C function is `strerror`.
  package var reason: String { String(cString: strerror(code)) }
}

extension SystemError: CustomStringConvertible {
  package var description: String {
    subject.map { "\($0): \(reason) (\(call))" } ?? "\(call): \(reason)"
  }
}

/// Repeats a system call while it reports that a signal interrupted it.
///
/// This is the one place where `EINTR` is retried.
///
/// - Parameters:
///   - call: The call's name, for the error.
///   - subject: The file or thing that the call is about.
///   - body: The call; -1 means that it failed and that `errno` says why.
/// - Returns: What the call returned.
/// - Throws: ``SystemError`` for any other failure.
@discardableResult
package func systemCall<Value: FixedWidthInteger & SignedInteger>(
  _ call: String, on subject: String? = nil, _ body: () -> Value
) throws(SystemError) -> Value {
  while true {
    let value = body()
    if value != -1 { return value }
    let code = errno
    if code != EINTR { throw SystemError(call: call, code: code, subject: subject) }
  }
}
