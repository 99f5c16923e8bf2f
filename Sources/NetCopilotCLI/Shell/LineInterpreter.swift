import Commands
import Copilot
import Execution
import Glibc
import Platform
import Store
import Terminal

/// Does what a typed line says: an operation, a builtin, a job command, or a command to run.
final class LineInterpreter {
  /// What the shell's loop does next.
  enum Next: Equatable {
    case goOn
    case exit(Int32)
  }

  let program: Program
  let runner: LineRunner
  var state: SessionState
  /// The status of the last line.
  private(set) var lastStatus: Int32 = 0
  /// The signal that ended the last command; nil when it exited.
  private(set) var lastSignal: Int32?
  /// How long the last line took, in seconds; nil when nothing ran.
  private(set) var lastDurationSeconds: Double?
  /// What the history was given of the last line, as it was typed; nil for nothing.
  private(set) var recordedText: String?
  /// Whether a person types the lines.
  let isInteractive: Bool
  /// Hears of output and passing time while a command runs.
  var observer: (any RunObserver)?
  /// Hears what is about to run in the foreground.
  var onStart: ((CommandLine) -> Void)?
  /// Hears that it no longer does: with its outcome, or nil when it was stopped or never started.
  var onEnd: ((ExecutionOutcome?) -> Void)?

  /// What can be done about the last command, which failed; nil after one that did not.
  private(set) var lastFailure: FailureReport?

  /// What stood on the screen when the line was entered.
  var shown: ShownDecision?
  /// Whether a digit also enters the line that it chooses: it answers a question.
  private(set) var entersChoices = false

  private let builtins: BuiltinRunner
  private var previousLine: String?
  /// The commands that the last request found, for the user to choose from, edit and run.
  private(set) var choices: [String] = []
  /// The likeliest of them, when it is safe to offer.
  private(set) var proposal: String?
  private var hasToldOfRedaction = false
  private var hasToldOfForeignShell = false

  var console: Console { program.console }

  init(program: Program, supervisor: Supervisor, isInteractive: Bool) {
    self.program = program
    self.isInteractive = isInteractive
    runner = LineRunner(copilot: program.copilot, supervisor: supervisor)
    builtins = BuiltinRunner(console: program.console)
    var environment = program.environment
    environment["NETCOPILOT_SESSION"] = program.copilot.session.uid
    state = SessionState(
      environment: environment, directory: program.workingDirectory,
      shell: program.configuration.shell)
    program.shellRunner = { [weak self] line, options in
      guard let self else {
        return .failedToStart(status: 1, .noSuchJob(number: 0))
      }
      return self.runner.run(
        line, recordedText: line.text, state: self.state, options: options)
    }
  }

  /// Interprets one whole line.
  func interpret(_ typed: String) -> Next {
    var text = typed
    recordedText = nil
    if isInteractive {
      guard let expanded = expandHistory(typed) else { return .goOn }
      text = expanded
    }
    let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    guard !isBlank else { return .goOn }
    guard !text.utf8.contains(0) else {
      console.complain("the line has a NUL byte and was not run")
      lastStatus = 2
      return .goOn
    }
    let isPrivate = state.isPrivate || (isInteractive && text.hasPrefix(" "))
    if !isPrivate { previousLine = text }
    // What the shell does itself takes no time worth telling.
    lastDurationSeconds = nil
    lastFailure = nil
    choices = []
    entersChoices = false
    proposal = nil
    if let operation = OperationLine(text) {
      lastStatus = run(operation)
      lastSignal = lastStatus == 128 + SIGINT ? SIGINT : nil
      return .goOn
    }
    let line = CommandLine(state.aliases.expand(text))
    if let next = runBuiltin(line, recordedText: text, isPrivate: isPrivate) { return next }
    if assign(line) { return .goOn }
    return run(line, recordedText: text, isPrivate: isPrivate) ? .exit(lastStatus) : .goOn
  }

  /// Sets the status that the next line sees as the last one.
  func setStatus(_ status: Int32) {
    lastStatus = status
    lastDurationSeconds = nil
  }
}

// MARK: - History references

extension LineInterpreter {
  /// Replaces `!!` and its relatives; nil when there is nothing to refer to.
  private func expandHistory(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "!")) || text.hasPrefix("^") else { return text }
    let recall = HistoryReferences(copilot: program.copilot, previousLine: previousLine)
    do throws(HistoryExpansionError) {
      let expanded = try HistoryExpansion.expand(
        text, previous: recall.previous, byNumber: recall.line(number:),
        matching: recall.line(startingWith:), containing: recall.line(containing:))
      guard let expanded else { return text }
      console.write(expanded + "\n")
      console.flush()
      return expanded
    } catch {
      console.complain("\(error)")
      lastStatus = 1
      return nil
    }
  }
}

// MARK: - Operations

extension LineInterpreter {
  private func run(_ line: OperationLine) -> Int32 {
    switch line {
    case .question(let text): return answer(text)
    case .privateMode(let isOn):
      if let isOn { state.isPrivate = isOn }
      console.remark(
        state.isPrivate
          ? "private: nothing is recorded until ':private off'" : "recording is on")
      return 0
    case .help:
      console.write(HelpText.shell())
      console.flush()
      return 0
    case .words(let words):
      program.workingDirectory = state.directory
      var rest = words[...]
      guard let name = rest.popFirst() else { return 0 }
      guard let subcommand = Subcommand.named(name), subcommand.isForShell else {
        let names = Subcommand.all.filter(\.isForShell).map(\.name) + ["private", "help", "why"]
        let nearest = Spelling.nearest(to: name, among: names)
        console.complain(
          "there is no operation ':\(name)'"
            + (nearest.map { "; did you mean ':\($0)'?" } ?? "; ':help' lists them"))
        return 2
      }
      do throws(UsageError) {
        return try subcommand.perform(in: program, &rest)
      } catch {
        console.complain("\(error)")
        return 2
      }
    }
  }
}

// MARK: - Requests in plain words

extension LineInterpreter {
  /// Shows the commands for a request; the likeliest waits behind the cursor of the next
  /// line, a digit takes any of them, nothing runs.
  private func answer(_ text: String) -> Int32 {
    let answer = program.copilot.ask(text, limit: 5).likely
    AnswerSheet(console: console).write(answer, isChoice: isInteractive)
    program.tellNotices()
    console.flush()
    choices = Array(answer.wishes.flatMap(\.commands).map(\.command).prefix(9))
    proposal = answer.best
    return answer.wishes.contains { $0.isKnown } ? 0 : 1
  }
}

// MARK: - Builtins and assignments

extension LineInterpreter {
  private func runBuiltin(
    _ line: CommandLine, recordedText: String, isPrivate: Bool
  ) -> Next? {
    guard var words = line.literalArguments, !line.runsInBackground else { return nil }
    if words.first == "builtin" { words.removeFirst() }
    guard let name = words.first, let builtin = Builtin(rawValue: name),
      line.literalArguments?.first == "builtin" || state.definitions.functions[name] == nil
    else { return nil }
    let arguments = Array(words.dropFirst())
    // Only the shell knows its jobs; everything else is for kill(1).
    if builtin == .kill, !arguments.contains(where: { $0.hasPrefix("%") }) { return nil }
    let start =
      isPrivate || !program.copilot.canRecord || builtin == .exit || builtin == .logout
      ? nil
      : program.copilot.describe(
        recordedText, directory: state.directory, startedAt: .now())
    let clock = MonotonicTime.now()
    let effect: BuiltinRunner.Effect
    if let own = builtins.run(builtin, arguments, state: &state, lastStatus: lastStatus) {
      effect = own
    } else if builtin == .history {
      effect = .status(run(.words(["history"] + (arguments.isEmpty ? ["list"] : arguments))))
    } else {
      effect = .status(JobCommands(interpreter: self).run(builtin, arguments))
    }
    switch effect {
    case .exit(let status): return .exit(status)
    case .status(let status):
      lastStatus = status
      if let start, builtin.isWorthRecording {
        self.recordedText = recordedText
        program.copilot.observe(
          program.copilot.recorder.finish(
            start, exitCode: status, durationSeconds: MonotonicTime.now().seconds(since: clock)))
      }
      return stopsAtFailure ? .exit(status) : .goOn
    }
  }

  /// Keeps plain assignments (`NAME=value`) for the lines that follow.
  private func assign(_ line: CommandLine) -> Bool {
    guard line.simpleCommands.count == 1, let command = line.simpleCommands.first,
      command.words.isEmpty, command.redirections.isEmpty, !command.assignments.isEmpty,
      command.assignments.allSatisfy({ $0.value.isLiteral && !$0.isAppending }),
      line.assignedNames.isSuperset(of: command.assignments.map(\.name))
    else { return false }
    for assignment in command.assignments {
      if state.environment[assignment.name] != nil {
        state.environment[assignment.name] = assignment.value.value
      } else {
        state.variables[assignment.name] = assignment.value.value
      }
    }
    lastStatus = 0
    return true
  }
}

// MARK: - Commands

extension LineInterpreter {
  /// Runs a command; true when it ended the shell, as in `make && exit`.
  private func run(_ line: CommandLine, recordedText: String, isPrivate: Bool) -> Bool {
    if !isPrivate, program.copilot.canRecord { self.recordedText = recordedText }
    var options = LineRunner.Options()
    options.isPrivate = isPrivate
    options.ownsProcessGroup = isInteractive
    options.lastStatus = lastStatus
    if line.runsInBackground, isInteractive { options.isForeground = false }
    let command =
      options.isForeground ? line : CommandLine(line.withoutBackgroundMark)
    console.flush()
    if options.isForeground { onStart?(line) }
    let result = runner.run(
      command, recordedText: recordedText, state: state, options: options, observer: observer)
    report(result)
    if isInteractive { noteShown(result, isPrivate: isPrivate) }
    if case .failedToStart(let status, let failure) = result, !isPrivate {
      tellFix(
        for: FailedRun(
          command: recordedText, exitCode: Int(status), standardError: "\(failure)"))
    }
    if state.language == .foreign, line.changesShellState, !hasToldOfForeignShell {
      hasToldOfForeignShell = true
      console.remark(
        "\(Files.name(of: state.shell)) keeps to itself what a line changes; "
          + "`config set shell /bin/bash` (or zsh, fish, sh) lets it last")
    }
    if case .finished(_, let finished) = result, let change = finished.change {
      return change.didExit
    }
    return stopsAtFailure
  }

  /// Whether the last line ends the script, because it failed after `set -e`.
  private var stopsAtFailure: Bool {
    !isInteractive && lastStatus != 0 && state.definitions.stopsAtFailure
  }

  /// Takes over how a run ended.
  func report(_ result: LineRunner.Result) {
    lastSignal = nil
    switch result {
    case .finished(let status, let finished):
      lastStatus = status
      lastDurationSeconds = finished.outcome.wallSeconds
      if case .signaled(let number) = finished.outcome.ending { lastSignal = number }
      if let change = finished.change { apply(change) }
      for (name, value) in finished.variables { state.variables[name] = value }
      onEnd?(finished.outcome)
      if let record = finished.failed { tellCause(of: record) }
      if finished.secretCount > 0, !hasToldOfRedaction {
        hasToldOfRedaction = true
        console.remark("a secret in that line is kept out of the history; it shows as •••")
      }
    case .stopped(let job):
      lastDurationSeconds = nil
      onEnd?(nil)
      if case .stopped(let signal) = job.state {
        lastStatus = 128 + signal
        console.remark("\n[\(job.number)]+  Stopped   \(job.label)")
      } else {
        lastStatus = 0
        console.remark("[\(job.number)] \(job.group)")
      }
    case .failedToStart(let status, let failure):
      lastStatus = status
      lastDurationSeconds = nil
      onEnd?(nil)
      console.complain(LaunchFailureWording.text(failure, environment: state.environment))
    }
  }

  /// Says in a dim line why a command failed, and keeps the fix for the next empty line.
  ///
  /// A command that a person ended, or whose failure says nothing, is left alone.
  private func tellCause(of record: ExecutionRecord) {
    guard isInteractive, program.configuration.explain.afterFailure, !console.isQuiet else {
      return
    }
    let report = program.copilot.explain(
      FailedRun(record), directory: record.directory, at: record.startedAt)
    guard let explanation = report.explanation, explanation.confidence >= 0.5,
      explanation.cause != .interrupted, explanation.cause != .unknown
    else { return }
    lastFailure = report
    let text = TextWidth.printable(report.summary, glyphs: console.glyphs)
    console.remark(
      console.errorPalette.render("\(console.glyphs.failure) \(text)", .dim))
  }

  /// Leaves to the audit trail what was shown with the line, and asks about it where that is worth it.
  private func noteShown(_ result: LineRunner.Result, isPrivate: Bool) {
    defer { shown = nil }
    guard !isPrivate, case .finished(let status, let finished) = result,
      let record = finished.record
    else { return }
    let explanation = lastFailure?.explanation
    var decision = shown ?? ShownDecision(at: .now())
    decision.cause = explanation?.cause.rawValue
    decision.causeConfidence = explanation?.confidence
    decision.status = status
    program.copilot.memory.note(decision)
    guard !console.isQuiet,
      let question = program.copilot.question(
        about: record, cause: explanation.map { ($0.cause.rawValue, $0.confidence) })
    else { return }
    choices = question.answers.map(\.line) + [":config set feedback.ask false"]
    entersChoices = true
    let answers = question.answers.map(\.words) + ["never ask"]
    let keys = answers.enumerated().map { "\($0.offset + 1) \($0.element)" }
    console.remark(
      console.errorPalette.render(
        "? \(question.words)  " + keys.joined(separator: " \(console.glyphs.separator) "), .dim))
  }

  /// Keeps the fix for a command that could not be started; why is told already.
  private func tellFix(for run: FailedRun) {
    guard isInteractive, program.configuration.explain.afterFailure else { return }
    lastFailure = program.copilot.explain(run, directory: state.directory)
  }

  private func apply(_ change: ShellStateChange) {
    if let directory = change.directory, directory != state.directory {
      if chdir(directory) == 0 {
        state.previousDirectory = state.directory
        state.directory = directory
      }
    }
    let previous = state.environment["OLDPWD"]
    state.environment = change.environment
    // fish keeps the directory before to itself.
    if state.language == .fish, change.environment["OLDPWD"] == previous {
      state.environment["OLDPWD"] = state.previousDirectory
    }
    if let functions = change.functions { state.definitions.functions = functions }
    if let options = change.options { state.definitions.options = options }
    if let list = change.aliases { state.aliases = AliasTable(list: list) }
    state.environment["NETCOPILOT_SESSION"] = program.copilot.session.uid
    for name in change.environment.values.keys { state.variables[name] = nil }
    _ = Glibc.umask(mode_t(change.fileModeMask))
  }
}
