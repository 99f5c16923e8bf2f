internal import Packets

/// Lays out a capture file of one interface.
struct FrameEncoder {
  let layout: CaptureLayout
  let interface: CaptureInterface

  /// What stands before the first frame.
  ///
  /// Source: draft-ietf-opsawg-pcap, section 4; draft-ietf-opsawg-pcapng, sections 4.1 and 4.2.
  func fileHeader() -> [UInt8] {
    var bytes: [UInt8] = []
    switch layout {
    case .pcap(let isNanosecond):
      append(isNanosecond ? 0xA1B2_3C4D : 0xA1B2_C3D4 as UInt32, to: &bytes)
      append(2 as UInt16, to: &bytes)
      append(4 as UInt16, to: &bytes)
      append(0 as UInt64, to: &bytes)
      append(UInt32(clamping: interface.snapshotLength), to: &bytes)
      append(UInt32(interface.link.rawValue), to: &bytes)
    case .pcapng:
      var section: [UInt8] = []
      append(0x1A2B_3C4D as UInt32, to: &section)
      append(1 as UInt16, to: &section)
      append(0 as UInt16, to: &section)
      append(-1 as Int64, to: &section)
      appendOption(4, Array("NetCopilot".utf8), to: &section)
      append(0 as UInt32, to: &section)
      appendBlock(PcapngSection.headerType, section, to: &bytes)
      var description: [UInt8] = []
      append(interface.link.rawValue, to: &description)
      append(0 as UInt16, to: &description)
      append(UInt32(clamping: interface.snapshotLength), to: &description)
      if let name = interface.name { appendOption(2, Array(name.utf8), to: &description) }
      // Times count nanoseconds.
      appendOption(9, [9], to: &description)
      append(0 as UInt32, to: &description)
      appendBlock(PcapngBlock.interface.rawValue, description, to: &bytes)
    }
    return bytes
  }

  /// How many bytes a frame takes in the file.
  func recordLength(_ captured: Int) -> Int {
    switch layout {
    case .pcap: 16 + captured
    case .pcapng: 32 + (captured + 3) & ~3
    }
  }

  /// Adds a frame.
  func append(_ header: FrameHeader, _ frame: RawSpan, to bytes: inout [UInt8]) {
    let captured = UInt32(clamping: frame.byteCount)
    let wire = UInt32(clamping: header.wireLength + interface.link.pseudoHeaderLength)
    let time = UInt64(max(0, header.timestampNanoseconds))
    switch layout {
    case .pcap(let isNanosecond):
      append(UInt32(clamping: time / 1_000_000_000), to: &bytes)
      let fraction = time % 1_000_000_000
      append(UInt32(isNanosecond ? fraction : fraction / 1_000), to: &bytes)
      append(captured, to: &bytes)
      append(wire, to: &bytes)
      frame.withUnsafeBytes { bytes.append(contentsOf: $0) }
    case .pcapng:
      let length = UInt32(clamping: recordLength(frame.byteCount))
      append(PcapngBlock.enhancedPacket.rawValue, to: &bytes)
      append(length, to: &bytes)
      append(0 as UInt32, to: &bytes)
      append(UInt32(time >> 32), to: &bytes)
      append(UInt32(truncatingIfNeeded: time), to: &bytes)
      append(captured, to: &bytes)
      append(wire, to: &bytes)
      frame.withUnsafeBytes { bytes.append(contentsOf: $0) }
      for _ in 0..<(-frame.byteCount & 3) { bytes.append(0) }
      append(length, to: &bytes)
    }
  }

  /// What stands behind the last frame: pcapng keeps the kernel's counts.
  ///
  /// Source: draft-ietf-opsawg-pcapng, section 4.6.
  func trailer(_ statistics: CaptureStatistics, timestampNanoseconds: Int64) -> [UInt8] {
    guard layout == .pcapng else { return [] }
    var body: [UInt8] = []
    let time = UInt64(max(0, timestampNanoseconds))
    append(0 as UInt32, to: &body)
    append(UInt32(time >> 32), to: &body)
    append(UInt32(truncatingIfNeeded: time), to: &body)
    for (code, count) in [
      (4, statistics.received), (5, statistics.droppedByInterface), (7, statistics.dropped),
    ] {
      var value: [UInt8] = []
      append(UInt64(max(0, count)), to: &value)
      appendOption(UInt16(code), value, to: &body)
    }
    append(0 as UInt32, to: &body)
    var bytes: [UInt8] = []
    appendBlock(5, body, to: &bytes)
    return bytes
  }

  private func append<Word: FixedWidthInteger>(_ word: Word, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
  }

  private func appendOption(_ code: UInt16, _ value: [UInt8], to bytes: inout [UInt8]) {
    append(code, to: &bytes)
    append(UInt16(clamping: value.count), to: &bytes)
    bytes += value
    for _ in 0..<(-value.count & 3) { bytes.append(0) }
  }

  /// Adds a block whose body is already padded.
  private func appendBlock(_ type: UInt32, _ body: [UInt8], to bytes: inout [UInt8]) {
    let length = UInt32(clamping: 12 + body.count)
    append(type, to: &bytes)
    append(length, to: &bytes)
    bytes += body
    append(length, to: &bytes)
  }
}
