/// Turns the bytes of frames into `PacketSummary` values.
package struct PacketDecoder: Sendable {
  package init() {}

  /// Fills `summary` from one frame.
  ///
  /// - Parameters:
  ///   - frame: the captured bytes; never read outside.
  ///   - wireLength: the frame's length on the wire, in bytes.
  ///   - timestampNanoseconds: when it was captured, nanoseconds since 1970-01-01 UTC.
  ///   - link: what its first bytes are.
  ///   - summary: overwritten.
  package func decode(
    _ frame: RawSpan, wireLength: Int, timestampNanoseconds: Int64, link: LinkType,
    into summary: inout PacketSummary
  ) {
    summary = PacketSummary()
    summary.timestampNanoseconds = timestampNanoseconds
    summary.wireLength = UInt32(clamping: wireLength)
    summary.capturedLength = UInt32(clamping: frame.byteCount)
  }
}
