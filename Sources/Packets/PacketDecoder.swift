/// Turns the bytes of frames into `PacketSummary` values.
package struct PacketDecoder: Sendable {
  /// Headers read of one packet before it is held for an attack on the reader.
  private static let mostHeaders = 32

  package init() {}

  /// Fills `summary` from one frame.
  ///
  /// - Parameters:
  ///   - frame: the captured bytes; never read outside.
  ///   - wireLength: the frame's length on the wire, in bytes.
  ///   - timestampNanoseconds: when it was captured, nanoseconds since 1970-01-01 UTC.
  ///   - link: what its first bytes are.
  ///   - summary: overwritten.
  /// - Complexity: O(length of the headers); at most 32 of them are followed.
  package func decode(
    _ frame: RawSpan, wireLength: Int, timestampNanoseconds: Int64, link: LinkType,
    into summary: inout PacketSummary
  ) {
    summary = PacketSummary()
    summary.timestampNanoseconds = timestampNanoseconds
    summary.wireLength = UInt32(clamping: wireLength)
    summary.capturedLength = UInt32(clamping: frame.byteCount)
    var walk = HeaderWalk(captured: frame.byteCount, wireLength: wireLength)
    var next = link == .ethernet ? NextHeader.ethernet : .link(link)
    for _ in 0..<PacketDecoder.mostHeaders {
      switch next {
      case .ethernet: next = walk.ethernet(frame, &summary)
      case .link(let link): next = walk.link(link, frame, &summary)
      case .llc: next = walk.llc(frame, &summary)
      case .ppp: next = walk.ppp(frame, &summary)
      case .pppProtocol: next = walk.pppProtocol(frame, &summary)
      case .pppoe: next = walk.pppoe(frame, &summary)
      case .wireless: next = walk.wireless(frame, &summary)
      case .mpls: next = walk.mpls(frame, &summary)
      case .etherType(let type): next = walk.etherType(type, frame, &summary)
      case .ip4: next = walk.ip4(frame, &summary)
      case .ip6: next = walk.ip6(frame, &summary)
      case .ip: next = walk.ip(frame, &summary)
      case .transport(let number): next = walk.transport(number, frame, &summary)
      case .payload: return walk.notePayload(&summary)
      }
    }
    walk.note(.nesting, in: &summary)
    walk.notePayload(&summary)
  }
}
