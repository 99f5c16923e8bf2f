import Copilot
import JSON
import Platform
import Store
import Terminal

/// The audit trail for a person, an entry a line.
struct AuditTable {
  let console: Console

  func write(_ entries: [AuditEntry]) {
    guard !entries.isEmpty else {
      console.write("the audit trail has no such entry\n")
      return
    }
    let now = Timestamp.now()
    var table = Table([
      .init("", alignment: .right), .init(""), .init(""), .init("", isFlexible: true),
    ])
    for entry in entries {
      table.add([
        Styled("\(entry.id)", .dim), Styled(Figures.clock(entry.at, now: now), .dim),
        Styled(entry.kind, .bold), Styled(words(entry.document)),
      ])
    }
    console.write(table)
  }

  /// The members of a document as `name value, name value`.
  private func words(_ document: String?) -> String {
    guard let document else { return "erased" }
    guard let members = (try? JSONValue(parsing: Array(document.utf8)))?.objectValue?.members else {
      return TextWidth.printable(document, glyphs: console.glyphs)
    }
    let parts = members.map { member in
      let name = member.key.split(separator: "_").joined(separator: " ")
      return "\(name) \(member.value.stringValue ?? member.value.text())"
    }
    return TextWidth.printable(parts.joined(separator: ", "), glyphs: console.glyphs)
  }
}
