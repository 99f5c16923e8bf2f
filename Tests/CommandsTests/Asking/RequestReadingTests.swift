import Commands
import Testing

@Suite struct RequestReadingTests {
  @Test(arguments: [
    ("ping 192.0.2.7 please", SlotName.ip, "192.0.2.7"),
    ("is db.example.org up?", .host, "db.example.org"),
    ("sweep 10.2.0.0/16", .network, "10.2.0.0/16"),
    ("knock at port 8443 of x.example.org", .port, "8443"),
    ("look at wlp3s0", .interface, "wlp3s0"),
    ("wake 00:1B:21:aa:bb:cc", .mac, "00:1b:21:aa:bb:cc"),
    ("fetch https://example.org/a?b=c", .url, "https://example.org/a?b=c"),
    ("look into ./dumps/today.pcap", .file, "./dumps/today.pcap"),
    ("look into today.pcap", .file, "today.pcap"),
    ("log in as carol", .user, "carol"),
    ("mx of example.org", .type, "MX"),
    ("slow it to 10mbit", .rate, "10mbit"),
    ("send twenty packets", .count, "20"),
    ("who owns AS64500", .asn, "AS64500"),
    ("reach 2001:db8::1", .ip, "2001:db8::1"),
    ("say \"so; what\"", .text, "so; what"),
  ])
  func finds(_ request: String, _ kind: SlotName, _ value: String) {
    #expect(RequestReading(request)[kind] == [value])
  }

  @Test func readsTimes() {
    let reading = RequestReading("ping it every half second for a minute")
    #expect(reading.everySeconds == 0.5)
    #expect(reading.lastingSeconds == 60)
    #expect(RequestReading("each 200ms").everySeconds == 0.2)
    #expect(RequestReading("for two hours").lastingSeconds == 7200)
    #expect(RequestReading("for half a minute").lastingSeconds == 30)
    #expect(RequestReading("every minute").everySeconds == 60)
  }

  @Test func putsKindsInPlaceOfValues() {
    #expect(
      RequestReading("trace to 192.0.2.7 over eth0").sentence == "trace to {host} over {interface}")
  }

  @Test func knowsTheInterfacesThatAreHere() {
    #expect(RequestReading("on uplink0", interfaces: ["uplink0"])[.interface] == ["uplink0"])
    #expect(RequestReading("on uplink0")[.interface].isEmpty)
  }

  @Test func takesNoOptionForAValue() {
    let reading = RequestReading("ping -f.example.org \"-oProxyCommand=x\"")
    #expect(reading.values.isEmpty)
  }

  @Test func splitsWishes() {
    #expect(
      WishSplitting.wishes(in: "find a.example, and then trace it; list ports")
        == ["find a.example,", "trace it", "list ports"])
    #expect(
      WishSplitting.wishes(in: "show routes and ping r1 5 times") == [
        "show routes", "ping r1 5 times",
      ])
    for whole in ["check latency and packet loss", "find the process and list it", "scan and show"]
    {
      #expect(WishSplitting.wishes(in: whole) == [whole])
    }
    #expect(WishSplitting.wishes(in: " \t ").isEmpty)
    #expect(
      WishSplitting.wishes(in: String(repeating: "a then ", count: 100)).count
        == WishSplitting.maximumWishes)
    #expect(WishSplitting.wishes(in: "say \"a; b then c\"").count == 1)
  }

  @Test func bringsWordsTogether() {
    var words = RequestWords(names: ["tcpdump"])
    #expect(words.words(of: "Pinging the machines") == words.words(of: "ping host"))
    #expect(words.words(of: "use tcpdump.") == ["via", "tcpdump"])
    #expect(words.words(of: "{ip}") == ["host"])
  }
}
