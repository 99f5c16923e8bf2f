import Copilot
import Detection
import Flows
import Packets
import Platform
import Terminal

/// An analysis as one web page without outside resources: light and dark, printable, readable by
/// keyboard and by voice.
struct CapturePage {
  let report: CaptureReport

  /// The whole page.
  var text: String {
    let title = escaped(Files.name(of: report.file))
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title): traffic analysis</title>
      <style>\(CapturePageStyle.text)</style>
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p class="lead">\(verdict)</p>
      \(figures)
      </header>
      <main>
      <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
      <div class="scroll">\(CaptureTimelinePlot(report: report).svg)</div>
      </section>
      <section aria-labelledby="findings"><h2 id="findings">Findings</h2>
      \(findings)
      </section>
      <div class="columns">
      <section aria-labelledby="hosts"><h2 id="hosts">Hosts</h2>\(hosts)</section>
      <section aria-labelledby="services"><h2 id="services">Services</h2>\(services)</section>
      </div>
      <section aria-labelledby="packets"><h2 id="packets">Packets</h2>\(protocols)</section>
      </main>
      <footer><p>Made by netcopilot in \(escaped(Figures.duration(report.elapsedSeconds))). \
      Times are UTC.</p></footer>
      </body>
      </html>

      """
  }

  private var verdict: String {
    let count = report.findings.count
    let expected =
      report.expectedFindings.isEmpty
      ? "" : " \(report.expectedFindings.count) more are expected here."
    guard let worst = report.findings.first else { return "Nothing strange was found.\(expected)" }
    return
      "\(count == 1 ? "One finding" : "\(count) findings"), the worst is "
      + "<strong class=\"\(worst.severity.rawValue)\">\(worst.severity.rawValue)</strong>: "
      + "\(escaped(worst.kind.rawValue)).\(expected)"
  }

  private var figures: String {
    var rows = [
      ("packets", Figures.grouped(report.tally.packets)),
      ("bytes", Figures.bytes(Int64(report.tally.bytes))),
      ("duration", Figures.duration(report.tally.durationSeconds)),
      ("flows", Figures.grouped(Int(clamping: report.statistics.flows))),
      ("malformed", Figures.grouped(report.tally.malformed)),
    ]
    if let first = report.tally.firstNanoseconds {
      let moment = Timestamp(microseconds: first / 1000).rfc3339
      rows.append(("begins", moment.prefix(10) + " " + moment.dropFirst(11).prefix(8)))
    }
    let items = rows.map { "<div><dt>\($0.0)</dt><dd>\(escaped($0.1))</dd></div>" }.joined()
    let damage = report.damage.map { "<p class=\"damage\">\(escaped("\($0)"))</p>" } ?? ""
    return "<dl class=\"figures\">\(items)</dl>\(damage)"
  }

  private var findings: String {
    guard !report.findings.isEmpty else { return "<p>None.</p>" }
    return report.findings.map { finding in
      let technique =
        finding.technique.map {
          let path = $0.split(separator: ".").joined(separator: "/")
          return "<a href=\"https://attack.mitre.org/techniques/\(path)/\">\(escaped($0))</a>"
        } ?? ""
      let evidence = finding.evidence.map { item in
        "<tr><th scope=\"row\">\(words(item.name))</th><td>\(number(item.value))</td>"
          + "<td>\(item.threshold.map { number($0) } ?? "")</td></tr>"
      }.joined()
      return """
        <article id="f\(finding.identifier)" class="finding \(finding.severity.rawValue)">
        <h3><span class="badge">\(finding.severity.rawValue)</span> \(escaped(finding.kind.rawValue))
        <small>\(escaped(FindingStyle.parties(finding, glyphs: .unicode)))</small></h3>
        <p>\(escaped(finding.summary))</p>
        <p class="meta">\(escaped(FindingStyle.times(finding))) · score \
        \(Figures.decimal(finding.score, places: 2)) \(technique.isEmpty ? "" : "· \(technique)")</p>
        \(explanation(finding))
        <details><summary>Evidence</summary>
        <table><thead><tr><th scope="col">what</th><th scope="col">found</th>\
        <th scope="col">threshold</th></tr></thead><tbody>\(evidence)</tbody></table></details>
        \(flows(of: finding))
        \(next(finding))
        </article>
        """
    }.joined(separator: "\n")
  }

  private func explanation(_ finding: Finding) -> String {
    guard !finding.explanation.isEmpty else { return "" }
    let largest = finding.explanation.map { abs($0.contribution) }.max() ?? 1
    let rows = finding.explanation.prefix(8).map { part in
      let width = Int((abs(part.contribution) / max(largest, 1e-12) * 100).rounded())
      return "<tr><th scope=\"row\">\(words(part.feature))</th><td>\(number(part.value))</td>"
        + "<td>\(number(part.typical))</td><td><span class=\"bar\" style=\"width:\(width)%\"></span>"
        + " \(Figures.decimal(part.contribution, places: 3))</td></tr>"
    }.joined()
    let counterfactual =
      finding.counterfactual.map { "<p class=\"counterfactual\">\(escaped($0))</p>" } ?? ""
    return """
      <table class="why"><thead><tr><th scope="col">why</th><th scope="col">here</th>\
      <th scope="col">usual</th><th scope="col">adds to the score</th></tr></thead>\
      <tbody>\(rows)</tbody></table>\(counterfactual)
      """
  }

  private func flows(of finding: Finding) -> String {
    let records = finding.flowIdentifiers.compactMap { report.flows[$0] }
    guard !records.isEmpty else { return "" }
    let rows = records.prefix(100).map { record in
      let endpoints = record.endpoints
      let start = Timestamp(microseconds: record.startNanoseconds / 1000)
      return
        "<tr><td>\(TimeOfDay.short(start))</td>"
        + "<td>\(endpoint(endpoints.source, endpoints.sourcePort, endpoints.transport))</td>"
        + "<td>\(endpoint(endpoints.destination, endpoints.destinationPort, endpoints.transport))</td>"
        + "<td>\(escaped(record.applicationName ?? record.hostName ?? ""))</td>"
        + "<td>\(record.state.name)</td>"
        + "<td class=\"n\">\(Figures.bytes(Int64(clamping: record.outgoing.bytes)))</td>"
        + "<td class=\"n\">\(Figures.bytes(Int64(clamping: record.incoming.bytes)))</td></tr>"
    }.joined()
    let more =
      finding.flowIdentifiers.count > min(100, records.count)
      ? "<p class=\"meta\">\(min(100, records.count)) of at least "
        + "\(finding.flowIdentifiers.count) flows are shown.</p>" : ""
    return """
      <details class="flows"><summary>Flows behind it</summary><div class="scroll"><table>
      <thead><tr><th scope="col">begins</th><th scope="col">from</th><th scope="col">to</th>\
      <th scope="col">what</th><th scope="col">state</th><th scope="col" class="n">out</th>\
      <th scope="col" class="n">in</th></tr></thead><tbody>\(rows)</tbody></table></div>\(more)</details>
      """
  }

  /// `10.0.0.9:443`, `[fd00::1]:53`, or the address alone where there are no ports.
  private func endpoint(_ address: IPAddress, _ port: UInt16, _ transport: UInt8) -> String {
    guard [6, 17, 132].contains(transport) else { return "\(address)" }
    return address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)"
  }

  private func next(_ finding: Finding) -> String {
    guard !finding.nextCommands.isEmpty else { return "" }
    return "<p class=\"next\">Next: "
      + finding.nextCommands.map { "<code>\(escaped($0))</code>" }.joined(separator: " ") + "</p>"
  }

  private var hosts: String {
    bars(
      report.hosts.prefix(12).map { host in
        (
          host.name.map { "\($0) (\(host.address))" } ?? "\(host.address)", host.bytes,
          Figures.count(host.flows, "flow")
        )
      })
  }

  private var services: String {
    bars(
      report.services.prefix(12).map {
        ($0.name, $0.bytes, Figures.count($0.flows, "flow"))
      })
  }

  private func bars(_ rows: [(name: String, bytes: UInt64, note: String)]) -> String {
    guard let largest = rows.map(\.bytes).max(), largest > 0 else { return "<p>None.</p>" }
    let items = rows.map { row in
      let width = max(1, Int((Double(row.bytes) / Double(largest) * 100).rounded()))
      return "<tr><th scope=\"row\">\(escaped(row.name))</th>"
        + "<td class=\"n\">\(Figures.bytes(Int64(clamping: row.bytes)))</td>"
        + "<td class=\"wide\"><span class=\"bar\" style=\"width:\(width)%\"></span></td>"
        + "<td class=\"n\">\(row.note)</td></tr>"
    }.joined()
    return "<table>\(items)</table>"
  }

  private var protocols: String {
    let tally = report.tally
    let rows: [(String, Int)] = [
      ("IPv4", tally.ip4), ("IPv6", tally.ip6), ("TCP", tally.tcp), ("UDP", tally.udp),
      ("ICMP", tally.icmp), ("ICMPv6", tally.icmp6), ("ARP", tally.arp), ("SCTP", tally.sctp),
      ("DNS", tally.dns), ("HTTP", tally.http), ("TLS", tally.tls),
    ].filter { $0.1 > 0 }
    let items = rows.map {
      "<div><dt>\($0.0)</dt><dd>\(Figures.grouped($0.1))</dd></div>"
    }.joined()
    return "<dl class=\"figures\">\(items)</dl>"
  }

  private func words(_ name: String) -> String {
    escaped(name.split(separator: "_").joined(separator: " "))
  }

  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return value == value.rounded() && abs(value) < 1e15
      ? Figures.grouped(Int(value)) : Figures.decimal(value, places: 2)
  }
}

/// The text with the signs that HTML uses written as references.
func escaped(_ text: some StringProtocol) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default:
      if scalar.value >= 0x20 || scalar == "\n" { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}
