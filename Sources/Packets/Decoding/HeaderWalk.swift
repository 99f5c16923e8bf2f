/// Where a walk along the headers of one packet stands: it reads a header, notes what it says in
/// the summary, moves on, and names the next.
///
/// Offsets count from the start of the frame. The walk never reads at or past `limit`.
struct HeaderWalk {
  /// Where the next header begins.
  var offset: Int
  /// Where the layer that is being read ends on the wire, by the lengths met so far.
  var end: Int
  /// Bytes that may be read: no more than was captured, no more than `end`.
  var limit: Int
  /// Whether the walk is inside a packet that an error message quotes.
  var isQuoted = false
  /// Whether the rest of the packet is in further fragments, so that lengths may point past its end.
  var isPartial = false
  /// Whether the enclosing conversation that was noted has ports.
  var hasEnclosingPorts = false
  /// Whether the header of an 802.11 frame is padded to a multiple of four bytes.
  var padsWireless = false

  init(captured: Int, wireLength: Int) {
    offset = 0
    end = max(captured, wireLength)
    limit = captured
  }

  /// The header of a layout at the walk's offset; nil when it is cut, which is noted.
  @inline(__always)
  func header<Layout: BitwiseCopyable>(
    _ layout: Layout.Type, _ frame: borrowing RawSpan, _ summary: inout PacketSummary
  ) -> Layout? {
    guard limit &- offset >= MemoryLayout<Layout>.size,
      let header = frame.header(layout, at: offset)
    else {
      noteShortage(of: MemoryLayout<Layout>.size, in: &summary)
      return nil
    }
    return header
  }

  /// Whether `count` bytes can be read at the walk's offset; notes the shortage when not.
  @inline(__always)
  func has(_ count: Int, _ summary: inout PacketSummary) -> Bool {
    if limit &- offset >= count { return true }
    noteShortage(of: count, in: &summary)
    return false
  }

  /// Notes why `count` bytes are not there: the capture cut them off, or they never were.
  @inline(never)
  func noteShortage(of count: Int, in summary: inout PacketSummary) {
    if isQuoted { return }
    if end &- offset >= count {
      summary.isTruncated = true
    } else if !isPartial {
      note(.length, in: &summary)
    }
  }

  /// Keeps the first thing that is wrong. What an error message quotes may end anywhere.
  @inline(never)
  func note(_ malformation: Malformation, in summary: inout PacketSummary) {
    if summary.malformation == nil, !isQuoted { summary.malformation = malformation }
  }

  /// Keeps the first thing that is not read further.
  func note(_ unknown: UnknownProtocol, in summary: inout PacketSummary) {
    if summary.unknown == nil, !isQuoted { summary.unknown = unknown }
  }

  /// Ends the layer `length` bytes after `start`; a length past what is there is noted, and what is
  /// there is read.
  @inline(__always)
  mutating func close(after length: Int, from start: Int, _ summary: inout PacketSummary) {
    let newEnd = start &+ length
    if newEnd <= end {
      end = newEnd
      if limit > newEnd { limit = newEnd }
    } else if !isPartial {
      note(.length, in: &summary)
    }
  }

  /// Says where the payload is: from the walk's offset to the end of the layer.
  @inline(__always)
  func notePayload(_ summary: inout PacketSummary) {
    if isQuoted { return }
    summary.payloadOffset = UInt32(truncatingIfNeeded: offset)
    summary.payloadLength = UInt32(truncatingIfNeeded: max(0, end &- offset))
    summary.payloadCapturedLength = UInt32(truncatingIfNeeded: max(0, limit &- offset))
  }
}
