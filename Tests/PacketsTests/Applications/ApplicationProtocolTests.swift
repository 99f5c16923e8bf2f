import Packets
import TestSupport
import Testing

@Suite("Application protocols") struct ApplicationProtocolTests {
  /// Payloads and what they are, at ports that say nothing.
  static let samples: [(bytes: [UInt8], transport: UInt8, application: ApplicationProtocol)] = [
    (Bytes("GET / HTTP/1.1\r\n").octets, 6, .http),
    (Bytes("HTTP/1.1 200 OK\r\n").octets, 6, .http),
    (Bytes("CONNECT example.com:443 HTTP/1.1\r\n").octets, 6, .http),
    (Bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").octets, 6, .http2),
    (Bytes("SSH-2.0-OpenSSH_9.2\r\n").octets, 6, .ssh),
    (Bytes("220 mail.example.com ESMTP\r\n").octets, 6, .smtp),
    (Bytes("220 (vsFTPd 3.0.3)\r\n").octets, 6, .ftp),
    (Bytes("EHLO me\r\n").octets, 6, .smtp),
    (Bytes("+OK POP3 ready\r\n").octets, 6, .pop3),
    (Bytes("* OK IMAP4rev1\r\n").octets, 6, .imap),
    (Bytes("a1 LOGIN u p\r\n").octets, 6, .imap),
    (Bytes("*1\r\n$4\r\nPING\r\n").octets, 6, .redis),
    (Bytes("RFB 003.008\n").octets, 6, .vnc),
    // MySQL's greeting, whose length reads as the letter J.
    ([0x4A, 0, 0, 0, 10] + Bytes("5.7.44").octets + [UInt8](repeating: 0, count: 67), 6, .mysql),
    (Bytes("AMQP\u{0}\u{0}\u{9}\u{1}").octets, 6, .amqp),
    (Bytes("INVITE sip:b@example.com SIP/2.0\r\n").octets, 17, .sip),
    (Bytes("OPTIONS rtsp://example.com/ RTSP/1.0\r\n").octets, 6, .rtsp),
    (Bytes("M-SEARCH * HTTP/1.1\r\n").octets, 17, .ssdp),
    (Bytes("<34>Oct 11 22:14:15 host su: failed").octets, 17, .syslog),
    (Bytes("\u{10}\u{10}\u{0}\u{4}MQTT\u{4}").octets, 6, .mqtt),
    (Bytes("\u{13}BitTorrent protocol").octets, 6, .bitTorrent),
    (TLSWriter.record(TLSWriter().clientHello), 6, .tls),
    (DNSMessageTests.response, 17, .dns),
    ([UInt8](hexadecimal: "0000001D") + DNSWriter(questions: [(["a"], 1, 1)]).bytes, 6, .dns),
    ([UInt8](hexadecimal: "00000008 04D2162F"), 6, .postgresql),
    ([UInt8](hexadecimal: "00000085 FF534D4272"), 6, .smb),
    ([UInt8](hexadecimal: "030000130EE00000000000010008000B000000"), 6, .rdp),
    ([UInt8](hexadecimal: "300C020101600702010304008000"), 6, .ldap),
    ([UInt8](hexadecimal: "FFFD18FFFD20"), 6, .telnet),
    ([UInt8](repeating: 0xFF, count: 16) + [0, 29, 1], 6, .bgp),
    ([UInt8](hexadecimal: "302902010104067075626C6963A01C"), 17, .snmp),
    ([UInt8](hexadecimal: "000100002112A442") + [UInt8](repeating: 5, count: 12), 17, .stun),
    ([1, 0, 0, 0] + [UInt8](repeating: 5, count: 144), 17, .wireguard),
    ([UInt8](hexadecimal: "C300000001088394C8F03E5157080000449E"), 17, .quic),
    ([UInt8](hexadecimal: "16FEFF0000000000000000"), 17, .dtls),
    ([UInt8](hexadecimal: "000100000006010300000001"), 6, .modbus),
    ([UInt8](hexadecimal: "05000B03100000004800"), 6, .dceRPC),
  ]

  @Test("content tells", arguments: samples.indices) func content(index: Int) {
    let sample = Self.samples[index]
    // DNS over TCP needs its right length in front.
    var bytes = sample.bytes
    if sample.application == .dns, sample.transport == 6 {
      bytes = [0, UInt8(bytes.count - 4)] + bytes[4...]
    }
    let found = bytes.read {
      ApplicationProtocol.identify(
        $0, transport: sample.transport, sourcePort: 50001, destinationPort: 50003)
    }
    #expect(found == ApplicationIdentification(sample.application, by: .content))
  }

  @Test("the port tells where the content does not") func port() {
    let bytes: [UInt8] = [0x99, 0x99, 0x99, 0x99, 0x99]
    for (source, destination) in [(50001, 22), (22, 50001)] as [(UInt16, UInt16)] {
      let found = bytes.read {
        ApplicationProtocol.identify(
          $0, transport: 6, sourcePort: source, destinationPort: destination)
      }
      #expect(found == ApplicationIdentification(.ssh, by: .port))
    }
    let none = bytes.read {
      ApplicationProtocol.identify($0, transport: 6, sourcePort: 50001, destinationPort: 50003)
    }
    #expect(none == nil)
    #expect(
      [UInt8]().read {
        ApplicationProtocol.identify($0, transport: 17, sourcePort: 40000, destinationPort: 53)
      } == ApplicationIdentification(.dns, by: .port))
  }

  @Test("content goes before the port") func contentFirst() {
    let found = Bytes("SSH-2.0-x").octets.read {
      ApplicationProtocol.identify($0, transport: 6, sourcePort: 50001, destinationPort: 443)
    }
    #expect(found == ApplicationIdentification(.ssh, by: .content))
  }

  @Test("names differ") func names() {
    #expect(
      Set(ApplicationProtocol.allCases.map(\.name)).count == ApplicationProtocol.allCases.count)
  }

  @Test("random bytes are seldom taken for anything") func random() {
    var generator = SeededGenerator(seed: 7)
    var recognised = 0
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      for transport in [6, 17] as [UInt8] {
        let found = bytes.read {
          ApplicationProtocol.identify(
            $0, transport: transport, sourcePort: 50001, destinationPort: 50003)
        }
        if found != nil { recognised += 1 }
      }
    }
    #expect(recognised < 200)
  }

  @Test("mutated payloads never trap", arguments: 0..<50 as Range<UInt64>)
  func mutated(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for sample in Self.samples {
      for length in 0...sample.bytes.count {
        let bytes = Array(sample.bytes[..<length]).mutated(by: &generator)
        let port = UInt16.random(in: 0...600, using: &generator)
        let found = bytes.read {
          ApplicationProtocol.identify(
            $0, transport: sample.transport, sourcePort: port, destinationPort: 50003)
        }
        if found?.evidence == .content { #expect(!bytes.isEmpty) }
      }
    }
  }
}

extension [UInt8] {
  init(hexadecimal text: String) { self = Bytes(hexadecimal: text).octets }
}
