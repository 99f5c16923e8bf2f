internal import Packets

extension Party: CustomStringConvertible {
  /// The party as it stands in a report: `10.0.0.9`, `10.0.0.9:443`, `[fd00::1]:53/udp`,
  /// `00:25:b3:bf:91:ee`, `10.0.0.0/24`, `tunnel.example`.
  package var description: String {
    switch self {
    case .address(let address): "\(address)"
    case .hardware(let hardware): "\(hardware)"
    case .service(let address, let transport, let port):
      (address.isIPv4 ? "\(address)" : "[\(address)]") + ":\(port)"
        + (transport == 17 ? "/udp" : "")
    case .network(let address, let length): "\(address)/\(length)"
    case .name(let name): name
    }
  }
}
