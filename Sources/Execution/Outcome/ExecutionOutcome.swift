package import Platform

/// How a command ended and what it cost.
package struct ExecutionOutcome: Sendable, Equatable {
  /// The way a process ends.
  package enum Ending: Sendable, Equatable {
    /// It left by itself with this code.
    case exited(Int32)
    /// This signal ended it.
    case signaled(Int32)
  }

  /// How it ended.
  package var ending: Ending
  /// When it was started.
  package var startedAt: Timestamp
  /// Seconds from start to end.
  package var wallSeconds: Double
  /// What it used.
  package var usage: MeasuredUsage
  /// The last bytes that it wrote to standard error; nil when that was not tapped.
  package var standardErrorTail: [UInt8]?
  /// The last bytes that it wrote to standard output; nil when that was not tapped.
  package var standardOutputTail: [UInt8]?
  /// Whether it left the terminal in a mode that had to be mended.
  package var didBreakTerminal: Bool
  /// Whether a memory image was written.
  package var dumpedCore: Bool

  /// An outcome with the values given.
  package init(
    ending: Ending, startedAt: Timestamp, wallSeconds: Double, usage: MeasuredUsage,
    standardErrorTail: [UInt8]? = nil, standardOutputTail: [UInt8]? = nil,
    didBreakTerminal: Bool = false, dumpedCore: Bool = false
  ) {
    self.ending = ending
    self.startedAt = startedAt
    self.wallSeconds = wallSeconds
    self.usage = usage
    self.standardErrorTail = standardErrorTail
    self.standardOutputTail = standardOutputTail
    self.didBreakTerminal = didBreakTerminal
    self.dumpedCore = dumpedCore
  }

  /// The status that a shell reports: the exit code, or 128 plus the signal's number.
  package var status: Int32 {
    switch ending {
    case .exited(let code): code
    case .signaled(let number): 128 &+ number
    }
  }
}
