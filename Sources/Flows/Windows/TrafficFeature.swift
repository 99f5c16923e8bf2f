/// One number that a window is described by, for detectors that know nothing of networks.
///
/// The order of the cases is the order of feature vectors; new features go to the end.
package enum TrafficFeature: Int, CaseIterable, Hashable, Sendable {
  case packetsSent
  case packetsReceived
  case bytesSent
  case bytesReceived
  case byteBalance
  case meanPacketSize
  case sizeEntropy
  case payloadShare
  case flows
  case flowsOpened
  case flowsAccepted
  case attempts
  case failedRatio
  case acceptedFailedRatio
  case synToSynAck
  case acceptedSynToSynAck
  case resetShare
  case retransmissionShare
  case zeroWindows
  case peers
  case contactedPeers
  case contactedPorts
  case contactedServices
  case ownPorts
  case portEntropy
  case peerEntropy
  case newPeers
  case tcpShare
  case udpShare
  case icmpShare
  case fragmentShare
  case dnsQueries
  case dnsNonexistentRatio
  case dnsNames
  case dnsNameLength
  case dnsNameEntropy
  case arpRequests
  case arpReplies
  case arpGratuitous
  case arpTargets
  case echoRequests
  case icmpErrors

  /// How many features a vector holds.
  package static let count = TrafficFeature.allCases.count

  /// Whether windows of the link have it.
  package var appliesToLink: Bool {
    switch self {
    case .flowsAccepted, .acceptedFailedRatio, .acceptedSynToSynAck, .ownPorts: false
    default: true
    }
  }

  /// Whether windows of a host have it: all do.
  package var appliesToHost: Bool { true }
}
