import Platform
import TerminalTesting
import Testing

@Suite struct ScreenTests {
  init() { UnicodeLocale.activate() }

  private func screen(rows: Int = 4, columns: Int = 10, _ text: String) -> Screen {
    var screen = Screen(size: WindowSize(rows: rows, columns: columns))
    screen.feed(Array(text.utf8))
    return screen
  }

  @Test func wrapsOnlyWhenAnotherCharacterComes() {
    let full = screen("0123456789")
    #expect(full.cursor == (0, 9))
    #expect(screen("0123456789\rx").text[0] == "x123456789")
    #expect(screen("0123456789x").text == ["0123456789", "x", "", ""])
    #expect(screen("012345678日").text == ["012345678", "日", "", ""])
  }

  @Test func scrollsAtTheBottomAndCountsIt() {
    let scrolled = screen("1\r\n2\r\n3\r\n4\r\n5")
    #expect(scrolled.text == ["2", "3", "4", "5"])
    #expect(scrolled.scrolledRows == 1)
  }

  @Test func erasesInsertsAndDeletes() {
    #expect(screen("abcdef\u{1B}[3D\u{1B}[K").text[0] == "abc")
    #expect(screen("abcdef\u{1B}[4D\u{1B}[2P").text[0] == "abef")
    #expect(screen("abcdef\u{1B}[4D\u{1B}[2@").text[0] == "ab  cdef")
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[M").text == ["a", "c", "", ""])
    #expect(screen("a\r\nb\u{1B}[H\u{1B}[L").text == ["", "a", "b", ""])
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[J").text == ["a", "", "", ""])
  }

  @Test func keepsStylesForEachCell() {
    let styled = screen("a\u{1B}[2mbc\u{1B}[0md\u{1B}[1;31me\u{1B}[m")
    #expect(styled.dimText(row: 0) == "bc")
    let last = styled.cell(row: 0, column: 4)
    #expect(last.text == "e" && last.isBold && last.color == 1 && !last.isDim)
  }

  @Test func textFlowsAnewWhenTheWindowChanges() {
    var flowing = screen("0123456789abc\r\nnext")
    flowing.resize(to: WindowSize(rows: 4, columns: 5))
    #expect(flowing.text == ["01234", "56789", "abc", "next"])
    #expect(flowing.cursor == (3, 4))
    flowing.resize(to: WindowSize(rows: 4, columns: 20))
    #expect(flowing.text == ["0123456789abc", "next", "", ""])
    #expect(flowing.cursor == (1, 4))
  }

  @Test func aProgramRunsOnItsOwnTerminal() throws {
    let terminal = try PseudoTerminal(
      running: ["/bin/sh", "-c", "stty size; read -r line </dev/tty; echo \"got $line\"; exit 3"],
      environment: ProcessEnvironment(["PATH": "/usr/bin:/bin", "TERM": "xterm-256color"]),
      rows: 7, columns: 33)
    try terminal.wait(until: "7 33")
    try terminal.send("keys\n")
    try terminal.wait(until: "got keys")
    #expect(try terminal.waitForExit() == 3 << 8)
  }

  @Test func aTimeoutShowsTheScreen() throws {
    let terminal = try PseudoTerminal(
      running: ["/bin/echo", "hello"], environment: ProcessEnvironment())
    try terminal.wait(until: "hello")
    #expect {
      try terminal.wait(until: "goodbye", timeoutSeconds: 0.05)
    } throws: { error in
      "\(error)".contains("hello")
    }
  }
}
