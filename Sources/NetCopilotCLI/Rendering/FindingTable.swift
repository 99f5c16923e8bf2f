import JSON
import Platform
import Store
import Terminal

/// Findings of the past, a line each.
struct FindingTable {
  let console: Console

  func write(_ rows: [FindingRow]) {
    let now = Timestamp.now()
    var table = Table([
      .init("", alignment: .right), .init(""), .init(""), .init(""), .init("", isFlexible: true),
    ])
    for row in rows {
      let style: Style =
        switch row.severity {
        case "critical": Style(color: .red, isBold: true)
        case "high": .color(.red)
        case "medium": .color(.yellow)
        default: .dim
        }
      table.add([
        Styled(row.id.map(String.init) ?? "", .dim),
        Styled(Figures.clock(row.startedAt, now: now), .dim), Styled(row.severity, style),
        Styled(row.kind, .bold),
        Styled(TextWidth.printable("\(row.subject)  \(summary(row))", glyphs: console.glyphs)),
      ])
    }
    console.write(table)
  }

  private func summary(_ row: FindingRow) -> String {
    (try? JSONValue(parsing: Array(row.document.utf8)))?["summary"]?.stringValue ?? ""
  }
}
