package import Platform

/// The process behind a session: a number alone may be taken by another process later.
package struct SessionProcess: Hashable, Sendable {
  /// The process's number.
  package var processID: Int64
  /// When it started, in clock ticks since boot; `/proc/PID/stat`, field 22.
  package var startTicks: Int64?
  /// Which boot of the machine that was; `/proc/sys/kernel/random/boot_id`.
  package var bootID: String?

  /// A process given by number, start and boot.
  package init(processID: Int64, startTicks: Int64? = nil, bootID: String? = nil) {
    self.processID = processID
    self.startTicks = startTicks
    self.bootID = bootID
  }
}

/// One shell from start to end, as it introduces itself.
package struct SessionDescription: Equatable, Sendable {
  /// The session's identity on every machine.
  package var uid: String
  /// The machine.
  package var host: String?
  /// The user's name.
  package var user: String?
  /// The terminal, such as `/dev/pts/3`.
  package var terminal: String?
  /// The shell's process; a session without one counts as dead when shells are looked for.
  package var process: SessionProcess?
  /// When it started.
  package var startedAt: Timestamp

  /// A session that starts.
  package init(
    uid: String, host: String? = nil, user: String? = nil, terminal: String? = nil,
    process: SessionProcess? = nil, startedAt: Timestamp
  ) {
    self.uid = uid
    self.host = host
    self.user = user
    self.terminal = terminal
    self.process = process
    self.startedAt = startedAt
  }
}

/// A session's place in the database.
package struct SessionKey: Hashable, Sendable {
  /// The row's number.
  package let id: Int64
  /// The session's identity on every machine.
  package let uid: String
}
