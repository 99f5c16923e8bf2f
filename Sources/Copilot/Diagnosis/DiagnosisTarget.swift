internal import Commands

/// Whom a diagnosis is about: a host, perhaps a port, perhaps what it should speak.
package struct DiagnosisTarget: Sendable, Equatable {
  /// A name or an address, without brackets.
  package var host: String
  /// The port, from 1 to 65,535; nil when only the host is meant.
  package var port: Int?
  /// Whether it should speak TLS.
  package var usesTLS = false
  /// Whether it should answer HTTP.
  package var usesHTTP = false
  /// What is asked for by HTTP, from its slash on.
  package var path = "/"

  /// Reads `HOST`, `HOST:PORT`, `[ADDRESS]:PORT` or a URL.
  ///
  /// - Returns: nil when it is none of them, or when a shell or a program could take it for something
  ///   other than a host.
  package init?(_ text: String) {
    var rest = Substring(text)
    var scheme: String?
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].lowercased()
      rest = rest[mark.upperBound...]
      guard scheme == "http" || scheme == "https" else { return nil }
      if let slash = rest.firstIndex(where: { $0 == "/" || $0 == "?" || $0 == "#" }) {
        let tail = rest[slash...].prefix { $0 != "#" }
        path = tail.hasPrefix("/") ? String(tail) : "/" + tail
        rest = rest[..<slash]
      }
      guard path.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
      if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    }
    guard let (host, port) = Self.split(rest) else { return nil }
    self.host = host
    self.port = port ?? (scheme == "https" ? 443 : scheme == "http" ? 80 : nil)
    usesTLS = scheme == "https" || scheme == nil && self.port.map(Self.securePorts.contains) == true
    usesHTTP = scheme != nil || self.port.map(Self.webPorts.contains) == true
  }

  /// Ports whose services speak TLS from the first byte. Source: IANA service names registry.
  private static let securePorts: Set<Int> = [443, 465, 636, 853, 989, 990, 993, 995, 5061, 8443]
  /// Ports that usually speak HTTP.
  private static let webPorts: Set<Int> = [80, 443, 8000, 8008, 8080, 8443]

  private static func split(_ text: Substring) -> (String, Int?)? {
    var host = text
    var port: Int?
    var digits: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      digits = rest.isEmpty ? nil : rest.dropFirst()
      guard host.contains(":") else { return nil }
    } else if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1,
      let colon = text.firstIndex(of: ":")
    {
      host = text[..<colon]
      digits = text[text.index(after: colon)...]
    }
    if let digits {
      guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = Int(digits),
        (1...65_535).contains(number)
      else { return nil }
      port = number
    }
    guard !host.isEmpty, host.utf8.count <= 253, !host.hasPrefix("-"), !host.hasPrefix("."),
      host.utf8.allSatisfy(isHostByte)
    else { return nil }
    return (String(host), port)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"),
      UInt8(ascii: "%"):
      true
    default: false
    }
  }

  /// Whether the host is an address, which needs no name service.
  package var isAddress: Bool {
    if host.contains(":") { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && Int(part).map { $0 <= 255 } == true
      }
  }

  /// What a connection to it needs, from the bottom up.
  package var layers: [DiagnosisLayer] {
    var layers: [DiagnosisLayer] = isAddress ? [] : [.name]
    layers += [.route, .host]
    if port != nil { layers.append(.port) }
    if usesTLS { layers.append(.tls) }
    if usesHTTP { layers.append(.http) }
    return layers
  }

  /// The target as it is written.
  package var text: String {
    let bracketed = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(bracketed):\($0)" } ?? host
  }

  /// The address for HTTP.
  package var url: String {
    let bracketed = host.contains(":") ? "[\(host)]" : host
    return "\(usesTLS ? "https" : "http")://\(bracketed)" + (port.map { ":\($0)" } ?? "") + path
  }
}
