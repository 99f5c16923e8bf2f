import Copilot
import Glibc
import Platform
import Store
import Terminal

/// Executions a line each: number, when, how long, how it ended, what.
struct HistoryTable {
  let console: Console

  /// Writes the table.
  func write(_ records: [ExecutionRecord]) {
    let now = Timestamp.now()
    let result = ResultText(glyphs: console.glyphs)
    var table = Table([
      .init("", alignment: .right), .init(""), .init("", alignment: .right), .init(""),
      .init("", isFlexible: true),
    ])
    for record in records {
      if console.isAnswerOver { return }
      let didFail = record.didFail || record.state == .interrupted
      table.add([
        Styled(record.id.map(String.init) ?? "", .dim),
        Styled(Figures.clock(record.startedAt, now: now), .dim),
        Styled(record.durationSeconds.map(Figures.duration) ?? ""),
        Styled(result.short(record), .color(didFail ? .red : .green)),
        Styled(TextWidth.printable(record.command, glyphs: console.glyphs)),
      ])
    }
    console.write(table)
  }
}

extension Console {
  /// Writes a table, cut to the window when there is one.
  func write(_ table: Table) {
    let width =
      collectingColumns ?? (isatty(1) == 1 ? WindowSize(ofTerminal: 1)?.columns : nil)
    for line in table.lines(width: width, palette: palette, glyphs: glyphs) { write(line + "\n") }
  }
}

/// Counts, times and bytes of the history.
struct StatisticsSheet {
  let console: Console

  /// Writes the sheet.
  func write(_ statistics: HistoryStatistics) {
    let executions = Figures.grouped(statistics.executions)
    console.write(
      "\(executions) executions of \(Figures.grouped(statistics.commands)) command lines, "
        + "\(Figures.duration(statistics.totalDurationSeconds)) in all\n")
    console.write(
      "\(Figures.grouped(statistics.failures)) failed, "
        + "\(Figures.grouped(statistics.interrupted)) interrupted; "
        + "\(Figures.bytes(statistics.bytesSent)) sent, "
        + "\(Figures.bytes(statistics.bytesReceived)) received\n")
    guard !statistics.utilities.isEmpty else { return }
    console.write("\n")
    var table = Table([
      .init("utility"), .init("runs", alignment: .right), .init("failed", alignment: .right),
      .init("median", alignment: .right), .init("9 in 10 under", alignment: .right),
      .init("sent", alignment: .right), .init("received", alignment: .right),
    ])
    for utility in statistics.utilities.prefix(25) {
      table.add([
        utility.utility.isEmpty ? "(none)" : utility.utility, Figures.grouped(utility.runs),
        utility.failures == 0 ? "" : Figures.grouped(utility.failures),
        utility.medianSeconds.map(Figures.duration) ?? "",
        utility.ninetiethPercentileSeconds.map(Figures.duration) ?? "",
        utility.bytesSent == 0 ? "" : Figures.bytes(utility.bytesSent),
        utility.bytesReceived == 0 ? "" : Figures.bytes(utility.bytesReceived),
      ])
    }
    console.write(table)
    if statistics.utilities.count > 25 {
      console.write("… \(statistics.utilities.count - 25) more\n")
    }
  }
}

/// Where the database is and how large.
struct DatabaseSheet {
  let console: Console

  /// Writes the sheet.
  func write(_ status: DatabaseStatus) {
    var table = Table([.init(""), .init("", isFlexible: true)])
    func add(_ name: String, _ value: String) { table.add([Styled(name, .dim), Styled(value)]) }
    add("file", status.path)
    add(
      "size",
      Figures.bytes(Int64(status.databaseBytes)) + " and a log of "
        + Figures.bytes(Int64(status.logBytes)))
    if status.unusedBytes > 0 { add("unused", Figures.bytes(Int64(status.unusedBytes))) }
    if status.spoolBytes > 0 { add("spool", Figures.bytes(Int64(status.spoolBytes))) }
    add("schema", "version \(status.schemaVersion); this program knows \(status.knownVersion)")
    add("journal", status.journalMode)
    add("SQLite", status.libraryVersion)
    for rows in status.rows { add(rows.table, "\(Figures.grouped(rows.count)) rows") }
    console.write(table)
  }
}
