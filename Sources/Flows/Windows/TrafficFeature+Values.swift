internal import Glibc

extension HostWindow {
  /// The value of a feature, NaN when the window says nothing about it.
  package func value(of feature: TrafficFeature) -> Float {
    WindowMetrics(sent: sent, received: received, sizes: sizes, distinct: distinct).value(
      of: feature)
  }

  /// All features in the order of `TrafficFeature.allCases`, NaN where missing.
  ///
  /// - Parameter vector: overwritten from its start; what it is too short for is left out.
  package func write(to vector: inout MutableSpan<Float>) {
    for feature in TrafficFeature.allCases where feature.rawValue < vector.count {
      vector[feature.rawValue] = value(of: feature)
    }
  }
}

extension TrafficWindow {
  /// The value of a feature, NaN when the window says nothing about it or it is for hosts only.
  package func value(of feature: TrafficFeature) -> Float {
    guard feature.appliesToLink else { return .nan }
    return WindowMetrics(sent: sent, received: received, sizes: sizes, distinct: distinct).value(
      of: feature)
  }

  /// All features in the order of `TrafficFeature.allCases`, NaN where missing.
  ///
  /// - Parameter vector: overwritten from its start; what it is too short for is left out.
  package func write(to vector: inout MutableSpan<Float>) {
    for feature in TrafficFeature.allCases where feature.rawValue < vector.count {
      vector[feature.rawValue] = value(of: feature)
    }
  }
}

/// What the features of a window are computed from.
private struct WindowMetrics {
  let sent: DirectionCounters
  let received: DirectionCounters
  let sizes: SizeClasses
  let distinct: DistinctCounters

  func value(of feature: TrafficFeature) -> Float {
    switch feature {
    case .packetsSent: Float(sent.packets)
    case .packetsReceived: Float(received.packets)
    case .bytesSent: Float(sent.bytes)
    case .bytesReceived: Float(received.bytes)
    case .byteBalance: log2f((Float(sent.bytes) + 1) / (Float(received.bytes) + 1))
    case .meanPacketSize: ratio(sum(sent.bytes, received.bytes), both { $0.packets })
    case .sizeEntropy: sizes.entropy
    case .payloadShare:
      ratio(sum(sent.payloadBytes, received.payloadBytes), sum(sent.bytes, received.bytes))
    case .flows: Float(distinct.flows)
    case .flowsOpened: Float(sent.flowsStarted)
    case .flowsAccepted: Float(received.flowsStarted)
    case .attempts: Float(sent.attempts)
    case .failedRatio: failedRatio(sent)
    case .acceptedFailedRatio: failedRatio(received)
    case .synToSynAck: synRatio(sent.syns, received.synAcks)
    case .acceptedSynToSynAck: synRatio(received.syns, sent.synAcks)
    case .resetShare: ratio(both { $0.resets }, both { $0.tcpPackets })
    case .retransmissionShare: ratio(both { $0.retransmissions }, both { $0.tcpPackets })
    case .zeroWindows: both { $0.zeroWindows }
    case .peers: Float(distinct.peers)
    case .contactedPeers: Float(distinct.contactedPeers)
    case .contactedPorts: Float(distinct.contactedPorts)
    case .contactedServices: Float(distinct.contactedServices)
    case .ownPorts: Float(distinct.ownPorts)
    case .portEntropy: distinct.contactedPorts == 0 ? .nan : distinct.portEntropy
    case .peerEntropy: distinct.contactedPeers == 0 ? .nan : distinct.peerEntropy
    case .newPeers: Float(sent.newPeers)
    case .tcpShare: ratio(both { $0.tcpPackets }, both { $0.packets })
    case .udpShare: ratio(both { $0.udpPackets }, both { $0.packets })
    case .icmpShare: ratio(both { $0.icmpPackets }, both { $0.packets })
    case .fragmentShare: ratio(both { $0.fragments }, both { $0.packets })
    case .dnsQueries: Float(sent.dnsQueries)
    case .dnsNonexistentRatio:
      ratio(Float(received.dnsNonexistent), Float(received.dnsResponses))
    case .dnsNames: Float(distinct.names)
    case .dnsNameLength: ratio(Float(sent.dnsNameBytes), Float(sent.dnsQueries))
    case .dnsNameEntropy: ratio(Float(sent.dnsNameMillibits) / 1000, Float(sent.dnsQueries))
    case .arpRequests: Float(sent.arpRequests)
    case .arpReplies: Float(sent.arpReplies)
    case .arpGratuitous: Float(sent.arpGratuitous)
    case .arpTargets: Float(distinct.arpTargets)
    case .echoRequests: Float(sent.echoRequests)
    case .icmpErrors: Float(received.icmpErrors)
    }
  }

  private func sum(_ left: UInt64, _ right: UInt64) -> Float { Float(left) + Float(right) }
  private func both(_ counter: (DirectionCounters) -> UInt32) -> Float {
    Float(counter(sent)) + Float(counter(received))
  }
  private func ratio(_ part: Float, _ whole: Float) -> Float { whole > 0 ? part / whole : .nan }
  private func failedRatio(_ counters: DirectionCounters) -> Float {
    let failed = Float(counters.refused) + Float(counters.unanswered)
    return ratio(failed, failed + Float(counters.answered))
  }
  private func synRatio(_ syns: UInt32, _ answers: UInt32) -> Float {
    syns == 0 ? .nan : Float(syns) / Float(max(1, answers))
  }
}
