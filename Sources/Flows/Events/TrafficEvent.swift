package import Packets

/// Something that rules need to see one by one and that no flow or window keeps.
package enum TrafficEvent: Sendable {
  case claim(AddressClaim)
  case name(NameMessage)
  case lease(LeaseMessage)
  case echo(EchoMessage)
  case unreachable(UnreachableMessage)
  case outcome(AttemptOutcome)
  case loginFailure(LoginFailure)
  case web(WebMessage)
}

/// An ARP packet or a neighbour discovery message: who says to own an address, or asks for one.
package struct AddressClaim: Hashable, Sendable {
  package enum Operation: UInt8, Hashable, Sendable {
    /// ARP request or neighbour solicitation.
    case request
    /// ARP reply or neighbour advertisement.
    case reply
    /// An announcement that nobody asked for: sender and target address are the same.
    case gratuitous
    /// An ARP request without a sender address: a check that the address is free (RFC 5227).
    case probe
  }

  package var timestampNanoseconds: Int64
  package var operation: Operation
  /// The address that the sender claims to own.
  package var claimed: IPAddress
  /// The hardware address announced for it.
  package var hardware: HardwareAddress
  /// The address asked for or answered to.
  package var requested: IPAddress
  /// The sender of the frame itself, which a forged claim may differ from.
  package var linkSource: HardwareAddress
  /// The receiver of the frame; none where the link has no such addresses or the packet came through
  /// a tunnel.
  package var linkDestination: HardwareAddress
  package var vlan: UInt16

  package init(
    timestampNanoseconds: Int64, operation: Operation, claimed: IPAddress,
    hardware: HardwareAddress, requested: IPAddress, linkSource: HardwareAddress,
    linkDestination: HardwareAddress, vlan: UInt16
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.operation = operation
    self.claimed = claimed
    self.hardware = hardware
    self.requested = requested
    self.linkSource = linkSource
    self.linkDestination = linkDestination
    self.vlan = vlan
  }
}

/// A DNS query or response.
package struct NameMessage: Sendable {
  package var timestampNanoseconds: Int64
  /// The flow it belongs to.
  package var flow: UInt64
  /// Who asks.
  package var client: IPAddress
  /// Who is asked.
  package var server: IPAddress
  package var isResponse: Bool
  /// The name of the first question in lower case without the last dot; empty for the root.
  package var name: String
  /// The type of the first question (1 A, 16 TXT, 28 AAAA …).
  package var type: UInt16
  /// Response code (0 success, 3 NXDOMAIN); 0 in queries.
  package var responseCode: UInt8
  /// Bytes of the DNS message.
  package var messageLength: UInt32
  /// Records in the answer section, as announced.
  package var answers: UInt16
  package var isTruncated: Bool
  package var isMulticast: Bool

  package init(
    timestampNanoseconds: Int64, flow: UInt64, client: IPAddress, server: IPAddress,
    isResponse: Bool, name: String, type: UInt16, responseCode: UInt8, messageLength: UInt32,
    answers: UInt16, isTruncated: Bool, isMulticast: Bool
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.flow = flow
    self.client = client
    self.server = server
    self.isResponse = isResponse
    self.name = name
    self.type = type
    self.responseCode = responseCode
    self.messageLength = messageLength
    self.answers = answers
    self.isTruncated = isTruncated
    self.isMulticast = isMulticast
  }
}

/// A DHCP message.
package struct LeaseMessage: Sendable {
  package var timestampNanoseconds: Int64
  /// Message type of RFC 2132, section 9.6 (1 discover, 2 offer, 3 request, 5 ack …); 0 for BOOTP.
  package var type: UInt8
  /// The client's hardware address inside the message.
  package var client: HardwareAddress
  /// The sender of the frame.
  package var linkSource: HardwareAddress
  package var source: IPAddress
  package var destination: IPAddress
  /// The address given or asked for.
  package var address: IPAddress
  /// The transaction identifier.
  package var transaction: UInt32

  package init(
    timestampNanoseconds: Int64, type: UInt8, client: HardwareAddress,
    linkSource: HardwareAddress, source: IPAddress, destination: IPAddress, address: IPAddress,
    transaction: UInt32
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.type = type
    self.client = client
    self.linkSource = linkSource
    self.source = source
    self.destination = destination
    self.address = address
    self.transaction = transaction
  }
}

/// An ICMP or ICMPv6 echo request or reply.
package struct EchoMessage: Sendable {
  package var timestampNanoseconds: Int64
  /// The flow it belongs to.
  package var flow: UInt64
  package var source: IPAddress
  package var destination: IPAddress
  package var isReply: Bool
  package var identifier: UInt16
  package var sequence: UInt16
  package var payloadLength: UInt32
  /// A hash of the first 64 captured payload bytes: an honest reply repeats its request.
  package var payloadDigest: UInt64
  /// Entropy of the first 256 captured payload bytes, bits a byte.
  package var payloadEntropy: Float

  package init(
    timestampNanoseconds: Int64, flow: UInt64, source: IPAddress, destination: IPAddress,
    isReply: Bool, identifier: UInt16, sequence: UInt16, payloadLength: UInt32,
    payloadDigest: UInt64, payloadEntropy: Float
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.flow = flow
    self.source = source
    self.destination = destination
    self.isReply = isReply
    self.identifier = identifier
    self.sequence = sequence
    self.payloadLength = payloadLength
    self.payloadDigest = payloadDigest
    self.payloadEntropy = payloadEntropy
  }
}

/// An ICMP error that quotes the packet it is about.
package struct UnreachableMessage: Sendable {
  package var timestampNanoseconds: Int64
  /// Who sent the error.
  package var reporter: IPAddress
  /// ICMP or ICMPv6 type and code.
  package var type: UInt8
  package var code: UInt8
  /// The packet quoted: source is who gets the error.
  package var quoted: FlowEndpoints
  /// The flow it is about, 0 when the table does not hold it.
  package var flow: UInt64

  package init(
    timestampNanoseconds: Int64, reporter: IPAddress, type: UInt8, code: UInt8,
    quoted: FlowEndpoints, flow: UInt64
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.reporter = reporter
    self.type = type
    self.code = code
    self.quoted = quoted
    self.flow = flow
  }
}

/// What became of an attempt to reach a port: known as soon as it is decided, long before the flow
/// ends.
package struct AttemptOutcome: Hashable, Sendable {
  package enum Result: UInt8, Hashable, Sendable {
    /// TCP: a SYN-ACK came; else a packet came back.
    case answered
    /// TCP: a RST came instead of a SYN-ACK; else an ICMP error said that nobody listens.
    case refused
    /// Nothing came back between one and two seconds after the attempt.
    case unanswered
  }

  /// When it was answered; of an attempt without an answer, when it was made.
  package var timestampNanoseconds: Int64
  package var flow: UInt64
  package var endpoints: FlowEndpoints
  package var result: Result
  /// From the attempt to its answer; 0 when unanswered.
  package var delayNanoseconds: Int64

  package init(
    timestampNanoseconds: Int64, flow: UInt64, endpoints: FlowEndpoints, result: Result,
    delayNanoseconds: Int64
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.flow = flow
    self.endpoints = endpoints
    self.result = result
    self.delayNanoseconds = delayNanoseconds
  }
}

/// A login that the server turned down in clear text.
package struct LoginFailure: Sendable {
  package var timestampNanoseconds: Int64
  package var flow: UInt64
  package var client: IPAddress
  package var server: IPAddress
  package var serverPort: UInt16

  package init(
    timestampNanoseconds: Int64, flow: UInt64, client: IPAddress, server: IPAddress,
    serverPort: UInt16
  ) {
    self.timestampNanoseconds = timestampNanoseconds
    self.flow = flow
    self.client = client
    self.server = server
    self.serverPort = serverPort
  }
}
