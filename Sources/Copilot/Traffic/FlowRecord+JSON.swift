package import Flows
package import JSON
internal import Packets

extension FlowRecord {
  /// The flow in the form of `flows --json`.
  package var json: JSONValue {
    .object(JSONObject(keepingLastOf: columns.map { .init(key: $0.name, value: $0.value) }))
  }

  /// The names of the columns of `flows --csv`, in order.
  package static let columnNames: [String] = FlowRecord(
    identifier: 0,
    endpoints: FlowEndpoints(
      source: .unspecified, destination: .unspecified, sourcePort: 0, destinationPort: 0,
      transport: 0), startNanoseconds: 0, endNanoseconds: 0, end: .endOfCapture
  ).columns.map(\.name)

  /// Every column with its value; lists are joined by spaces in CSV.
  package var columns: [(name: String, value: JSONValue)] {
    [
      ("flow_id", JSONValue(identifier)),
      ("started_at", .string(rfc3339(startNanoseconds))),
      ("duration_seconds", JSONValue(durationSeconds)),
      ("protocol", .string(transportName)),
      ("src", .string("\(endpoints.source)")),
      ("src_port", JSONValue(endpoints.sourcePort)),
      ("dst", .string("\(endpoints.destination)")),
      ("dst_port", JSONValue(endpoints.destinationPort)),
      ("vlan", endpoints.vlan == 0 ? .null : JSONValue(endpoints.vlan)),
      ("application", .string(serviceName)),
      ("host_name", JSONValue(hostName)),
      ("state", .string(state.name)),
      ("history", .string(history.text)),
      ("packets_out", JSONValue(outgoing.packets)),
      ("packets_in", JSONValue(incoming.packets)),
      ("bytes_out", JSONValue(outgoing.bytes)),
      ("bytes_in", JSONValue(incoming.bytes)),
      ("payload_out", JSONValue(outgoing.payloadBytes)),
      ("payload_in", JSONValue(incoming.payloadBytes)),
      ("retransmissions", JSONValue(outgoing.retransmissions &+ incoming.retransmissions)),
      ("out_of_order", JSONValue(outgoing.outOfOrder &+ incoming.outOfOrder)),
      ("zero_windows", JSONValue(outgoing.zeroWindows &+ incoming.zeroWindows)),
      ("rtt_seconds", JSONValue(handshakeNanoseconds.map { Double($0) / 1e9 })),
      ("answer_seconds", JSONValue(answerNanoseconds.map { Double($0) / 1e9 })),
      ("tcp_flags_out", .string(outgoing.flags.letters)),
      ("tcp_flags_in", .string(incoming.flags.letters)),
      ("size_out_min", JSONValue(outgoing.sizes.minimum)),
      ("size_out_mean", JSONValue(rounded(outgoing.sizes.mean))),
      ("size_out_std", JSONValue(rounded(outgoing.sizes.standardDeviation))),
      ("size_out_max", JSONValue(outgoing.sizes.maximum)),
      ("size_in_min", JSONValue(incoming.sizes.minimum)),
      ("size_in_mean", JSONValue(rounded(incoming.sizes.mean))),
      ("size_in_std", JSONValue(rounded(incoming.sizes.standardDeviation))),
      ("size_in_max", JSONValue(incoming.sizes.maximum)),
      ("gap_min_seconds", JSONValue(gaps.minimum)),
      ("gap_mean_seconds", JSONValue(gaps.mean)),
      ("gap_std_seconds", JSONValue(gaps.standardDeviation)),
      ("gap_max_seconds", JSONValue(gaps.maximum)),
      ("ttl_out", JSONValue(outgoing.timeToLiveMinimum)),
      ("ttl_in", JSONValue(incoming.timeToLiveMinimum)),
      ("window_out", JSONValue(outgoing.initialWindow)),
      ("window_in", JSONValue(incoming.initialWindow)),
      ("first_sizes", .array(firstSizeList.map { JSONValue($0) })),
      ("end_reason", .string(end.name)),
    ]
  }

  private var firstSizeList: [Int16] {
    var sizes: [Int16] = []
    for index in 0..<20 where firstSizes[index] != 0 { sizes.append(firstSizes[index]) }
    return sizes
  }
}

extension TCPFlags {
  /// A letter for each flag, in the order of the header from the low end: `FSRPAUEC`.
  var letters: String {
    let names: [(TCPFlags, String)] = [
      (.fin, "F"), (.syn, "S"), (.rst, "R"), (.psh, "P"), (.ack, "A"), (.urg, "U"), (.ece, "E"),
      (.cwr, "C"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined()
  }
}
