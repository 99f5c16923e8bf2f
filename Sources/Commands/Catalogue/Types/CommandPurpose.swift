/// What a command line is for.
package enum CommandPurpose: String, Sendable, CaseIterable {
  case reachability
  case path
  case dns
  case httpTransfer = "http-transfer"
  case socketsPorts = "sockets-ports"
  case interfaceLink = "interface-link"
  case routing
  case discovery
  case capture
  case scan
  case throughput
  case remoteAccess = "remote-access"
  case firewall
  case wireless
  case time
  case services
  case tls
  case vpnTunnel = "vpn-tunnel"
  case other
}
