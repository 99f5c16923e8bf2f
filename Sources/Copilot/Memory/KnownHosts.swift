internal import Commands

extension Copilot {
  /// The hosts that the newest lines name, for completion.
  ///
  /// - Parameter limit: How many lines are looked at.
  package func recentHosts(limit: Int) -> Set<String> {
    var hosts = Set<String>()
    for text in memory.bestLines(limit: limit) {
      for command in CommandLine(text).simpleCommands {
        guard let utility = command.words.first?.value, UtilityProfile.of(utility).takesHosts else {
          continue
        }
        var previous: String?
        for word in command.words.dropFirst() {
          hosts.formUnion(host(in: word.value, after: previous, utility: utility))
          previous = word.value
        }
      }
    }
    return hosts
  }

  private func host(in word: String, after previous: String?, utility: String) -> Set<String> {
    switch ArgumentKind.kind(of: word, after: previous, utility: utility) {
    case .host, .ip4, .ip6: return [String(word.drop { $0 == "@" })]
    case .userHost:
      return word.split(separator: "@").last.map { [String($0)] } ?? []
    default: return []
    }
  }
}
