import Packets
import Testing

@Suite("IPv6 extension headers") struct ExtensionHeaderTests {
  private static func summary(_ next: UInt8, _ headers: [UInt8]) -> PacketSummary {
    PacketSummary(of: Frames.ip6(next, headers), link: .ip6)
  }

  @Test(
    "every header that the transport may lie behind is passed",
    arguments: [
      (0, [6, 0, 1, 4, 0, 0, 0, 0]), (43, [6, 0, 0, 0, 0, 0, 0, 0]),
      (60, [6, 0, 1, 4, 0, 0, 0, 0]), (135, [6, 0, 0, 0, 0, 0, 0, 0]),
      (139, [6, 0, 0, 0, 0, 0, 0, 0]), (51, [6, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]),
      (44, [6, 0, 0, 0, 0, 0, 0, 5]),
    ] as [(UInt8, [UInt8])])
  func passed(next: UInt8, header: [UInt8]) {
    let summary = ExtensionHeaderTests.summary(next, header + Frames.tcp([1, 2]))
    #expect(summary.layers.contains([.ip6, .tcp]))
    #expect(summary.transport == 6 && summary.payloadLength == 2 && summary.malformation == nil)
    #expect(summary.layers.contains(.authenticationHeader) == (next == 51))
    #expect(summary.layers.contains(.fragment) == (next == 44))
  }

  @Test("a later fragment shows its place and transport")
  func fragment() {
    let summary = ExtensionHeaderTests.summary(44, [17, 0, 0x05, 0xA9, 0, 0, 0xAB, 0xCD, 1, 2])
    #expect(summary.layers == [.ip6, .fragment])
    #expect(
      (summary.fragmentOffset, summary.moreFragments, summary.identification) == (
        1448, true, 0xABCD
      ))
    #expect((summary.transport, summary.payloadLength) == (17, 2))
  }

  @Test("options that run past their header are named, and so is a header that does")
  func broken() {
    #expect(ExtensionHeaderTests.summary(0, [6, 0, 1, 5, 0, 0, 0, 0]).malformation == .option)
    #expect(ExtensionHeaderTests.summary(60, [6, 0, 0, 0, 0, 0, 0, 1]).malformation == .option)
    #expect(ExtensionHeaderTests.summary(0, [6, 9, 1, 4, 0, 0, 0, 0]).malformation == .length)
    #expect(ExtensionHeaderTests.summary(59, [1, 2]).payloadLength == 2)
  }

  @Test("neighbour discovery options without length end the reading")
  func discovery() {
    let solicitation: [UInt8] = [135, 0, 0, 0] + [UInt8](repeating: 0, count: 20)
    let broken = ExtensionHeaderTests.summary(58, solicitation + [1, 0, 2, 2, 2, 2, 2, 2])
    #expect(broken.malformation == .option && broken.announcedHardware == .none)
    let past = ExtensionHeaderTests.summary(58, solicitation + [1, 2, 2, 2, 2, 2, 2, 2])
    #expect(past.malformation == .option)
    let good = ExtensionHeaderTests.summary(
      58, solicitation + [14, 1, 0, 0, 0, 0, 0, 0, 1, 1, 2, 0, 0, 0, 0, 7])
    #expect(good.announcedHardware.bits == 0x0200_0000_0007 && good.malformation == nil)
  }
}
