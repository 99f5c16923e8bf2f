/// Why a command failed.
package enum FailureCause: String, Sendable, CaseIterable {
  case badArgument = "bad-argument"
  case dnsFailure = "dns-failure"
  case unknownOption = "unknown-option"
  case permission
  case interfaceMissing = "interface-missing"
  case networkUnreachable = "network-unreachable"
  case timeout
  case missingFile = "missing-file"
  case notFound = "not-found"
  case missingArgument = "missing-argument"
  case commandNotFound = "command-not-found"
  case connectionRefused = "connection-refused"
  case hostUnreachable = "host-unreachable"
  case tlsFailure = "tls-failure"
  case authFailure = "auth-failure"
  case httpError = "http-error"
  case protocolMismatch = "protocol-mismatch"
  case unsupported
  case badFilter = "bad-filter"
  case unknownCommand = "unknown-command"
  case adminProhibited = "admin-prohibited"
  case interrupted
  case badResponse = "bad-response"
  case hostKey = "host-key"
  case badFile = "bad-file"
  case negotiationFailure = "negotiation-failure"
  case alreadyExists = "already-exists"
  case notExecutable = "not-executable"
  case syntaxError = "syntax-error"
  case messageTooLong = "message-too-long"
  case connectionReset = "connection-reset"
  case tooLarge = "too-large"
  case addressInUse = "address-in-use"
  case badPermissionsFile = "bad-permissions-file"
}
