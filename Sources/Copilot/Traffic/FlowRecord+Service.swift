package import Flows
internal import Packets

extension FlowRecord {
  /// The application's name, nil when it is not known.
  package var applicationName: String? { application?.name }

  /// What is spoken: the application as it was recognised, else transport and port.
  var serviceName: String {
    switch endpoints.transport {
    case TransportNumber.icmp: return "icmp"
    case TransportNumber.icmp6: return "icmp6"
    case TransportNumber.tcp, TransportNumber.udp, TransportNumber.sctp: break
    case let number: return "ip-\(number)"
    }
    if let application { return application.name }
    let port = isReversed ? endpoints.sourcePort : endpoints.destinationPort
    return "\(transportName)/\(port)"
  }

  /// The transport's name: `tcp`, `udp`, `icmp`, `icmp6`, `sctp` or its number.
  var transportName: String {
    switch endpoints.transport {
    case TransportNumber.icmp: "icmp"
    case TransportNumber.tcp: "tcp"
    case TransportNumber.udp: "udp"
    case TransportNumber.icmp6: "icmp6"
    case TransportNumber.sctp: "sctp"
    case 47: "gre"
    case 50: "esp"
    case 51: "ah"
    case 2: "igmp"
    case 89: "ospf"
    case let number: "\(number)"
    }
  }
}
