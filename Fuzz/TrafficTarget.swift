import Capture
import Detection
import Flows
import Packets

/// Fuzzes the whole way from a capture's bytes to findings: nothing traps, nothing goes on for ever,
/// and the same bytes lead to the same findings.
@c(LLVMFuzzerTestOneInput)
public func fuzzTraffic(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let first = findings(bytes)
  guard first == findings(bytes) else { fatalError("two walks differ: \(first)") }
  return 0
}

/// What is found in a capture, a line each.
private func findings(_ bytes: [UInt8]) -> [String] {
  do throws(CaptureError) {
    var reader = try CaptureReader(bytes: bytes, name: "fuzz")
    let decoder = PacketDecoder()
    var streams = StreamCounter()
    var applications = ApplicationTracker()
    var meter = TrafficMeter()
    var watch = ThreatWatch()
    _ = reader.forEachFrame { header, frame in
      var packet = PacketSummary()
      decoder.decode(
        frame, wireLength: header.wireLength, timestampNanoseconds: header.timestampNanoseconds,
        link: header.link, into: &packet)
      let stream = streams.observe(packet)
      let start = min(Int(packet.payloadOffset), frame.byteCount)
      let end = min(start + Int(packet.payloadCapturedLength), frame.byteCount)
      packet.layers.formUnion(
        applications.read(packet, frame.extracting(start..<end), stream: stream))
      meter.observe(packet, frame: frame, into: &watch)
      return .next
    }
    meter.finish(into: &watch)
    watch.finish()
    return watch.ledger.takeChanges().map { "\($0.kind) \($0.actors) \($0.summary)" }
  } catch {
    guard !"\(error)".isEmpty else { fatalError("an error without words") }
    return []
  }
}
