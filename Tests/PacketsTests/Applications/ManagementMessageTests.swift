import Packets
import TestSupport
import Testing

@Suite("DHCP, NTP, SNMP, echoes and logins") struct ManagementMessageTests {
  static let discover: [UInt8] = {
    var bytes = Bytes([1, 1, 6, 0])
    bytes.append32(0xDEAD_BEEF)
    bytes.append(Array(repeating: 0, count: 20))
    bytes.append([2, 0, 0, 0, 0, 7] + Array(repeating: 0, count: 10))
    bytes.append(Array(repeating: 0, count: 192))
    bytes.append32(0x6382_5363)
    bytes.append([53, 1, 3, 0, 0, 50, 4, 192, 0, 2, 9, 12, 4, 104, 111, 27, 116])
    bytes.append([60, 4, 77, 83, 70, 84, 54, 4, 192, 0, 2, 1, 55, 3, 1, 3, 6, 51, 4, 0, 0, 14, 16])
    bytes.append(255)
    return bytes.octets
  }()

  @Test("a DHCP request") func lease() throws {
    let message = try #require(Self.discover.read { DHCPMessage($0) })
    #expect(message.kind == .request)
    #expect(!message.isReply)
    #expect(message.transaction == 0xDEAD_BEEF)
    #expect(message.clientHardware == HardwareAddress(bits: 0x0200_0000_0007))
    #expect(message.requestedAddress == IPAddress(v4: 0xC000_0209))
    #expect(message.serverIdentifier == IPAddress(v4: 0xC000_0201))
    #expect(message.hostName == "ho\\x1bt")
    #expect(message.vendorClass == "MSFT")
    #expect(message.wantedOptions == [1, 3, 6])
    #expect(message.leaseSeconds == 3600)
    #expect(message.malformation == nil)
  }

  @Test("a DHCP message cut anywhere") func cutLease() {
    for length in 0..<Self.discover.count - 1 {
      let message = Array(Self.discover[..<length]).read { DHCPMessage($0) }
      #expect((message == nil) == (length < 236))
      if length < 243 { #expect(message?.kind ?? .bootstrap == .bootstrap) }
    }
    #expect(Array(Self.discover[..<248]).read { DHCPMessage($0) }?.malformation == .option)
  }

  @Test("a DHCPv6 solicitation names its sender's hardware") func lease6() throws {
    let bytes = [UInt8](hexadecimal: "01 10 08 74 0001 000A 0003 0001 020000000007 0006 0002 0017")
    let message = try #require(bytes.read { DHCP6Message($0) })
    #expect(message.kind == 1)
    #expect(message.transaction == 0x10_0874)
    #expect(message.clientHardware == HardwareAddress(bits: 0x0200_0000_0007))
    #expect([UInt8](hexadecimal: "99000000").read { DHCP6Message($0) } == nil)
  }

  @Test("NTP modes and the list of clients") func time() throws {
    let client = try #require(([0x23, 0, 6, 0xEC] as [UInt8]).read { NTPMessage($0) })
    #expect(client.version == 4 && client.mode == 3 && !client.isResponse)
    let server = try #require(([0x24, 2, 6, 0xEC] as [UInt8]).read { NTPMessage($0) })
    #expect(server.stratum == 2 && server.isResponse && !server.isMonitorList)
    let request = try #require(([0x17, 0, 3, 42] as [UInt8]).read { NTPMessage($0) })
    #expect(request.isMonitorList && !request.isResponse)
    let response = try #require(([0xD7, 0, 3, 42] as [UInt8]).read { NTPMessage($0) })
    #expect(response.isMonitorList && response.isResponse)
    #expect(([0, 0, 0, 0] as [UInt8]).read { NTPMessage($0) } == nil)
    #expect(([0x23, 0, 6] as [UInt8]).read { NTPMessage($0) } == nil)
  }

  @Test("SNMP versions and operations") func management() throws {
    let bulk = [UInt8](
      hexadecimal:
        "302902010104067075626C6963A51C0204565F5A2A020100020132300E300C06082B06010201010500")
    let message = try #require(bulk.read { SNMPMessage($0) })
    #expect(message.versionName == "2c")
    #expect(message.operation == .getBulk)
    #expect(message.hasCommunity)
    let secret = [UInt8](
      hexadecimal:
        "3029 020103 300E 0201 01 020300FFE3 0401 03 020103 0406 300404000400 0408 1122334455667788"
    )
    let encrypted = try #require(secret.read { SNMPMessage($0) })
    #expect(encrypted.versionName == "3")
    #expect(encrypted.isEncrypted)
    #expect(encrypted.operation == nil)
    #expect(!encrypted.hasCommunity)
    for length in 0..<bulk.count {
      let part = Array(bulk[..<length]).read { SNMPMessage($0) }
      #expect((part?.operation != nil) == (length >= 14))
    }
  }

  @Test("ping's padding is usual, a tunnel's data are not") func echoes() {
    let stamp = (0..<16).map { UInt8($0 * 37 & 0xFF) }
    let linux = stamp + (0x10...0x37).map { UInt8($0) }
    let windows = (0..<32).map { UInt8(0x61 + $0 % 23) }
    #expect(linux.read { EchoPadding($0) } == .usual)
    #expect(windows.read { EchoPadding($0) } == .usual)
    #expect([UInt8]().read { EchoPadding($0) } == .usual)
    #expect([UInt8](repeating: 0, count: 1400).read { EchoPadding($0) } == .usual)
    let tunnel = stamp + Bytes("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u2\r\n").octets
    #expect(tunnel.read { EchoPadding($0) } == .other)
  }

  @Test("what servers say to a login") func logins() {
    let replies: [([UInt8], ApplicationProtocol, LoginReply?)] = [
      (Bytes("530 Login incorrect.\r\n").octets, .ftp, .refused),
      (Bytes("230 Login successful.\r\n").octets, .ftp, .accepted),
      (Bytes("331 Password please.\r\n").octets, .ftp, nil),
      (Bytes("535 5.7.8 Error: authentication failed\r\n").octets, .smtp, .refused),
      (Bytes("235 2.7.0 Accepted\r\n").octets, .smtp, .accepted),
      (Bytes("-ERR [AUTH] Authentication failed.\r\n").octets, .pop3, .refused),
      (Bytes("-ERR unknown command\r\n").octets, .pop3, nil),
      (Bytes("a1 NO [AUTHENTICATIONFAILED] Login failed.\r\n").octets, .imap, .refused),
      (Bytes("a1 OK LOGIN completed\r\n").octets, .imap, .accepted),
      (Bytes("a1 NO no such mailbox\r\n").octets, .imap, nil),
      (Bytes("\r\nLogin incorrect\r\nhost login: ").octets, .telnet, .refused),
      (Bytes("HTTP/1.1 401 Unauthorized\r\n").octets, .http, .refused),
      (Bytes("HTTP/1.1 200 OK\r\n").octets, .http, nil),
      (Bytes("-WRONGPASS invalid username-password pair\r\n").octets, .redis, .refused),
      ([UInt8](hexadecimal: "48000002FF150423323830"), .mysql, .refused),
      (Bytes("E\u{0}\u{0}\u{0}cSFATAL\u{0}VFATAL\u{0}C28P01\u{0}").octets, .postgresql, .refused),
      ([UInt8](hexadecimal: "520000000800000000"), .postgresql, .accepted),
      ([UInt8](hexadecimal: "300C02010161070A013104000400"), .ldap, .refused),
      ([UInt8](hexadecimal: "300C02010161070A010004000400"), .ldap, .accepted),
      (
        [UInt8](hexadecimal: "7E1530 13 A003020105 A10302011E A6030201 18 A9020400"), .kerberos,
        .refused
      ),
      (
        [UInt8](hexadecimal: "7E1530 13 A003020105 A10302011E A6030201 19 A9020400"), .kerberos, nil
      ),
      (
        [UInt8](hexadecimal: "00000049 FE534D42 40000100 6D0000C0 0100 0100 01000000"), .smb,
        .refused
      ),
    ]
    for (bytes, application, reply) in replies {
      #expect(bytes.read { LoginReply.read($0, application) } == reply, "\(application) \(bytes)")
    }
    #expect(Bytes("220-welcome").octets.read { LoginReply.code($0) } == 220)
    #expect(Bytes("2200 welcome").octets.read { LoginReply.code($0) } == nil)
  }

  @Test("an SSH banner") func banner() {
    let banner = Bytes("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\nrest").octets.read { SSHBanner($0) }
    #expect(banner?.version == "2.0")
    #expect(banner?.software == "OpenSSH_9.2p1 Debian-2")
    #expect(Bytes("SSH-").octets.read { SSHBanner($0) } == nil)
    #expect(Bytes("SSH-2.0-").octets.read { SSHBanner($0) }?.software == "")
  }

  @Test("random and mutated bytes never trap", arguments: 0..<40 as Range<UInt64>)
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<40 {
      let bytes =
        round % 2 == 0
        ? Self.discover.mutated(by: &generator)
        : (0..<Int.random(in: 0...120, using: &generator)).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
      bytes.read { payload in
        let lease = DHCPMessage(payload)
        if let lease { #expect(lease.wantedOptions.count <= 64) }
        _ = DHCP6Message(payload)
        _ = NTPMessage(payload)
        _ = SNMPMessage(payload)
        _ = SSHBanner(payload)
        _ = EchoPadding(payload)
        _ = DNSMessage(payload, transport: 6)
        for application in ApplicationProtocol.allCases {
          _ = LoginReply.read(payload, application)
        }
      }
    }
  }
}
