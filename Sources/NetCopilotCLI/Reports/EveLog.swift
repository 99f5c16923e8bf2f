import Copilot
import Detection
import Flows
import JSON
import Packets
import Platform

/// Events as Suricata's EVE writes them: a `flow` event a flow, an `alert` event a finding.
///
/// Source: https://docs.suricata.io/en/latest/output/eve/eve-json-format.html
final class EveLog: FlowLog {
  private let file: LogFile

  init(path: String) throws(OperationError) { file = try LogFile(path: path) }

  func add(_ record: FlowRecord) {
    // The server of a flow is who was called, not who was seen last.
    let isReversed = record.isReversed
    let (outgoing, incoming) =
      isReversed ? (record.incoming, record.outgoing) : (record.outgoing, record.incoming)
    let endpoints =
      isReversed
      ? FlowEndpoints(
        source: record.endpoints.destination, destination: record.endpoints.source,
        sourcePort: record.endpoints.destinationPort,
        destinationPort: record.endpoints.sourcePort, transport: record.endpoints.transport,
        vlan: record.endpoints.vlan)
      : record.endpoints
    var event: JSONObject = [
      "timestamp": .string(moment(record.endNanoseconds)),
      "flow_id": JSONValue(record.identifier),
      "event_type": "flow",
      "src_ip": .string("\(endpoints.source)"),
    ]
    let isPorted = [6, 17, 132].contains(endpoints.transport)
    if isPorted { event["src_port"] = JSONValue(endpoints.sourcePort) }
    event["dest_ip"] = .string("\(endpoints.destination)")
    if isPorted { event["dest_port"] = JSONValue(endpoints.destinationPort) }
    event["proto"] = .string(transport(endpoints.transport))
    if endpoints.vlan != 0 { event["vlan"] = [JSONValue(endpoints.vlan)] }
    if let name = record.applicationName { event["app_proto"] = .string(name) }
    event["flow"] = [
      "pkts_toserver": JSONValue(outgoing.packets),
      "pkts_toclient": JSONValue(incoming.packets),
      "bytes_toserver": JSONValue(outgoing.bytes),
      "bytes_toclient": JSONValue(incoming.bytes),
      "start": .string(moment(record.startNanoseconds)),
      "end": .string(moment(record.endNanoseconds)),
      "age": JSONValue(Int(max(0, min(1e12, record.durationSeconds)))),
      "state": .string(state(record)), "reason": .string(reason(record.end)),
      "alerted": false,
    ]
    if endpoints.transport == 6 {
      event["tcp"] = [
        "tcp_flags_ts": .string(hexadecimal(outgoing.flags.rawValue)),
        "tcp_flags_tc": .string(hexadecimal(incoming.flags.rawValue)),
        "tcp_flags": .string(
          hexadecimal(outgoing.flags.union(incoming.flags).rawValue)),
        "syn": .bool(outgoing.flags.union(incoming.flags).contains(.syn)),
        "fin": .bool(outgoing.flags.union(incoming.flags).contains(.fin)),
        "rst": .bool(outgoing.flags.union(incoming.flags).contains(.rst)),
        "ack": .bool(outgoing.flags.union(incoming.flags).contains(.ack)),
      ]
    }
    file.write(JSONValue.object(event).text())
  }

  func finish(_ report: CaptureReport) throws(OperationError) -> String {
    for finding in report.findings {
      var event: JSONObject = [
        "timestamp": .string(moment(finding.startNanoseconds)), "event_type": "alert",
      ]
      if let flow = finding.flowIdentifiers.first { event["flow_id"] = JSONValue(flow) }
      if let source = finding.actors.lazy.compactMap(\.address).first {
        event["src_ip"] = .string("\(source)")
      }
      if let target = finding.targets.lazy.compactMap(\.address).first {
        event["dest_ip"] = .string("\(target)")
      }
      if case .service(_, let transportNumber, let port)? = finding.targets.first {
        event["dest_port"] = JSONValue(port)
        event["proto"] = .string(transport(transportNumber))
      }
      var metadata: JSONObject = ["kind": [.string(finding.kind.rawValue)]]
      if let technique = finding.technique { metadata["mitre_technique_id"] = [.string(technique)] }
      event["alert"] = [
        "action": "allowed", "gid": 1, "rev": 1,
        "signature_id": JSONValue(
          (FindingKind.allCases.firstIndex(of: finding.kind) ?? 0) + 9_000_001),
        "signature": .string("NetCopilot \(finding.kind.rawValue): \(finding.summary)"),
        "category": .string(finding.kind.rawValue), "severity": JSONValue(level(finding.severity)),
        "metadata": .object(metadata),
      ]
      file.write(JSONValue.object(event).text())
    }
    try file.finish()
    return file.path
  }

  /// Suricata counts from 1, the worst.
  private func level(_ severity: Severity) -> Int {
    switch severity {
    case .critical, .high: 1
    case .medium: 2
    case .low: 3
    }
  }

  private func state(_ record: FlowRecord) -> String {
    switch record.end {
    case .fin, .reset: "closed"
    default: record.incoming.packets > 0 && record.outgoing.packets > 0 ? "established" : "new"
    }
  }

  private func reason(_ end: FlowEnd) -> String {
    switch end {
    case .fin, .reset, .idle, .active, .reused: "timeout"
    case .evicted: "forced"
    case .endOfCapture: "shutdown"
    }
  }

  private func transport(_ number: UInt8) -> String {
    switch number {
    case 6: "TCP"
    case 17: "UDP"
    case 1: "ICMP"
    case 58: "IPv6-ICMP"
    case 132: "SCTP"
    default: "\(number)"
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// `2026-11-21T14:02:11.000250+0000`, as Suricata writes it.
  private func moment(_ nanoseconds: Int64) -> String {
    Timestamp(microseconds: nanoseconds / 1000).rfc3339.dropLast() + "+0000"
  }
}
