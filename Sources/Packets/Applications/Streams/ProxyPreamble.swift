/// What a load balancer puts in front of a conversation to name the client (HAProxy's PROXY
/// protocol, versions 1 and 2).
enum ProxyPreamble {
  /// Bytes of the preamble at the front of a payload, nil when there is none.
  static func length(_ bytes: RawSpan) -> Int? {
    if bytes.reads("PROXY ") {
      return bytes.firstOffset(of: 0x0A, from: 6, before: 108).map { $0 &+ 1 }
    }
    guard bytes.word64(at: 0) == 0x0D0A_0D0A_000D_0A51, bytes.word32(at: 8) == 0x5549_540A,
      let length = bytes.word16(at: 14)
    else { return nil }
    return Int(length) &+ 16
  }
}
