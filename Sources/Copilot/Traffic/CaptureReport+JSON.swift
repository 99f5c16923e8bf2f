internal import Capture
internal import Detection
internal import Flows
package import JSON
internal import Packets

extension CaptureReport {
  /// The findings, then one summary.
  package var rows: [JSONValue] { findings.map(\.json) + [summary] }

  private var anomalyWords: String {
    switch anomalyState {
    case .none: "none"
    case .learning: "still learning"
    case .watching: "ready"
    }
  }

  /// The capture as a whole, in the form of `analyze --json`.
  package var summary: JSONValue {
    var malformations = JSONObject()
    for reason in Malformation.allCases {
      if let count = tally.malformations[reason] { malformations["\(reason)"] = JSONValue(count) }
    }
    var unknown = JSONObject()
    for (type, count) in tally.unknown.sorted(by: {
      ($0.value, "\($1.key)") > ($1.value, "\($0.key)")
    }) {
      unknown["\(type)"] = JSONValue(count)
    }
    return [
      "type": "summary",
      "file": .string(file),
      "packets": JSONValue(tally.packets),
      "bytes": JSONValue(tally.bytes),
      "protocols": [
        "ip4": JSONValue(tally.ip4), "ip6": JSONValue(tally.ip6), "tcp": JSONValue(tally.tcp),
        "udp": JSONValue(tally.udp), "icmp": JSONValue(tally.icmp),
        "icmp6": JSONValue(tally.icmp6), "arp": JSONValue(tally.arp),
        "sctp": JSONValue(tally.sctp), "dns": JSONValue(tally.dns), "http": JSONValue(tally.http),
        "tls": JSONValue(tally.tls),
      ],
      "tcp_streams": JSONValue(tcpStreams),
      "udp_streams": JSONValue(udpStreams),
      "malformed": JSONValue(tally.malformed),
      "malformations": .object(malformations),
      "unknown": .object(unknown),
      "truncated": JSONValue(tally.truncated),
      "flows": JSONValue(statistics.flows),
      "flows_evicted": JSONValue(statistics.flowsEvicted),
      "windows": JSONValue(statistics.windows.seconds),
      "duration_seconds": JSONValue(tally.durationSeconds),
      "link_types": .array(tally.links.map { .string("\($0)") }),
      "first_at": JSONValue(tally.firstNanoseconds.map(rfc3339)),
      "last_at": JSONValue(tally.lastNanoseconds.map(rfc3339)),
      "findings": JSONValue(findings.count),
      "expected_findings": JSONValue(expectedFindings.count),
      "baseline": .string(anomalyWords),
      "scored_minutes": JSONValue(scoredMinutes),
      "damage": JSONValue(damage.map { "\($0)" }),
      "elapsed_seconds": JSONValue(rounded(elapsedSeconds)),
      "packets_per_second": JSONValue(
        elapsedSeconds > 0 ? (Double(tally.packets) / elapsedSeconds).rounded() : 0),
    ]
  }
}
