/// What the value of an option or operand is.
package enum ValueKind: String, Sendable, CaseIterable {
  case host, ip, network, port, ports, interface, count, seconds, milliseconds, bytes, rate, file
  case directory, url, user
  case userHost = "userhost"
  case mac, domain
  case recordType = "record-type"
  /// A packet filter. pcap-filter(7)
  case filter
  case `protocol`
  case number, keyword, text, secret, vlan, asn, namespace, service, ssid, table
  case addressFamily = "address-family"
}
