internal import Commands
internal import Platform
internal import Store

/// What is kept of a run to foretell others.
struct PastRun: Sendable {
  let seconds: Double
  let failed: Bool
  /// Whether somebody stopped it: it would have taken longer, and nobody knows how it would have
  /// ended.
  let wasStopped: Bool
  /// When it began, in seconds since 1970.
  let startedAt: Double

  /// Signals by which people and sessions stop commands: HUP, INT, QUIT, KILL, TERM.
  private static let stopping: Set<Int> = [1, 2, 3, 9, 15]

  /// A run that has ended; nil when it has not, or nobody knows how long it took.
  init?(_ record: ExecutionRecord) {
    guard record.state == .ended, let seconds = record.durationSeconds, seconds.isFinite,
      seconds >= 0
    else { return nil }
    self.seconds = seconds
    failed = record.didFail
    wasStopped = record.shellStatus.map { Self.stopping.contains($0 - 128) } ?? false
    startedAt = record.startedAt.seconds
  }

  /// The logarithm of its seconds.
  var logarithm: Double { DurationForecast.logarithm(seconds) }

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
