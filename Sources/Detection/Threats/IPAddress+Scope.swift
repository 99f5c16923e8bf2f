internal import Packets

extension IPAddress {
  /// Whether it stands for no address: `0.0.0.0` or `::`.
  var isAbsent: Bool { isIPv4 ? v4Bits == 0 : high == 0 && low == 0 }

  /// Whether packets to it go to many: multicast, the limited broadcast, or a host part of ones that
  /// looks like the broadcast of a /24 network.
  var isGroupOrBroadcast: Bool {
    if isIPv4 {
      let bits = v4Bits
      return bits >> 28 >= 0xE || bits & 0xFF == 0xFF
    }
    return high >> 56 == 0xFF
  }

  /// Whether it belongs to a network that is not routed on the Internet.
  ///
  /// Sources: RFC 1918, RFC 3927, RFC 6598, RFC 4193, RFC 4291.
  var isLocal: Bool {
    if isIPv4 {
      let bits = v4Bits
      return bits >> 24 == 10 || bits >> 20 == 0xAC1 || bits >> 16 == 0xC0A8
        || bits >> 16 == 0xA9FE || bits >> 24 == 127 || bits >> 22 == 0x191
    }
    return high >> 57 == 0x7E || high >> 54 == 0x3FA || (high == 0 && low <= 1)
  }
}
