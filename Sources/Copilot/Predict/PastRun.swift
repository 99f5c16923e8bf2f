internal import Commands
internal import Store

/// What is kept of a run to foretell others.
struct PastRun: Sendable {
  let line: String
  let template: String
  let hosts: [String]
  let seconds: Double
  let failed: Bool

  /// A run that has ended; nil when it has not, or nobody knows how long it took.
  init?(_ record: ExecutionRecord) {
    guard record.state == .ended, let seconds = record.durationSeconds else { return nil }
    line = record.command
    template = record.template
    hosts = Self.hosts(of: CommandLine(record.command))
    self.seconds = seconds
    failed = record.didFail
  }

  /// The hosts that a line names, without their ports.
  static func hosts(of line: CommandLine) -> [String] {
    var hosts: [String] = []
    for command in line.simpleCommands {
      let words = command.words.map(\.value)
      guard let utility = words.first else { continue }
      var before: String?
      for word in words.dropFirst() {
        switch ArgumentKind.kind(of: word, after: before, utility: utility) {
        case .host, .ip4, .ip6: hosts.append(String(word.drop { $0 == "@" }))
        case .userHost, .email: hosts += word.split(separator: "@").suffix(1).map(String.init)
        case .url:
          let rest = word.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first
          hosts += rest.map { [String($0.split(separator: ":").first ?? $0)] } ?? []
        default: break
        }
        before = word.hasPrefix("-") ? word : nil
      }
    }
    return hosts
  }
}
