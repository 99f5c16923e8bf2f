package import Platform

/// Why a program could not be started or a job not be resumed.
package enum LaunchFailure: Error, Equatable, Sendable {
  /// No program of this name on the `PATH`, or no file at this path.
  case notFound(name: String)
  /// There is a file, but it can't be executed.
  case notExecutable(path: String, reason: SystemError)
  /// The arguments and the environment are larger than the system takes.
  case argumentsTooLong(name: String)
  /// An argument or a variable contains a NUL byte, which no program can be given.
  case containsNul(name: String)
  /// There is no job of this number, or it has ended.
  case noSuchJob(number: Int)
  /// Another system call failed, such as `chdir`.
  case system(SystemError)

  /// The status that a shell reports for this failure: 127 not found, 126 not executable, else 1.
  package var status: Int32 {
    switch self {
    case .notFound: 127
    case .notExecutable, .argumentsTooLong: 126
    case .containsNul, .noSuchJob, .system: 1
    }
  }
}

extension LaunchFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let name): "\(name): command not found"
    case .notExecutable(let path, let reason): "\(path): \(reason.reason)"
    case .argumentsTooLong(let name): "\(name): the argument list is too long; pass fewer at once"
    case .containsNul(let name): "\(name): an argument contains a NUL byte; leave it out"
    case .noSuchJob(let number): "%\(number): no such job; `jobs` lists them"
    case .system(let error): error.description
    }
  }
}
