internal import Commands

/// The cause of a failure in one line.
enum FailureSummary {
  /// The line: what is known of the kind of failure, with what it is about.
  static func text(_ explanation: Explanation, utility: String) -> String {
    let subject = explanation.subject
    let what = subject.map { " \($0)" } ?? ""
    switch explanation.cause {
    case .dnsFailure: return subject.map { "\($0) has no address" } ?? "a name has no address"
    case .timeout: return "no answer in time" + (subject.map { " from \($0)" } ?? "")
    case .connectionRefused:
      return (subject ?? "the host") + " refused: nothing listens at that port"
    case .connectionReset:
      return "the other side ended the connection" + (subject.map { " (\($0))" } ?? "")
    case .hostUnreachable: return "no host answers at\(subject.map { " \($0)" } ?? " that address")"
    case .networkUnreachable: return "there is no route to \(subject ?? "that network")"
    case .adminProhibited: return "a filter on the way to \(subject ?? "the host") forbids it"
    case .permission: return "this user may not do that"
    case .interfaceMissing: return "there is no interface\(what)"
    case .unknownOption: return "\(utility) has no option\(what)"
    case .unknownCommand: return "\(utility) has no command\(what)"
    case .missingArgument: return "an argument is missing"
    case .badArgument: return subject.map { "'\($0)' does not fit here" } ?? "a value does not fit"
    case .badFilter: return "the filter can't be read"
    case .commandNotFound: return "there is no program\(what)"
    case .notExecutable: return "\(subject ?? "the file") can't be run"
    case .syntaxError: return "the shell can't read the line"
    case .missingFile:
      return "a file is not there, or can't be opened\(subject.map { ": \($0)" } ?? "")"
    case .badFile: return "a file is not what it should be\(subject.map { ": \($0)" } ?? "")"
    case .badPermissionsFile: return "a private file can be read by others"
    case .notFound: return subject.map { "there is no \($0)" } ?? "what was asked for is not there"
    case .alreadyExists: return "it is there already"
    case .addressInUse: return "the address or port is taken"
    case .tlsFailure: return "no TLS connection could be made\(subject.map { " to \($0)" } ?? "")"
    case .authFailure: return "the login was refused\(subject.map { " by \($0)" } ?? "")"
    case .hostKey: return "the host's key is not the known one"
    case .negotiationFailure: return "both sides share no method"
    case .protocolMismatch: return "the other side speaks another protocol"
    case .badResponse: return "the answer makes no sense"
    case .httpError: return "the server answered with an error"
    case .messageTooLong: return "the packet is larger than the way allows"
    case .tooLarge: return "it is larger than allowed"
    case .unsupported: return "that is not supported here"
    case .interrupted: return "it was interrupted"
    case .missingLibrary: return "a library or module is not installed"
    case .diskFull: return "the disk is full"
    case .outOfResources: return "memory or another resource ran out"
    case .busy: return "something else uses it"
    case .killed: return "it was ended from outside"
    case .crashed: return "the program crashed"
    case .unknown: return "nothing says why it failed"
    }
  }
}
