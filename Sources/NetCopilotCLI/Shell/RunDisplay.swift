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
  private var line = ""
  /// What the title and the status call the command; made when it is first shown.
  private var label: String?
  private var hasTitle = false

  init(program: Program) {
    self.program = program
    status = StatusLine(
      output: 2, isTerminal: isatty(2) == 1, palette: program.console.errorPalette,
      glyphs: program.console.glyphs)
    title = WindowTitle(
      terminalName: program.environment["TERM"],
      isTerminal: isatty(1) == 1 && program.configuration.terminal.title)
  }

  /// A command starts or goes on.
  func start(_ text: String) {
    line = text
    label = nil
  }

  /// A command was stopped: what was shown goes away, and the terminal gets its title back.
  func stop() {
    status.erase()
    guard hasTitle else { return }
    hasTitle = false
    send(title.pop)
  }

  /// The line's beginning without its secrets.
  private func makeLabel() -> String {
    let text = program.copilot.recorder.redactor.redact(line).text
    let made = String(text.prefix { $0 != "\n" }.prefix(60))
    label = made
    return made
  }

  func willRelay() { status.erase() }

  func tick(elapsedSeconds: Double, hasWrittenOutput: Bool, outputIsVisible: Bool) {
    guard elapsedSeconds >= program.configuration.status.afterSeconds else { return }
    if !hasTitle {
      hasTitle = true
      send(title.push)
    }
    let label = label ?? makeLabel()
    let elapsed = Figures.duration(elapsedSeconds.rounded(.down))
    send(title.set("\(label) · \(elapsed)"))
    // Only when every byte of output passes through the shell is it known that the line is free.
    guard outputIsVisible, !hasWrittenOutput else { return }
    status.show("\(label) \(program.console.glyphs.separator) \(elapsed)")
  }

  /// Writes a control sequence to the terminal at once.
  private func send(_ sequence: String) {
    if !sequence.isEmpty { _ = try? writeBytes(Array(sequence.utf8), to: 1) }
  }

  func didWrite(byteCount: Int) {}

  /// A command ended: erases what was shown and says what it cost when it took long.
  func summarize(_ outcome: ExecutionOutcome) {
    stop()
    guard outcome.wallSeconds >= program.configuration.summary.afterSeconds,
      !program.console.isQuiet
    else { return }
    let line = UsageSummary(glyphs: program.console.glyphs).text(outcome)
    program.console.remark(program.console.errorPalette.render(line, .dim))
  }
}

/// One line about what a command cost.
struct UsageSummary {
  let glyphs: Glyphs

  /// `4.05 s · cpu 3 ms · 3.2 MB · ↑ 336 B ↓ 336 B`; what is unknown is left out.
  func text(_ outcome: ExecutionOutcome) -> String {
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
    return parts.joined(separator: " \(glyphs.separator) ")
  }
}
