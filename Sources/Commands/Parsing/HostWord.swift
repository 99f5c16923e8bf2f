/// The host that a word names.
package enum HostWord {
  /// The host of a URL, of `user@host`, of `host:path` and `host:port`; the word itself otherwise.
  package static func host(of word: String) -> String? {
    var rest = Substring(word)
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
    }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if rest.hasPrefix("[") { return String(rest.dropFirst().prefix { $0 != "]" }) }
    if rest.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1 { rest = rest.prefix { $0 != ":" } }
    return rest.isEmpty ? nil : String(rest)
  }
}
