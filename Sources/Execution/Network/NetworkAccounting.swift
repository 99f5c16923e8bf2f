/// Which ways of counting a command's bytes may be tried.
package enum NetworkAccounting: Sendable {
  /// Exact counters when the system lets us, else the payload of TCP connections.
  case automatic
  /// Only the payload of TCP connections.
  case tcpPayload
  /// None.
  case off
}
