import Commands
import Testing

@Suite struct TemplateTests {
  @Test(arguments: [
    ("ping -c 4 10.0.0.1", "ping -c INT HOST"), ("ping -c 2 core-sw1", "ping -c INT HOST"),
    ("ping -c4 -W2 example.org", "ping -cINT -WINT HOST"), ("ping 2001:db8::1", "ping HOST"),
    ("ping -i 0.2 h", "ping -i NUM HOST"), ("ping -I eth0 h", "ping -I IFACE HOST"),
    ("dig example.org | grep x", "dig HOST | grep WORD"), ("dig mx example.org", "dig MX HOST"),
    ("dig @10.0.0.53 example.org A +short", "dig @HOST HOST A +short"),
    ("dig +time=3 +tries=1 x.org", "dig +time=INT +tries=INT HOST"),
    ("nmap -p 443,80 10.0.0.0/24", "nmap -p PORT CIDR"), ("nmap -sS -T4 h", "nmap -sS -TINT HOST"),
    ("nmap -p22,80 h", "nmap -pPORT HOST"), ("nc -zv host 443", "nc -zv HOST PORT"),
    ("ip addr show dev eth0", "ip addr show dev IFACE"), ("ip -br a", "ip -br a"),
    ("ip route add 10.1.0.0/16 via 10.0.0.1 dev eth1", "ip route add CIDR via HOST dev IFACE"),
    ("ip netns exec blue ping -c 1 10.0.0.1", "ip netns exec WORD ping -c INT HOST"),
    (
      "sudo /usr/sbin/tcpdump -i eth0 -w a.pcap tcp port 80",
      "sudo tcpdump -i IFACE -w PATH tcp port PORT"
    ),
    (
      "tcpdump -i any 'tcp port 80 and host 10.0.0.1'",
      "tcpdump -i IFACE tcp port PORT and host HOST"
    ),
    ("curl -X POST -d 'a=b' https://x.org/y", "curl -X POST -d WORD URL"),
    ("curl -u me:hunter2 https://x.org", "curl -u SECRET URL"),
    ("curl -so /dev/null https://x.org", "curl -so PATH URL"),
    ("snmpwalk -v2c -c public 10.0.0.1", "snmpwalk -v2c -c SECRET HOST"),
    ("mysql -phunter2 db", "mysql -pSECRET HOST"), ("ssh -p 2222 me@h.org", "ssh -p PORT USERHOST"),
    ("systemctl restart ssh", "systemctl restart WORD"), ("git clone https://x/y", "git clone URL"),
    ("ls > out.txt 2>&1", "ls > PATH 2>&1"), ("echo a; echo b", "echo WORD ; echo WORD"),
    ("TOKEN=abc ping h", "TOKEN=SECRET ping HOST"), ("A=5 ping h", "A=INT ping HOST"),
    ("timeout 5 ping h", "timeout INT ping HOST"), ("ping $HOST", "ping VAR"),
    ("for i in 1 2; do ping 10.0.0.$i; done", "for WORD in INT INT ; do ping VAR ; done"),
    ("traceroute --max-hops=5 h.org", "traceroute --max-hops=INT HOST"), ("", ""),
    ("iperf3 -c 10.0.0.1 -t 10 -P 4", "iperf3 -c HOST -t INT -P INT"),
    ("arp -n", "arp -n"), ("ls *.pcap", "ls PATH"), ("head -20 a.log", "head -INT PATH"),
    ("ss -ltnp 'sport = :443'", "ss -ltnp WORD"), ("echo $(date)", "echo VAR"),
    ("nmcli dev wifi connect Home password s3cret", "nmcli dev wifi connect WORD password SECRET"),
    ("ping -4 h", "ping -4 HOST"), ("curl -x proxy:3128 http://a", "curl -x HOSTPORT URL"),
  ])
  func replacesArgumentsByKinds(line: String, expected: String) {
    #expect(CommandLine(line).template == expected)
  }

  @Test(arguments: [
    ("10.0.0.1", ArgumentKind.ip4), ("2001:db8::1", .ip6), ("fe80::1%eth0", .ip6), ("::1", .ip6),
    ("10.0.0.0/24", .cidr), ("2001:db8::/32", .cidr), ("example.org", .host),
    ("example.org.", .host),
    ("localhost", .host), ("example.org:443", .hostPort), ("[::1]:80", .hostPort),
    ("52:54:00:12:34:56", .mac), ("eth0", .interface), ("enp0s31f6", .interface),
    ("wlan0mon", .interface),
    ("wg0", .interface), ("eth0.100", .interface), ("lo", .interface), ("https://a/b", .url),
    ("/etc/hosts", .path),
    ("a.pcap", .path), ("./x", .path), ("~/x", .path), ("me@example.org", .email),
    ("me@host", .userHost),
    ("4", .integer), ("-4", .integer), ("0.5", .number), ("10s", .duration), ("200ms", .duration),
    ("10M", .size), ("-c", .option), ("--count", .option), ("word", .word), ("", .word),
    ("999.0.0.1", .word), ("10.0.0.1-20", .ip4), ("1.2.3", .word), (":::", .word), ("•••", .secret),
  ])
  func recognisesKinds(value: String, expected: ArgumentKind) {
    #expect(ArgumentKind.kind(of: value, after: nil, utility: nil) == expected)
  }

  @Test func keepsTheFinerKinds() {
    #expect(
      CommandLine("ping -c 4 10.0.0.1").argumentKinds == [.option, .integer, .ip4])
    #expect(CommandLine("sudo ping core-sw1").argumentKinds == [.host])
  }

  @Test func templatesHoldNoSecret() {
    for row in RedactionRows.secret {
      let line = row.filter { $0 != "«" && $0 != "»" }
      let secrets = row.split(separator: "«").dropFirst().compactMap {
        $0.split(separator: "»").first
      }
      let template = CommandLine(line).template
      for secret in secrets where secret.utf8.count > 4 && secret != "public" {
        #expect(!template.contains(secret), "\(line) → \(template)")
      }
    }
  }
}
