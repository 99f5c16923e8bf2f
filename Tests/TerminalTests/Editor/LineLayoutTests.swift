import Platform
import TerminalTesting
import TestSupport
import Testing

@testable import Terminal

extension EditorTests {
  @Suite struct LineLayoutTests {
    /// Random lines of narrow, wide and control-free text: libedit and the layout have to agree.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func agreesWithWhereLibeditPutsTheCursor(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let columns = Int.random(in: 15...40, using: &random)
      let signs = Array("abcxyz0189 ./-éñ日本語漢字".unicodeScalars)
      let count = Int.random(in: 1...(columns * 3), using: &random)
      var text = ""
      for _ in 0..<count {
        text.unicodeScalars.append(signs[Int.random(in: 0..<signs.count, using: &random)])
      }
      let session = try EditorSession(rows: 20, columns: columns)
      try session.start()
      var layout = LineLayout(columns: columns, prompt: "~/lab ❯ ")
      for scalar in text.unicodeScalars { layout.advance(over: scalar.value) }
      try session.type(text) { $0.cursor == (layout.row, layout.column) }
      // The same after a full redraw, which takes another way through libedit.
      session.mailbox?.post("m")
      try session.terminal.waitForScreen {
        $0.text[0] == "m" && $0.cursor == (layout.row + 1, layout.column)
      }
      try session.end()
    }
  }
}
