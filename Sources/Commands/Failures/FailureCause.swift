/// Why a command failed, in one word that programs can compare.
package enum FailureCause: String, Sendable, CaseIterable {
  /// A name could not be turned into an address.
  case dnsFailure = "dns-failure"
  /// Nothing answered in time.
  case timeout
  /// The host answered that nothing listens there.
  case connectionRefused = "connection-refused"
  /// The connection was there and the other side ended it.
  case connectionReset = "connection-reset"
  /// The last hop found no host with that address.
  case hostUnreachable = "host-unreachable"
  /// There is no route to the network.
  case networkUnreachable = "network-unreachable"
  /// A filter on the way forbids it.
  case adminProhibited = "admin-prohibited"
  /// The program may not do this for this user.
  case permission
  /// There is no such network interface.
  case interfaceMissing = "interface-missing"
  case unknownOption = "unknown-option"
  case unknownCommand = "unknown-command"
  case missingArgument = "missing-argument"
  case badArgument = "bad-argument"
  /// A packet, display or search filter that can't be read.
  case badFilter = "bad-filter"
  case commandNotFound = "command-not-found"
  case notExecutable = "not-executable"
  /// The shell can't read the line.
  case syntaxError = "syntax-error"
  case missingFile = "missing-file"
  case badFile = "bad-file"
  /// A file that must be private can be read by others.
  case badPermissionsFile = "bad-permissions-file"
  /// Something other than a file, host or interface is not there: a route, a unit, a table.
  case notFound = "not-found"
  case alreadyExists = "already-exists"
  case addressInUse = "address-in-use"
  case tlsFailure = "tls-failure"
  case authFailure = "auth-failure"
  case hostKey = "host-key"
  case negotiationFailure = "negotiation-failure"
  case protocolMismatch = "protocol-mismatch"
  case badResponse = "bad-response"
  case httpError = "http-error"
  case messageTooLong = "message-too-long"
  case tooLarge = "too-large"
  case unsupported
  case interrupted
  /// A library or module that the program needs is not installed.
  case missingLibrary = "missing-library"
  case diskFull = "disk-full"
  case outOfResources = "out-of-resources"
  case busy
  case killed
  case crashed
  /// It failed, and nothing says why.
  case unknown
}
