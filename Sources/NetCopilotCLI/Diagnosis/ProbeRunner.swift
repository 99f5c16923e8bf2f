import Commands
import Copilot
import Execution
import Glibc
import Platform

/// Runs the probes of a diagnosis and the steps of a workflow: through the shell that is open, else by itself.
final class ProbeRunner {
  private let program: Program
  private let readsOutput: Bool
  private var own: (runner: LineRunner, state: SessionState)?

  /// - Parameter readsOutput: Whether the ends of both outputs are wanted.
  init(program: Program, readsOutput: Bool) {
    self.program = program
    self.readsOutput = readsOutput
  }

  /// How a probe ended.
  struct Ending {
    let run: FailedRun
    let seconds: Double
    /// Whether Ctrl-C or Ctrl-Z ended the wait for it.
    let wasInterrupted: Bool
  }

  /// Runs one probe and waits for it.
  ///
  /// - Throws: ``LaunchFailure`` when it can't be started or watched.
  func run(_ command: String) throws(LaunchFailure) -> Ending {
    var options = LineRunner.Options()
    options.readsOutput = readsOutput
    let line = CommandLine(command)
    let result: LineRunner.Result
    if let shell = program.shellRunner {
      result = shell(line, options)
    } else {
      let (runner, state) = try standalone()
      options.ownsProcessGroup = false
      result = runner.run(line, recordedText: command, state: state, options: options)
    }
    switch result {
    case .failedToStart(_, let failure): throw failure
    case .stopped:
      return Ending(run: FailedRun(command: command), seconds: 0, wasInterrupted: true)
    case .finished(_, let finished):
      let outcome = finished.outcome
      var run = FailedRun(command: command)
      switch outcome.ending {
      case .exited(let code): run.exitCode = Int(code)
      case .signaled(let number): run.signal = Int(number)
      }
      run.standardError = text(outcome.standardErrorTail)
      run.standardOutput = text(outcome.standardOutputTail)
      return Ending(
        run: run, seconds: outcome.wallSeconds,
        wasInterrupted: run.signal == Int(SIGINT) || run.exitCode == 128 + Int(SIGINT))
    }
  }

  private func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }

  private func standalone() throws(LaunchFailure) -> (LineRunner, SessionState) {
    if let own { return own }
    // Where answers are JSON, what probes print goes with the diagnostics.
    let streams = Supervisor.Streams(output: program.console.isJSON ? 2 : 1)
    let supervisor = try Supervisor(
      terminal: nil, streams: streams,
      networkAccounting: program.configuration.networkAccounting,
      capturesHeaders: program.configuration.record.capture)
    JobControlSignals.leaveInterruptsToCommands()
    let made = (
      runner: LineRunner(copilot: program.copilot, supervisor: supervisor),
      state: SessionState(
        environment: program.environment, directory: program.workingDirectory,
        shell: program.configuration.shell)
    )
    own = made
    return made
  }
}
