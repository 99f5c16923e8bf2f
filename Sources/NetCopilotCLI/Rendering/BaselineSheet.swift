import Copilot
import Detection
import Platform
import Terminal

/// What a baseline holds, for a person.
struct BaselineSheet {
  let console: Console

  /// Features that people know what to make of.
  private static let shown: Set<String> = [
    "packets_sent", "packets_received", "bytes_sent", "bytes_received", "flows_opened",
    "flows_accepted", "failed_ratio", "peers", "contacted_ports", "new_peers", "dns_queries",
    "arp_requests",
  ]

  func write(_ summary: BaselineSummary) {
    let baseline = summary.baseline
    if let learnt = summary.learnt {
      console.write(
        "\(Figures.grouped(Int(clamping: learnt.hostMinutes))) minutes of hosts learnt from "
          + TextWidth.printable(learnt.file, glyphs: console.glyphs)
          + (learnt.refused > 0
            ? ", \(Figures.grouped(Int(clamping: learnt.refused))) refused because of "
              + "\(learnt.findings == 1 ? "a finding" : "\(learnt.findings) findings")" : "") + "\n"
      )
    }
    let state =
      baseline.isReady
      ? console.palette.render("ready", .color(.green))
      : console.palette.render(
        "still learning: \(baseline.hostMinutes) of \(TrafficBaseline.fewestRows) minutes of hosts",
        .color(.yellow))
    console.write("network \(console.palette.render(baseline.network, .bold))  \(state)\n")
    console.write(
      "  \(Figures.grouped(Int(clamping: baseline.hostMinutes))) minutes of hosts and "
        + "\(Figures.grouped(Int(clamping: baseline.linkMinutes))) of the link, "
        + "\(Figures.grouped(Int(clamping: baseline.refused))) left out because of findings\n")
    if let first = baseline.firstSeconds, let last = baseline.lastSeconds {
      let days = [first, last].map {
        String(Timestamp(microseconds: $0 &* 1_000_000).rfc3339.prefix(16))
      }
      console.write("  from \(days[0])Z to \(days[1])Z\n")
    }
    console.write("  \(summary.path)\n")
    for part in DayPart.allCases where baseline.hostRowCounts[part.rawValue] > 0 {
      let rows = Figures.grouped(baseline.hostRowCounts[part.rawValue])
      console.write("\n")
      var table = Table([
        .init("\(part.hours) UTC, \(rows) minutes"), .init("5%", alignment: .right),
        .init("usual", alignment: .right), .init("95%", alignment: .right), .init("unit"),
      ])
      for row in summary.usual(in: part) where Self.shown.contains(row.name) {
        table.add([
          row.name.split(separator: "_").joined(separator: " "), number(row.low),
          number(row.median), number(row.high), row.unit,
        ])
      }
      console.write(table)
    }
    write(baseline.uploads.list)
  }

  /// How many transfers are shown.
  private static let mostUploads = 20

  /// Large transfers, those that are usual first.
  private func write(_ uploads: [UsualUploads.Upload]) {
    guard !uploads.isEmpty else { return }
    let sorted = uploads.filter(\.isUsual) + uploads.filter { !$0.isUsual }
    console.write("\n")
    var table = Table([
      .init("uploads"), .init("to"), .init("times", alignment: .right),
      .init("largest", alignment: .right), .init("begin at, UTC"), .init(""),
    ])
    for upload in sorted.prefix(Self.mostUploads) {
      table.add([
        "\(upload.host)", "\(upload.peer)", Figures.grouped(upload.times),
        Figures.bytes(Int64(clamping: upload.largest)),
        upload.hours.map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: " "),
        upload.isUsual ? "usual" : "not usual yet",
      ])
    }
    console.write(table)
    if sorted.count > Self.mostUploads {
      console.write("  and \(sorted.count - Self.mostUploads) more, which --json shows\n")
    }
  }

  private func number(_ value: Double) -> String {
    value.magnitude >= 10 || value == value.rounded()
      ? Figures.grouped(Int(max(-1e15, min(1e15, value)).rounded()))
      : Figures.decimal(value, places: 2)
  }
}
