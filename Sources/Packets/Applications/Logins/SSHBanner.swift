/// The line with which both sides of SSH begin (RFC 4253, section 4.2).
package struct SSHBanner: Hashable, Sendable {
  /// The protocol's version, such as `2.0`, escaped for display.
  package var version: String
  /// The program and its comment, such as `OpenSSH_9.2p1 Debian-2`, escaped for display.
  package var software: String

  /// Reads the line, nil when the payload does not begin with it.
  package init?(_ payload: RawSpan) {
    guard payload.reads("SSH-"),
      let hyphen = payload.firstOffset(of: 0x2D, from: 4, before: 16)
    else { return nil }
    let limit = min(payload.byteCount, 255)
    var end = payload.firstOffset(of: 0x0A, from: hyphen, before: limit) ?? limit
    if end > hyphen + 1, payload.octet(at: end - 1) == 0x0D { end -= 1 }
    version = DisplayText.escaped(payload.octets(in: 4..<hyphen))
    software = DisplayText.escaped(payload.octets(in: hyphen + 1..<max(end, hyphen + 1)))
  }
}
