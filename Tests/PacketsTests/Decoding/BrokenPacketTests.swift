import Packets
import TestSupport
import Testing

@Suite("Broken packets") struct BrokenPacketTests {
  private static let samples = Sample.links + Sample.tunnels

  /// What holds of every summary, whatever the bytes say.
  private func check(_ summary: PacketSummary, _ frame: [UInt8], _ wireLength: Int, _ name: String)
  {
    let end = Int(summary.payloadOffset) + Int(summary.payloadCapturedLength)
    #expect(end <= frame.count, "\(name)")
    #expect(summary.payloadCapturedLength <= summary.payloadLength, "\(name)")
    #expect(Int(summary.payloadLength) <= max(wireLength, frame.count), "\(name)")
    #expect(Int(summary.capturedLength) == frame.count, "\(name)")
  }

  @Test(
    "a frame cut anywhere is truncated when the wire had more, malformed when it had not",
    arguments: samples)
  func cut(sample: Sample) {
    for count in 0..<sample.frame.count {
      let kept = Array(sample.frame[..<count])
      let snapped = PacketSummary(of: kept, link: sample.link, wireLength: sample.frame.count)
      check(snapped, kept, sample.frame.count, "\(sample.name) \(count)")
      #expect(snapped.malformation == nil, "\(sample.name) \(count)")
      #expect(snapped.layers.isSubset(of: sample.layers))
      check(PacketSummary(of: kept, link: sample.link), kept, count, "\(sample.name) \(count)")
    }
  }

  @Test("turned bits and random bytes never lead outside", arguments: samples)
  func turned(sample: Sample) {
    var generator = SeededGenerator(seed: UInt64(sample.frame.count))
    var streams = StreamCounter(limit: 1024)
    for _ in 0..<300 {
      var frame = sample.frame
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<frame.count, using: &generator)
        frame[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
      frame.removeLast(Int.random(in: 0...8, using: &generator))
      let wire = frame.count + Int.random(in: -9...99, using: &generator)
      let summary = PacketSummary(of: frame, link: sample.link, wireLength: wire)
      check(summary, frame, wire, sample.name)
      streams.observe(summary)
    }
  }

  @Test(
    "bytes that are no packet at all, under every link type", arguments: 0..<300 as Range<UInt16>)
  func noise(link: UInt16) {
    var generator = SeededGenerator(seed: UInt64(link))
    for _ in 0..<50 {
      let frame = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
      }
      let summary = PacketSummary(of: frame, link: LinkType(rawValue: link))
      check(summary, frame, frame.count, "\(link) \(frame)")
    }
  }

  @Test("lengths of the wire that can't be")
  func lengths() {
    let negative = PacketSummary(of: Sample.inner, wireLength: -5)
    #expect(negative.wireLength == 0 && negative.layers.contains(.tcp))
    let huge = PacketSummary(of: Sample.inner, wireLength: .max)
    #expect(huge.wireLength == .max && huge.payloadLength == 3)
  }
}
