import Commands
import Copilot
import Execution
import Glibc
import Platform
import Terminal

/// The shell that a person types into: prompt, read, interpret, again.
final class InteractiveShell {
  private let interpreter: LineInterpreter
  private let news: JobNews
  private let display: RunDisplay
  private let completer: Completer
  private var hasWarnedOfJobs = false
  /// The lines for the arrow keys that the history was given too.
  private var recordedLines: Set<String> = []
  /// The history's count of erasures at the last look.
  private var seenErasures = 0

  private var program: Program { interpreter.program }
  private var console: Console { interpreter.console }

  init(interpreter: LineInterpreter, news: JobNews) {
    self.interpreter = interpreter
    self.news = news
    display = RunDisplay(program: interpreter.program)
    completer = Completer(copilot: interpreter.program.copilot)
    interpreter.observer = display
    interpreter.onStart = { [display] in display.start($0) }
    interpreter.onEnd = { [display] in display.end($0) }
  }

  /// Runs until the user leaves, and returns the status to end with.
  func run() -> Int32 {
    JobControlSignals.waitForForeground(of: 0)
    program.copilot.prepareInteractive()
    JobControlSignals.ignore()
    let assistant = TypingAssistant(interpreter: interpreter, completer: completer)
    guard let editor = makeEditor(assistant) else { return runPlain() }
    let mailbox = editor.mailbox
    assistant.mailbox = mailbox
    program.copilot.memory.loadInBackground { mailbox.requestRedraw() }
    news.connect(mailbox)
    let lines = program.copilot.newestLines(limit: 500)
    editor.replaceHistory(lines)
    recordedLines = Set(lines)
    seenErasures = program.copilot.memory.erasureCount
    return withExtendedLifetime(assistant) {
      loop(
        read: { [self] prompt in
          forgetErasedLines(in: editor)
          let result = editor.readLine(prompt: prompt)
          if case .line(let text) = result { interpreter.shown = assistant.takeShown(with: text) }
          return result
        },
        remember: { editor.addHistory($0) })
    }
  }

  /// Reads lines without an editor: on a terminal that can't move its cursor.
  private func runPlain() -> Int32 {
    let reader = PlainLineReader(showsPrompt: true)
    return loop(read: { reader.readLine(prompt: $0) }, remember: { _ in })
  }

  private func makeEditor(_ assistant: TypingAssistant) -> LineEditor? {
    let configuration = program.configuration
    var options = LineEditor.Options()
    options.mode = configuration.editor.mode == .vi ? .vi : .emacs
    options.showsGhost = configuration.editor.ghost && configuration.suggest.enabled
    options.usesBracketedPaste = configuration.editor.bracketedPaste
    options.colorPolicy = console.palette.policy
    options.glyphs = console.glyphs
    options.terminalName = program.environment["TERM"]
    do throws(TerminalError) {
      return try LineEditor(options: options, delegate: assistant)
    } catch {
      if program.environment.nonEmpty("TERM") != "dumb" { console.remark("netcopilot: \(error)") }
      return nil
    }
  }

  /// Interprets lines until the user leaves.
  ///
  /// - Parameters:
  ///   - read: Reads one.
  ///   - remember: Takes one for the arrow keys.
  private func loop(read: (Prompt) -> ReadResult, remember: (String) -> Void) -> Int32 {
    var pending: String?
    while true {
      collectJobs()
      program.tellNotices()
      program.copilot.memory.refresh(from: try? program.copilot.store())
      let prompt = PromptText(interpreter: interpreter).prompt
      switch read(pending == nil ? prompt : prompt.continued) {
      case .interrupted:
        pending = nil
        interpreter.setStatus(130)
      case .endOfFile:
        if pending != nil {
          pending = nil
          console.complain("the line was not finished")
          interpreter.setStatus(2)
          continue
        }
        if let status = leave(interpreter.lastStatus) { return status }
      case .line(let typed):
        let text = pending.map { $0 + "\n" + typed } ?? typed
        guard CommandLine(text).completeness == .complete || OperationLine(text) != nil else {
          pending = text
          continue
        }
        pending = nil
        if !text.hasPrefix(" "), !interpreter.state.isPrivate { remember(text) }
        let next = interpreter.interpret(text)
        if interpreter.recordedText == text { recordedLines.insert(text) }
        switch next {
        case .exit(let status):
          if let status = leave(status) { return status }
        case .goOn: hasWarnedOfJobs = false
        }
      }
    }
  }

  /// What was erased from the history, here or by another program, leaves the arrow keys too.
  private func forgetErasedLines(in editor: LineEditor) {
    let count = program.copilot.memory.erasureCount
    guard count != seenErasures else { return }
    seenErasures = count
    let erased = program.copilot.erasedLines(among: recordedLines)
    guard !erased.isEmpty else { return }
    recordedLines.subtract(erased)
    editor.removeHistory(erased)
  }

  /// Whether the shell may end now: the first time, jobs hold it.
  private func leave(_ status: Int32) -> Int32? {
    let count = interpreter.runner.jobs.count
    guard count > 0, !hasWarnedOfJobs else {
      interpreter.runner.hangUpJobs()
      return status
    }
    hasWarnedOfJobs = true
    console.remark(
      count == 1
        ? "there is a job; leave again to end it"
        : "there are \(count) jobs; leave again to end them")
    return nil
  }

  private func collectJobs() {
    for (job, outcome) in interpreter.runner.collectFinishedJobs() {
      JobCommands(interpreter: interpreter).announce(job, outcome)
    }
  }
}
