internal import Platform

/// One record as a line of the spool: a length, a checksum, then fields separated by tabs.
///
/// A line that was cut, or joined with another, fails the length or the checksum. Fields escape
/// backslash, tab and line feed; a missing value is `\0`.
enum SpoolRecord {
  /// What every line starts with; the number is the format's version.
  private static let mark = Array("nc1 ".utf8)
  private static let fieldCount = 45
  /// Lines of before connections were recorded end sooner.
  private static let fieldCountWithoutConnections = 37

  /// The record's line, with a line feed before and after it.
  ///
  /// The one before ends whatever a writer that died has left behind.
  static func encoded(_ record: ExecutionRecord) -> [UInt8] {
    var payload = PayloadWriter()
    payload.text(record.uid.description)
    payload.text(record.command)
    payload.text(record.utility)
    payload.text(record.template)
    payload.text(ArgumentKindList.encoded(record.argumentKinds))
    payload.text(record.category)
    payload.text(record.directory)
    payload.text(record.host)
    payload.text(record.user)
    payload.text(record.session)
    payload.text(record.terminal)
    payload.whole(record.startedAt.microseconds)
    payload.real(record.durationSeconds)
    payload.whole(record.exitCode.map { Int64($0) })
    payload.whole(record.signal.map { Int64($0) })
    payload.whole(record.state.rawValue)
    payload.text(record.stderrTail)
    payload.text(record.stdoutTail)
    payload.text(record.cause)
    payload.real(record.predictedSeconds)
    let usage = record.usage
    payload.real(usage.userCPUSeconds)
    payload.real(usage.systemCPUSeconds)
    payload.real(usage.averageCPUShare)
    payload.real(usage.peakCPUShare)
    payload.whole(usage.averageResidentBytes)
    payload.whole(usage.peakResidentBytes)
    payload.whole(usage.residentGrowthBytes)
    payload.whole(usage.bytesSent)
    payload.whole(usage.bytesReceived)
    payload.whole(usage.packetsSent)
    payload.whole(usage.packetsReceived)
    payload.text(usage.networkMethod)
    payload.real(usage.roundTripSeconds)
    payload.whole(usage.voluntaryContextSwitches)
    payload.whole(usage.involuntaryContextSwitches)
    payload.whole(usage.minorPageFaults)
    payload.whole(usage.majorPageFaults)
    payload.text(usage.connections?.method)
    payload.whole(usage.connections?.count)
    payload.whole(usage.connections?.retransmissionsSent)
    payload.whole(usage.connections?.retransmissionsReceived)
    payload.whole(usage.connections?.outOfOrder)
    payload.whole(usage.connections?.zeroWindows)
    payload.real(usage.connections?.handshakeSeconds)
    payload.whole(usage.connections?.missedSegments)

    var line: [UInt8] = [UInt8(ascii: "\n")]
    line.reserveCapacity(payload.bytes.count + 48)
    line.append(contentsOf: mark)
    line.append(contentsOf: String(payload.bytes.count).utf8)
    line.append(UInt8(ascii: " "))
    line.append(contentsOf: String(checksum(payload.bytes[...]), radix: 16).utf8)
    line.append(UInt8(ascii: " "))
    line.append(contentsOf: payload.bytes)
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Reads a line without its line feed; nil when it is cut, changed or of another format.
  static func decoded(_ line: ArraySlice<UInt8>) -> ExecutionRecord? {
    guard line.starts(with: mark) else { return nil }
    let parts = line.dropFirst(mark.count).split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, Int(String(decoding: parts[0], as: UTF8.self)) == parts[2].count,
      UInt64(String(decoding: parts[1], as: UTF8.self), radix: 16) == checksum(parts[2])
    else { return nil }
    var payload = PayloadReader(parts[2])
    let count = payload.count
    guard count == fieldCount || count == fieldCountWithoutConnections, let uid = payload.uid(),
      let command = payload.text(),
      case let utility = payload.text(), let template = payload.text(),
      let kinds = payload.text(), let category = payload.text()
    else { return nil }
    var record = ExecutionRecord(
      uid: uid, command: command, utility: utility, template: template,
      argumentKinds: ArgumentKindList.decoded(kinds), category: category,
      startedAt: Timestamp(microseconds: 0))
    record.directory = payload.text()
    record.host = payload.text()
    record.user = payload.text()
    record.session = payload.text()
    record.terminal = payload.text()
    guard let start = payload.whole() else { return nil }
    record.startedAt = Timestamp(microseconds: start)
    record.durationSeconds = payload.real()
    record.exitCode = payload.whole().map { Int($0) }
    record.signal = payload.whole().map { Int($0) }
    guard let state = payload.whole().flatMap({ ExecutionRecord.State(rawValue: $0) }) else {
      return nil
    }
    record.state = state
    record.stderrTail = payload.text()
    record.stdoutTail = payload.text()
    record.cause = payload.text()
    record.predictedSeconds = payload.real()
    record.usage = usage(from: &payload)
    if count == fieldCount { record.usage.connections = connections(from: &payload) }
    return record
  }

  private static func usage(from payload: inout PayloadReader) -> ResourceUsage {
    var usage = ResourceUsage()
    usage.userCPUSeconds = payload.real()
    usage.systemCPUSeconds = payload.real()
    usage.averageCPUShare = payload.real()
    usage.peakCPUShare = payload.real()
    usage.averageResidentBytes = payload.whole()
    usage.peakResidentBytes = payload.whole()
    usage.residentGrowthBytes = payload.whole()
    usage.bytesSent = payload.whole()
    usage.bytesReceived = payload.whole()
    usage.packetsSent = payload.whole()
    usage.packetsReceived = payload.whole()
    usage.networkMethod = payload.text()
    usage.roundTripSeconds = payload.real()
    usage.voluntaryContextSwitches = payload.whole()
    usage.involuntaryContextSwitches = payload.whole()
    usage.minorPageFaults = payload.whole()
    usage.majorPageFaults = payload.whole()
    return usage
  }

  private static func connections(from payload: inout PayloadReader) -> ConnectionUsage? {
    guard let method = payload.text() else { return nil }
    var figures = ConnectionUsage(method: method)
    figures.count = payload.whole()
    figures.retransmissionsSent = payload.whole()
    figures.retransmissionsReceived = payload.whole()
    figures.outOfOrder = payload.whole()
    figures.zeroWindows = payload.whole()
    figures.handshakeSeconds = payload.real()
    figures.missedSegments = payload.whole()
    return figures
  }

  /// FNV-1a, 64 bits. Source: Fowler, Noll and Vo.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
