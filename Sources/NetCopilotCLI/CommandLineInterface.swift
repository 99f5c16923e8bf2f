import Commands
import Copilot
import Execution
import Glibc
import Platform

/// The program's entry.
public enum CommandLineInterface {
  /// Runs the program with this process's arguments and ends it with the status.
  public static func main() {
    // A write past the limit of a file's size then fails, instead of ending the program; commands
    // get the default behaviour back when they are spawned.
    if Supervisor.ignoredSignals() & 1 << UInt64(SIGXFSZ - 1) == 0 {
      signal(SIGXFSZ, noticeNothing)
    }
    exit(run(arguments: Array(Swift.CommandLine.arguments.dropFirst())))
  }

  /// The place of the first argument that is not UTF-8, from 1; such bytes would reach a command
  /// changed.
  private static var firstForeignArgument: Int? {
    (1..<max(1, Int(Swift.CommandLine.argc))).first { index in
      guard let argument = Swift.CommandLine.unsafeArgv[index] else { return false }
      return String(validatingCString: argument) == nil
    }
  }

  /// Runs the program.
  ///
  /// - Parameter arguments: What follows the program's name.
  /// - Returns: The exit status.
  static func run(arguments: [String]) -> Int32 {
    let environment = ProcessEnvironment.current()
    let console = Console(environment: environment)
    let status = run(arguments: arguments, environment: environment, console: console)
    console.flush()
    // A reader that has seen enough is no failure; an answer that could not be written is.
    guard let failure = console.outputFailure, failure.code != EPIPE else { return status }
    console.complain("standard output: \(failure.reason)")
    return status == 0 ? 1 : status
  }

  private static func run(
    arguments: [String], environment: ProcessEnvironment, console: Console
  ) -> Int32 {
    if let place = firstForeignArgument {
      console.complain("argument \(place) is not UTF-8 text, which this program needs")
      return 2
    }
    var rest = arguments[...]
    do throws(UsageError) {
      var globals = try GlobalOptions.parse(&rest)
      console.apply(globals)
      if globals.wantsVersion {
        console.write("netcopilot \(Version.text)\n")
        return 0
      }
      if let line = globals.line {
        let program = Program(globals: globals, environment: environment, console: console)
        return program.runLine(line, parameters: Array(rest))
      }
      guard let name = rest.popFirst() else {
        if globals.wantsHelp {
          console.write(HelpText.program())
          return 0
        }
        let program = Program(globals: globals, environment: environment, console: console)
        return program.runShell()
      }
      guard let subcommand = Subcommand.named(name) else {
        if name == "help" { return help(rest, console) }
        throw .unknownSubcommand(
          name, nearest: Spelling.nearest(to: name, among: Subcommand.all.map(\.name)))
      }
      return try subcommand.perform(
        &rest, globals: &globals, environment: environment, console: console)
    } catch {
      console.complain("\(error)")
      return 2
    }
  }

  private static func help(_ words: ArraySlice<String>, _ console: Console) -> Int32 {
    guard let name = words.first else {
      console.write(HelpText.program())
      return 0
    }
    guard let subcommand = Subcommand.named(name) else {
      console.complain("\(UsageError.unknownSubcommand(name, nearest: nil))")
      return 2
    }
    console.write(HelpText.subcommand(subcommand))
    return 0
  }
}

/// Takes a signal and goes on: unlike an ignored one it is not handed on to commands.
private func noticeNothing(_ number: Int32) {}

/// What this build is called.
enum Version {
  static let text = "0.1.0"
}
