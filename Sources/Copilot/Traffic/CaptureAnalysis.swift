internal import Capture
package import Detection
package import Flows
internal import Packets
internal import Platform

/// Reads a capture once, from the front to the end, and says what is in it.
package struct CaptureAnalysis: Sendable {
  package var source: CaptureSource
  /// How much is remembered at once.
  package var limits = MeterLimits()
  /// What is normal here.
  package var expectations: [Expectation] = []
  /// Whether the records of the flows behind findings are kept for the report.
  package var keepsFlows = false

  package init(source: CaptureSource) { self.source = source }

  /// Does it.
  ///
  /// - Parameter listener: who is shown how far it has come.
  /// - Throws: ``OperationError`` when the capture can't be opened; damage further on is told in the
  ///   report.
  package func run(listener: WorkListener?) throws(OperationError) -> CaptureReport {
    let start = MonotonicTime.now()
    var report = CaptureReport(file: source.name)
    var reader = try source.open()
    var pipeline = PacketPipeline(limits: limits)
    var sink = AnalysisSink(expectations: expectations, keepsFlows: keepsFlows)
    let end = reader.walk(listener: listener, source: source) { header, bytes in
      pipeline.take(header, bytes, into: &sink)
    }
    pipeline.finish(into: &sink)
    sink.threats.finish()
    if case .damaged(let damage) = end { report.damage = damage }
    report.isStopped = end == .stopped
    report.tally = pipeline.tally
    report.tcpStreams = pipeline.streams.tcpStreams
    report.udpStreams = pipeline.streams.udpStreams
    report.statistics = pipeline.meter.statistics
    report.timeline = sink.timeline
    report.hosts = sink.totals.largestHosts(20)
    report.services = sink.totals.largestServices(20)
    let findings = sink.threats.ledger.all.sorted {
      ($1.severity, $0.startNanoseconds) < ($0.severity, $1.startNanoseconds)
    }
    report.findings = findings.filter { !$0.isExpected }
    report.expectedFindings = findings.filter(\.isExpected)
    if keepsFlows { report.flows = sink.flows(behind: findings) }
    report.elapsedSeconds = MonotonicTime.now().seconds(since: start)
    return report
  }
}

extension CaptureReader {
  /// Hands out every frame, shows how far it is, and ends when the user wants it.
  mutating func walk(
    listener: WorkListener?, source: CaptureSource, _ body: (FrameHeader, RawSpan) -> Void
  ) -> CaptureEnd {
    guard let listener else {
      return forEachFrame { header, bytes in
        body(header, bytes)
        return .next
      }
    }
    let total = source.size
    while true {
      var left = 65_536
      let end = forEachFrame { header, bytes in
        body(header, bytes)
        left -= 1
        return left == 0 ? .stop : .next
      }
      if end != .stopped { return end }
      listener.show(
        WorkProgress(
          label: "reading \(source.name)", unit: "bytes", completed: byteCount,
          total: total.map { max($0, byteCount) }))
      if listener.wantsStop() { return .stopped }
    }
  }
}

/// Collects what a report needs while the packets go by.
struct AnalysisSink: TrafficSink {
  /// How many flow records are kept for the flows behind findings.
  static let mostFlows = 30_000

  var threats: ThreatWatch
  var timeline = Timeline()
  var totals = TopTotals()
  private var kept: [FlowRecord] = []
  private let keepsFlows: Bool

  init(expectations: [Expectation], keepsFlows: Bool) {
    threats = ThreatWatch(expectations: expectations)
    self.keepsFlows = keepsFlows
  }

  mutating func flowStarted(_ start: FlowStart) { threats.flowStarted(start) }

  mutating func flowEnded(_ record: FlowRecord) {
    threats.flowEnded(record)
    totals.add(record)
    if keepsFlows, kept.count < Self.mostFlows { kept.append(record) }
  }

  mutating func happened(_ event: TrafficEvent) { threats.happened(event) }

  mutating func flowActive(_ activity: FlowActivity) { threats.flowActive(activity) }

  mutating func hostWindowClosed(_ window: HostWindow) { threats.hostWindowClosed(window) }

  mutating func windowClosed(_ window: TrafficWindow) {
    threats.windowClosed(window)
    if window.length == .second { timeline.add(window) }
  }

  /// The records of the flows that findings point to.
  func flows(behind findings: [Finding]) -> [UInt64: FlowRecord] {
    let wanted = Set(findings.flatMap(\.flowIdentifiers))
    var found: [UInt64: FlowRecord] = [:]
    for record in kept where wanted.contains(record.identifier) {
      found[record.identifier] = record
    }
    return found
  }
}
