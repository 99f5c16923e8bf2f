internal import Packets
internal import Platform

extension CaptureReader {
  /// Walks over the records of a classic capture.
  ///
  /// A packet may be longer than the snapshot length says, as it is for other programs; what no
  /// packet can be is damage. Source: draft-ietf-opsawg-pcap, section 5.
  mutating func readRecords(
    _ header: PcapHeader, _ body: (FrameHeader, RawSpan) -> FrameStep
  ) throws(SystemError) -> CaptureEnd {
    let headerLength = header.recordHeaderLength
    let isBig = header.form.isBigEndian
    let unit = header.nanosecondsPerUnit
    let limit = header.link.longestFrame
    let prefix = header.link.pseudoHeaderLength
    while true {
      guard try window.fill(headerLength) else {
        return window.available == 0 ? completed() : cut(needed: headerLength, at: window.offset)
      }
      let (seconds, fraction, first, second) = window.show(0..<16) { record in
        (
          Int64(record.word32(at: 0, isBigEndian: isBig)),
          Int64(record.word32(at: 4, isBigEndian: isBig)),
          Int(record.word32(at: 8, isBigEndian: isBig)),
          Int(record.word32(at: 12, isBigEndian: isBig))
        )
      }
      let isSwapped = header.mayHaveSwappedLengths && first > second
      let (captured, wire) = isSwapped ? (second, first) : (first, second)
      guard captured <= limit else {
        return damage(.packetLength(captured, limit: limit), at: window.offset)
      }
      guard try window.fill(headerLength + captured) else {
        return cut(needed: headerLength + captured, at: window.offset)
      }
      frameCount += 1
      let frame = FrameHeader(
        timestampNanoseconds: seconds * 1_000_000_000 + fraction * unit,
        wireLength: max(0, wire - prefix), link: header.link, interface: 0, number: frameCount,
        offset: window.offset)
      let step = window.show(headerLength..<headerLength + captured) { body(frame, $0) }
      window.consume(headerLength + captured)
      if case .stop = step { return .stopped }
    }
  }
}
