package import Packets

/// The head of an HTTP/1 request or of its response.
package struct WebMessage: Sendable {
  /// The most bytes of a target that are kept.
  package static let targetLimit = 1024
  /// The most bytes of a program's name that are kept.
  package static let agentLimit = 160

  package var timestampNanoseconds: Int64
  /// The flow it belongs to.
  package var flow: UInt64
  package var client: IPAddress
  package var server: IPAddress
  package var serverPort: UInt16
  /// The status of a response, 100 to 999; 0 in requests.
  package var status: UInt16
  /// `GET`, `POST` …; empty in responses.
  package var method = ""
  /// What is asked for, path and query, escaped for display and cut at ``targetLimit``; empty in
  /// responses.
  package var target = ""
  /// The value of User-Agent, escaped for display and cut at ``agentLimit``; empty in responses.
  package var agent = ""
  /// Whether the head of a request holds credentials (they are never read).
  package var hasAuthorization = false
  /// Whether the query or the body of a request has a field for a password (its value is not kept).
  package var hasPassword = false
  /// A hash of the target and of the first 512 captured bytes of the body.
  package var digest: UInt64 = 0

  package var isResponse: Bool { status != 0 }

  package init(
    timestampNanoseconds: Int64, flow: UInt64, client: IPAddress, server: IPAddress,
    serverPort: UInt16, status: UInt16
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.flow = flow
    self.client = client
    self.server = server
    self.serverPort = serverPort
    self.status = status
  }
}
