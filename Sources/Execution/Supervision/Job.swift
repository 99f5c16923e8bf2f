/// A command that is stopped or runs in the background, as it was when the value was made.
package struct Job: Sendable, Equatable {
  /// What a job is doing.
  package enum State: Sendable, Equatable {
    case running
    /// A signal (SIGTSTP, SIGTTIN …) stopped it.
    case stopped(signal: Int32)
    case finished
  }

  /// The number that `fg %n` takes; counts from 1.
  package let number: Int
  /// The command line to show.
  package let label: String
  /// What it is doing.
  package let state: State
  /// Its process group.
  package let group: Int32
}

/// What a call that runs a command in the foreground came back with.
package enum RunResult: Sendable, Equatable {
  /// The command ended.
  case finished(ExecutionOutcome)
  /// The command was stopped and is a job now.
  case stopped(Job)
}

/// News of a background job, told on the monitor's thread.
package enum JobEvent: Sendable, Equatable {
  /// A tapped stream brought bytes; the job is nil for a process that outlived its command.
  case wrote(bytes: [UInt8], isErrorOutput: Bool, job: Job?)
  /// The job was stopped, or went on after a stop.
  case changed(Job)
  /// The job ended; ``Supervisor/takeFinishedJobs()`` has its outcome.
  case finished(Job)
}
