/// What an ICMP echo carries: the padding of the usual programs, or something else.
package enum EchoPadding: UInt8, Hashable, Sendable {
  /// Nothing, one byte over and over, or bytes that count up, as ping programs send.
  case usual
  /// Anything else: a tunnel's data, or a program's own.
  case other

  /// Looks at an echo's payload behind identifier and sequence number.
  ///
  /// Ping of Linux and BSD sends a time stamp of up to 16 bytes, then bytes that count up; that of
  /// Windows sends the letters a to w over and over. The first 16 bytes are therefore left out, and
  /// of the others one in sixteen may break the pattern.
  ///
  /// - Complexity: O(bytes), at most the first 1,500.
  package init(_ payload: RawSpan) {
    let end = min(payload.byteCount, 1500)
    var breaks = 0
    var steps = 0
    for offset in 17..<max(end, 17) {
      guard let last = payload.octet(at: offset - 1), let byte = payload.octet(at: offset) else {
        break
      }
      steps += 1
      let isUsual = byte == last || byte == last &+ 1 || (last == 0x77 && byte == 0x61)
      if !isUsual { breaks += 1 }
    }
    self = breaks * 16 <= steps ? .usual : .other
  }
}
