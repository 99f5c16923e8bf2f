import Copilot
import Detection
import Flows
import Packets
import Platform

/// `conn.log` and `notice.log` as Zeek writes them: tab-separated, with their headers.
///
/// Source: https://docs.zeek.org/en/master/log-formats.html
final class ZeekLogs: FlowLog {
  private let connections: LogFile
  private let notices: LogFile

  /// Makes the directory and both files.
  init(directory: String) throws(OperationError) {
    do throws(SystemError) { try Files.makeDirectories(directory, mode: 0o755) } catch {
      throw .unusable(reason: "\(directory): \(error.reason)")
    }
    connections = try LogFile(path: directory + "/conn.log")
    notices = try LogFile(path: directory + "/notice.log")
    ZeekLogs.begin(
      connections, path: "conn",
      fields: [
        ("ts", "time"), ("uid", "string"), ("id.orig_h", "addr"), ("id.orig_p", "port"),
        ("id.resp_h", "addr"), ("id.resp_p", "port"), ("proto", "enum"), ("service", "string"),
        ("duration", "interval"), ("orig_bytes", "count"), ("resp_bytes", "count"),
        ("conn_state", "string"), ("local_orig", "bool"), ("local_resp", "bool"),
        ("missed_bytes", "count"), ("history", "string"), ("orig_pkts", "count"),
        ("orig_ip_bytes", "count"), ("resp_pkts", "count"), ("resp_ip_bytes", "count"),
        ("tunnel_parents", "set[string]"),
      ])
    ZeekLogs.begin(
      notices, path: "notice",
      fields: [
        ("ts", "time"), ("uid", "string"), ("note", "enum"), ("msg", "string"), ("sub", "string"),
        ("src", "addr"), ("dst", "addr"), ("p", "port"), ("actions", "set[enum]"),
      ])
  }

  private static func begin(_ file: LogFile, path: String, fields: [(String, String)]) {
    file.write("#separator \\x09")
    file.write("#set_separator\t,")
    file.write("#empty_field\t(empty)")
    file.write("#unset_field\t-")
    file.write("#path\t\(path)")
    file.write("#fields\t" + fields.map(\.0).joined(separator: "\t"))
    file.write("#types\t" + fields.map(\.1).joined(separator: "\t"))
  }

  func add(_ record: FlowRecord) {
    let endpoints = record.endpoints
    // Zeek's originator is who opened the connection, not who was seen first.
    let isReversed = record.isReversed
    let (originator, responder) =
      isReversed ? (record.incoming, record.outgoing) : (record.outgoing, record.incoming)
    let isPorted = [6, 17, 132].contains(endpoints.transport)
    let ports = isPorted ? (endpoints.sourcePort, endpoints.destinationPort) : icmpPorts(endpoints)
    let fields: [String] = [
      seconds(record.startNanoseconds), uid(record.identifier),
      "\(isReversed ? endpoints.destination : endpoints.source)",
      "\(isReversed ? ports.1 : ports.0)",
      "\(isReversed ? endpoints.source : endpoints.destination)",
      "\(isReversed ? ports.0 : ports.1)", transport(endpoints.transport),
      service(record.applicationName),
      record.packets > 1 ? decimal(record.durationSeconds) : "-",
      "\(originator.payloadBytes)", "\(responder.payloadBytes)", record.state.name, "-", "-", "0",
      record.history.text.isEmpty ? "-" : record.history.text, "\(originator.packets)",
      "\(originator.networkBytes)", "\(responder.packets)", "\(responder.networkBytes)", "-",
    ]
    connections.write(fields.joined(separator: "\t"))
  }

  func finish(_ report: CaptureReport) throws(OperationError) -> String {
    for finding in report.findings {
      let source = finding.actors.lazy.compactMap(\.address).first
      let target = finding.targets.lazy.compactMap(\.address).first
      var port = "-"
      if case .service(_, _, let number)? = finding.targets.first { port = "\(number)" }
      let fields: [String] = [
        seconds(finding.startNanoseconds), finding.flowIdentifiers.first.map(uid) ?? "-",
        "NetCopilot::" + note(finding.kind), escaped(finding.summary),
        escaped(finding.severity.rawValue + (finding.technique.map { " \($0)" } ?? "")),
        source.map { "\($0)" } ?? "-", target.map { "\($0)" } ?? "-", port, "Notice::ACTION_LOG",
      ]
      notices.write(fields.joined(separator: "\t"))
    }
    try connections.finish()
    try notices.finish()
    return "\(connections.path) and \(notices.path)"
  }

  /// `port-scan` as `Port_Scan`.
  private func note(_ kind: FindingKind) -> String {
    kind.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      .joined(separator: "_")
  }

  private func uid(_ identifier: UInt64) -> String { "C" + String(identifier, radix: 36) }

  private func icmpPorts(_ endpoints: FlowEndpoints) -> (UInt16, UInt16) {
    // Zeek writes the type in the place of the source port and the code in that of the other.
    endpoints.transport == 1 || endpoints.transport == 58
      ? (endpoints.destinationPort >> 8, endpoints.destinationPort & 0xFF) : (0, 0)
  }

  /// The names that Zeek's analysers have, where they differ from ours.
  private func service(_ name: String?) -> String {
    switch name {
    case nil: "-"
    case "tls"?: "ssl"
    case "kerberos"?: "krb"
    case "mdns"?, "llmnr"?, "nbns"?: "dns"
    case "dcerpc"?: "dce_rpc"
    case let name?: name
    }
  }

  private func transport(_ number: UInt8) -> String {
    switch number {
    case 6: "tcp"
    case 17: "udp"
    case 1, 58: "icmp"
    case 132: "sctp"
    default: "unknown_transport"
    }
  }

  private func seconds(_ nanoseconds: Int64) -> String {
    let (whole, part) = (nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000 / 1000)
    let digits = String(part.magnitude)
    return "\(whole)." + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  private func decimal(_ value: Double) -> String { Figures.decimal(value, places: 6) }

  /// Without the bytes that the format itself uses.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\\" {
        result += "\\\\"
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    // A text that is the sign for no text is written so that it is not taken for it.
    return result.isEmpty ? "(empty)" : result == "-" ? "\\x2d" : result
  }
}
