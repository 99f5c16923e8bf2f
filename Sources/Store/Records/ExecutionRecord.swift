package import Platform

/// One run of a command line: what ran, where, what it cost and how it ended.
package struct ExecutionRecord: Sendable, Equatable {
  /// Where an execution stands.
  package enum State: Int64, Sendable {
    /// It has begun and not ended.
    case running = 0
    /// It has ended, and how is known.
    case ended = 1
    /// The shell that ran it died first, so how it ended is not known.
    case interrupted = 2
  }

  /// The row's number in the database; nil until it is there.
  package var id: Int64?
  /// The identity that makes recording twice harmless.
  package var uid: ExecutionUID
  /// The command line with its secrets already replaced.
  package var command: String
  /// The program, such as `dig`.
  package var utility: String?
  /// The command line with arguments replaced by their kinds, such as `ping -c INT HOST`.
  package var template: String
  /// The kinds of the arguments, in order.
  package var argumentKinds: [String]
  /// The purpose, such as `dns`; as it is stored, the usual one of its utility.
  package var category: String
  /// The working directory.
  package var directory: String?
  /// The machine.
  package var host: String?
  /// The user's name.
  package var user: String?
  /// The uid of the session that ran it.
  package var session: String?
  /// The terminal, such as `/dev/pts/3`.
  package var terminal: String?
  /// When it started.
  package var startedAt: Timestamp
  /// How long it took.
  package var durationSeconds: Double?
  /// What it cost.
  package var usage: ResourceUsage
  /// The exit code, when it exited by itself.
  package var exitCode: Int?
  /// The signal that ended it.
  package var signal: Int?
  /// Where it stands.
  package var state: State
  /// The last of what it wrote to standard error, redacted.
  package var stderrTail: String?
  /// The last of what it wrote to standard output, redacted.
  package var stdoutTail: String?
  /// Why it failed, in the vocabulary of failures.
  package var cause: String?
  /// How long it was expected to take.
  package var predictedSeconds: Double?
  /// Who may see it.
  package var visibility = Visibility.private

  /// A record with what is known at the start; the rest is filled in afterwards.
  package init(
    id: Int64? = nil, uid: ExecutionUID, command: String, utility: String? = nil,
    template: String = "", argumentKinds: [String] = [], category: String = "other",
    directory: String? = nil, host: String? = nil, user: String? = nil, session: String? = nil,
    terminal: String? = nil, startedAt: Timestamp, durationSeconds: Double? = nil,
    usage: ResourceUsage = ResourceUsage(), exitCode: Int? = nil, signal: Int? = nil,
    state: State = .ended, stderrTail: String? = nil, stdoutTail: String? = nil,
    cause: String? = nil, predictedSeconds: Double? = nil
  ) {
    self.id = id
    self.uid = uid
    self.command = command
    self.utility = utility
    self.template = template
    self.argumentKinds = argumentKinds
    self.category = category
    self.directory = directory
    self.host = host
    self.user = user
    self.session = session
    self.terminal = terminal
    self.startedAt = startedAt
    self.durationSeconds = durationSeconds
    self.usage = usage
    self.exitCode = exitCode
    self.signal = signal
    self.state = state
    self.stderrTail = stderrTail
    self.stdoutTail = stdoutTail
    self.cause = cause
    self.predictedSeconds = predictedSeconds
  }

  /// The status as shells tell it: the exit code, or 128 and the signal; nil when neither is known.
  package var shellStatus: Int? { exitCode ?? signal.map { 128 + $0 } }

  /// Whether it ended badly: an exit code other than 0, or a signal.
  package var didFail: Bool { (exitCode ?? 0) != 0 || signal != nil }
}
