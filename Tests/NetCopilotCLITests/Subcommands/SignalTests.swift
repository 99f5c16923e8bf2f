import Platform
import Testing

@Suite("Signals that the caller wants ignored stay ignored")
struct SignalTests {
  let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test(
    arguments: [
      ("trap '' HUP", "HUP", "alive\n", 0), ("trap '' INT", "INT", "alive\n", 0),
      (":", "HUP", "", 129), (":", "XFSZ", "", 153), ("trap '' XFSZ", "XFSZ", "alive\n", 0),
    ] as [(String, String, String, Int32)])
  func handedOn(_ trap: String, _ signal: String, _ output: String, _ status: Int32) throws {
    let executable = try ProgramRun.executable()
    for words in ["run sh -c 'kill -\(signal) $$; echo alive'"] {
      let result = try program.run(["sh", "-c", "\(trap); '\(executable)' \(words)"])
      #expect(result.output == output)
      #expect(result.status == status)
    }
  }
}
