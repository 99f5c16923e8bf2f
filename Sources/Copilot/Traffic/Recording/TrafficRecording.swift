internal import Capture
internal import Glibc
internal import Packets
package import Platform

/// Records the packets of an interface into a file.
package struct TrafficRecording {
  private let request: RecordingRequest
  private let environment: ProcessEnvironment
  /// Gets the state of the recording about five times a second.
  private let show: (RecordingReport) -> Void

  /// A recording that has not begun.
  package init(
    _ request: RecordingRequest, environment: ProcessEnvironment,
    show: @escaping (RecordingReport) -> Void = { _ in }
  ) {
    self.request = request
    self.environment = environment
    self.show = show
  }

  /// How often the state is shown and files are brought up to date, in milliseconds.
  private static let interval: Int32 = 200

  /// Records until it is enough, or Ctrl-C, a hang-up or a request to end come.
  ///
  /// - Returns: What it did; the file is complete however it ended.
  /// - Throws: ``OperationError`` when it can't begin.
  package func run() throws(OperationError) -> RecordingReport {
    let name = try interfaceName()
    var live = try LiveCapture.opening(name, request)
    let user = try changeUser()
    var writer = try open(live.interface, as: user)
    var report = RecordingReport(
      interface: name, linkType: "\(live.interface.link)", file: request.file)
    report.user = user
    let signals: InterruptSignals
    do throws(SystemError) { signals = try InterruptSignals() } catch {
      throw .unusable(reason: "\(error)")
    }
    report.ending = record(&live, &writer, &report, interruption: signals.number)
    let statistics = live.statistics()
    writer.finish(statistics)
    update(&report, statistics, writer)
    return report
  }

  /// The frames' way from the kernel to the file.
  private func record(
    _ live: inout LiveCapture, _ writer: inout CaptureWriter, _ report: inout RecordingReport,
    interruption: Int32
  ) -> RecordingReport.Ending {
    let start = MonotonicTime.now()
    var shown = start
    var (packets, bytes) = (0, 0)
    while true {
      let outcome: LiveCapture.Outcome
      do throws(CaptureError) {
        outcome = try live.forEachFrame(
          waitingMilliseconds: wait(since: start), interruption: interruption
        ) { header, frame in
          writer.write(header, frame)
          packets += 1
          bytes += header.wireLength
          return packets == request.count ? .stop : .next
        }
      } catch {
        if case .interfaceLost(_, let reason) = error { report.interfaceFailure = reason }
        (report.packets, report.bytes) = (packets, bytes)
        return .interface
      }
      let now = MonotonicTime.now()
      report.seconds = now.seconds(since: start)
      (report.packets, report.bytes) = (packets, bytes)
      if now.seconds(since: shown) >= Double(TrafficRecording.interval) / 1_000 {
        shown = now
        writer.flush()
        update(&report, live.statistics(), writer)
        show(report)
      }
      if writer.problem?.code == EPIPE { return .closed }
      if outcome == .interrupted { return .interrupted }
      if outcome == .stopped { return .count }
      if let seconds = request.seconds, report.seconds >= seconds { return .seconds }
    }
  }

  /// How long to wait for frames at most, in milliseconds.
  private func wait(since start: MonotonicTime) -> Int32 {
    guard let seconds = request.seconds else { return TrafficRecording.interval }
    let left = (seconds - MonotonicTime.now().seconds(since: start)) * 1_000
    return Int32(max(1, min(left.rounded(.up), Double(TrafficRecording.interval))))
  }

  private func update(
    _ report: inout RecordingReport, _ statistics: CaptureStatistics,
    _ writer: borrowing CaptureWriter
  ) {
    report.dropped = statistics.dropped
    report.droppedByInterface = statistics.droppedByInterface
    report.files = writer.files
    report.fileCount = writer.fileCount
    report.bytesWritten = writer.byteCount
    report.unwritten = writer.lostFrameCount
    report.problem = writer.problem.map { "\($0.subject ?? request.file): \($0.reason)" }
  }

  private func interfaceName() throws(OperationError) -> String {
    if let name = request.interface { return name }
    let interfaces = (try? NetworkInterface.all()) ?? []
    guard let interface = interfaces.first(where: \.isDefaultRoute) else {
      throw .missingArgument("interface")
    }
    return interface.name
  }

  /// Gives up root's rights, or those of the program's file.
  ///
  /// - Returns: The account's name; nil when nothing changed.
  private func changeUser() throws(OperationError) -> String? {
    if let name = request.user {
      guard request.mayChangeUser else {
        throw .unusable(
          reason: "the shell keeps its rights; run 'netcopilot capture --user \(name)' as a command"
        )
      }
      guard let user = CaptureUser(name: name) else { throw .notFound(what: "user", which: name) }
      try refusing { () throws(CaptureError) in try user.become() }
      return user.name
    }
    guard request.mayChangeUser else { return nil }
    guard let user = CaptureUser(behindSudoIn: environment) else {
      try refusing { () throws(CaptureError) in try CaptureUser.dropCapabilities() }
      return nil
    }
    try refusing { () throws(CaptureError) in try user.become() }
    return user.name
  }

  private func open(
    _ interface: CaptureInterface, as user: String?
  ) throws(OperationError) -> CaptureWriter {
    do throws(CaptureError) {
      guard request.file != "-" else {
        return try CaptureWriter(
          descriptor: 1, layout: .pcap(isNanosecond: true), interface: interface)
      }
      return try CaptureWriter(
        path: request.file, layout: CaptureLayout(fileName: request.file), interface: interface,
        ring: request.isRing
          ? RingPolicy(
            fileBytes: request.ringBytes, fileSeconds: request.ringSeconds,
            fileCount: request.ringFiles) : nil)
    } catch {
      guard let user, case .system(let failure) = error, failure.code == EACCES else {
        throw .capture(error)
      }
      throw .unusable(
        reason: """
          \(error): once the interface was open this went on with the rights of \(user); name a \
          file that \(user) may write, or give --user root
          """)
    }
  }
}

/// Runs work on captures and turns its errors into an operation's.
func refusing<Value: ~Copyable>(
  _ body: () throws(CaptureError) -> Value
) throws(OperationError) -> Value {
  do throws(CaptureError) { return try body() } catch {
    throw CaptureAdvice.text(error).map { .unusable(reason: $0) } ?? .capture(error)
  }
}

extension LiveCapture {
  fileprivate static func opening(
    _ name: String, _ request: RecordingRequest
  ) throws(OperationError) -> LiveCapture {
    var options = Options()
    options.filter = request.filter
    options.snapshotLength = request.snapshotLength
    options.isPromiscuous = request.isPromiscuous
    options.isImmediate = request.isImmediate
    options.bufferBytes = request.bufferBytes
    return try refusing { () throws(CaptureError) in
      try LiveCapture(interface: name, options: options)
    }
  }
}
