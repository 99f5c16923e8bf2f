import Copilot
import Glibc
import Terminal

/// The prompt: the directory, how the last line ended, and whether the user has root's rights.
///
/// It says the same without colour: a failure shows its status, root shows `#`.
struct PromptText {
  let interpreter: LineInterpreter

  /// The prompt with its colours.
  var prompt: Prompt {
    let failed = interpreter.lastStatus != 0
    var segments = [Styled(interpreter.state.shortDirectory, Style(color: .cyan, isBold: true))]
    segments.append(Styled(" "))
    if failed { segments.append(Styled(failureText + " ", Style(color: .red))) }
    if let duration { segments.append(Styled(duration + " ", .dim)) }
    if interpreter.state.isPrivate { segments.append(Styled("private ", Style(color: .magenta))) }
    segments.append(
      Styled(mark, Style(color: failed ? .red : isPrivileged ? .yellow : .green, isBold: true)))
    segments.append(Styled(" "))
    return Prompt(segments, continuation: [Styled(glyphs.bullet, .dim), Styled(" ")])
  }

  private var glyphs: Glyphs { interpreter.console.glyphs }
  private var isPrivileged: Bool { geteuid() == 0 }
  private var mark: String { isPrivileged ? "# " + glyphs.prompt : glyphs.prompt }

  private var failureText: String {
    let status = interpreter.lastStatus
    guard status > 128, status <= 128 + 64 else { return "\(glyphs.failure)\(status)" }
    return "\(glyphs.failure)\(SignalName.text(Int(status) - 128))"
  }

  private var duration: String? {
    guard let seconds = interpreter.lastDurationSeconds,
      seconds >= interpreter.program.configuration.prompt.showDurationAfterSeconds
    else { return nil }
    return Figures.duration(seconds)
  }
}
