import Platform
import TerminalTesting
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct SearchPanelTests {
    static let rows = [
      SearchRow(
        identifier: 1, text: "dig +trace MX example.org", duration: "1.31 s",
        outcome: .succeeded(times: 1, runs: 1), age: "yesterday"),
      SearchRow(
        identifier: 2, text: "dig MX example.net +short", duration: "0.04 s",
        outcome: .succeeded(times: 3, runs: 3), age: "2 h ago"),
      SearchRow(
        identifier: 3, text: "dig @10.0.0.53 MX corp.lan", duration: "5.01 s",
        outcome: .failed(times: 2, runs: 2), age: "3 d ago", note: "timeout"),
      SearchRow(identifier: 4, text: "ping 10.0.0.1"),
    ]

    @Test func showsResultsBelowTheQuery() throws {
      let session = try EditorSession(searchRows: Self.rows)
      try session.start()
      try session.type("dig") { $0.cursor == (0, 11) }
      let screen = try session.type("\u{12}") { $0.joinedText.contains("timeout") }
      #expect(
        screen.joinedText == """
           dig                                                   3 of 48,211 · everywhere
          ▸ dig +trace MX example.org                1.31 s  ✓ 1 of 1  yesterday
            dig MX example.net +short                0.04 s  ✓ 3 of 3  2 h ago
            dig @10.0.0.53 MX corp.lan               5.01 s  ✗ 2 of 2  3 d ago    timeout
           Enter edit · Ctrl-D directory · Ctrl-S failed only · Ctrl-X forget
          """)
      #expect(screen.cursor == (0, 4))
      let left = try session.type("\u{07}") { $0.text[1].isEmpty }
      #expect(left.joinedText == "~/lab ❯ dig")
      #expect(left.cursor == (0, 11))
      try session.end()
    }
  }
}
