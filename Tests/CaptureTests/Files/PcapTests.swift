import Capture
import Packets
import TestSupport
import Testing

@Suite("Classic captures") struct PcapTests {
  @Test(
    "both byte orders, both resolutions and the modified form are read",
    arguments: [
      false, true,
    ])
  func forms(isBigEndian: Bool) throws {
    for (magic, nanoseconds) in [
      (UInt32(0xA1B2_C3D4), Int64(5_000_000_007_000)), (0xA1B2_3C4D, 5_000_000_000_007),
      (0xA1B2_CD34, 5_000_000_007_000),
    ] {
      var file = CaptureBuilder(isBigEndian: isBigEndian)
      file.fileHeader(magic: magic, link: 113)
      let extra = [UInt8](repeating: 9, count: magic == 0xA1B2_CD34 ? 8 : 0)
      file.record(seconds: 5_000, fraction: 7, [1, 2, 3], wire: 60, extra: extra)
      file.record(seconds: 5_000, fraction: 7, [], extra: extra)
      let walk = try Walk(file.bytes)
      #expect(walk.end == .complete)
      #expect(
        walk.frames == [
          SeenFrame(
            header: FrameHeader(
              timestampNanoseconds: nanoseconds, wireLength: 60, link: .linuxCooked, number: 1,
              offset: 24), bytes: [1, 2, 3]),
          SeenFrame(
            header: FrameHeader(
              timestampNanoseconds: nanoseconds, wireLength: 0, link: .linuxCooked, number: 2,
              offset: 24 + 16 + extra.count + 3), bytes: []),
        ])
    }
  }

  @Test("lengths in the old order are put right")
  func swappedLengths() throws {
    for version in [(UInt16(2), UInt16(2)), (2, 3), (543, 0)] {
      var file = CaptureBuilder()
      file.fileHeader(version: version)
      file.record([1, 2], captured: 90, wire: 2)
      file.record([1, 2, 3], captured: 3, wire: 80)
      let walk = try Walk(file.bytes)
      #expect(walk.frames.map(\.header.wireLength) == [90, 80])
      #expect(walk.frames.map(\.bytes) == [[1, 2], [1, 2, 3]])
    }
  }

  @Test("AIX's interface types and nanoseconds are understood") func aix() throws {
    var file = CaptureBuilder(isBigEndian: true)
    file.fileHeader(version: (2, 2), link: 6)
    file.record(seconds: 1, fraction: 7, [1])
    let walk = try Walk(file.bytes)
    #expect(walk.frames.first?.header.link == .ethernet)
    #expect(walk.frames.first?.header.timestampNanoseconds == 1_000_000_007)
  }

  @Test("the link type leaves out what else its field says")
  func linkTypes() throws {
    for (number, link) in [
      (UInt32(1), LinkType.ethernet), (0x3400_0001, .ethernet), (12, .rawIP), (14, .rawIP),
      (101, .rawIP), (276, .linuxCookedV2), (0x0001_0001, LinkType(rawValue: .max)),
    ] {
      var file = CaptureBuilder()
      file.fileHeader(link: number)
      file.record([1])
      #expect(try Walk(file.bytes).frames.first?.header.link == link)
    }
  }

  @Test("what a capturing program put in front of a frame is not counted as on the wire")
  func pseudoHeader() throws {
    var file = CaptureBuilder()
    file.fileHeader(link: 123)
    file.record([1, 2, 3, 4, 5], wire: 53)
    file.record([1], wire: 1)
    #expect(try Walk(file.bytes).frames.map(\.header.wireLength) == [49, 0])
  }

  @Test("a packet over the snapshot length is kept, one over any limit is damage")
  func longPackets() throws {
    var file = CaptureBuilder()
    file.fileHeader(snapshotLength: 4)
    file.record([UInt8](repeating: 7, count: 70_000))
    let offset = file.bytes.count
    file.record([1, 2, 3], captured: 262_145)
    let walk = try Walk(file.bytes)
    #expect(walk.frames.map(\.bytes.count) == [70_000])
    guard case .damaged(let damage) = walk.end else {
      Issue.record("\(walk.end)")
      return
    }
    #expect(damage.offset == offset)
    #expect(damage.reason == .packetLength(262_145, limit: 262_144))
    #expect(
      "\(damage)" == """
        test.pcap: packet 2 at byte 70,040: length 262,145 is over the 262,144 that a packet can \
        have; kept the one before it
        """)
  }

  @Test("a file cut at any byte gives the packets before the cut and says where it ends")
  func cuts() throws {
    var file = CaptureBuilder()
    file.fileHeader()
    var ends = [24]
    for length in [3, 0, 14] {
      file.record([UInt8](repeating: 1, count: length))
      ends.append(file.bytes.count)
    }
    for length in 24...file.bytes.count {
      let walk = try Walk(Array(file.bytes.prefix(length)))
      let kept = ends.filter { $0 <= length }.count - 1
      #expect(walk.frames.count == kept)
      if ends.contains(length) {
        #expect(walk.end == .complete)
        continue
      }
      let available = length - ends[kept]
      let needed = available < 16 ? 16 : ends[kept + 1] - ends[kept]
      #expect(
        walk.end
          == .damaged(
            CaptureDamage(
              file: "test.pcap", packet: kept + 1, offset: ends[kept],
              reason: .cut(available: available, needed: needed))))
    }
  }

  @Test("a foreign, empty or cut header is refused in words that say so")
  func refusals() {
    func refusal(_ bytes: [UInt8]) -> String {
      do throws(CaptureError) {
        _ = try CaptureReader(bytes: bytes, name: "x.pcap")
        return "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(refusal([]) == "x.pcap: the file is empty; a capture has at least a header")
    #expect(
      refusal(Array("ELF?".utf8)) == """
        x.pcap: not a capture (it begins with 45 4c 46 3f); pcap and pcapng are read, also packed \
        by gzip, zstd, xz, lz4, bzip2
        """)
    #expect(
      refusal([0xD4, 0xC3, 0xB2, 0xA1, 2])
        == "x.pcap: the file ends after 5 of the 24 bytes of its header")
    var file = CaptureBuilder()
    file.fileHeader(version: (7, 1))
    #expect(
      refusal(file.bytes)
        == "x.pcap: version 7.1 of the format is unknown; this program reads 2.x")
  }

  @Test("a walk that was stopped goes on behind the last frame") func stopping() throws {
    var file = CaptureBuilder()
    file.fileHeader()
    for byte in 0..<5 { file.record([UInt8(byte)]) }
    var reader = try CaptureReader(bytes: file.bytes, name: "x")
    let first = Walk(&reader, limit: 2)
    #expect(first.end == .stopped)
    let rest = Walk(&reader)
    #expect(rest.end == .complete)
    #expect((first.frames + rest.frames).map(\.bytes) == (0..<5).map { [UInt8($0)] })
    #expect(rest.frames.map(\.header.number) == [3, 4, 5])
    #expect(Walk(&reader).frames.isEmpty)
  }
}
