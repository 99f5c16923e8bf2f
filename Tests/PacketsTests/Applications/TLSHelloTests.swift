import Packets
import TestSupport
import Testing

/// Writes TLS hellos for the tests.
struct TLSWriter {
  var serverName = "www.example.com"
  var suites = [0x1A1A, 0x1301, 0x1302, 0xC02B]
  var protocols = ["h2", "http/1.1"]
  var versions = [0x2A2A, 0x0304, 0x0303]

  /// The handshake message.
  var clientHello: [UInt8] {
    var extensions = Bytes()
    extensions.append16(0x0A0A)
    extensions.append16(0)
    if !serverName.isEmpty {
      let name = Array(serverName.utf8)
      extensions.append16(0)
      extensions.append16(name.count + 5)
      extensions.append16(name.count + 3)
      extensions.append(0)
      extensions.append16(name.count)
      extensions.append(name)
    }
    let list = protocols.flatMap { [UInt8(truncatingIfNeeded: $0.utf8.count)] + Array($0.utf8) }
    extensions.append16(16)
    extensions.append16(list.count + 2)
    extensions.append16(list.count)
    extensions.append(list)
    extensions.append16(13)
    extensions.append16(6)
    extensions.append16(4)
    extensions.append16(0x0403)
    extensions.append16(0x0804)
    extensions.append16(43)
    extensions.append16(versions.count * 2 + 1)
    extensions.append(UInt8(truncatingIfNeeded: versions.count * 2))
    for version in versions { extensions.append16(version) }
    var body = Bytes()
    body.append16(0x0303)
    body.append(Array(repeating: 7, count: 32))
    body.append(0)
    body.append16(suites.count * 2)
    for suite in suites { body.append16(suite) }
    body.append([1, 0])
    body.append16(extensions.octets.count)
    body.append(extensions.octets)
    return TLSWriter.handshake(1, body.octets)
  }

  static func handshake(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
    var bytes = Bytes([type])
    bytes.append24(body.count)
    bytes.append(body)
    return bytes.octets
  }

  static func serverHello(suite: Int, version: Int?) -> [UInt8] {
    var body = Bytes()
    body.append16(0x0303)
    body.append(Array(repeating: 9, count: 32))
    body.append(0)
    body.append16(suite)
    body.append(0)
    if let version {
      body.append16(6)
      body.append16(43)
      body.append16(2)
      body.append16(version)
    }
    return handshake(2, body.octets)
  }

  static func record(_ payload: [UInt8], type: UInt8 = 22) -> [UInt8] {
    var bytes = Bytes([type, 3, 1])
    bytes.append16(payload.count)
    bytes.append(payload)
    return bytes.octets
  }
}

@Suite("TLS hellos") struct TLSHelloTests {
  @Test("a client's hello names server, protocols, versions and suites") func client() throws {
    let bytes = TLSWriter.record(TLSWriter(serverName: "WWW.Example.com").clientHello)
    let hello = try #require(bytes.read { TLSClientHello(record: $0) })
    #expect(hello.serverName == "www.example.com")
    #expect(hello.applicationProtocols == ["h2", "http/1.1"])
    #expect(hello.supportedVersions == [0x0304, 0x0303])
    #expect(hello.version == 0x0304)
    #expect(hello.legacyVersion == 0x0303)
    #expect(hello.cipherSuites == [0x1301, 0x1302, 0xC02B])
    #expect(hello.extensions == [0, 16, 13, 43])
    #expect(hello.signatureAlgorithms == [0x0403, 0x0804])
    #expect(!hello.resumes)
  }

  @Test("a server's hello names version and suite") func server() throws {
    let new = TLSWriter.record(TLSWriter.serverHello(suite: 0x1301, version: 0x0304))
    let hello = try #require(new.read { TLSServerHello(record: $0) })
    #expect(hello.version == 0x0304)
    #expect(hello.cipherSuite == 0x1301)
    #expect(!hello.isRetryRequest)
    let old = TLSWriter.record(TLSWriter.serverHello(suite: 0xC02F, version: nil))
    #expect(old.read { TLSServerHello(record: $0) }?.version == 0x0303)
  }

  @Test("a server name cannot steer a terminal") func escaping() {
    let bytes = TLSWriter.record(TLSWriter(serverName: "a\u{1B}]0;x\u{7}").clientHello)
    #expect(bytes.read { TLSClientHello(record: $0) }?.serverName == "a\\x1b]0;x\\x07")
  }

  @Test("a hello cut anywhere is read as far as it goes") func cut() throws {
    let bytes = TLSWriter.record(TLSWriter().clientHello)
    let whole = try #require(bytes.read { TLSClientHello(record: $0) })
    for length in 0..<bytes.count {
      guard let hello = Array(bytes[..<length]).read({ TLSClientHello(record: $0) }) else {
        continue
      }
      #expect(hello.cipherSuites == whole.cipherSuites)
      #expect(whole.extensions.starts(with: hello.extensions))
    }
  }

  @Test("mutated hellos never trap", arguments: 0..<100 as Range<UInt64>)
  func mutated(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let writer = TLSWriter(serverName: "host\(seed).example")
    for bytes in [
      TLSWriter.record(writer.clientHello),
      TLSWriter.record(TLSWriter.serverHello(suite: 0x1301, version: 0x0304)),
    ] {
      for _ in 0..<20 {
        let broken = bytes.mutated(by: &generator)
        let client = broken.read { TLSClientHello(record: $0) }
        _ = broken.read { TLSServerHello(record: $0) }
        if let client { #expect(client.extensions.count <= broken.count / 4) }
      }
    }
  }
}
