internal import Flows

extension FlowEndpoints {
  /// Whether a datagram without an answer may be one itself, whose question the capture did not hear:
  /// from a server's port to a client's (above 1023, or 68 and 546 for leases), or to the same port.
  var mayBeAnswer: Bool {
    sourcePort < 1024
      && (destinationPort >= 1024 || destinationPort == sourcePort || destinationPort == 68
        || destinationPort == 546)
  }
}
