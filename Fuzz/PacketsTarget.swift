/// Fuzzes the decoding of packets: nothing traps or reads outside, and what a summary says of the
/// payload lies inside the frame. The first two bytes choose the link type, the third adds to the
/// length on the wire.
@c(LLVMFuzzerTestOneInput)
public func fuzzPackets(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 3, let start else { return 0 }
  // The frame ends where the input does, so that the sanitizer sees a read past it.
  let frame = UnsafeRawBufferPointer(start: start + 3, count: count - 3)
  let link = LinkType(rawValue: UInt16(start[0]) << 8 | UInt16(start[1]))
  let wireLength = frame.count + Int(start[2])
  var summary = PacketSummary()
  PacketDecoder().decode(
    frame.bytes, wireLength: wireLength, timestampNanoseconds: 0, link: link, into: &summary)
  let end = Int(summary.payloadOffset) + Int(summary.payloadCapturedLength)
  guard end <= frame.count, summary.payloadCapturedLength <= summary.payloadLength,
    Int(summary.payloadLength) <= wireLength
  else { fatalError("a payload lies outside its frame") }
  var streams = StreamCounter(limit: 64)
  streams.observe(summary)
  streams.observe(summary)
  guard streams.tcpStreams + streams.udpStreams <= 3 else {
    fatalError("a packet begins more streams than it has conversations")
  }
  return 0
}
