internal import Packets

/// Neighbours and routes as utilities and the kernel print them.
enum NeighbourOutput {
  /// Another machine on the same link.
  struct Neighbour: Equatable {
    var name: String?
    let address: String?
    let hardware: String
  }

  /// The way to a network through a gateway.
  struct Route: Equatable {
    /// `default`, or a prefix.
    let network: String
    let gateway: String
    var isDefault: Bool { network == "default" }
  }

  /// The neighbours of `ip neigh`, `arp`, `arp -a` and `/proc/net/arp` that answered.
  static func neighbours(_ output: String) -> [Neighbour] {
    output.split(separator: "\n").prefix(2_000).compactMap { line in
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let first = words.first, !line.contains("FAILED"), !line.contains("INCOMPLETE"),
        let place = words.firstIndex(where: { HardwareAddress($0) != nil }), place > 0
      else { return nil }
      let hardware = words[place].lowercased()
      guard hardware != "00:00:00:00:00:00", hardware != "ff:ff:ff:ff:ff:ff" else { return nil }
      if words.count > 1, words[1].hasPrefix("("),
        let address = PathOutput.address(words[1].dropFirst().prefix { $0 != ")" })
      {
        return Neighbour(
          name: first == "?" ? nil : String(first), address: address, hardware: hardware)
      }
      if let address = PathOutput.address(first) {
        return Neighbour(address: address, hardware: hardware)
      }
      return words.contains("ether")
        ? Neighbour(name: String(first), address: nil, hardware: hardware) : nil
    }
  }

  /// The routes through a gateway in `ip route` and `ip -6 route`.
  static func routes(_ output: String) -> [Route] {
    output.split(separator: "\n").prefix(5_000).compactMap { line in
      let words = line.split(separator: " ")
      guard let network = words.first, let via = words.firstIndex(of: "via"),
        via + 1 < words.count,
        let gateway = PathOutput.address(
          words[words[via + 1] == "inet6" ? min(via + 2, words.count - 1) : via + 1])
      else { return nil }
      return Route(network: network == "0.0.0.0/0" ? "default" : String(network), gateway: gateway)
    }
  }

  /// The routes through a gateway in `/proc/net/route`, whose numbers are in the machine's order.
  static func kernelRoutes(_ table: String) -> [Route] {
    table.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(whereSeparator: { $0 == "\t" || $0 == " " })
      guard fields.count >= 8, let target = UInt32(fields[1], radix: 16),
        let gateway = UInt32(fields[2], radix: 16), gateway != 0,
        let mask = UInt32(fields[7], radix: 16)
      else { return nil }
      let network =
        target == 0 && mask == 0
        ? "default" : "\(IPAddress(v4: UInt32(bigEndian: target)))/\(mask.nonzeroBitCount)"
      return Route(network: network, gateway: "\(IPAddress(v4: UInt32(bigEndian: gateway)))")
    }
  }

  /// The routes through a gateway in `/proc/net/ipv6_route`.
  static func kernelRoutes6(_ table: String) -> [Route] {
    func address(_ text: Substring) -> IPAddress? {
      guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
        let low = UInt64(text.suffix(16), radix: 16)
      else { return nil }
      return IPAddress(high: high, low: low)
    }
    return table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count >= 10, let target = address(fields[0]),
        let length = Int(fields[1], radix: 16), let gateway = address(fields[4]),
        gateway != .unspecified, let flags = UInt32(fields[8], radix: 16), flags & 0x201 == 1
      else { return nil }
      let network = length == 0 ? "default" : "\(target)/\(length)"
      return Route(network: network, gateway: "\(gateway)")
    }
  }

  /// The name servers of `/etc/resolv.conf`.
  static func nameServers(_ file: String) -> [String] {
    file.split(separator: "\n").compactMap { line in
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count > 1, words[0] == "nameserver" else { return nil }
      return PathOutput.address(words[1])
    }
  }
}
