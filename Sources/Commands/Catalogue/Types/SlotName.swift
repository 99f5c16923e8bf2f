/// The names of the places that templates and phrasings leave open, such as `{host}`.
package enum SlotName: String, Sendable, CaseIterable {
  case host, ip, network, port, ports, interface, count, seconds, file, directory, url, user
  case domain, type, mac, rate, bytes, filter, `protocol`, service, ssid, vlan, namespace, table
  case gateway, name, text, key, asn

  /// The name of a slot's text without braces, where a digit behind it tells several of a kind.
  package init?(slot: String) {
    var bytes = Substring(slot).utf8
    if let last = bytes.last, (0x32...0x39).contains(last) { bytes.removeLast() }
    guard let name = SlotName(rawValue: String(Substring(bytes))) else { return nil }
    self = name
  }
}
