import Commands
import Testing

@Suite struct UtilityProfileTests {
  @Test func everyProfileIsWhole() {
    let categories: Set<String> = [
      "reachability", "path", "dns", "http-transfer", "sockets-ports", "interface-link", "routing",
      "discovery",
      "capture", "scan", "throughput", "remote-access", "firewall", "wireless", "time", "services",
      "tls",
      "vpn-tunnel", "other",
    ]
    #expect(UtilityProfile.names.count >= 120)
    for name in UtilityProfile.names {
      let profile = UtilityProfile.of(name)
      #expect(categories.contains(profile.category), "\(name)")
      #expect(!profile.purpose.isEmpty && profile.purpose.utf8.count < 80, "\(name)")
    }
    #expect(UtilityProfile.of("no such utility").category == "other")
  }

  @Test func knowsSomeUtilitiesWell() {
    #expect(UtilityProfile.of("dig").category == "dns")
    #expect(UtilityProfile.of("ping").takesHosts)
    #expect(UtilityProfile.of("tcpdump").interfaceOptions == ["-i"])
    #expect(!UtilityProfile.of("ss").takesHosts)
  }

  @Test(arguments: [
    ("ping x", TerminalUse.lineOriented), ("dig x", .lineOriented), ("sudo ping x", .lineOriented),
    ("vim x", .ownsTerminal), ("sudo vim x", .ownsTerminal), ("top", .ownsTerminal),
    ("top -b -n1", .ordinary),
    ("mtr x", .ownsTerminal), ("mtr -r x", .lineOriented), ("mtr --report x", .lineOriented),
    ("mtr -rwc 10 x", .lineOriented), ("sudo tcpdump -i any", .ordinary),
    ("sudo -i", .ownsTerminal), ("sudo", .ownsTerminal),
    ("ssh h", .ownsTerminal), ("ssh h uptime", .ownsTerminal), ("bash", .ownsTerminal),
    ("bash -c 'ping x'", .lineOriented),
    ("bash a.sh", .ordinary), ("python3", .ownsTerminal), ("python3 a.py", .ordinary),
    ("ls", .ordinary),
    ("ls | less", .ownsTerminal), ("vim | cat", .ownsTerminal), ("ping x > f", .ordinary),
    ("ping x | grep y", .lineOriented),
    ("watch -n1 ping x", .ownsTerminal), ("make", .ordinary), ("cat f", .ordinary),
    ("nslookup", .ownsTerminal),
    ("nslookup x", .lineOriented), ("docker exec -it a sh", .ownsTerminal),
    ("docker ps", .ordinary),
    ("man x", .ownsTerminal), ("man x | cat", .ordinary), ("a && vim b", .ownsTerminal),
    ("su", .ownsTerminal),
    ("sqlite3 a.db", .ownsTerminal), ("sqlite3 a.db 'select 1'", .ordinary),
    ("passwd", .ownsTerminal), ("", .ordinary),
    ("journalctl -u x", .ownsTerminal), ("journalctl --no-pager", .ordinary),
    ("systemctl restart x", .ordinary),
    ("ip netns exec a ping b", .lineOriented), ("timeout 5 curl http://a", .lineOriented),
    ("telnet a 80", .ownsTerminal),
  ])
  func knowsWhoOwnsTheTerminal(line: String, expected: TerminalUse) {
    #expect(CommandLine(line).terminalUse == expected)
  }
}
