import Glibc

/// Why a benchmark could not be carried out.
enum BenchmarkError: Error, CustomStringConvertible {
  /// The command line is wrong.
  case usage(String)
  /// A system call failed.
  case system(call: String, subject: String, code: Int32)
  /// A program did not show what was waited for.
  case silent(program: String, wanted: String)
  /// A program ended with a status that was not 0.
  case failed(program: String, status: Int32)

  var description: String {
    switch self {
    case .usage(let text): text
    case .system(let call, let subject, let code):
      "\(call) of \(subject) failed: \(String(cString: strerror(code)))"
    case .silent(let program, let wanted): "\(program) did not show \(wanted)"
    case .failed(let program, let status): "\(program) ended with status \(status)"
    }
  }

  /// The failure that `errno` tells of.
  static func last(_ call: String, _ subject: String) -> BenchmarkError {
    .system(call: call, subject: subject, code: errno)
  }
}
