import Copilot
import Platform
import Store
import Terminal

/// Everything recorded of one execution, a figure a line; what is unknown is left out.
struct ExecutionSheet {
  let console: Console

  /// Writes the sheet.
  func write(_ record: ExecutionRecord) {
    console.write(console.palette.render(printable(record.command), .bold) + "\n")
    let rows = about(record) + cost(record.usage)
    let width = rows.map(\.0.count).max() ?? 0
    for (name, value) in rows {
      let padding = String(repeating: " ", count: width - name.count + 2)
      console.write("  " + console.palette.render(name, .dim) + padding + printable(value) + "\n")
    }
    tail("standard error", record.stderrTail)
    tail("standard output", record.stdoutTail)
  }

  private func about(_ record: ExecutionRecord) -> [(String, String)] {
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value { rows.append((name, value)) }
    }
    add("number", record.id.map(String.init))
    add("result", ResultText(glyphs: console.glyphs).long(record))
    add("cause", record.cause)
    add("started", Figures.clock(record.startedAt, now: .now()))
    add("took", record.durationSeconds.map(Figures.duration))
    add("directory", record.directory)
    add("by", [record.user, record.host].compactMap { $0 }.joined(separator: "@"))
    add("terminal", record.terminal)
    add("template", record.template)
    add("purpose", record.category)
    return rows
  }

  private func cost(_ usage: ResourceUsage) -> [(String, String)] {
    var rows: [(String, String)] = []
    func add(_ name: String, _ value: String?) {
      if let value { rows.append((name, value)) }
    }
    if let user = usage.userCPUSeconds, let system = usage.systemCPUSeconds {
      add("cpu", "\(Figures.duration(user)) user, \(Figures.duration(system)) system")
    }
    if let average = usage.averageCPUShare {
      let peak = usage.peakCPUShare.map { ", at most \(percent($0))" } ?? ""
      add("cpu share", "\(percent(average)) of a core on average" + peak)
    }
    if let peak = usage.peakResidentBytes {
      let average = usage.averageResidentBytes.map { ", \(Figures.bytes($0)) on average" } ?? ""
      let growth = usage.residentGrowthBytes.map { ", grew by \(Figures.bytes($0))" } ?? ""
      add("memory", "\(Figures.bytes(peak)) at most" + average + growth)
    }
    if let sent = usage.bytesSent, let received = usage.bytesReceived {
      let packets =
        usage.packetsSent.flatMap { sent in
          usage.packetsReceived.map {
            " in \(Figures.grouped(Int(sent))) and \(Figures.grouped(Int($0))) packets"
          }
        } ?? ""
      add(
        "network",
        "\(Figures.bytes(sent)) sent, \(Figures.bytes(received)) received\(packets)"
          + (usage.networkMethod == "tcp_payload" ? " (TCP payload only: a lower bound)" : ""))
    }
    if let connections = usage.connections {
      add("connections", ConnectionText.text(connections, glyphs: console.glyphs))
    }
    add("round trip", usage.roundTripSeconds.map(Figures.duration))
    if let waited = usage.voluntaryContextSwitches, let pushed = usage.involuntaryContextSwitches {
      add(
        "switches",
        "\(Figures.grouped(Int(waited))) waiting, \(Figures.grouped(Int(pushed))) forced")
    }
    if let minor = usage.minorPageFaults, let major = usage.majorPageFaults {
      add(
        "page faults", "\(Figures.grouped(Int(minor))) minor, \(Figures.grouped(Int(major))) major")
    }
    return rows
  }

  private func tail(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    console.write("\n  " + console.palette.render("end of \(name)", .dim) + "\n")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).suffix(40) {
      if line.isEmpty { continue }
      console.write("    " + printable(String(line)) + "\n")
    }
  }

  private func percent(_ share: Double) -> String { Figures.decimal(share * 100, places: 0) + " %" }

  private func printable(_ text: String) -> String {
    TextWidth.printable(text, glyphs: console.glyphs)
  }
}

/// How an execution ended, in words and signs.
struct ResultText {
  let glyphs: Glyphs

  /// `✓`, `✗ 2`, `✗ INT`, `interrupted`, `running`.
  func short(_ record: ExecutionRecord) -> String {
    switch record.state {
    case .running: return "running"
    case .interrupted: return "interrupted"
    case .ended: break
    }
    if let signal = record.signal { return "\(glyphs.failure) \(SignalName.text(signal))" }
    guard let code = record.exitCode else { return "" }
    return code == 0 ? glyphs.success : "\(glyphs.failure) \(code)"
  }

  /// The same in a few words.
  func long(_ record: ExecutionRecord) -> String {
    switch record.state {
    case .running: return "still running"
    case .interrupted: return "interrupted: the shell was killed while it ran"
    case .ended: break
    }
    if let signal = record.signal {
      return "\(glyphs.failure) ended by signal \(SignalName.text(signal))"
    }
    guard let code = record.exitCode else { return "unknown" }
    return code == 0 ? "\(glyphs.success) success" : "\(glyphs.failure) exit status \(code)"
  }
}
