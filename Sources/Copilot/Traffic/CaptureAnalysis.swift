internal import Capture
package import Detection
package import Flows
internal import Packets
internal import Platform

/// Reads a capture once, from the front to the end, and says what is in it.
package struct CaptureAnalysis {
  package var source: CaptureSource
  /// How much is remembered at once.
  package var limits = MeterLimits()
  /// What is normal here.
  package var expectations: [Expectation] = []
  /// What is usual here; nil when nothing was learnt yet.
  package var baseline: TrafficBaseline?
  /// What learns from this capture, or nil.
  package var learner: BaselineLearner?
  /// Whether the records of the flows behind findings are kept for the report.
  package var keepsFlows = false
  /// Gets each flow when it ends, or nil.
  package var eachFlow: ((FlowRecord) -> Void)?

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
    var sink = AnalysisSink(
      expectations: expectations, baseline: baseline, learner: learner, keepsFlows: keepsFlows,
      eachFlow: eachFlow)
    let end = reader.walk(listener: listener, source: source) { header, bytes in
      pipeline.take(header, bytes, into: &sink)
    }
    pipeline.finish(into: &sink)
    sink.finish()
    if case .damaged(let damage) = end { report.damage = damage }
    report.isStopped = end == .stopped
    report.tally = pipeline.tally
    report.tcpStreams = pipeline.streams.tcpStreams
    report.udpStreams = pipeline.streams.udpStreams
    report.statistics = pipeline.meter.statistics
    report.timeline = sink.timeline
    report.hosts = sink.totals.largestHosts(20)
    report.services = sink.totals.largestServices(20)
    report.anomalyState = sink.anomalies.state
    report.scoredMinutes = sink.anomalies.scored
    report.learnt = sink.learner?.baseline
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
  var anomalies: AnomalyWatch
  var learner: BaselineLearner?
  /// Anomalies wait for the threats of their time, which come later and explain them better.
  private var waiting: [Sighting] = []
  private var kept: [FlowRecord] = []
  private let keepsFlows: Bool
  private let eachFlow: ((FlowRecord) -> Void)?

  init(
    expectations: [Expectation], baseline: TrafficBaseline?, learner: BaselineLearner?,
    keepsFlows: Bool, eachFlow: ((FlowRecord) -> Void)? = nil
  ) {
    threats = ThreatWatch(expectations: expectations, usualUploads: baseline?.uploads)
    anomalies = AnomalyWatch(baseline: baseline)
    self.learner = learner
    self.keepsFlows = keepsFlows
    self.eachFlow = eachFlow
  }

  mutating func flowStarted(_ start: FlowStart) { threats.flowStarted(start) }

  mutating func flowEnded(_ record: FlowRecord) {
    threats.flowEnded(record)
    totals.add(record)
    if let eachFlow { eachFlow(record) }
    if keepsFlows, kept.count < Self.mostFlows { kept.append(record) }
  }

  mutating func happened(_ event: TrafficEvent) { threats.happened(event) }

  mutating func flowActive(_ activity: FlowActivity) { threats.flowActive(activity) }

  mutating func hostWindowClosed(_ window: HostWindow) {
    threats.hostWindowClosed(window)
    if window.length == .minute {
      anomalies.hostWindowClosed(window)
      learner?.take(window)
    }
  }

  mutating func windowClosed(_ window: TrafficWindow) {
    threats.windowClosed(window)
    switch window.length {
    case .second: timeline.add(window)
    case .tenSeconds: break
    case .minute:
      anomalies.windowClosed(window)
      waiting += anomalies.takeSightings()
      if learner != nil { learner?.take(window, findings: threats.ledger.all) }
    }
  }

  /// The capture has ended.
  mutating func finish() {
    threats.finish()
    threats.raise(waiting)
    learner?.finish(findings: threats.ledger.all, transfers: threats.transfers)
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
