import Copilot
import Execution
import Glibc
import Platform
import Terminal

extension Program {
  /// Starts the shell: interactive on a terminal, else the lines of standard input.
  func runShell() -> Int32 {
    TerminalLocale.activate(environment: environment)
    let isInteractive = isatty(0) == 1
    let supervisor: Supervisor
    let news = JobNews()
    let tell: @Sendable (JobEvent) -> Void = { event in news.tell(event) }
    do throws(LaunchFailure) {
      supervisor = try Supervisor(
        terminal: isInteractive ? 0 : nil,
        networkAccounting: configuration.networkAccounting,
        capturesHeaders: configuration.record.capture,
        onJobEvent: isInteractive ? tell : nil)
    } catch {
      console.complain("commands can't be watched: \(error)")
      return 1
    }
    copilot.holdsRecords = true
    isShell = true
    // A person at the terminal means what they press.
    if isInteractive { startedIgnoringInterrupts = false } else { _ = startedIgnoringInterrupts }
    let interpreter = LineInterpreter(
      program: self, supervisor: supervisor, isInteractive: isInteractive)
    let status =
      isInteractive
      ? InteractiveShell(interpreter: interpreter, news: news).run()
      : ScriptRunner(interpreter: interpreter).run()
    copilot.endSession()
    tellNotices()
    console.flush()
    return status
  }
}
