internal import Capture
internal import Platform

/// The network of this machine as it is now.
struct MachineNetwork {
  var name = "this machine"
  var addresses: [String] = []
  var neighbours: [NeighbourOutput.Neighbour] = []
  var routes: [NeighbourOutput.Route] = []
  var nameServers: [String] = []

  /// Reads it; what can't be read is left out.
  ///
  /// Source: proc(5), resolv.conf(5).
  static func read(name: String) -> MachineNetwork {
    func text(_ path: String) -> String {
      String(decoding: (try? Files.read(path, limit: 1 << 22)) ?? [], as: UTF8.self)
    }
    var network = MachineNetwork()
    network.name = name
    network.addresses = ((try? NetworkInterface.all()) ?? []).filter { !$0.isLoopback }
      .flatMap(\.addresses).compactMap { PathOutput.address($0.prefix { $0 != "/" }) }
    network.neighbours = NeighbourOutput.neighbours(text("/proc/thread-self/net/arp"))
    network.routes =
      NeighbourOutput.kernelRoutes(text("/proc/thread-self/net/route"))
      + NeighbourOutput.kernelRoutes6(text("/proc/thread-self/net/ipv6_route"))
    network.nameServers = NeighbourOutput.nameServers(text("/etc/resolv.conf"))
    return network
  }
}
