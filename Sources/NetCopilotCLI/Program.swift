import Copilot
import Glibc
import JSON
import Platform
import Store

/// One run of the program: its options, its settings and its copilot, opened when first needed.
final class Program {
  var globals: GlobalOptions
  let environment: ProcessEnvironment
  let console: Console
  let layout: DataLayout
  /// The settings with their origin.
  private(set) lazy var loaded: LoadedConfiguration = loadConfiguration()
  var configuration: Configuration { loaded.configuration }
  private(set) lazy var copilot: Copilot = openCopilot()
  /// Whether this run executes one command and ends; set before ``copilot`` is used.
  var isShortLived = false
  /// The directory that the user is in, as they walked into it; nil when it is gone.
  lazy var workingDirectory: String? = LogicalPath.working(environment: environment)

  init(globals: GlobalOptions, environment: ProcessEnvironment, console: Console) {
    self.globals = globals
    self.environment = environment
    self.console = console
    layout = DataLayout(
      directoryOption: globals.dataDirectory, configurationOption: globals.configurationFile,
      environment: environment, workingDirectory: Files.workingDirectory())
    console.apply(globals)
  }

  /// Reads the settings; what is wrong in the file is told, and the rest is used.
  private func loadConfiguration() -> LoadedConfiguration {
    guard let file = layout.configuration else { return LoadedConfiguration() }
    let loaded = Configuration.load(path: file, mustExist: globals.configurationFile != nil)
    for problem in loaded.problems.prefix(3) { console.complain("\(problem)") }
    if globals.color == nil, environment.nonEmpty("NO_COLOR") == nil,
      loaded.configuration.color != .auto
    {
      console.apply(color: loaded.configuration.color.rawValue)
    }
    return loaded
  }

  private func openCopilot() -> Copilot {
    var random = SystemRandomReserve()
    return Copilot(
      layout: layout, configuration: configuration,
      session: .current(environment: environment, now: .now(), random: &random),
      isShortLived: isShortLived)
  }

  /// Tells what the history has to say, a line each.
  func tellNotices() {
    for notice in copilot.takeNotices() {
      console.complain(RecordNoticeWording.text(notice))
    }
  }

  /// Performs an operation and writes its answer.
  func perform(
    _ operation: Operation, _ words: ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    var arguments = try OperationParser(operation: operation).parse(words, globals: &globals)
    console.apply(globals)
    place(operation, &arguments)
    return perform(operation, arguments)
  }

  /// Makes `--cwd` absolute, as the history keeps directories; a suggestion or an observed
  /// command without one is about the directory that the user is in.
  private func place(_ operation: Operation, _ arguments: inout OperationArguments) {
    guard operation.parameters.contains(where: { $0.name == "cwd" }) else { return }
    if let given = try? arguments.text("cwd") {
      let path = LogicalPath.resolve(
        given, from: workingDirectory, home: environment.homeDirectory)
      arguments.set("cwd", to: .string(path))
    } else if operation.name == "suggest" || operation.name == "observe",
      let directory = workingDirectory
    {
      arguments.set("cwd", to: .string(directory))
    }
  }

  /// Performs an operation and writes its answer.
  func perform(_ operation: Operation, _ arguments: OperationArguments) -> Int32 {
    defer {
      tellNotices()
      console.flush()
    }
    do throws(OperationError) {
      let output = try operation.perform(on: copilot, with: arguments)
      if case .erased(let count, isDone: false) = output, !console.isJSON {
        return confirmErasure(operation, arguments, count: count)
      }
      OutputRenderer(console: console, environment: environment).write(output)
      return OutputRenderer.status(of: output)
    } catch {
      console.complain(OperationErrorWording.text(error, of: operation))
      return error.isUsage ? 2 : 1
    }
  }

  /// Asks before something is erased; without a terminal nothing is.
  private func confirmErasure(
    _ operation: Operation, _ arguments: OperationArguments, count: Int
  ) -> Int32 {
    let executions = count == 1 ? "1 execution" : "\(Figures.grouped(count)) executions"
    guard count > 0 else {
      console.write("Nothing matches; nothing was erased.\n")
      return 0
    }
    guard isatty(0) == 1 else {
      console.write("\(executions) would be erased; --yes erases them.\n")
      return 0
    }
    console.write("\(executions) will be erased. Go on? [y/N] ")
    console.flush()
    guard let answer = readLine(), answer == "y" || answer == "yes" else {
      console.write("Nothing was erased.\n")
      return 0
    }
    var confirmed = arguments
    confirmed.set("yes", to: true)
    return perform(operation, confirmed)
  }
}
