import Glibc
import Platform
import TerminalTesting
import Testing

@testable import Terminal

@Suite struct ProgressTests {
  init() { UnicodeLocale.activate() }

  /// A clock that a test moves.
  final class Hand {
    var seconds = 100.0
    var now: MonotonicTime { MonotonicTime(nanoseconds: UInt64(seconds * 1e9)) }
  }

  @Test func appearsAfterASecondAndErasesItself() throws {
    let terminal = try PseudoTerminal(rows: 3, columns: 80)
    let output = try FileDescriptor(opening: terminal.slavePath, flags: O_RDWR | O_NOCTTY)
    let hand = Hand()
    let bar = ProgressBar(
      label: "history", unit: "lines", total: 20_000, output: output.number, isTerminal: true,
      palette: Palette(.none), glyphs: .unicode, clock: { hand.now })
    hand.seconds += 0.9
    bar.update(900)
    #expect(terminal.settle().joinedText.isEmpty)
    hand.seconds += 1.1
    bar.update(5000)
    #expect(
      terminal.settle().joinedText
        == "history  ━━━─────────   25%  5,000 of 20,000 lines · 2,500/s · about 6.0 s left")
    let count = terminal.bytes.count
    for step in 0..<9 {
      hand.seconds += 0.01
      bar.update(5000 + step)
    }
    #expect(terminal.settle().joinedText.contains("5,000 of"))
    #expect(terminal.bytes.count == count)
    bar.finish()
    #expect(terminal.settle().joinedText.isEmpty)
  }

  @Test func saysNothingWithoutATerminal() throws {
    let (readEnd, writeEnd) = try Pipe().release()
    defer { close(readEnd) }
    let hand = Hand()
    let bar = ProgressBar(
      label: "x", unit: "y", total: nil, output: writeEnd, isTerminal: false,
      palette: Palette(.none), glyphs: .ascii, clock: { hand.now })
    hand.seconds += 10
    bar.update(5)
    bar.finish()
    close(writeEnd)
    #expect(try readBytes(from: readEnd, upTo: 10).isEmpty)
  }

  @Test(arguments: [0, 1, 10, 40, 79, 300])
  func fitsEveryWidth(width: Int) {
    let line = ProgressLine(palette: Palette(.none), glyphs: .unicode)
    for total in [nil, 0, 1, Int.max] as [Int?] {
      for completed in [0, 1, Int.max, -5] {
        let text = line.text(
          label: "a long label\n", unit: "lines", completed: completed, total: total,
          elapsedSeconds: 0.5, width: width)
        #expect(TextWidth.columns(of: text) <= max(width, 1))
      }
    }
  }

  @Test func theStatusLineIsErasedBeforeOtherOutput() throws {
    let terminal = try PseudoTerminal(rows: 3, columns: 20)
    let output = try FileDescriptor(opening: terminal.slavePath, flags: O_RDWR | O_NOCTTY)
    let status = StatusLine(
      output: output.number, isTerminal: true, palette: Palette(.full), glyphs: .unicode)
    status.show("running for 12 s, nothing printed")
    #expect(terminal.settle().dimText(row: 0) == "running for 12 s, …")
    status.erase()
    try output.write(Array("output\r\n".utf8))
    #expect(terminal.settle().joinedText == "output")
    #expect(!status.isShown)
  }
}
