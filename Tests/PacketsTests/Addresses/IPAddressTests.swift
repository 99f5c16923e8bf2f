import Packets
import TestSupport
import Testing

@Suite("IP addresses as text") struct IPAddressTests {
  /// The examples of RFC 5952, sections 4 and 5, and of RFC 4291, section 2.2.
  @Test(
    "canonical text",
    arguments: [
      ("2001:0db8::0001", "2001:db8::1"),
      ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
      ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
      ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
      ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
      ("2001:DB8::A", "2001:db8::a"),
      ("::", "::"), ("0:0:0:0:0:0:0:1", "::1"), ("1::", "1::"), ("FF01::101", "ff01::101"),
      ("::ffff:192.0.2.1", "192.0.2.1"), ("::13.1.68.3", "::d01:4403"),
      ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
      ("192.0.2.255", "192.0.2.255"), ("0.0.0.0", "0.0.0.0"), ("10.0.100.9", "10.0.100.9"),
    ])
  func canonical(text: String, expected: String) {
    #expect(IPAddress(text)?.description == expected)
  }

  @Test(
    "what is no address",
    arguments: [
      "", ":", ":::", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ", "1..2.3",
      "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", "12345::", "g::",
      "1:2:3:4:5:6:7:1.2.3.4", "::1.2.3", "fe80::1%eth0", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:",
      "::1.2.3.4:5",
    ])
  func refused(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("what is written is read alike", arguments: 0..<200 as Range<UInt64>)
  func roundTrip(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    // Zero groups are made likely, so that runs of every length and place occur.
    var words: [UInt64] = [0, 0]
    for place in 0..<8 where Bool.random(using: &generator) {
      words[place / 4] |= UInt64.random(in: 0...0xFFFF, using: &generator) << (place % 4 * 16)
    }
    let address = IPAddress(high: words[0], low: words[1])
    #expect(IPAddress(address.description) == address, "\(address)")
    let quad = IPAddress(v4: UInt32.random(in: .min ... .max, using: &generator))
    #expect(IPAddress(quad.description) == quad, "\(quad)")
  }

  @Test("hardware addresses")
  func hardware() {
    #expect(HardwareAddress(bits: 0x0123_4567_89AB).description == "01:23:45:67:89:ab")
    #expect(HardwareAddress("01:23:45:67:89:ab")?.bits == 0x0123_4567_89AB)
    #expect(HardwareAddress("FF-ff-FF-ff-FF-ff")?.bits == 0xFFFF_FFFF_FFFF)
    for text in ["", "01:23:45:67:89", "01:23:45:67:89:ab:", "0123.4567.89ab", "01:23:45:67:89:ag"]
    { #expect(HardwareAddress(text) == nil, "\(text)") }
  }
}
