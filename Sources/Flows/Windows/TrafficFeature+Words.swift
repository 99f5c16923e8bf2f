extension TrafficFeature {
  /// The name in models, tables and explanations, in snake case.
  package var name: String { words.name }

  /// The unit, such as `packets` or `bits`.
  package var unit: String { words.unit }

  /// What it measures, in one sentence. For the link read "who opens flows" for "the host".
  package var definition: String { words.definition }

  private var words: (name: String, unit: String, definition: String) {
    switch self {
    case .packetsSent: ("packets_sent", "packets", "Packets that the host sent.")
    case .packetsReceived: ("packets_received", "packets", "Packets sent to the host.")
    case .bytesSent: ("bytes_sent", "bytes", "Bytes on the wire that the host sent.")
    case .bytesReceived: ("bytes_received", "bytes", "Bytes on the wire sent to the host.")
    case .byteBalance:
      (
        "byte_balance", "doublings",
        "Binary logarithm of (bytes sent + 1) / (bytes received + 1): 0 is even."
      )
    case .meanPacketSize:
      ("mean_packet_size", "bytes", "Bytes sent and received divided by packets.")
    case .sizeEntropy:
      (
        "size_entropy", "bits",
        "Entropy of the packet sizes in the classes up to 64, 128, 256, 512, 1024, 1280, 1518 and more bytes."
      )
    case .payloadShare:
      ("payload_share", "ratio", "Bytes above the transport header divided by bytes on the wire.")
    case .flows: ("flows", "flows", "Flows that had packets.")
    case .flowsOpened: ("flows_opened", "flows", "Flows whose first packet the host sent.")
    case .flowsAccepted:
      ("flows_accepted", "flows", "Flows whose first packet was sent to the host.")
    case .attempts: ("attempts", "connections", "TCP connections that the host tried to open.")
    case .failedRatio:
      (
        "failed_ratio", "ratio",
        "Of the host's TCP attempts that were decided in the window, the share that was refused or had no answer after one to two seconds."
      )
    case .acceptedFailedRatio:
      (
        "accepted_failed_ratio", "ratio",
        "Of the TCP attempts towards the host that were decided in the window, the share that was refused or had no answer after one to two seconds."
      )
    case .synToSynAck:
      (
        "syn_to_syn_ack", "ratio",
        "SYN segments that the host sent for each SYN-ACK it received (no SYN-ACK counts as one)."
      )
    case .acceptedSynToSynAck:
      (
        "accepted_syn_to_syn_ack", "ratio",
        "SYN segments sent to the host for each SYN-ACK it sent (no SYN-ACK counts as one)."
      )
    case .resetShare: ("reset_share", "ratio", "TCP segments with RST divided by TCP segments.")
    case .retransmissionShare:
      ("retransmission_share", "ratio", "Retransmitted TCP segments divided by TCP segments.")
    case .zeroWindows:
      ("zero_windows", "segments", "TCP segments that announced a window of zero.")
    case .peers:
      ("peers", "hosts", "Different other ends of the host's flows; for the link, hosts.")
    case .contactedPeers:
      ("contacted_peers", "hosts", "Different hosts that the host opened flows to.")
    case .contactedPorts:
      (
        "contacted_ports", "ports",
        "Different TCP, UDP and SCTP ports that the host opened flows to."
      )
    case .contactedServices:
      (
        "contacted_services", "pairs",
        "Different pairs of peer and port that the host opened flows to."
      )
    case .ownPorts:
      ("own_ports", "ports", "Different ports of the host that others opened flows to.")
    case .portEntropy:
      (
        "port_entropy", "bits",
        "Entropy of the ports that the host opened flows to, weighed by the flows' packets."
      )
    case .peerEntropy:
      (
        "peer_entropy", "bits",
        "Entropy of the addresses that the host opened flows to, weighed by the flows' packets."
      )
    case .newPeers:
      (
        "new_peers", "hosts",
        "Hosts that the host opened a flow to and that it had not been seen with before, in a memory of about a million pairs."
      )
    case .tcpShare: ("tcp_share", "ratio", "TCP packets divided by packets.")
    case .udpShare: ("udp_share", "ratio", "UDP packets divided by packets.")
    case .icmpShare: ("icmp_share", "ratio", "ICMP and ICMPv6 packets divided by packets.")
    case .fragmentShare: ("fragment_share", "ratio", "IP fragments divided by packets.")
    case .dnsQueries: ("dns_queries", "messages", "DNS queries that the host sent.")
    case .dnsNonexistentRatio:
      (
        "dns_nonexistent_ratio", "ratio",
        "Of the DNS responses to the host, the share with the code NXDOMAIN."
      )
    case .dnsNames: ("dns_names", "names", "Different names that the host asked DNS for.")
    case .dnsNameLength:
      ("dns_name_length", "bytes", "Mean length of the names that the host asked DNS for.")
    case .dnsNameEntropy:
      (
        "dns_name_entropy", "bits",
        "Mean entropy of the characters of the names that the host asked DNS for."
      )
    case .arpRequests:
      ("arp_requests", "packets", "ARP requests and neighbour solicitations that the host sent.")
    case .arpReplies:
      ("arp_replies", "packets", "ARP replies and neighbour advertisements that the host sent.")
    case .arpGratuitous:
      ("arp_gratuitous", "packets", "ARP announcements that the host sent unasked.")
    case .arpTargets:
      (
        "arp_targets", "addresses",
        "Different addresses that the host asked for in ARP and neighbour discovery."
      )
    case .echoRequests: ("echo_requests", "packets", "ICMP echo requests that the host sent.")
    case .icmpErrors: ("icmp_errors", "packets", "ICMP errors sent to the host.")
    }
  }
}
