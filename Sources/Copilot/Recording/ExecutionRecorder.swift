package import Commands
package import Execution
package import Platform
package import Store

/// Makes the record of an execution: what ran and where at its start, what it cost at its end.
///
/// Redaction happens here, before anything is stored or shown back.
package struct ExecutionRecorder: Sendable {
  /// What finds secrets in lines and output.
  package let redactor: Redactor
  /// Whether the end of standard error is kept.
  package let keepsStandardError: Bool
  /// Whether the end of standard output is kept.
  package let keepsStandardOutput: Bool
  /// How many bytes of each are kept.
  package let tailLimitBytes: Int

  /// A recorder with the user's settings.
  package init(
    redactor: Redactor, keepsStandardError: Bool = true, keepsStandardOutput: Bool = true,
    tailLimitBytes: Int = 8192
  ) {
    self.redactor = redactor
    self.keepsStandardError = keepsStandardError
    self.keepsStandardOutput = keepsStandardOutput
    self.tailLimitBytes = tailLimitBytes
  }

  /// An execution that is about to start.
  package struct Start: Sendable {
    /// The row to store.
    package var record: ExecutionRecord
    /// The secrets that were taken out of the line; they are taken out of the output too.
    package let secrets: [String]
  }

  /// Describes an execution of a line.
  ///
  /// - Parameters:
  ///   - text: The line as typed.
  ///   - directory: Where it runs.
  ///   - session: Who runs it.
  ///   - startedAt: When.
  ///   - random: Where the record's identity comes from.
  package func start(
    _ text: String, directory: String?, session: SessionIdentity, startedAt: Timestamp,
    random: inout some RandomNumberGenerator
  ) -> Start {
    start(
      LineReading(text, by: redactor), directory: directory, session: session,
      startedAt: startedAt, random: &random)
  }

  /// Describes an execution of a line that was read.
  func start(
    _ reading: LineReading, directory: String?, session: SessionIdentity, startedAt: Timestamp,
    random: inout some RandomNumberGenerator
  ) -> Start {
    var record = ExecutionRecord(
      uid: .make(at: startedAt, random: &random), command: reading.command,
      utility: reading.utility, template: reading.template, argumentKinds: reading.argumentKinds,
      category: reading.category, startedAt: startedAt)
    record.directory = directory
    record.host = session.host
    record.user = session.user
    record.session = session.uid
    record.terminal = session.terminal
    return Start(record: record, secrets: reading.secrets)
  }

  /// The record with what the execution cost and how it ended.
  package func finish(_ start: Start, with outcome: ExecutionOutcome) -> ExecutionRecord {
    var record = start.record
    record.startedAt = outcome.startedAt
    record.durationSeconds = outcome.wallSeconds
    record.state = .ended
    switch outcome.ending {
    case .exited(let code): record.exitCode = Int(code)
    case .signaled(let number): record.signal = Int(number)
    }
    record.usage = ResourceUsage(outcome.usage)
    if keepsStandardError {
      record.stderrTail = tail(outcome.standardErrorTail, secrets: start.secrets)
    }
    if keepsStandardOutput {
      record.stdoutTail = tail(outcome.standardOutputTail, secrets: start.secrets)
    }
    return record
  }

  /// The record of a line that ended without a process of its own: a builtin, or one that could
  /// not be started.
  package func finish(
    _ start: Start, exitCode: Int32, durationSeconds: Double, standardError: String? = nil
  ) -> ExecutionRecord {
    var record = start.record
    record.durationSeconds = durationSeconds
    record.state = .ended
    record.exitCode = Int(exitCode)
    if keepsStandardError {
      record.stderrTail = tail(standardError.map { Array($0.utf8) }, secrets: start.secrets)
    }
    return record
  }

  /// The last bytes of an output as text, without secrets; nil when it wasn't captured.
  package func tail(_ bytes: [UInt8]?, secrets: [String]) -> String? {
    guard let bytes else { return nil }
    let clean = redactor.redactOutput(bytes, secrets: secrets)
    return TailText.decode(clean.suffix(tailLimitBytes))
  }
}

/// Turns the end of an output into storable text.
enum TailText {
  /// Decodes UTF-8, leaving out a character that the cut split at the front and NUL bytes.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let whole = withoutOverwritten(bytes.drop { $0 & 0xC0 == 0x80 })
    return String(decoding: whole.lazy.map { $0 == 0 ? 0x2E : $0 }, as: UTF8.self)
  }

  /// The lines as they stood at the end: of a progress bar that is drawn over itself with carriage
  /// returns, the last state.
  static func withoutOverwritten(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.contains(0x0D) else { return bytes }
    var kept: ArraySlice<UInt8> = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      kept += line.split(separator: 0x0D).last ?? []
      kept.append(0x0A)
    }
    return kept.dropLast()
  }
}

extension ResourceUsage {
  /// The same figures in the store's words.
  init(_ usage: MeasuredUsage) {
    self.init()
    userCPUSeconds = usage.userCPUSeconds
    systemCPUSeconds = usage.systemCPUSeconds
    averageCPUShare = usage.averageCPUShare
    peakCPUShare = usage.peakCPUShare
    averageResidentBytes = usage.averageResidentBytes
    peakResidentBytes = usage.peakResidentBytes
    residentGrowthBytes = usage.residentGrowthBytes
    bytesSent = usage.bytesSent
    bytesReceived = usage.bytesReceived
    packetsSent = usage.packetsSent
    packetsReceived = usage.packetsReceived
    networkMethod = usage.networkMethod?.rawValue
    roundTripSeconds = usage.roundTripSeconds
    connections = usage.connections.map(ConnectionUsage.init)
    voluntaryContextSwitches = usage.voluntaryContextSwitches
    involuntaryContextSwitches = usage.involuntaryContextSwitches
    minorPageFaults = usage.minorPageFaults
    majorPageFaults = usage.majorPageFaults
  }
}

extension ConnectionUsage {
  /// The same figures in the store's words.
  init(_ connections: MeasuredConnections) {
    self.init(method: connections.method.rawValue)
    count = connections.count
    retransmissionsSent = connections.retransmissionsSent
    retransmissionsReceived = connections.retransmissionsReceived
    outOfOrder = connections.outOfOrder
    zeroWindows = connections.zeroWindows
    handshakeSeconds = connections.handshakeSeconds
    missedSegments = connections.missedSegments
  }
}
