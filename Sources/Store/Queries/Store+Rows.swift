internal import Platform
internal import SQLite

extension Store {
  /// The columns that ``record(from:)`` reads, in its order; the two tails follow.
  static let executionColumns = """
    execution.id, execution.uid, command.text, utility.name, command.template,
    command.argument_kinds, command.category, directory.path, host.name, session.user,
    session.uid, session.terminal, execution.started_at, execution.state, execution.duration_us,
    execution.exit_code, execution.signal, execution.user_cpu_us, execution.system_cpu_us,
    execution.average_cpu_share, execution.peak_cpu_share, execution.average_resident_bytes,
    execution.peak_resident_bytes, execution.resident_growth_bytes, execution.bytes_sent,
    execution.bytes_received, execution.packets_sent, execution.packets_received,
    execution.network_method, execution.round_trip_us, execution.voluntary_context_switches,
    execution.involuntary_context_switches, execution.minor_page_faults,
    execution.major_page_faults, execution.cause, execution.predicted_us,
    connection_usage.method, connection_usage.count, connection_usage.retransmissions_sent,
    connection_usage.retransmissions_received, connection_usage.out_of_order,
    connection_usage.zero_windows, connection_usage.handshake_us, connection_usage.missed_segments,
    shared_execution.visibility
    """

  /// A table of connections that has no rows.
  static let noConnections = """
    SELECT NULL AS method, NULL AS count, NULL AS retransmissions_sent,
      NULL AS retransmissions_received, NULL AS out_of_order, NULL AS zero_windows,
      NULL AS handshake_us, NULL AS missed_segments WHERE 0
    """

  /// A table of what others may see that has no rows.
  static let nothingShared = "SELECT NULL AS execution_id, NULL AS visibility WHERE 0"

  /// The execution in a statement's present row.
  static func record(from row: Statement) -> ExecutionRecord {
    let uid = row.withBytes(1) { ExecutionUID(bytes: $0) } ?? ExecutionUID(high: 0, low: 0)
    var record = ExecutionRecord(
      id: row.integer(0), uid: uid, command: row.text(2), template: row.text(4),
      category: row.text(6), startedAt: Timestamp(microseconds: row.integer(12)))
    record.utility = row.optionalText(3)
    record.argumentKinds = ArgumentKindList.decoded(row.text(5))
    record.directory = row.optionalText(7)
    record.host = row.optionalText(8)
    record.user = row.optionalText(9)
    record.session = row.optionalText(10)
    record.terminal = row.optionalText(11)
    record.state = ExecutionRecord.State(rawValue: row.integer(13)) ?? .ended
    record.durationSeconds = Microseconds.seconds(row.optionalInteger(14))
    record.exitCode = row.optionalInteger(15).map { Int($0) }
    record.signal = row.optionalInteger(16).map { Int($0) }
    record.usage = usage(from: row)
    record.cause = row.optionalText(34)
    record.predictedSeconds = Microseconds.seconds(row.optionalInteger(35))
    record.visibility = Visibility(rawValue: row.integer(44)) ?? .private
    record.stderrTail = row.optionalText(45)
    record.stdoutTail = row.optionalText(46)
    return record
  }

  private static func usage(from row: Statement) -> ResourceUsage {
    var usage = ResourceUsage()
    usage.userCPUSeconds = Microseconds.seconds(row.optionalInteger(17))
    usage.systemCPUSeconds = Microseconds.seconds(row.optionalInteger(18))
    usage.averageCPUShare = row.optionalReal(19)
    usage.peakCPUShare = row.optionalReal(20)
    usage.averageResidentBytes = row.optionalInteger(21)
    usage.peakResidentBytes = row.optionalInteger(22)
    usage.residentGrowthBytes = row.optionalInteger(23)
    usage.bytesSent = row.optionalInteger(24)
    usage.bytesReceived = row.optionalInteger(25)
    usage.packetsSent = row.optionalInteger(26)
    usage.packetsReceived = row.optionalInteger(27)
    usage.networkMethod = row.optionalText(28)
    usage.roundTripSeconds = Microseconds.seconds(row.optionalInteger(29))
    usage.connections = connections(from: row)
    usage.voluntaryContextSwitches = row.optionalInteger(30)
    usage.involuntaryContextSwitches = row.optionalInteger(31)
    usage.minorPageFaults = row.optionalInteger(32)
    usage.majorPageFaults = row.optionalInteger(33)
    return usage
  }

  private static func connections(from row: Statement) -> ConnectionUsage? {
    guard let method = row.optionalText(36) else { return nil }
    var figures = ConnectionUsage(method: method)
    figures.count = row.optionalInteger(37)
    figures.retransmissionsSent = row.optionalInteger(38)
    figures.retransmissionsReceived = row.optionalInteger(39)
    figures.outOfOrder = row.optionalInteger(40)
    figures.zeroWindows = row.optionalInteger(41)
    figures.handshakeSeconds = Microseconds.seconds(row.optionalInteger(42))
    figures.missedSegments = row.optionalInteger(43)
    return figures
  }
}
