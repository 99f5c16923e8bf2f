internal import Commands

extension Copilot {
  /// The hosts that the newest lines name, for completion.
  ///
  /// - Parameter limit: How many lines are looked at.
  package func recentHosts(limit: Int) -> Set<String> {
    memory.bestLines(limit: limit).reduce(into: []) { $0.formUnion(NamedHosts.of($1)) }
  }
}

/// The hosts that command lines name.
enum NamedHosts {
  /// The hosts of a line's utilities that take any.
  static func of(_ text: String) -> Set<String> {
    var hosts = Set<String>()
    for command in CommandLine(text).simpleCommands {
      guard let utility = command.words.first?.value, UtilityProfile.of(utility).takesHosts else {
        continue
      }
      var previous: String?
      for word in command.words.dropFirst() {
        if let host = host(in: word.value, after: previous, utility: utility) { hosts.insert(host) }
        previous = word.value
      }
    }
    return hosts
  }

  private static func host(
    in word: String, after previous: String?, utility: String
  ) -> String? {
    switch ArgumentKind.kind(of: word, after: previous, utility: utility) {
    case .host, .ip4, .ip6: String(word.drop { $0 == "@" })
    case .userHost, .hostPort, .url: HostWord.host(of: word)
    default: nil
    }
  }
}
