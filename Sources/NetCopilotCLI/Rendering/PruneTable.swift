import Copilot
import Store
import Terminal

/// What was forgotten of old rows, or would be.
struct PruneTable {
  let console: Console

  func write(_ report: PruneReport) {
    if let freed = report.bytesFreed {
      var parts = [Self.executions(report.executions)]
      if report.findings > 0 {
        parts.append(
          report.findings == 1 ? "1 finding" : "\(Figures.grouped(report.findings)) findings")
      }
      console.write(
        "\(parts.joined(separator: " and ")) erased, \(Figures.bytes(Int64(freed))) freed\n")
      return
    }
    guard !report.tables.isEmpty else {
      console.write("Nothing is old enough; nothing would be erased.\n")
      return
    }
    var table = Table([
      .init("table"), .init("rows", alignment: .right), .init("about", alignment: .right),
    ])
    for share in report.tables {
      table.add([
        Styled(share.table), Styled(Figures.grouped(share.rows)),
        Styled(Figures.bytes(Int64(share.bytes))),
      ])
    }
    console.write(table)
    console.write("Nothing was erased; without --dry-run this is.\n")
  }

  static func executions(_ count: Int) -> String {
    count == 1 ? "1 execution" : "\(Figures.grouped(count)) executions"
  }
}
