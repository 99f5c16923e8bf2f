import Glibc
import Platform
import Synchronization
import TerminalTesting
import Testing

@testable import Terminal

@Suite struct ScreenCanvasTests {
  static func canvas(_ columns: Int, rows: Int = 3) -> ScreenCanvas {
    ScreenCanvas(
      size: WindowSize(rows: rows, columns: columns), palette: Palette(.full), glyphs: .unicode)
  }

  static func shown(_ drawings: [String], columns: Int, rows: Int = 3) -> Screen {
    var screen = Screen(size: WindowSize(rows: rows, columns: columns))
    for drawing in drawings { screen.feed(Array(drawing.utf8)) }
    return screen
  }

  @Test func writesOnlyRowsThatChanged() {
    var canvas = Self.canvas(20)
    let first = canvas.draw([[Styled("one")], [Styled("two", .bold)]])
    let second = canvas.draw([[Styled("one")], [Styled("2", .dim)], [Styled("three")]])
    #expect(!second.contains("one"))
    #expect(canvas.draw([[Styled("one")], [Styled("2", .dim)], [Styled("three")]]) == "")
    let screen = Self.shown([first, second], columns: 20)
    #expect(screen.text == ["one", "2", "three"])
    #expect(screen.cell(row: 1, column: 0).isDim)
  }

  @Test(arguments: 1...30)
  func keepsRowsInsideTheWindow(columns: Int) {
    UnicodeLocale.activate()
    var canvas = Self.canvas(columns)
    let drawing = canvas.draw([
      [Styled("talkers "), Styled("日本語", .bold), Styled(" and more")],
      [Styled(String(repeating: "x", count: columns))],
      [Styled("a\u{1B}[2Jb\r\nc")], [Styled("below the window")],
    ])
    let screen = Self.shown([drawing], columns: columns)
    #expect(screen.text.count == 3)
    #expect(screen.text[1] == String(repeating: "x", count: columns))
    #expect(screen.scrolledRows == 0)
    if columns >= 26 { #expect(screen.text[0] == "talkers 日本語 and more") }
    if columns == 12 { #expect(screen.text[0].hasSuffix("…")) }
  }

  @Test func saysThatSomethingWasCutBetweenPieces() {
    UnicodeLocale.activate()
    var canvas = Self.canvas(4)
    let screen = Self.shown([canvas.draw([[Styled("abcd"), Styled("ef")]])], columns: 4)
    #expect(screen.text[0] == "abc…")
  }
}

/// A screen that shows the last key on its own thread until `q` comes.
private final class KeyEcho: Sendable {
  let failure = Mutex<TerminalError?>(nil)
  let isOver = Mutex(false)

  func run(path: String) {
    let descriptor = open(path, O_RDWR | O_NOCTTY)
    defer { close(descriptor) }
    do {
      let wakeUp = try WakeUp()
      let screen = try FullScreen(
        input: descriptor, output: descriptor, wakeUp: wakeUp, colorPolicy: .full,
        glyphs: .unicode)
      var note = "nothing yet"
      loop: while true {
        screen.show([
          [Styled("\(screen.size.columns)×\(screen.size.rows)", .bold)], [Styled(note)],
        ])
        switch screen.waitForEvent() {
        case .key(.scalar("q")), .terminalGone: break loop
        case .key(let key): note = "\(key)"
        case .resized: note = "resized"
        case .wokenUp: note = "woken up"
        }
      }
      screen.close()
    } catch let error as TerminalError {
      failure.withLock { $0 = error }
    } catch {}
    isOver.withLock { $0 = true }
  }
}

extension EditorTests {
  @Suite struct FullScreenTests {
    @Test func ownsTheScreenAndGivesItBack() throws {
      UnicodeLocale.activate()
      let terminal = try PseudoTerminal(rows: 6, columns: 40)
      let echo = KeyEcho()
      let path = terminal.slavePath
      let thread = try #require(BackgroundThread.start { echo.run(path: path) })
      var screen = try terminal.wait(until: "nothing yet")
      #expect(screen.isAlternative)
      #expect(!screen.isCursorVisible)
      #expect(screen.text[0] == "40×6")

      try terminal.send("\u{1B}[A")
      try terminal.wait(until: "special(")
      try terminal.send("\u{03}")
      try terminal.wait(until: #"scalar("\u{03}")"#)

      terminal.forgetBytes()
      try terminal.send("x")
      try terminal.wait(until: #"scalar("x")"#)
      #expect(terminal.readCount == 1)
      #expect(!String(decoding: terminal.bytes, as: UTF8.self).contains("40×6"))

      try terminal.send("q")
      screen = try terminal.waitForScreen { !$0.isAlternative }
      #expect(screen.isCursorVisible)
      #expect(screen.unknownSequences.isEmpty)
      thread.join()
      #expect(echo.failure.withLock { $0 } == nil)
    }

    @Test func refusesWhatIsNoTerminal() throws {
      let wakeUp = try WakeUp()
      let descriptor = open("/dev/null", O_RDWR)
      defer { close(descriptor) }
      #expect(throws: TerminalError.notATerminal(descriptor: descriptor)) {
        _ = try FullScreen(
          input: descriptor, output: descriptor, wakeUp: wakeUp, colorPolicy: .none,
          glyphs: .ascii)
      }
    }
  }
}
