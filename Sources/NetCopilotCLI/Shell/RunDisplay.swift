import Commands
import Copilot
import Execution
import Glibc
import Platform
import Terminal

/// What is shown while a command runs and after it: elapsed time, then one dim line of figures.
final class RunDisplay: RunObserver {
  private let program: Program
  private let status: StatusLine
  private let title: WindowTitle
  /// Whether standard output is a terminal that takes control sequences.
  private let hasScreen: Bool
  private var label = ""
  /// What was known of the command before it ran.
  private var estimate: DurationEstimate?
  private var shownFraction = 0.0
  private var hasTitle = false
  private var ownsTerminal = false
  /// The elapsed time on the screen, which changes once a second.
  private var shownElapsed: String?

  init(program: Program) {
    self.program = program
    status = StatusLine(
      output: 2, isTerminal: isatty(2) == 1, palette: program.console.errorPalette,
      glyphs: program.console.glyphs)
    hasScreen = isatty(1) == 1 && program.environment.nonEmpty("TERM") ?? "dumb" != "dumb"
    title = WindowTitle(
      terminalName: program.environment["TERM"],
      isTerminal: isatty(1) == 1 && program.configuration.terminal.title)
  }

  /// A command starts or goes on in the foreground.
  ///
  /// A program that owns the screen has its name in the title before it draws anything; nothing is
  /// written while it does.
  func start(_ line: CommandLine) {
    label = String(
      program.copilot.recorder.redactor.redact(line.text).text.prefix { $0 != "\n" }.prefix(60))
    ownsTerminal = line.terminalUse == .ownsTerminal
    shownFraction = 0
    estimate = program.copilot.outlook(for: line.text)?.estimate
    shownElapsed = nil
    if ownsTerminal { showTitle(label) }
  }

  func willRelay() { status.erase() }

  func tick(elapsedSeconds: Double, hasWrittenOutput: Bool, outputIsVisible: Bool) {
    guard !ownsTerminal, elapsedSeconds >= program.configuration.status.afterSeconds else { return }
    let elapsed = Figures.elapsed(elapsedSeconds)
    // Only when every byte of output passes through the shell is it known that the line is free.
    let mayShow = outputIsVisible && !hasWrittenOutput
    guard elapsed != shownElapsed || (mayShow && !status.isShown) else { return }
    shownElapsed = elapsed
    let remaining = estimate.flatMap {
      RemainingTime($0, elapsedSeconds: elapsedSeconds, shown: shownFraction)
    }
    shownFraction = remaining?.fraction ?? shownFraction
    let countdown = CountdownText(
      label: label, elapsedSeconds: elapsedSeconds, remaining: remaining,
      isOverdue: remaining == nil && estimate?.p90.map { elapsedSeconds > $0 } == true,
      glyphs: program.console.glyphs)
    showTitle(countdown.title)
    if mayShow { status.show(countdown.line(columns: status.columns)) }
  }

  private func showTitle(_ text: String) {
    if !hasTitle {
      hasTitle = true
      send(title.push)
    }
    send(title.set(text))
  }

  /// Writes a control sequence to the terminal at once.
  private func send(_ sequence: String) {
    if !sequence.isEmpty { _ = try? writeBytes(Array(sequence.utf8), to: 1) }
  }

  func didWrite(byteCount: Int) {}

  /// A command ended, was stopped or could not be started: erases what was shown, and says what it
  /// cost when it took long.
  ///
  /// - Parameter outcome: How it ended; nil when it did not.
  func end(_ outcome: ExecutionOutcome?) {
    status.erase()
    if hasTitle {
      hasTitle = false
      send(title.pop)
    }
    // The terminal has shown `^C` and stays behind it.
    if let outcome, outcome.wasInterrupted, isatty(1) == 1 { send("\r\n") }
    if let outcome, hasScreen, outcome.mayHaveLeftModes {
      send(ownsTerminal ? ScreenModes.restoredFirstScreen : ScreenModes.restored)
    }
    guard let outcome, outcome.wallSeconds >= program.configuration.summary.afterSeconds,
      !program.console.isQuiet
    else { return }
    status.startFreshRow()
    let line = UsageSummary(glyphs: program.console.glyphs).text(outcome, predicted: estimate?.p50)
    program.console.remark(program.console.errorPalette.render(line, .dim))
  }
}

/// One line about what a command cost.
struct UsageSummary {
  let glyphs: Glyphs

  /// `4.05 s · cpu 3 ms · 3.2 MB · ↑ 336 B ↓ 336 B · predicted 4.1 s`; what is unknown is left out.
  func text(_ outcome: ExecutionOutcome, predicted: Double? = nil) -> String {
    let usage = outcome.usage
    var parts = [Figures.duration(outcome.wallSeconds)]
    parts.append("cpu " + Figures.duration(usage.userCPUSeconds + usage.systemCPUSeconds))
    if let bytes = usage.peakResidentBytes { parts.append(Figures.bytes(Int64(bytes))) }
    if let sent = usage.bytesSent, let received = usage.bytesReceived {
      let bound = usage.networkMethod == .tcpPayload ? "≥" : ""
      parts.append(
        "\(glyphs.up) \(bound)\(Figures.bytes(Int64(sent))) \(glyphs.down) \(bound)\(Figures.bytes(Int64(received)))"
      )
    }
    if let count = usage.connections?.retransmissions, count > 0 {
      parts.append(
        "\(Figures.grouped(Int(count))) retransmission" + (count == 1 ? "" : "s"))
    }
    if let predicted { parts.append("predicted " + Figures.duration(predicted)) }
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}

extension ExecutionOutcome {
  /// Whether a key of the terminal ended the program, which had no chance to end its line.
  fileprivate var wasInterrupted: Bool {
    ending == .signaled(SIGINT) || ending == .signaled(SIGQUIT)
  }

  /// Whether the program had no chance to put the terminal back as it was.
  fileprivate var mayHaveLeftModes: Bool {
    if didBreakTerminal { return true }
    if case .signaled(let number) = ending { return number != SIGINT && number != SIGPIPE }
    return false
  }
}
