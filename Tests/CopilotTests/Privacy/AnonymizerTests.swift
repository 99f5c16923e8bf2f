import Commands
import Copilot
import JSON
import Packets
import Platform
import Store
import TestSupport
import Testing

@Suite("Anonymised addresses") struct AddressAnonymizerTests {
  private func sharedBits(_ one: IPAddress, _ other: IPAddress) -> Int {
    let (high, low) = (one.high ^ other.high, one.low ^ other.low)
    return high != 0 ? high.leadingZeroBitCount : 64 + low.leadingZeroBitCount
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func prefixesAreKeptExactly(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var subject = AddressAnonymizer(
      key: (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    for _ in 0..<20 {
      let isIPv4 = Bool.random(using: &random)
      let one: IPAddress
      let other: IPAddress
      if isIPv4 {
        let bits = UInt32.random(in: .min ... .max, using: &random)
        let length = UInt32.random(in: 0..<32, using: &random)
        let rest = UInt32.random(in: .min ... .max, using: &random) >> length
        one = IPAddress(v4: bits)
        other = IPAddress(v4: bits ^ rest)
      } else {
        let high = UInt64.random(in: 0x2000_0000_0000_0000 ... .max, using: &random)
        let low = UInt64.random(in: .min ... .max, using: &random)
        one = IPAddress(high: high, low: low)
        other = IPAddress(
          high: high, low: low ^ (UInt64.random(in: .min ... .max, using: &random) >> (seed % 60)))
      }
      let (first, second) = (subject.anonymized(one), subject.anonymized(other))
      #expect(sharedBits(first, second) == sharedBits(one, other), "seed \(seed): \(one) \(other)")
      #expect(first.isIPv4 == one.isIPv4)
    }
  }

  @Test func noTwoAddressesBecomeOne() {
    var subject = AddressAnonymizer(key: Array("a key of the test".utf8))
    var seen: Set<IPAddress> = []
    for bits in 0..<4_096 as Range<UInt32> {
      seen.insert(subject.anonymized(IPAddress(v4: 0x0A01_0000 | bits)))
    }
    #expect(seen.count == 4_096)
    // A whole network becomes a whole network.
    #expect(Set(seen.map { $0.v4Bits >> 12 }).count == 1)
  }

  @Test func anotherKeyGivesOthers() {
    let address = IPAddress(v4: 0xC000_0201)
    var one = AddressAnonymizer(key: [1])
    var other = AddressAnonymizer(key: [2])
    var again = AddressAnonymizer(key: [1])
    #expect(one.anonymized(address) != other.anonymized(address))
    #expect(one.anonymized(address) == again.anonymized(address))
  }
}

@Suite("Anonymised lines") struct AnonymizerTests {
  private func subject(_ key: String = "sixteen bytes of key") -> Anonymizer {
    Anonymizer(key: Array(key.utf8), catalogue: Catalogue())
  }

  @Test func whatSaysNothingOfAnybodyStays() {
    var subject = subject()
    for line in [
      "ping -c 3 -i 0.2", "dig +short MX", "ss -tln", "ip route show",
      "sudo tcpdump -ni any port 53",
      "echo 1 | wc -l", "traceroute -n", "timeout 5s curl -s -o /dev/null",
    ] { #expect(subject.line(line) == line) }
  }

  @Test func formsAreKept() throws {
    var subject = subject()
    let curl = subject.line("curl -s https://op@shop.acme.example:8443/orders/7?customer=hobbs")
    #expect(
      curl.wholeMatch(
        of: #/curl -s https://u\w{12}@n\w{12}\.n\w{12}\.n\w{12}:8443/p\w{12}\?n\w{12}=n\w{12}/#)
        != nil, "\(curl)")
    let scp = subject.line("scp -P 2222 report.txt maria@[2001:db8::7]:/srv/secret/")
    #expect(!scp.contains("maria") && !scp.contains("db8") && !scp.contains("secret"), "\(scp)")
    #expect(scp.hasPrefix("scp -P 2222 "))
    let network = subject.line("nmap -sn 192.168.44.0/24")
    #expect(network.wholeMatch(of: #/nmap -sn \d+\.\d+\.\d+\.\d+/24/#) != nil, "\(network)")
    #expect(!network.contains("192.168.44"))
    // Names of one domain end alike; the same name is the same token.
    let names = subject.line("host a.acme.example b.acme.example a.acme.example").split(
      separator: " ")
    #expect(names[1] == names[3] && names[1] != names[2])
    #expect(
      names[1].split(separator: ".").dropFirst() == names[2].split(separator: ".").dropFirst())
  }

  @Test func equalKeysGiveEqualTokens() {
    var one = subject()
    var other = subject()
    var third = subject("another key, as long")
    let line = "ssh maria@core1.acme.example"
    #expect(one.line(line) == other.line(line))
    #expect(one.line(line) != third.line(line))
  }

  /// Lines of many forms around names that must not be found in what comes out.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func nothingOfTheOriginalIsFound(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func word(_ length: Int) -> String {
      String((0..<length).map { _ in "bcdfghklmnprstvz".randomElement(using: &random) ?? "q" })
    }
    let user = word(6)
    let machine = word(7)
    let hosts = (0..<3).map { _ in "\(word(5)).\(word(6)).\(word(4))" }
    let addresses = (0..<3).map { _ in
      "\(IPAddress(v4: UInt32.random(in: 0x0100_0000...0xDFFF_FFFF, using: &random)))"
    }
    let wide =
      "\(IPAddress(high: 0x2001_0DB8_0000_0000 | UInt64.random(in: 0...0xFFFF_FFFF, using: &random), low: UInt64.random(in: .min ... .max, using: &random)))"
    let hardware = (0..<6).map { _ in
      let byte = UInt8.random(in: 16...255, using: &random)
      return String(byte, radix: 16)
    }.joined(separator: ":")
    let directory = "/home/\(user)/\(word(6))"
    let address = addresses[0]
    let forms = [
      "ping -c 3 \(hosts[0])", "ssh -p 22 \(user)@\(hosts[1])", "ssh -l\(user) \(address)",
      "curl -u \(user): https://\(hosts[2]):8443\(directory)?u=\(user)", "cd \(directory)",
      "scp \(directory)/x.txt \(user)@\(addresses[1]):\(directory)", "ping6 \(wide)%\(machine)",
      "nmap -p 1-100 \(addresses[2])/24,\(address)-20", "arp -s \(addresses[1]) \(hardware)",
      "dig @\(address) \(hosts[0]) +short", "sh -c 'ping \(hosts[1]) && ssh \(user)@\(machine)'",
      "tcpdump -i any host \(addresses[2]) and port 53 -w \(directory)/a.pcap",
      "FOO=\(user) \(machine) --name=\(user) \(directory)",
      "http://\(user):\(word(8))@\(hosts[0])/",
      "curl http://[\(wide)]:80/\(user)", "psql -h \(hosts[0]) -U \(user) \(machine)",
      "echo \(user)|nc \(address) 80 # \(machine)", "./\(machine) \(user)", "~\(user)/bin/x",
      "ip addr add \(address)/24 dev \(machine)",
      "rsync -e 'ssh -i \(directory)/key' a \(hosts[2])::\(user)",
    ]
    var subject = subject("key \(seed) of the test …")
    for line in forms {
      let parsed = CommandLine(line)
      var record = ExecutionRecord(
        uid: .derived(from: [line]), command: line, utility: parsed.utility,
        template: parsed.template, argumentKinds: parsed.argumentKinds.map(\.rawValue),
        category: "other", directory: directory, host: machine, user: user, session: "\(user)-1",
        terminal: "/dev/pts/3", startedAt: Timestamp(microseconds: 0))
      record.stderrTail = "\(user) at \(address)"
      record.stdoutTail = hosts[0]
      let output = subject.anonymized(record).json.text()
      let secrets =
        [user, machine, wide, hardware, directory] + hosts + addresses
        + hosts.flatMap { $0.split(separator: ".").map(String.init) }
      for secret in secrets where output.contains(secret) {
        Issue.record("seed \(seed): '\(secret)' of '\(line)' is in \(output)")
      }
    }
  }
}
