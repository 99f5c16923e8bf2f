import Packets
import Testing

@Suite("ARP") struct ARPTests {
  private func summary(_ packet: [UInt8]) -> PacketSummary {
    PacketSummary(of: Frames.ethernet(0x0806, packet))
  }

  @Test("addresses of the wrong size are named, other networks are let be")
  func sizes() {
    let odd = Frames.words(1, 0x0800, 0x0804, 1) + [UInt8](repeating: 1, count: 24)
    #expect(summary(odd).malformation == .value)
    #expect(summary(odd).arpOperation == 1)
    let long = Frames.words(1, 0x0800, 0x0606, 1) + [UInt8](repeating: 1, count: 24)
    #expect(summary(long).malformation == .value && summary(long).source == .unspecified)
    // InfiniBand's hardware addresses have twenty bytes.
    let other = Frames.words(32, 0x0800, 0x1404, 2) + [UInt8](repeating: 1, count: 48)
    #expect(summary(other).malformation == nil && summary(other).source == IPAddress("1.1.1.1"))
    #expect(summary(other).announcedHardware == .none)
  }

  @Test("addresses that the frame does not hold are named")
  func short() {
    let packet = Frames.arp(operation: 1)
    for count in 0..<packet.count {
      #expect(summary(Array(packet[..<count])).malformation == .length, "\(count)")
    }
  }
}
