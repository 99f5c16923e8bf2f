import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct LatencyTests {
    /// Bounds are wide, because tests run on busy machines without optimisation. The benchmarks
    /// hold the real budget of 0.2 ms.
    @Test func aKeyIsOnTheScreenSoon() throws {
      let session = try EditorSession(past: ["ping -c 4 10.0.0.1 -i 0.2 -s 1400"])
      try session.start()
      var seconds: [Double] = []
      for _ in 0..<10 {
        for character in "ping -c 4 10.0.0.1 -i" {
          session.terminal.forgetBytes()
          let start = MonotonicTime.now()
          try session.terminal.send(String(character))
          while session.terminal.readCount == 0 { session.terminal.takeAtOnce() }
          seconds.append(MonotonicTime.now().seconds(since: start))
        }
        try session.type("\u{15}") { $0.text[0] == "~/lab ❯" }
      }
      seconds.sort()
      let median = seconds[seconds.count / 2]
      #expect(median < 0.02, "median \(median * 1e6) µs, best \(seconds[0] * 1e6) µs")
      try session.end()
    }

    @Test func anEditorOpensFast() throws {
      let terminal = try PseudoTerminal()
      let device = try FileDescriptor(opening: terminal.slavePath, flags: 2)
      let answers = FixedAnswers(past: [], candidates: [], remark: nil, rows: [], log: EventLog())
      var best = Double.infinity
      for _ in 0..<10 {
        let start = MonotonicTime.now()
        _ = try LineEditor(
          options: .init(terminalName: "xterm-256color"), delegate: answers, input: device.number,
          output: device.number)
        best = min(best, MonotonicTime.now().seconds(since: start))
      }
      #expect(best < 0.02, "best \(best * 1e6) µs")
    }
  }
}
