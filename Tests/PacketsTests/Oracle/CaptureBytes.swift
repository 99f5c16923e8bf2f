import Glibc
import Packets

/// Reads the frames of a whole capture file in memory, pcap or pcapng: enough to hold the decoder
/// against other tools. The project's own reader is the module Capture.
struct CaptureBytes {
  /// One frame.
  struct Frame {
    let bytes: Range<Int>
    let wireLength: Int
    let link: LinkType
  }

  /// The file.
  let bytes: [UInt8]
  /// Its frames up to the first that is broken.
  private(set) var frames: [Frame] = []

  /// Nil when the file can't be read or begins like no capture.
  init?(path: String) {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    self.bytes = bytes
    switch word(0, false) {
    case 0xA1B2_C3D4, 0xA1B2_3C4D: readFrames(swapped: false, headerLength: 16)
    case 0xD4C3_B2A1, 0x4D3C_B2A1: readFrames(swapped: true, headerLength: 16)
    case 0xA1B2_CD34: readFrames(swapped: false, headerLength: 24)
    case 0x34CD_B2A1: readFrames(swapped: true, headerLength: 24)
    case 0x0A0D_0D0A: readBlocks()
    default: return nil
    }
  }

  /// Four bytes, zero past the end.
  private func word(_ offset: Int, _ swapped: Bool) -> UInt32 {
    guard offset >= 0, offset + 4 <= bytes.count else { return 0 }
    let value = bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    return swapped ? value.byteSwapped : value
  }

  private func half(_ offset: Int, _ swapped: Bool) -> UInt16 {
    let value = word(offset, swapped)
    return UInt16(truncatingIfNeeded: swapped ? value : value >> 16)
  }

  private mutating func readFrames(swapped: Bool, headerLength: Int) {
    // The upper half of the link type holds the length of a check sequence.
    let link = LinkType(rawValue: UInt16(truncatingIfNeeded: word(20, swapped)))
    var offset = 24
    while offset + headerLength <= bytes.count {
      let kept = Int(word(offset + 8, swapped))
      let start = offset + headerLength
      guard start + kept <= bytes.count else { return }
      frames.append(
        Frame(
          bytes: start..<(start + kept), wireLength: Int(word(offset + 12, swapped)), link: link))
      offset = start + kept
    }
  }

  private mutating func readBlocks() {
    var swapped = false
    var interfaces: [(link: LinkType, snapLength: Int)] = []
    var offset = 0
    while offset + 12 <= bytes.count {
      let type = word(offset, swapped)
      if type == 0x0A0D_0D0A {
        swapped = word(offset + 8, false) == 0x4D3C_2B1A
        interfaces = []
      }
      let length = Int(word(offset + 4, swapped))
      guard length >= 12, offset + length <= bytes.count else { return }
      switch type {
      case 1:
        interfaces.append(
          (LinkType(rawValue: half(offset + 8, swapped)), Int(word(offset + 12, swapped))))
      case 6, 2:
        let index = type == 6 ? Int(word(offset + 8, swapped)) : Int(half(offset + 8, swapped))
        let kept = Int(word(offset + 20, swapped))
        guard index < interfaces.count, 28 + kept <= length else { return }
        frames.append(
          Frame(
            bytes: (offset + 28)..<(offset + 28 + kept),
            wireLength: Int(word(offset + 24, swapped)), link: interfaces[index].link))
      case 3:
        guard let interface = interfaces.first else { return }
        let wire = Int(word(offset + 8, swapped))
        let most = interface.snapLength == 0 ? wire : min(wire, interface.snapLength)
        let kept = min(most, length - 16)
        frames.append(
          Frame(
            bytes: (offset + 12)..<(offset + 12 + kept), wireLength: wire, link: interface.link))
      default: break
      }
      offset += length
    }
  }
}
