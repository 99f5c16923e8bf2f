import Capture
import Packets
import TestSupport
import Testing

/// Captures with random bits turned over: whatever they say, the reading ends, and nothing before
/// the first turned bit changes.
@Suite("Damaged captures") struct DamagedCaptureTests {
  private static func classic(_ random: inout SeededGenerator) -> [UInt8] {
    var file = CaptureBuilder(isBigEndian: Bool.random(using: &random))
    file.fileHeader(magic: [0xA1B2_C3D4, 0xA1B2_3C4D].randomElement(using: &random) ?? 0)
    for index in 0..<20 {
      file.record(
        seconds: UInt32(index), [UInt8](repeating: 3, count: Int.random(in: 0..<90, using: &random))
      )
    }
    return file.bytes
  }

  private static func blocks(_ random: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<2 {
      var file = CaptureBuilder(isBigEndian: Bool.random(using: &random))
      file.section()
      file.interface(options: [(2, Array("eth0".utf8)), (9, [9]), (14, [0, 0, 0, 0, 0, 0, 0, 1])])
      file.interface(link: 101, snapshotLength: 20)
      for index in 0..<10 {
        file.packet(
          [UInt8](repeating: 3, count: Int.random(in: 0..<90, using: &random)),
          interface: UInt32(index & 1), ticks: UInt64(index))
      }
      bytes += file.bytes
    }
    return bytes
  }

  @Test("turned bits change nothing before them", arguments: 0..<300 as Range<UInt64>)
  func turnedBits(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let whole = seed & 1 == 0 ? Self.classic(&random) : Self.blocks(&random)
    let frames = try Walk(whole).frames
    var bytes = whole
    // The first four bytes decide whether it is a capture at all.
    var first = Int.max
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 32..<bytes.count, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      first = min(first, place)
    }
    let walk = try Walk(bytes)
    let before = frames.filter { $0.header.offset + 44 + $0.bytes.count <= first }
    #expect(Array(walk.frames.prefix(before.count)) == before)
    #expect(walk.frames.allSatisfy { $0.bytes.count <= 1 << 18 })
  }
}
