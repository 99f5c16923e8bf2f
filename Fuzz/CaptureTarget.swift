import Capture
import Packets

/// Fuzzes the way from a capture's bytes to decoded packets: nothing traps, every frame lies inside
/// the bytes, and a second walk sees the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzCapture(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let first = walk(bytes)
  guard first == walk(bytes) else { fatalError("two walks differ") }
  return 0
}

private struct Sums: Equatable {
  var frames = 0
  var captured = 0
  var check: UInt64 = 0
  var end: CaptureEnd?
}

private func walk(_ bytes: [UInt8]) -> Sums {
  var sums = Sums()
  do throws(CaptureError) {
    var reader = try CaptureReader(bytes: bytes, name: "fuzz")
    let decoder = PacketDecoder()
    var summary = PacketSummary()
    var last = -1
    let end = reader.forEachFrame { header, frame in
      sums.frames += 1
      sums.captured += frame.byteCount
      guard header.number == sums.frames, header.offset > last, header.wireLength >= 0,
        header.offset + frame.byteCount <= bytes.count
      else { fatalError("a frame outside its capture") }
      last = header.offset
      decoder.decode(
        frame, wireLength: header.wireLength, timestampNanoseconds: header.timestampNanoseconds,
        link: header.link, into: &summary)
      sums.check &+= summary.layers.rawValue &+ UInt64(bitPattern: header.timestampNanoseconds)
      return .next
    }
    guard sums.captured <= bytes.count, "\(end)".isEmpty == false else {
      fatalError("more frames than bytes")
    }
    sums.end = end
  } catch {
    guard !"\(error)".isEmpty else { fatalError("an error without words") }
  }
  return sums
}
