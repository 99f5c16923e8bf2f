import Glibc

/// Where measurements go: JSON lines on standard output, a table on standard error.
final class Report {
  private(set) var missed = 0

  /// Writes a measurement as soon as it is there.
  func add(_ measurement: Measurement) {
    write(measurement.json + "\n", to: 1)
    if measurement.isMet == false { missed += 1 }
    let verdict =
      switch measurement.isMet {
      case true?: "met"
      case false?: "MISSED"
      case nil: ""
      }
    let budget =
      measurement.budget.map {
        Measurement.words($0).replacing("at most", with: "≤").replacing("at least", with: "≥")
          + " " + Measurement.number($0.limit)
      } ?? ""
    let peers = measurement.peers.map {
      "\($0.name) \(Measurement.number($0.samples.median))"
        + " (\(Measurement.number((measurement.ratio(to: $0) * 100).rounded() / 100))×)"
    }
    let cpu = measurement.cpu.map { "cpu \(Measurement.number($0.minimum))" } ?? ""
    row(
      measurement.name, "\(measurement.historyRows)", measurement.unit,
      Measurement.number(measurement.samples.minimum),
      Measurement.number(measurement.samples.median),
      Measurement.number(measurement.samples.quantile(0.99)), budget, verdict,
      ([cpu] + peers).filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// Writes the table's head.
  func begin() {
    row("measurement", "rows", "unit", "min", "median", "p99", "budget", "", "beside it")
  }

  /// Says what goes on.
  func remark(_ text: String) { write("# \(text)\n", to: 2) }

  private func row(_ fields: String...) {
    let widths = [34, 8, 6, 9, 9, 9, 14, 7, 0]
    var line = ""
    for (index, field) in fields.enumerated() {
      let space = String(repeating: " ", count: max(0, widths[index] - field.count))
      line += (2...5).contains(index) && index > 2 ? space + field : field + space
      line += " "
    }
    while line.last == " " { line.removeLast() }
    write(line + "\n", to: 2)
  }

  private func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
