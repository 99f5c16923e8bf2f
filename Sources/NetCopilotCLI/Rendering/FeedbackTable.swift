import Copilot
import Platform
import Store
import Terminal

/// What the user said of commands, a line each.
struct FeedbackTable {
  let console: Console

  func write(_ rows: [FeedbackRow], isNew: Bool) {
    if isNew {
      for row in rows {
        let command = TextWidth.printable(row.command ?? "", glyphs: console.glyphs)
        console.write("noted for \(row.execution), \(command): \(words(row))\n")
      }
      return
    }
    let now = Timestamp.now()
    var table = Table([
      .init("", alignment: .right), .init(""), .init(""), .init("", isFlexible: true), .init(""),
    ])
    for row in rows {
      table.add([
        Styled("\(row.execution)", .dim),
        Styled(Figures.clock(row.saidAt, now: now), .dim), Styled(words(row), .bold),
        Styled(TextWidth.printable(row.command ?? "", glyphs: console.glyphs)),
        Styled(TextWidth.printable(row.comment ?? "", glyphs: console.glyphs), .dim),
      ])
    }
    console.write(table)
  }

  private func words(_ row: FeedbackRow) -> String {
    [row.satisfaction, row.cause, row.category].compactMap { $0 }.joined(separator: ", ")
  }
}
