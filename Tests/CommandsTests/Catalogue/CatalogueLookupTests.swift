import Commands
import Testing

/// What the catalogue says of command lines.
@Suite struct CatalogueLookupTests {
  private let catalogue = Catalogue()

  @Test(arguments: [
    ("ping -c 3 h", CommandPurpose.reachability), ("sudo ping h", .reachability),
    ("/usr/bin/dig example.org", .dns), ("ip netns exec red fping -g 10.0.0.0/24", .discovery),
    ("timeout 5 fping -aqg 10.0.0.0/24", .discovery), ("fping h", .reachability),
    ("watch -n 1 hping3 -S --traceroute h", .path), ("hping3 --scan 1-99 -S h", .scan),
    ("ping -I eth0 ff02::1", .discovery), ("hostname", .dns),
    ("env A=1 curl -sS http://h", .httpTransfer), ("bash -c 'dig x'", .dns),
    ("sudo sh -c \"mtr -r h\"", .path), ("cat /etc/resolv.conf", .dns),
    ("echo > /dev/tcp/h/80", .reachability), ("torsocks curl http://h", .vpnTunnel),
    ("echo x | nslookup", .dns), ("cd /tmp && wget http://h/f", .httpTransfer), ("ls -l", .other),
    ("getent services 80", .socketsPorts), ("getent hosts h", .dns),
    ("wakeonlan 0:1:2:3:4:5", .interfaceLink),
    ("", .other), ("   ", .other), ("| | |", .other),
    ("for i in 1 2; do ping -c1 h$i; done", .reachability),
  ])
  func classifies(line: String, expected: CommandPurpose) {
    let found = catalogue.classify(CommandLine(line))
    #expect(found.purpose == expected)
    let total = found.alternatives.reduce(found.confidence) { $0 + $1.confidence }
    #expect((0...1.000_001).contains(total))
    #expect(!found.alternatives.contains { $0.purpose == found.purpose })
  }

  @Test func readsOptionsAsTheProgramWould() throws {
    let ping = try #require(catalogue.entry(named: "ping"))
    let reading = ArgumentReading(["-nc5", "-i0.2", "-W", "2", "h", "--", "-x"], of: ping)
    #expect(reading.value(of: "-c") == "5")
    #expect(reading.value(of: "-i") == "0.2")
    #expect(reading.value(of: "-W") == "2")
    #expect(reading.has("-n") && !reading.has("-f"))
    #expect(reading.operands == ["h", "-x"])
    let dig = try #require(catalogue.entry(named: "dig"))
    let query = ArgumentReading(["+time=2", "+short", "@10.0.0.1", "h", "MX"], of: dig)
    #expect(query.value(of: "+time") == "2" && query.has("+short"))
    #expect(query.operands == ["@10.0.0.1", "h", "MX"])
    let curl = try #require(catalogue.entry(named: "curl"))
    let get = ArgumentReading(["--max-time=3", "-sSo", "f", "--frobnicate", "http://h"], of: curl)
    #expect(get.value(of: "-m") == "3" && get.value(of: "-o") == "f")
    #expect(get.unknownOptions == ["--frobnicate"])
    #expect(get.operands == ["http://h"])
    let resolver = try #require(catalogue.entry(named: "resolvectl"))
    let flush = ArgumentReading(["--no-pager", "flush-caches"], of: resolver)
    #expect(flush.subcommand?.path == ["flush-caches"])
  }

  @Test(arguments: [
    ("ping -c 5 h", 4.0, 15.0, "byItself"), ("ping -c 5 -i 0.2 -W 1 h", 0.8, 2, "byItself"),
    ("ping -w 3 h", 3, 3, "atDeadline"), ("timeout 2 ping h", 2, 2, "atDeadline"),
    ("timeout 1m ping h", 60, 60, "atDeadline"),
    ("sudo timeout -s INT 2 ping h", 2, 2, "atDeadline"),
    ("dig +time=2 +tries=1 h", 0, 2, "byItself"), ("dig h", 0, 15, "byItself"),
    ("traceroute -m 5 -q 1 -w 2 h", 0, 10, "byItself"),
    ("wrk -d 30s http://h", 30, 30, "atDeadline"),
    ("wrk -d 2m http://h", 120, 120, "atDeadline"), ("wrk http://h", 10, 10, "atDeadline"),
    ("fping -c 4 -p 500 -t 1000 h", 1.5, 3, "byItself"),
    ("hping3 -c 10 -i u100000 h", 0.9, 1, "byItself"),
  ])
  func planOf(line: String, least: Double, most: Double, end: String) throws {
    let plan = try #require(catalogue.duration(of: CommandLine(line)))
    let seconds = try #require(plan.seconds)
    #expect(abs(seconds.lowerBound - least) < 1e-6, "\(plan)")
    #expect(abs(seconds.upperBound - most) < 1e-6, "\(plan)")
    #expect(plan.end.rawValue == end)
  }

  @Test(arguments: [
    ("ping h", DurationPlan.End.untilStopped), ("mtr h", .untilStopped),
    ("watch ping -c 1 h", .untilStopped), ("lynx http://h", .byUser),
    ("hping3 -S h", .untilStopped), ("ping -c nonsense h", .byItself),
  ])
  func endOf(line: String, end: DurationPlan.End) throws {
    #expect(try #require(catalogue.duration(of: CommandLine(line))).end == end)
  }

  @Test func planOfWhatIsNotKnownIsNone() {
    #expect(catalogue.duration(of: CommandLine("frobnicate 5")) == nil)
    #expect(catalogue.duration(of: CommandLine("")) == nil)
  }

  @Test(arguments: [
    ("ping h", CommandPrivilege.none, nil as String?, false), ("ping -f h", .root, "-f", false),
    ("sudo ping -f h", .root, "-f", true),
    ("traceroute -T h", .capability("CAP_NET_RAW"), "-T", false),
    ("hping3 h", .capability("CAP_NET_RAW"), nil, false),
    ("resolvectl monitor", .root, "monitor", false),
  ])
  func privilegeOf(line: String, privilege: CommandPrivilege, reason: String?, isElevated: Bool) {
    let need = catalogue.privilege(for: CommandLine(line))
    #expect(need.privilege == privilege)
    #expect(need.reason == reason)
    #expect(need.isElevated == isElevated)
  }

  @Test(arguments: [
    ("ping h", CommandRisk.none), ("ping -f h", .caution), ("curl -X DELETE http://h", .danger),
    ("curl -XDELETE http://h", .danger), ("curl -k http://h", .caution),
    ("hping3 --flood -S h", .danger), ("ab -n 9 http://h/", .caution),
    ("bash -c 'hping3 --flood h'", .danger), ("resolvectl dns eth0 10.0.0.1", .caution),
    ("ping -c 1 h && hping3 --flood h", .danger),
  ])
  func riskOf(line: String, risk: CommandRisk) {
    let found = catalogue.risk(of: CommandLine(line))
    #expect(found.risk == risk)
    #expect((found.reason == nil) == (risk == .none))
  }

  @Test func recognisesFailures() {
    func causes(_ utility: String, _ exit: Int?, _ errors: String, _ output: String = "")
      -> [FailureCause]
    {
      catalogue.failures(
        of: utility, exitCode: exit, standardError: errors, standardOutput: output
      ).map(\.cause)
    }
    #expect(causes("ping", 2, "ping: nx: Name or service not known\n") == [.dnsFailure])
    #expect(
      causes("ping", 1, "", "3 packets transmitted, 0 received, 100% packet loss, time 2000ms")
        == [.timeout])
    #expect(causes("ping", 0, "", "3 received, 0% packet loss").isEmpty)
    #expect(causes("curl", 6, "") == [] || causes("curl", 6, "").first == .dnsFailure)
    #expect(causes("curl", 28, "") == [.timeout])
    #expect(
      causes("curl", 7, "curl: (7) Failed to connect to h port 9: Connection refused").first
        == .connectionRefused)
    #expect(
      causes("dig", 0, "", ";; ->>HEADER<<- opcode: QUERY, status: NXDOMAIN") == [.dnsFailure])
    #expect(causes("nothing", 1, "Name or service not known").isEmpty)
  }

  @Test func lookupsByOtherNamesAndPackages() {
    #expect(catalogue.entry(named: "ping6")?.name == "ping")
    #expect(catalogue.package(of: "dig") == "bind9-dnsutils")
    #expect(catalogue.package(of: "nothing") == nil)
    #expect(catalogue.contains("mtr") && !catalogue.contains("nothing"))
    #expect(catalogue.intents.count >= 140)
  }

  @Test(arguments: [
    "\u{0}", "\u{202E}dig x", String(repeating: "a ", count: 20_000), "dig '", "$((",
  ])
  func survivesStrangeLines(line: String) {
    let read = CommandLine(line)
    _ = catalogue.classify(read)
    _ = catalogue.risk(of: read)
    _ = catalogue.privilege(for: read)
    _ = catalogue.duration(of: read)
  }
}
