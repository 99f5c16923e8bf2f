import Packets
import Testing

@Suite("Names of what is not read") struct UnknownProtocolTests {
  @Test(
    "a well-known name, or the number and its kind",
    arguments: [
      (UnknownProtocol.etherType(0x88CC), "lldp"), (.etherType(0x88B5), "ethertype 0x88b5"),
      (.etherType(0x05DD), "ethertype 0x05dd"), (.serviceAccess(0x42), "stp"),
      (.serviceAccess(0x7E), "llc 0x7e"), (.serviceAccess(0x0104), "llc 0x0104"),
      (.ppp(0xC021), "lcp"), (.ppp(0x004B), "ppp 0x4b"), (.transport(89), "ospf"),
      (.transport(99), "ip protocol 99"), (.networkLayer(0x81), "network layer 0x81"),
      (.linkType(147), "link type 147"), (.wireless(0x20), "802.11 management"),
    ])
  func names(unknown: UnknownProtocol, name: String) {
    #expect(unknown.description == name)
  }

  @Test("protocols over IP")
  func transports() {
    #expect(IPProtocol.tcp.description == "tcp" && IPProtocol.icmp6.description == "icmpv6")
    #expect(IPProtocol(rawValue: 200).description == "200")
  }
}
