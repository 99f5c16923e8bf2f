import Copilot
import Flows
import JSON
import Packets
import Platform
import Terminal

/// Writes flows as they come: JSON Lines, CSV, or columns for a person.
struct FlowWriter {
  enum Form {
    case json, csv, table
  }

  let console: Console
  let form: Form

  /// What stands above the first flow.
  func begin() {
    switch form {
    case .json: break
    case .csv: console.write(FlowRecord.columnNames.joined(separator: ",") + "\n")
    case .table:
      let title =
        TextWidth.padded("started", to: 15) + "  "
        + TextWidth.padded("lasted", to: 8, alignment: .right)
        + "  proto  " + TextWidth.padded("source", to: 24) + "  "
        + TextWidth.padded("destination", to: 34) + "  state   "
        + TextWidth.padded("out", to: 8, alignment: .right) + "  "
        + TextWidth.padded("in", to: 8, alignment: .right)
      console.write(console.palette.render(title, .bold) + "\n")
    }
  }

  /// One flow.
  func write(_ record: FlowRecord) {
    switch form {
    case .json:
      console.write(record.json.serialized())
      console.write("\n")
    case .csv:
      console.write(record.columns.map { cell($0.value) }.joined(separator: ",") + "\n")
    case .table: console.write(row(record) + "\n")
    }
  }

  /// What stands below the last flow; standard error, so that pipes get flows only.
  func end(_ report: CaptureReport) {
    guard form == .table else { return }
    let evicted = report.statistics.flowsEvicted
    console.remark(
      "\(Figures.count(report.statistics.flows, "flow")) of "
        + Figures.count(report.tally.packets, "packet")
        + (evicted > 0
          ? ", \(Figures.grouped(Int(clamping: evicted))) of them cut short: "
            + "the table was full, --max-flows gives it room" : ""))
  }

  private func cell(_ value: JSONValue) -> String {
    let text: String =
      switch value {
      case .null: ""
      case .string(let text): text
      case .array(let items): items.map { $0.text() }.joined(separator: " ")
      default: value.text()
      }
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private func row(_ record: FlowRecord) -> String {
    let endpoints = record.endpoints
    let hasPorts =
      endpoints.transport == 6 || endpoints.transport == 17 || endpoints.transport == 132
    func end(_ address: IPAddress, _ port: UInt16) -> String {
      guard hasPorts else { return "\(address)" }
      return address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    }
    let started = Timestamp(microseconds: record.startNanoseconds / 1000)
    let target = end(endpoints.destination, endpoints.destinationPort)
    let name = record.hostName.map { "\($0):\(endpoints.destinationPort)" }
    let shown = TextWidth.printable(name ?? target, glyphs: console.glyphs)
    let protocolName = record.columns.first { $0.name == "protocol" }?.value.stringValue ?? ""
    return console.palette.render(TimeOfDay.text(started), .dim) + "  "
      + TextWidth.padded(Figures.duration(record.durationSeconds), to: 8, alignment: .right) + "  "
      + TextWidth.padded(protocolName, to: 5) + "  "
      + TextWidth.padded(end(endpoints.source, endpoints.sourcePort), to: 24) + "  "
      + TextWidth.padded(
        TextWidth.truncated(shown, to: 34, glyphs: console.glyphs), to: 34) + "  "
      + console.palette.render(
        TextWidth.padded(record.state.name, to: 6), record.state.isFailure ? .color(.red) : .plain)
      + "  "
      + TextWidth.padded(
        Figures.bytes(Int64(clamping: record.outgoing.bytes)), to: 8, alignment: .right)
      + "  "
      + TextWidth.padded(
        Figures.bytes(Int64(clamping: record.incoming.bytes)), to: 8, alignment: .right)
  }
}

/// A moment's time of day in UTC with microseconds: captures are read far from where they were made.
enum TimeOfDay {
  static func text(_ moment: Timestamp) -> String {
    String(moment.rfc3339.dropFirst(11).dropLast())
  }

  /// With whole seconds only.
  static func short(_ moment: Timestamp) -> String { String(text(moment).prefix(8)) }
}
