internal import Digest

/// Gives names tokens: the same name the same token, as long as the key is the same.
struct NameTokens {
  private let hash: HMAC
  private var known: [String: String] = [:]
  private static let mostKnown = 100_000

  init(key: [UInt8]) { hash = HMAC(key: key) }

  /// A token for a text of a kind.
  ///
  /// - Parameter kind: One letter that the token begins with.
  mutating func token(_ kind: Character, _ text: String) -> String {
    let name = "\(kind):\(text)"
    if let found = known[name] { return found }
    let token = String(kind) + hash.digest(Array(name.utf8)).prefix(6).hexadecimal
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    known[name] = token
    return token
  }

  /// A token for each level of a domain name, which depends on the levels above it: names of one
  /// domain end alike.
  mutating func domain(_ name: String) -> String {
    var above = ""
    var levels: [String] = []
    for level in name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
      .reversed()
    {
      guard !level.isEmpty else {
        levels.append("")
        continue
      }
      above = above.isEmpty ? String(level) : "\(level).\(above)"
      levels.append(token("n", above))
    }
    return levels.reversed().joined(separator: ".")
  }

  /// A hardware address in the locally administered range.
  func hardwareAddress(_ text: String) -> String {
    let bytes = hash.digest(Array("mac:\(text.lowercased())".utf8)).prefix(5)
    return ([0x02] + bytes).map { [$0].hexadecimal }.joined(separator: ":")
  }
}
