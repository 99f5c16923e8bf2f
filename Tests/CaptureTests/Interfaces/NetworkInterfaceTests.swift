import Packets
import Testing

@testable import Capture

@Suite("Interfaces") struct NetworkInterfaceTests {
  @Test("the loopback is always there") func loopback() throws {
    let interfaces = try NetworkInterface.all()
    let loopback = try #require(interfaces.first { $0.isLoopback })
    #expect(loopback.name == "lo")
    #expect(loopback.index > 0)
    #expect(loopback.link == .ethernet)
    #expect(loopback.hardwareAddress == .none)
    #expect(!loopback.isWireless)
  }

  @Test(
    "what the kernel knows of each is told",
    .enabled(if: NetworkNamespace.isPermitted, NetworkNamespace.skipReason))
  func facts() throws {
    let interfaces = try NetworkNamespace.run {
      try NetworkNamespace.shell(
        """
        ip link set lo up
        ip link add v0 mtu 1400 address 02:00:00:00:00:0a type veth peer name v1
        ip addr add 10.9.0.1/20 dev v0
        ip addr add fd00::1/64 dev v0 nodad
        ip link set v0 up
        ip route add default via 10.9.0.2 dev v0
        ip tuntap add t0 mode tun
        """)
      Datagrams.send(3, to: "127.0.0.1", port: 9, [1])
      return try NetworkInterface.all()
    }
    #expect(interfaces.map(\.name) == ["lo", "v1", "v0", "t0"])
    #expect(interfaces[0].addresses == ["127.0.0.1/8", "::1/128"])
    // Three datagrams, and for each the kernel's answer that nobody listens.
    #expect(interfaces[0].counters.packetsReceived >= 3)
    #expect(!interfaces[1].isUp)
    #expect(interfaces[1].addresses.isEmpty)
    let v0 = interfaces[2]
    #expect(v0.addresses == ["10.9.0.1/20", "fd00::1/64"])
    #expect(v0.hardwareAddress == HardwareAddress(bits: 0x0200_0000_000A))
    #expect(v0.mtu == 1400)
    #expect(v0.description == "veth")
    #expect(v0.isUp)
    #expect(!v0.isRunning)
    #expect(v0.isDefaultRoute)
    #expect(v0.link == .ethernet)
    #expect(v0.megabitsPerSecond == 10_000)
    #expect(interfaces[3].link == .rawIP)
    #expect(interfaces[3].isPointToPoint)
  }

  @Test("tables that are cut or of another form give what they can") func tables() {
    let text = """
      Inter-|   Receive                          |  Transmit
       face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
          lo: 100 2 0 1 0 0 0 0 300 4 0 0 0 0 0 0
      eth0:1 7: 5 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0
        cut: 1 2 3
      """
    let counters = InterfaceCounters.parse(text)
    #expect(counters.keys.sorted() == ["eth0:1 7", "lo"])
    #expect(counters["lo"]?.bytesReceived == 100)
    #expect(counters["lo"]?.packetsDropped == 1)
    #expect(counters["lo"]?.packetsSent == 4)
    #expect(InterfaceCounters.parse("").isEmpty)
    let routes = """
      Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
      eth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
      wlan0\t00000000\t0100A8C0\t0003\t0\t0\t50\t00000000\t0\t0\t0
      off0\t00000000\t0100A8C0\t0002\t0\t0\t1\t00000000\t0\t0\t0
      eth0\t0000A8C0\t00000000\t0001\t0\t0\t1\t00FFFFFF\t0\t0\t0
      cut\t00000000
      """
    #expect(DefaultRoute.parse(routes) == "wlan0")
    #expect(DefaultRoute.parse("") == nil)
    let zeros = String(repeating: "0", count: 32)
    #expect(
      DefaultRoute.parse6(
        """
        \(zeros) 00 \(zeros) 00 \(zeros) ffffffff 00000001 00000000 00200200     lo
        \(zeros) 00 \(zeros) 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003 eth0
        """) == "eth0")
  }
}
