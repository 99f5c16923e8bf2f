internal import Capture
package import Flows
internal import JSON

/// The flows of a capture, handed out as they end, so that memory does not grow with the capture.
package struct FlowListing: Sendable {
  package var source: CaptureSource
  /// How much is remembered at once.
  package var limits = MeterLimits()

  package init(source: CaptureSource) { self.source = source }

  /// Reads the capture.
  ///
  /// - Parameters:
  ///   - listener: who is shown how far it has come.
  ///   - each: gets each flow when it ends, and says whether it wants more.
  /// - Returns: The capture's figures, without findings.
  /// - Throws: ``OperationError`` when the capture can't be opened.
  package func run(
    listener: WorkListener?, each: @escaping (FlowRecord) -> Bool
  ) throws(OperationError) -> CaptureReport {
    var report = CaptureReport(file: source.name)
    var reader = try source.open()
    var pipeline = PacketPipeline(limits: limits)
    var sink = FlowSink(each: each)
    let end = reader.walk(listener: listener, source: source) { header, bytes in
      pipeline.take(header, bytes, into: &sink)
    }
    pipeline.finish(into: &sink)
    if case .damaged(let damage) = end { report.damage = damage }
    report.tally = pipeline.tally
    report.statistics = pipeline.meter.statistics
    return report
  }
}

extension FlowListing {
  /// The first flows as JSON, for faces that answer with one object.
  func collected(limit: Int) -> [JSONValue] {
    let rows = Collected()
    _ = try? run(listener: nil) { record in
      rows.values.append(record.json)
      return rows.values.count < limit
    }
    return rows.values
  }

  private final class Collected {
    var values: [JSONValue] = []
  }
}

/// Hands flows on.
private struct FlowSink: TrafficSink {
  let each: (FlowRecord) -> Bool
  var isDone = false

  init(each: @escaping (FlowRecord) -> Bool) { self.each = each }

  mutating func flowEnded(_ record: FlowRecord) {
    if !isDone { isDone = !each(record) }
  }
}
