internal import Packets
internal import Platform

/// What one block gave.
private enum BlockOutcome {
  case next
  case stopped
  case damaged(CaptureDamage.Reason)
}

extension CaptureReader {
  /// No block that is kept in memory while it is read is longer.
  ///
  /// Source: Wireshark's limit for blocks.
  private static var longestBlock: Int { 1 << 24 }

  /// Walks over the blocks of a pcapng file.
  ///
  /// Source: draft-ietf-opsawg-pcapng, sections 3 and 4.
  mutating func readBlocks(
    _ body: (FrameHeader, RawSpan) -> FrameStep
  ) throws(SystemError) -> CaptureEnd {
    while true {
      let offset = window.offset
      guard try window.fill(12) else {
        return window.available == 0 ? completed() : cut(needed: 12, at: offset)
      }
      let type = window.word32(at: 0, isBigEndian: section.isBigEndian)
      if type == PcapngSection.headerType {
        if let reason = try beginSection() { return damage(reason, at: offset) }
      }
      let claimed = Int(window.word32(at: 4, isBigEndian: section.isBigEndian))
      // Some programs leave the padding out of the length that they write.
      let length = (claimed + 3) & ~3
      guard length >= 12 else { return damage(.blockLength(claimed, type: type), at: offset) }
      guard let block = PcapngBlock(rawValue: type) else {
        guard try window.skip(length) else { return cut(needed: length, at: offset) }
        continue
      }
      guard length <= CaptureReader.longestBlock else {
        return damage(.blockLength(claimed, type: type), at: offset)
      }
      guard try window.fill(length) else { return cut(needed: length, at: offset) }
      let end = Int(window.word32(at: length - 4, isBigEndian: section.isBigEndian))
      guard end == claimed else {
        return damage(.blockLengthsDiffer(front: claimed, end: end), at: offset)
      }
      let outcome =
        switch block {
        case .interface: addInterface(length)
        case .enhancedPacket, .obsoletePacket: readPacket(block, length, body)
        case .simplePacket: readSimplePacket(length, body)
        }
      window.consume(length)
      switch outcome {
      case .next: continue
      case .stopped: return .stopped
      case .damaged(let reason): return damage(reason, at: offset)
      }
    }
  }

  /// Starts a section, whose header block is the next: its byte order holds from here.
  private mutating func beginSection() throws(SystemError) -> CaptureDamage.Reason? {
    guard try window.fill(28) else { return .cut(available: window.available, needed: 28) }
    let mark = window.word32(at: 8, isBigEndian: false)
    let isBig: Bool
    switch mark {
    case 0x1A2B_3C4D: isBig = false
    case 0x4D3C_2B1A: isBig = true
    default: return .byteOrderMark(mark)
    }
    let major = window.word16(at: 12, isBigEndian: isBig)
    let minor = window.word16(at: 14, isBigEndian: isBig)
    // Version 1.2 was written by mistake and means 1.0.
    guard major == 1, minor == 0 || minor == 2 else {
      return .version(major: Int(major), minor: Int(minor))
    }
    let length = window.word32(at: 4, isBigEndian: isBig)
    guard length >= 28 else { return .blockLength(Int(length), type: PcapngSection.headerType) }
    section = PcapngSection(isBigEndian: isBig, firstInterface: interfaces.count)
    return nil
  }

  /// Reads an interface description. Source: section 4.2.
  private mutating func addInterface(_ length: Int) -> BlockOutcome {
    guard length >= 20 else { return .damaged(.blockLength(length, type: 1)) }
    guard interfaces.count < PcapngSection.interfaceLimit else {
      return .damaged(.interfaceCount(limit: PcapngSection.interfaceLimit))
    }
    let isBig = section.isBigEndian
    let snapshotLength = window.word32(at: 12, isBigEndian: isBig)
    var clock = InterfaceClock(
      link: LinkType(fileNumber: UInt32(window.word16(at: 8, isBigEndian: isBig))),
      snapshotLength: snapshotLength)
    var name: String?
    var position = 16
    while position + 4 <= length - 4 {
      let code = window.word16(at: position, isBigEndian: isBig)
      let size = Int(window.word16(at: position + 2, isBigEndian: isBig))
      let value = position + 4
      guard code != 0, value + size <= length - 4 else { break }
      switch (code, size) {
      case (2, 1...64):
        name = String(decoding: (value..<value + size).map { window.byte(at: $0) }, as: UTF8.self)
      case (9, 1...): clock.setResolution(window.byte(at: value))
      case (14, 8...):
        clock.setOffset(
          seconds: Int64(bitPattern: window.word64(at: value, isBigEndian: isBig)))
      default: break
      }
      position = value + (size + 3) & ~3
    }
    section.clocks.append(clock)
    interfaces.append(
      CaptureInterface(link: clock.link, snapshotLength: Int(snapshotLength), name: name))
    return .next
  }

  /// Reads an enhanced packet block or its forerunner. Source: sections 4.3 and A.1.
  private mutating func readPacket(
    _ block: PcapngBlock, _ length: Int, _ body: (FrameHeader, RawSpan) -> FrameStep
  ) -> BlockOutcome {
    guard length >= 32 else { return .damaged(.blockLength(length, type: block.rawValue)) }
    let isBig = section.isBigEndian
    let index =
      block == .enhancedPacket
      ? Int(window.word32(at: 8, isBigEndian: isBig))
      : Int(window.word16(at: 8, isBigEndian: isBig))
    guard index < section.clocks.count else {
      return .damaged(.interface(index, count: section.clocks.count))
    }
    let captured = Int(window.word32(at: 20, isBigEndian: isBig))
    guard captured <= length - 32 else {
      return .damaged(.packetOverBlock(length: captured, block: length))
    }
    let limit = section.clocks[index].link.longestFrame
    guard captured <= limit else { return .damaged(.packetLength(captured, limit: limit)) }
    let ticks =
      UInt64(window.word32(at: 12, isBigEndian: isBig)) << 32
      | UInt64(window.word32(at: 16, isBigEndian: isBig))
    return handOut(
      28..<28 + captured, wireLength: Int(window.word32(at: 24, isBigEndian: isBig)),
      timestampNanoseconds: section.clocks[index].nanoseconds(ticks: ticks), interface: index,
      body)
  }

  /// Reads a simple packet block, which has no time and no length of its own. Source: section 4.4.
  private mutating func readSimplePacket(
    _ length: Int, _ body: (FrameHeader, RawSpan) -> FrameStep
  ) -> BlockOutcome {
    guard length >= 16 else { return .damaged(.blockLength(length, type: 3)) }
    guard let clock = section.clocks.first else { return .damaged(.interface(0, count: 0)) }
    let wire = Int(window.word32(at: 8, isBigEndian: section.isBigEndian))
    let kept = clock.snapshotLength == 0 ? wire : min(wire, Int(clock.snapshotLength))
    guard kept <= length - 16 else {
      return .damaged(.packetOverBlock(length: kept, block: length))
    }
    let limit = clock.link.longestFrame
    guard kept <= limit else { return .damaged(.packetLength(kept, limit: limit)) }
    return handOut(
      12..<12 + kept, wireLength: wire, timestampNanoseconds: 0, interface: 0, body)
  }

  @inline(__always)
  private mutating func handOut(
    _ range: Range<Int>, wireLength: Int, timestampNanoseconds: Int64, interface: Int,
    _ body: (FrameHeader, RawSpan) -> FrameStep
  ) -> BlockOutcome {
    frameCount += 1
    let link = section.clocks[interface].link
    let frame = FrameHeader(
      timestampNanoseconds: timestampNanoseconds,
      wireLength: max(0, wireLength - link.pseudoHeaderLength), link: link,
      interface: section.firstInterface + interface,
      number: frameCount, offset: window.offset)
    let step = window.show(range) { body(frame, $0) }
    return switch step {
    case .next: .next
    case .stop: .stopped
    }
  }
}
