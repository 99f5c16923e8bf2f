import TestSupport
import Testing

@testable import Packets

@Suite("Reading of bytes") struct RawSpanReadingTests {
  private let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

  @Test("numbers are most significant byte first, at any alignment")
  func numbers() {
    let span = bytes.span.bytes
    #expect(span.octet(at: 8) == 9)
    #expect(span.word16(at: 1) == 0x0203)
    #expect(span.word24(at: 1) == 0x02_0304)
    #expect(span.word32(at: 1) == 0x0203_0405)
    #expect(span.word64(at: 1) == 0x0203_0405_0607_0809)
    #expect(span.hardwareAddress(at: 3)?.bits == 0x0405_0607_0809)
  }

  @Test("what does not lie inside is nil, whatever the offset")
  func outside() {
    let span = bytes.span.bytes
    for offset in [-1, Int.min, Int.max, 9, 10] {
      #expect(span.octet(at: offset) == nil)
      #expect(span.word24(at: offset) == nil)
      #expect(span.word64(at: offset) == nil)
      #expect(span.header(IP6Header.self, at: offset) == nil)
    }
    #expect(span.word16(at: 8) == nil && span.word24(at: 7) == nil && span.word64(at: 2) == nil)
    #expect(!span.holds(-1, at: 0) && !span.holds(Int.max, at: 1) && !span.holds(1, at: Int.max))
    #expect(span.holds(0, at: 9) && !span.holds(0, at: 10))
    let empty: [UInt8] = []
    #expect(empty.span.bytes.octet(at: 0) == nil)
  }

  @Test("headers lie in memory as on the wire")
  func layouts() {
    #expect(MemoryLayout<EthernetHeader>.size == 14)
    #expect(MemoryLayout<TagHeader>.size == 4)
    #expect(MemoryLayout<IP4Header>.size == 20)
    #expect(MemoryLayout<IP6Header>.size == 40)
    #expect(MemoryLayout<IP6FragmentHeader>.size == 8)
    #expect(MemoryLayout<ARPHeader>.size == 8)
    #expect(MemoryLayout<TCPHeader>.size == 20)
    #expect(MemoryLayout<UDPHeader>.size == 8)
    #expect(MemoryLayout<ICMPHeader>.size == 8)
    #expect(MemoryLayout<HardwareAddress.Octets>.size == 6)
  }
}
