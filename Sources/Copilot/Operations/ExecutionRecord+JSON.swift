package import JSON
internal import Platform
package import Store

extension ExecutionRecord {
  /// The record in the form of `history list --json`; what is unknown is null.
  package var json: JSONValue {
    [
      "id": JSONValue(id),
      "command": .string(command),
      "template": .string(template),
      "argument_kinds": .array(argumentKinds.map { .string($0) }),
      "utility": JSONValue(utility),
      "category": .string(category),
      "cwd": JSONValue(directory),
      "host": JSONValue(host),
      "user": JSONValue(user),
      "session": JSONValue(session),
      "terminal": JSONValue(terminal),
      "started_at": .string(startedAt.rfc3339),
      "duration_seconds": JSONValue(durationSeconds),
      "user_cpu_seconds": JSONValue(usage.userCPUSeconds),
      "system_cpu_seconds": JSONValue(usage.systemCPUSeconds),
      "average_cpu_share": JSONValue(usage.averageCPUShare),
      "peak_cpu_share": JSONValue(usage.peakCPUShare),
      "average_resident_bytes": JSONValue(usage.averageResidentBytes),
      "peak_resident_bytes": JSONValue(usage.peakResidentBytes),
      "resident_growth_bytes": JSONValue(usage.residentGrowthBytes),
      "bytes_sent": JSONValue(usage.bytesSent),
      "bytes_received": JSONValue(usage.bytesReceived),
      "packets_sent": JSONValue(usage.packetsSent),
      "packets_received": JSONValue(usage.packetsReceived),
      "network_method": JSONValue(usage.networkMethod),
      "round_trip_seconds": JSONValue(usage.roundTripSeconds),
      "connections": JSONValue(usage.connections?.count),
      "handshake_seconds": JSONValue(usage.connections?.handshakeSeconds),
      "retransmissions": JSONValue(usage.connections?.retransmissions),
      "retransmissions_sent": JSONValue(usage.connections?.retransmissionsSent),
      "retransmissions_received": JSONValue(usage.connections?.retransmissionsReceived),
      "out_of_order": JSONValue(usage.connections?.outOfOrder),
      "zero_windows": JSONValue(usage.connections?.zeroWindows),
      "missed_segments": JSONValue(usage.connections?.missedSegments),
      "capture_method": JSONValue(usage.connections?.method),
      "voluntary_context_switches": JSONValue(usage.voluntaryContextSwitches),
      "involuntary_context_switches": JSONValue(usage.involuntaryContextSwitches),
      "minor_page_faults": JSONValue(usage.minorPageFaults),
      "major_page_faults": JSONValue(usage.majorPageFaults),
      "exit_code": JSONValue(exitCode),
      "signal": JSONValue(signal),
      "interrupted": .bool(state == .interrupted),
      "running": .bool(state == .running),
      "stderr_tail": JSONValue(stderrTail),
      "stdout_tail": JSONValue(stdoutTail),
      "cause": JSONValue(cause),
      "predicted_seconds": JSONValue(predictedSeconds),
      "visibility": .string(visibility.name),
    ]
  }
}

extension ExecutionRecord {
  /// The keys of ``json``, in order.
  package static var jsonKeys: [String] {
    ExecutionRecord(
      uid: .derived(from: []), command: "", utility: nil, template: "", argumentKinds: [],
      category: "", startedAt: Timestamp(microseconds: 0)
    ).json.objectValue?.keys ?? []
  }
}
