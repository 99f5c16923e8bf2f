internal import Digest

extension TLSClientHello {
  /// The JA4 fingerprint: programs that use the same library in the same way share it, whatever
  /// server they talk to.
  ///
  /// Source: FoxIO, *JA4: TLS Client Fingerprinting*, technical details of 2023 (BSD licence).
  ///
  /// - Parameter transport: the IP protocol number that carries the conversation: 6 for TLS, 17 for
  ///   QUIC.
  package func fingerprint(transport: UInt8) -> String {
    let kind = transport == 17 ? "q" : "t"
    let name = extensions.contains(0) ? "d" : "i"
    let suites = cipherSuites.map(TLSClientHello.hexadecimal).sorted().joined(separator: ",")
    // Server name and application protocols vary by the server; the order by the run.
    let sorted = extensions.filter { $0 != 0 && $0 != 16 }
      .map(TLSClientHello.hexadecimal).sorted().joined(separator: ",")
    let algorithms = signatureAlgorithms.map(TLSClientHello.hexadecimal).joined(separator: ",")
    let rest = algorithms.isEmpty ? sorted : sorted + "_" + algorithms
    return kind + versionDigits + name + TLSClientHello.twoDigits(cipherSuites.count)
      + TLSClientHello.twoDigits(extensions.count) + protocolEnds + "_"
      + TLSClientHello.shortDigest(suites) + "_" + TLSClientHello.shortDigest(rest)
  }

  private var versionDigits: String {
    switch version {
    case 0x0304: "13"
    case 0x0303: "12"
    case 0x0302: "11"
    case 0x0301: "10"
    case 0x0300: "s3"
    case 0x0002: "s2"
    default: "00"
    }
  }

  /// The first and the last letter of the first application protocol.
  private var protocolEnds: String {
    guard let name = applicationProtocols.first, let first = name.first, let last = name.last else {
      return "00"
    }
    return String(first) + String(last)
  }

  private static func twoDigits(_ count: Int) -> String {
    let digits = String(min(count, 99))
    return digits.utf8.count == 1 ? "0" + digits : digits
  }

  private static func hexadecimal(_ value: UInt16) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private static func shortDigest(_ text: String) -> String {
    if text.isEmpty { return "000000000000" }
    return SHA256.digest(Array(text.utf8)).prefix(6)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
