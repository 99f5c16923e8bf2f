/// The front of an NTP message (RFC 5905, section 7.3; modes 6 and 7 as ntpd has them).
package struct NTPMessage: Hashable, Sendable {
  /// The version, 1 to 4.
  package var version: UInt8
  /// The mode: 3 client, 4 server, 5 broadcast, 6 control, 7 private.
  package var mode: UInt8
  /// Distance to a reference clock: 1 has one, 16 is not synchronised; 0 in modes 6 and 7.
  package var stratum: UInt8
  /// Whether a message of mode 6 or 7 is a response.
  package var isResponse: Bool
  /// The operation in mode 6, the request's code in mode 7, else 0.
  package var operation: UInt8

  /// Reads a message, nil when the first byte forbids it or the bytes are too few.
  package init?(_ payload: RawSpan) {
    guard let word = payload.word32(at: 0) else { return nil }
    let first = UInt8(truncatingIfNeeded: word >> 24)
    let second = UInt8(truncatingIfNeeded: word >> 16)
    mode = first & 7
    version = first >> 3 & 7
    guard version >= 1, version <= 4 else { return nil }
    switch mode {
    case 6:
      stratum = 0
      isResponse = second & 0x80 != 0
      operation = second & 0x1F
    case 7:
      stratum = 0
      isResponse = first & 0x80 != 0
      operation = UInt8(truncatingIfNeeded: word)
    default:
      stratum = second
      isResponse = mode == 4
      operation = 0
    }
  }

  /// Whether this asks for, or is, the list of a server's last clients: the answer is up to
  /// hundreds of times as long as the question (CVE-2013-5211).
  package var isMonitorList: Bool { mode == 7 && (operation == 20 || operation == 42) }
}
