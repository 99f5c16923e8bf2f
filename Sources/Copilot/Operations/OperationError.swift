package import Capture
package import Store

/// Why an operation did not do what it was asked.
package enum OperationError: Error {
  case missingArgument(String)
  case wrongArgument(name: String, value: String, expected: String)
  case unknownArgument(String)
  case missingOneOf([String])
  case conflictingArguments([String])
  case notFound(what: String, which: String)
  case storeUnavailable(path: String?)
  case store(StoreError)
  case capture(CaptureError)
  case unusable(reason: String)
  case stopped(StoppedWork)

  /// A short name that programs can compare.
  package var code: String {
    switch self {
    case .missingArgument: "missing_argument"
    case .wrongArgument: "wrong_argument"
    case .unknownArgument: "unknown_argument"
    case .missingOneOf: "missing_argument"
    case .conflictingArguments: "conflicting_arguments"
    case .notFound: "not_found"
    case .storeUnavailable: "store_unavailable"
    case .store: "store"
    case .capture: "capture"
    case .unusable: "unusable"
    case .stopped: "stopped"
    }
  }

  /// Whether the caller's words are wrong, rather than the work.
  package var isUsage: Bool {
    switch self {
    case .missingArgument, .wrongArgument, .unknownArgument, .missingOneOf, .conflictingArguments:
      true
    default: false
    }
  }
}

extension OperationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missingArgument(let name): "\(name) is missing"
    case .wrongArgument(let name, let value, let expected):
      "\(name): '\(value)' is not \(expected)"
    case .unknownArgument(let name): "there is no argument '\(name)'"
    case .missingOneOf(let names): "one of \(names.joined(separator: ", ")) is missing"
    case .conflictingArguments(let names): "give only one of \(names.joined(separator: ", "))"
    case .notFound(let what, let which): "there is no \(what) \(which)"
    case .storeUnavailable(let path):
      path.map { "\($0): the history can't be read now" }
        ?? "there is no home directory, so there is no history; name one with --data-dir"
    case .store(let error): "\(error)"
    case .capture(let error): "\(error)"
    case .unusable(let reason): reason
    case .stopped(let work): "\(work)"
    }
  }
}

/// What became of work that the user has stopped.
package enum StoppedWork: Equatable, Sendable {
  /// Nothing has changed by it.
  case nothingChanged
  /// The answer was found and not shown to its end.
  case cutAnswer
  /// Nothing was erased.
  case nothingErased
  /// So many executions are erased; the file has not been made smaller.
  case erasedWithoutShrinking(Int)
  /// The file was not looked through to its end.
  case unfinishedCheck(path: String)
  /// The file was not made.
  case nothingWritten(path: String)
}

extension StoppedWork: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothingChanged: "stopped; nothing has changed"
    case .cutAnswer: "stopped; the rest is not shown"
    case .nothingErased: "stopped; nothing was erased"
    case .erasedWithoutShrinking(let count):
      "stopped; \(count == 1 ? "1 execution is" : "\(count) executions are") erased, "
        + "and the space is kept for what comes"
    case .unfinishedCheck(let path): "\(path): stopped before all of it was looked through"
    case .nothingWritten(let path): "stopped; \(path) was not written"
    }
  }
}

/// Runs database work and turns its errors into an operation's.
///
/// - Parameter work: What has become of it when the user stops it.
@discardableResult
func reading<Value>(
  ifStopped work: StoppedWork = .nothingChanged, _ body: () throws(StoreError) -> Value
) throws(OperationError) -> Value {
  do throws(StoreError) {
    return try body()
  } catch {
    if case .interrupted = error { throw .stopped(work) }
    throw .store(error)
  }
}
