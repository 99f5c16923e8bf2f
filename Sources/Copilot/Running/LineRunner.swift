package import Commands
package import Execution
internal import Glibc
internal import Platform
package import Store

/// Runs a command line, measures it and records it.
///
/// A plain argv is spawned directly; anything with shell syntax goes to the user's shell.
package final class LineRunner {
  /// How a line ended.
  package enum Result {
    /// It ended; the record was handed to the history unless the line is private.
    case finished(status: Int32, Finished)
    /// It was stopped, and waits in the jobs table.
    case stopped(Job)
    /// It could not be started.
    case failedToStart(status: Int32, LaunchFailure)
  }

  /// What is known after a line has ended.
  package struct Finished {
    /// What it cost and how it ended.
    package let outcome: ExecutionOutcome
    /// What the line changed of the session, when it went through the shell.
    package let change: ShellStateChange?
    /// The variables that it leaves unexported, with nil for those that are gone.
    package var variables: [String: String?] = [:]
    /// How many secrets were kept out of the record.
    package let secretCount: Int
    /// The record of a foreground line, unless the line is private.
    package var record: ExecutionRecord?
    /// The record of a foreground line that failed.
    package var failed: ExecutionRecord? { outcome.status == 0 ? nil : record }
  }

  private let copilot: Copilot
  private let supervisor: Supervisor
  /// The signals that whoever started this program wants ignored (`nohup`), for the commands too.
  private let ignoredSignals = Supervisor.ignoredSignals()
  /// The executions whose jobs still live, by job number.
  private var pending: [Int: Pending] = [:]

  /// The jobs that the shell has let go of.
  private var disowned: Set<Int> = []

  private struct Pending {
    let start: ExecutionRecorder.Start?
  }

  /// A runner for one shell; make it before the shell ignores any signals of its own.
  package init(copilot: Copilot, supervisor: Supervisor) {
    self.copilot = copilot
    self.supervisor = supervisor
  }

  /// The jobs that have not ended, without those that were disowned.
  package var jobs: [Job] { supervisor.jobs.filter { !disowned.contains($0.number) } }

  /// How a line is run.
  package struct Options {
    /// Whether the line has the terminal.
    package var isForeground = true
    /// Whether the child gets a process group of its own, as in an interactive shell.
    package var ownsProcessGroup = true
    /// The status of the line before, which `$?` stands for.
    package var lastStatus: Int32 = 0
    /// Whether nothing of this line is recorded.
    package var isPrivate = false
    /// Whether the ends of both outputs are read, whatever the configuration keeps of them.
    package var readsOutput = false

    package init() {}
  }

  /// Runs one line.
  ///
  /// - Parameters:
  ///   - line: The line, aliases and history references already expanded.
  ///   - recordedText: What the history keeps: the line as the user typed it.
  ///   - state: The session's directory, variables and shell.
  ///   - options: How it runs.
  ///   - parameters: `$0`, `$1` … of a line that goes through the shell.
  ///   - observer: Hears of output and passing time.
  package func run(
    _ line: CommandLine, recordedText: String, state: SessionState, options: Options,
    parameters: [String] = [], observer: (any RunObserver)? = nil
  ) -> Result {
    let start =
      options.isPrivate || !copilot.canRecord
      ? nil : copilot.begin(recordedText, directory: state.directory)
    var request = launchRequest(
      for: line, state: state, options: options, parameters: parameters)
    let harvest =
      directArguments(of: line, in: state) == nil
      ? Harvest(for: line, text: front(of: line, state, options) + line.text, session: state)
      : nil
    if let harvest {
      request.arguments = harvest.state.arguments + parameters
      request.environment = harvest.state.environment
      request.extraDescriptor = harvest.state.descriptor
    }
    let startedAt = MonotonicTime.now()
    do throws(LaunchFailure) {
      guard options.isForeground else {
        let job = try supervisor.startInBackground(request, label: recordedText)
        pending[job.number] = Pending(start: start)
        return .stopped(job)
      }
      switch try supervisor.run(request, label: recordedText, observer: observer) {
      case .finished(let outcome):
        let recorded = record(start, outcome)
        let (change, variables) = harvest?.result(before: state) ?? (nil, [:])
        return .finished(
          status: outcome.status,
          Finished(
            outcome: outcome, change: change, variables: variables,
            secretCount: start?.secrets.count ?? 0,
            record: recorded))
      case .stopped(let job):
        pending[job.number] = Pending(start: start)
        return .stopped(job)
      }
    } catch {
      if let start {
        copilot.finish(
          copilot.recorder.finish(
            start, exitCode: error.status,
            durationSeconds: MonotonicTime.now().seconds(since: startedAt),
            standardError: "\(error)"))
      }
      return .failedToStart(status: error.status, error)
    }
  }

  /// Runs one argv as it is.
  package func run(
    arguments: [String], state: SessionState, options: Options,
    observer: (any RunObserver)? = nil
  ) -> Result {
    let text = ShellQuoting.line(from: arguments)
    let line = CommandLine(text)
    return run(line, recordedText: text, state: state, options: options, observer: observer)
  }

  /// Brings a job to the foreground and waits for it.
  package func resumeInForeground(
    _ job: Job, observer: (any RunObserver)? = nil
  ) -> Result? {
    guard let result = try? supervisor.resumeInForeground(job, observer: observer) else {
      return nil
    }
    switch result {
    case .stopped(let job): return .stopped(job)
    case .finished(let outcome):
      let start = pending.removeValue(forKey: job.number)?.start
      record(start, outcome)
      return .finished(
        status: outcome.status,
        Finished(outcome: outcome, change: nil, secretCount: start?.secrets.count ?? 0))
    }
  }

  /// Lets a stopped job go on without the terminal.
  ///
  /// - Returns: Whether it could be resumed.
  package func resumeInBackground(_ job: Job) -> Bool {
    (try? supervisor.resumeInBackground(job)) != nil
  }

  /// Records the jobs that have ended since the last call, and returns them.
  package func collectFinishedJobs() -> [(job: Job, outcome: ExecutionOutcome)] {
    let finished = supervisor.takeFinishedJobs()
    for (job, outcome) in finished {
      record(pending.removeValue(forKey: job.number)?.start, outcome)
    }
    return finished
  }

  /// Leaves a job to itself: it is no longer listed, and the end of the shell does not end it.
  package func disown(_ job: Job) { disowned.insert(job.number) }

  /// Tells the jobs that the shell goes away. The corresponding C function is `kill`.
  package func hangUpJobs() {
    for job in jobs {
      kill(-job.group, SIGHUP)
      kill(-job.group, SIGCONT)
    }
  }

  @discardableResult
  private func record(
    _ start: ExecutionRecorder.Start?, _ outcome: ExecutionOutcome
  ) -> ExecutionRecord? {
    guard let start else { return nil }
    let record = copilot.recorder.finish(start, with: outcome)
    copilot.finish(record)
    return record
  }
}

// MARK: - How a line is launched

extension LineRunner {
  /// The argv of a line that needs no shell.
  private func directArguments(of line: CommandLine, in state: SessionState) -> [String]? {
    guard let arguments = line.literalArguments, let utility = arguments.first,
      !ShellWords.needShell(utility, in: state.language),
      state.definitions.functions[utility] == nil
    else { return nil }
    return arguments
  }

  private func launchRequest(
    for line: CommandLine, state: SessionState, options: Options, parameters: [String]
  ) -> LaunchRequest {
    let arguments =
      directArguments(of: line, in: state)
      ?? [state.shell, "-c", front(of: line, state, options) + line.text] + parameters
    var request = LaunchRequest(arguments: arguments, environment: state.environment)
    request.isForeground = options.isForeground
    request.ownsProcessGroup = options.ownsProcessGroup
    request.taps = options.readsOutput ? .standardErrorAndOutput : taps(for: line, in: state)
    request.errorOutputIsTerminal = line.drawsOnErrorOutput
    // A shell's jobs always react to the terminal's keys.
    request.ignoredSignals =
      options.ownsProcessGroup ? ignoredSignals & ~Self.terminalSignals : ignoredSignals
    request.tailLimitBytes = max(copilot.configuration.record.tailBytes, 1)
    return request
  }

  private static var terminalSignals: UInt64 {
    [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE].reduce(0) { $0 | 1 << UInt64($1 - 1) }
  }

  /// What stands in front of a line so that it finds the session's variables and last status.
  private func front(
    of line: CommandLine, _ state: SessionState, _ options: Options
  ) -> String {
    let variables = assignments(state)
    guard options.lastStatus != 0 else { return variables }
    switch state.language {
    case .fish where line.text.contains("status"):
      return variables + "command sh -c 'exit \(options.lastStatus)'; "
    case .bash, .zsh, .posix:
      guard line.text.contains("$?") || line.text.contains("${?") else { return variables }
      // The list keeps the status, and `set -e` does not end at it.
      return variables + "(exit \(options.lastStatus)) && :; "
    case .fish, .foreign: return variables
    }
  }

  /// The unexported variables, as assignments in front of the line.
  private func assignments(_ state: SessionState) -> String {
    let language = state.language
    guard !state.variables.isEmpty, language != .foreign else { return "" }
    return state.variables.sorted { $0.key < $1.key }.map {
      language == .fish
        ? "set \($0.key) \(language.quoted($0.value));"
        : "\($0.key)=\(ShellQuoting.quoted($0.value));"
    }.joined(separator: " ") + " "
  }

  /// What can be read along without getting in the way.
  private func taps(for line: CommandLine, in state: SessionState) -> OutputTaps {
    let record = copilot.configuration.record
    // A function uses the terminal like what it is made of.
    let functions = state.definitions.functions
    if !functions.isEmpty {
      for text in line.commandNames.compactMap({ functions[$0] })
      where CommandLine(text).terminalUse == .ownsTerminal {
        return .none
      }
    }
    switch line.terminalUse {
    case .ownsTerminal: return .none
    case .lineOriented where record.stdout:
      return .standardErrorAndOutput
    case .lineOriented, .ordinary:
      return record.stderr ? .standardError : .none
    }
  }
}
