import Glibc
import Platform
import TerminalTesting
import Testing

@testable import Terminal

@Suite struct DeviceTests {
  init() { UnicodeLocale.activate() }

  @Test func modesArePutBackAndTheScreenIsMadeSane() throws {
    let terminal = try PseudoTerminal(rows: 5, columns: 20)
    let device = try FileDescriptor(opening: terminal.slavePath, flags: O_RDWR | O_NOCTTY)
    let state = try #require(TerminalState(of: device.number))
    #expect(state.isLineMode)
    var raw = termios()
    tcgetattr(device.number, &raw)
    cfmakeraw(&raw)
    tcsetattr(device.number, TCSANOW, &raw)
    #expect(TerminalState(of: device.number)?.isLineMode == false)
    try device.write(Array("before\r\n\u{1B}[?1049h\u{1B}[?25l\u{1B}[7mgarbage\u{1B}[?2004h".utf8))
    #expect(terminal.settle().isAlternative)
    state.makeSane(on: device.number, diedBadly: true)
    let screen = terminal.settle()
    #expect(TerminalState(of: device.number)?.isLineMode == true)
    #expect(!screen.isAlternative)
    #expect(screen.isCursorVisible)
    #expect(!screen.marksPastes)
    #expect(screen.joinedText == "before")
    #expect(screen.unknownSequences == [])
    try device.write(Array("x".utf8))
    let after = terminal.settle()
    #expect(!after.cell(row: after.cursor.row, column: after.cursor.column - 1).isReversed)
  }

  @Test func aProgramThatEndedWellKeepsItsScreen() {
    #expect(!TerminalState.resetSequence(diedBadly: false).contains("1047"))
    #expect(TerminalState(of: -1) == nil)
  }

  @Test func titlesAreSetOnlyWhereThereAreSome() throws {
    let title = WindowTitle(terminalName: "xterm-256color", isTerminal: true)
    var screen = Screen(size: WindowSize(rows: 2, columns: 10))
    screen.feed(Array((title.push + title.set("nmap\u{7}\u{1B} -sS")).utf8))
    #expect(screen.title == "nmap\u{FFFD}\u{FFFD} -sS")
    #expect(title.progress(0.625) == "\u{1B}]9;4;1;62\u{7}")
    #expect(title.progress(.nan) == "\u{1B}]9;4;3;0\u{7}")
    for name in ["dumb", "linux", nil] as [String?] {
      #expect(WindowTitle(terminalName: name, isTerminal: true).set("x").isEmpty)
    }
    #expect(WindowTitle(terminalName: "xterm", isTerminal: false).push.isEmpty)
  }

  @Test func aPipeIsNoTerminalForAnEditor() throws {
    let (readEnd, writeEnd) = try Pipe().release()
    defer {
      close(readEnd)
      close(writeEnd)
    }
    let answers = FixedAnswers(past: [], candidates: [], remark: nil, rows: [], log: EventLog())
    #expect(throws: TerminalError.notATerminal(descriptor: readEnd)) {
      _ = try LineEditor(options: .init(), delegate: answers, input: readEnd, output: writeEnd)
    }
  }
}

extension EditorTests {
  @Suite struct UnusableTerminalTests {
    @Test(arguments: ["dumb", "no-such-terminal"])
    func aTerminalThatCannotMoveItsCursorIsRefused(name: String) throws {
      let terminal = try PseudoTerminal()
      let device = try FileDescriptor(opening: terminal.slavePath, flags: O_RDWR | O_NOCTTY)
      let answers = FixedAnswers(past: [], candidates: [], remark: nil, rows: [], log: EventLog())
      #expect(throws: TerminalError.unusableTerminal(name: name)) {
        _ = try LineEditor(
          options: .init(terminalName: name), delegate: answers, input: device.number,
          output: device.number)
      }
      #expect(terminal.settle().joinedText.isEmpty)
    }
  }
}
