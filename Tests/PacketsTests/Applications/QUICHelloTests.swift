import TestSupport
import Testing

@testable import Packets

/// Writes protected Initial packets of QUIC for the tests.
struct QUICWriter {
  var version: UInt32 = 1
  var identifier = [UInt8](hexadecimal: "8394c8f03e515708")
  var number: UInt32 = 2

  /// A CRYPTO frame around a piece of handshake.
  static func frame(_ piece: [UInt8], at offset: Int) -> [UInt8] {
    var bytes = Bytes([6])
    bytes.append16(0x4000 | offset)
    bytes.append16(0x4000 | piece.count)
    bytes.append(piece)
    return bytes.octets
  }

  /// A packet of frames, filled up to `size` bytes of frames; the tag is zero, as nobody checks it.
  func packet(_ frames: [UInt8], size: Int = 1162) throws -> [UInt8] {
    let keys = try #require(QUICInitialKeys(version: version, identifier: identifier))
    let clear = frames + [UInt8](repeating: 0, count: max(size - frames.count, 0))
    let kind: UInt8 = version == QUICHeader.version2 ? 0xD3 : 0xC3
    var bytes = Bytes([kind])
    bytes.append32(Int(version))
    bytes.append(UInt8(identifier.count))
    bytes.append(identifier)
    bytes.append([0, 0])
    bytes.append16(0x4000 | clear.count + 20)
    let numberOffset = bytes.octets.count
    bytes.append32(Int(number))
    var octets = bytes.octets
    let vector = keys.initializationVector.span.bytes
    let words = [0, 4, 8].map { vector.word32(at: $0) ?? 0 }
    for start in stride(from: 0, to: clear.count, by: 16) {
      let counter = AES128.Block(
        columns: (words[0], words[1], words[2] ^ number, UInt32(2 + start / 16)))
      let stream = keys.packet.encipher(counter).octets
      for index in start..<min(start + 16, clear.count) {
        octets.append(clear[index] ^ stream[index - start])
      }
    }
    octets += [UInt8](repeating: 0, count: 16)
    let sample = try #require(octets.read { AES128.Block($0, at: numberOffset + 4) })
    let mask = keys.header.encipher(sample).octets
    octets[0] ^= mask[0] & 0x0F
    for index in 0..<4 { octets[numberOffset + index] ^= mask[index + 1] }
    return octets
  }
}

@Suite("QUIC") struct QUICHelloTests {
  /// The hello of RFC 9001, appendix A.2.
  static let hello = [UInt8](
    hexadecimal: """
      010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c000004130113
      02010000c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d001700180010
      0007000504616c706e000500050100000000003300260024001d00209370b2c9caa47fbabaf4559fedba753d
      e171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e040305030603020308040805080600
      2d00020101001c00024001003900320408ffffffffffffffff05048000ffff07048000ffff08011001048000
      75300901100f088394c8f03e51570806048000ffff
      """)

  @Test("keys are those of RFC 9001, appendix A.1") func keys() throws {
    let initial = KeyDerivation.authenticate(
      [UInt8](hexadecimal: "8394c8f03e515708"),
      key: [UInt8](hexadecimal: "38762cf7f55934b34d179ae6a4c80cadccbb7f0a"))
    let client = KeyDerivation.expand(initial, label: "client in", length: 32)
    #expect(
      client
        == [UInt8](
          hexadecimal: "c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea"))
    #expect(
      KeyDerivation.expand(client, label: "quic key", length: 16)
        == [UInt8](hexadecimal: "1f369613dd76d5467730efcbe3b1a22d"))
    #expect(
      KeyDerivation.expand(client, label: "quic hp", length: 16)
        == [UInt8](hexadecimal: "9f50449e04a0e810283a1e9933adedd2"))
  }

  @Test("the standard's example packet is written and read") func example() throws {
    let packet = try QUICWriter().packet([6, 0, 0x40, 0xF1] + Self.hello)
    // The protected header and the first bytes of the payload as the standard prints them.
    #expect(
      packet.starts(
        with: [UInt8](
          hexadecimal:
            "c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11d242b123dc9b")))
    #expect(packet.count == 1200)
    var buffer = QUICHelloBuffer()
    guard case .client(let hello) = packet.read({ buffer.append($0) }) else {
      Issue.record("no hello was found")
      return
    }
    #expect(hello.serverName == "example.com")
    #expect(hello.applicationProtocols == ["alpn"])
    #expect(hello.version == 0x0304)
  }

  @Test("a hello in pieces over two datagrams, last piece first", arguments: [1, 0x6B33_43CF])
  func pieces(version: UInt32) throws {
    var writer = QUICWriter(version: version)
    let first = try writer.packet(
      QUICWriter.frame(Array(Self.hello[200...]), at: 200) + [1, 0]
        + QUICWriter.frame(Array(Self.hello[..<50]), at: 0))
    writer.number = 3
    let second = try writer.packet(QUICWriter.frame(Array(Self.hello[50..<200]), at: 50))
    var buffer = QUICHelloBuffer()
    #expect(first.read { buffer.append($0) } == .waiting)
    guard case .client(let hello) = second.read({ buffer.append($0) }) else {
      Issue.record("no hello was found")
      return
    }
    #expect(hello.serverName == "example.com")
  }

  @Test("the long header names version and identifiers") func header() throws {
    let bytes = [UInt8](hexadecimal: "C36B3343CF02AABB03CCDDEE00")
    let header = try #require(bytes.read { QUICHeader($0) })
    #expect(header.destinationIdentifier == 6..<8)
    #expect(header.sourceIdentifier == 9..<12)
    #expect(QUICHeader.name(ofVersion: header.version) == "2")
    #expect(QUICHeader.name(ofVersion: 0x5130_3436) == "Q046")
    #expect(QUICHeader.name(ofVersion: 0xFF00_001D) == "draft-29")
    #expect(QUICHeader.name(ofVersion: 0x0A1A_2A3A) == "0x0a1a2a3a")
    for length in 0..<12 { #expect(Array(bytes[..<length]).read { QUICHeader($0) } == nil) }
  }

  @Test("broken packets never trap and give no hello by chance", arguments: 0..<30 as Range<UInt64>)
  func broken(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let packet = try QUICWriter().packet(QUICWriter.frame(Self.hello, at: 0), size: 300)
    let cut = Int.random(in: 0..<packet.count, using: &generator)
    var buffer = QUICHelloBuffer()
    #expect(Array(packet[..<cut]).read { buffer.append($0) } == .none)
    for _ in 0..<10 {
      var other = QUICHelloBuffer()
      let broken = packet.mutated(by: &generator)
      if case .client(let hello) = broken.read({ other.append($0) }) {
        #expect(hello.extensions.count <= Self.hello.count / 4)
      }
      var frames = QUICWriter.frame(Self.hello, at: 0).mutated(by: &generator)
      frames += (0..<40).map { _ in UInt8.random(in: 0...255, using: &generator) }
      var third = QUICHelloBuffer()
      let rewritten = try QUICWriter().packet(frames, size: 0)
      if case .client(let hello) = rewritten.read({ third.append($0) }) {
        #expect(hello.cipherSuites.count <= frames.count)
      }
    }
  }
}
