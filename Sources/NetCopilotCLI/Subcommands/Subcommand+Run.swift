import Commands
import Copilot
import Execution
import Platform

extension Subcommand {
  /// `run -- ARGV…`: one command as it is.
  static let run = Subcommand(
    "run", "Run one command and record it", usage: ["run [--] COMMAND [ARGUMENT…]"],
    takesRawArguments: true
  ) { (program, words) throws(UsageError) in
    if words.first == "--" {
      words.removeFirst()
    } else if words.first == "--help" || words.first == "-h" {
      Subcommand.named("run").map { program.console.write(HelpText.subcommand($0)) }
      return 0
    }
    guard !words.isEmpty else { throw .missingArgument("COMMAND", subcommand: "run") }
    return program.runArguments(Array(words))
  }
}

extension Program {
  /// Runs `-c LINE`: through the shell unless it is a plain argv.
  ///
  /// - Parameter parameters: `$0`, `$1` … of the line, as with `sh -c`.
  func runLine(_ line: String, parameters: [String]) -> Int32 {
    guard !line.utf8.contains(0) else {
      console.complain("-c: the line has a NUL byte and was not run")
      return 2
    }
    guard line.utf8.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }) else { return 0 }
    return runOnce { runner, state, options in
      runner.run(
        .init(line), recordedText: line, state: state, options: options,
        parameters: parameters)
    }
  }

  /// Runs `run -- ARGV…`.
  func runArguments(_ arguments: [String]) -> Int32 {
    runOnce { runner, state, options in
      runner.run(arguments: arguments, state: state, options: options)
    }
  }

  /// Runs one command without job control and hands on its status.
  private func runOnce(
    _ body: (LineRunner, SessionState, LineRunner.Options) -> LineRunner.Result
  ) -> Int32 {
    isShortLived = true
    let state = SessionState(
      environment: environment,
      directory: workingDirectory,
      shell: configuration.shell)
    let supervisor: Supervisor
    do throws(LaunchFailure) {
      supervisor = try Supervisor(
        terminal: nil, networkAccounting: configuration.networkAccounting,
        capturesHeaders: configuration.record.capture)
    } catch {
      console.complain("the command can't be watched: \(error)")
      return 126
    }
    let runner = LineRunner(copilot: copilot, supervisor: supervisor)
    JobControlSignals.leaveInterruptsToCommands()
    var options = LineRunner.Options()
    options.ownsProcessGroup = false
    let status: Int32
    switch body(runner, state, options) {
    case .finished(let ended, _): status = ended
    case .stopped: status = 0
    case .failedToStart(let ended, let failure):
      console.complain(LaunchFailureWording.text(failure, environment: environment))
      status = ended
    }
    copilot.endSession()
    tellNotices()
    return status
  }
}

extension Configuration {
  /// How bytes are counted.
  var networkAccounting: NetworkAccounting { record.network == .automatic ? .automatic : .off }
}
