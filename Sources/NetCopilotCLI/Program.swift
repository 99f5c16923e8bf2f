import Commands
import Copilot
import Execution
import Glibc
import JSON
import Platform
import Store

/// One run of the program: its options, its settings and its copilot, opened when first needed.
final class Program {
  var globals: GlobalOptions
  let environment: ProcessEnvironment
  let console: Console
  /// Where the files lie: as the options say when it is first asked for.
  private(set) lazy var layout: DataLayout = findPlaces()
  /// The options that ``layout`` was found by.
  private var placesInUse: [String?]?
  /// The settings with their origin.
  private(set) lazy var loaded: LoadedConfiguration = loadConfiguration()
  var configuration: Configuration { loaded.configuration }
  private(set) lazy var copilot: Copilot = openCopilot()
  /// Whether whoever started this program wants Ctrl-C ignored; to be asked before the program
  /// ignores it of its own accord.
  lazy var startedIgnoringInterrupts = Supervisor.ignoredSignals() & 1 << UInt64(SIGINT - 1) != 0
  /// Whether this run executes one command and ends; set before ``copilot`` is used.
  var isShortLived = false
  /// Whether this run reads lines, and so keeps Ctrl-C to itself.
  var isShell = false
  /// Runs a line as the shell that is open would, and lets the terminal be; nil where there is none.
  var shellRunner: ((CommandLine, LineRunner.Options) -> LineRunner.Result)?
  /// The directory that the user is in, as they walked into it; nil when it is gone.
  lazy var workingDirectory: String? = LogicalPath.working(environment: environment)

  init(globals: GlobalOptions, environment: ProcessEnvironment, console: Console) {
    self.globals = globals
    self.environment = environment
    self.console = console
    console.apply(globals)
  }

  private func findPlaces() -> DataLayout {
    placesInUse = [globals.dataDirectory, globals.configurationFile]
    return DataLayout(
      directoryOption: globals.dataDirectory, configurationOption: globals.configurationFile,
      environment: environment, workingDirectory: Files.workingDirectory())
  }

  /// Refuses options that come too late: a shell keeps the places that it started with.
  func checkPlaces(of operation: Operation) throws(UsageError) {
    guard let placesInUse else { return }
    let name = operation.path.joined(separator: " ")
    if placesInUse[0] != globals.dataDirectory {
      throw .unexpectedArgument("--data-dir", subcommand: name)
    }
    if placesInUse[1] != globals.configurationFile {
      throw .unexpectedArgument("--config", subcommand: name)
    }
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
    if let problem = copilot.takeRankingProblem() { console.complain(problem) }
    tellCatalogueProblems()
    if let problem = copilot.memory.takeModelProblem() {
      console.complain(
        "\(problem); the model before it is used, and 'models train' makes a new one")
    }
  }

  /// Tells what is wrong with the user's own catalogue files: the first of each file.
  private func tellCatalogueProblems() {
    var file: String?
    for problem in copilot.takeCatalogueProblems() where problem.file != file {
      file = problem.file
      console.complain("\(problem); the file is left out")
    }
  }

  /// Performs an operation and writes its answer.
  func perform(
    _ operation: Operation, _ words: ArraySlice<String>
  ) throws(UsageError) -> Int32 {
    var arguments = try OperationParser(operation: operation).parse(words, globals: &globals)
    try checkPlaces(of: operation)
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

  /// Runs work of this program's own that Ctrl-C stops.
  ///
  /// - Parameter body: The work; it gets what tells whether Ctrl-C was pressed. What it does on the
  ///   history through ``copilot`` is stopped by itself.
  func stoppable<Value, Failure: Error>(
    _ body: (_ isStopped: @escaping () -> Bool) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard !startedIgnoringInterrupts else { return try body { false } }
    let watch = InterruptWatch()
    let isStopped = { watch.isInterrupted }
    return try copilot.stoppable(when: isStopped) { () throws(Failure) in try body(isStopped) }
  }

  /// Performs an operation and writes its answer.
  func perform(_ operation: Operation, _ arguments: OperationArguments) -> Int32 {
    defer {
      tellNotices()
      console.flush()
    }
    do throws(OperationError) {
      let output = try stoppable { _ throws(OperationError) in
        try operation.perform(on: copilot, with: arguments)
      }
      if case .erased(let erasure) = output, !erasure.isDone, !console.isJSON {
        return confirmErasure(operation, arguments, count: erasure.executions)
      }
      if case .restored(let report) = output, !report.isDone, !console.isJSON {
        return confirm(
          operation, arguments, question: "\(report.source) will take the place of the history",
          otherwise: "nothing was restored")
      }
      try write(output)
      return OutputRenderer.status(of: output)
    } catch {
      let text = OperationErrorWording.text(error, of: operation)
      if case .stopped = error {
        console.tellStopped(text)
        return 128 + SIGINT
      }
      console.complain(text)
      return error.isUsage ? 2 : 1
    }
  }

  /// Writes an answer; Ctrl-C ends one that may be long.
  private func write(_ output: OperationOutput) throws(OperationError) {
    let renderer = OutputRenderer(console: console, environment: environment)
    guard case .executions = output else { return renderer.write(output) }
    try stoppable { isStopped throws(OperationError) in
      console.isStopped = isStopped
      defer { console.isStopped = nil }
      renderer.write(output)
      console.flush()
      if isStopped() { throw .stopped(.cutAnswer) }
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
    return confirm(
      operation, arguments, question: "\(executions) will be erased",
      otherwise: "nothing was erased", refusal: "\(executions) would be erased; --yes erases them.")
  }

  /// Asks before something is done; without a terminal nothing is.
  ///
  /// - Parameters:
  ///   - question: What will be done.
  ///   - otherwise: What is so when it is not.
  ///   - refusal: What is said where nobody can be asked.
  private func confirm(
    _ operation: Operation, _ arguments: OperationArguments, question: String, otherwise: String,
    refusal: String? = nil
  ) -> Int32 {
    guard isatty(0) == 1 else {
      console.write((refusal ?? "\(question) with --yes; \(otherwise).") + "\n")
      return 0
    }
    // The watch begins before the question is seen.
    let watch = InterruptWatch()
    console.write("\(question). Go on? [y/N] ")
    console.flush()
    guard watch.waitForInput(0) else {
      console.tellStopped(otherwise)
      return 128 + SIGINT
    }
    guard let answer = readLine(), answer == "y" || answer == "yes" else {
      console.write(otherwise.prefix(1).uppercased() + otherwise.dropFirst() + ".\n")
      return 0
    }
    var confirmed = arguments
    confirmed.set("yes", to: true)
    return perform(operation, confirmed)
  }
}
