import Packets
import TestSupport
import Testing

@Suite("TLS hellos over several segments") struct TLSHelloBufferTests {
  static let hello = TLSWriter().clientHello

  /// Takes segments of a stream that begins at a sequence number.
  private func feed(_ segments: [(sequence: UInt32, bytes: [UInt8])]) -> TLSHelloBuffer.Outcome {
    var buffer = TLSHelloBuffer()
    var outcome = TLSHelloBuffer.Outcome.waiting
    for segment in segments where outcome == .waiting {
      outcome = segment.bytes.read { buffer.append($0, sequence: segment.sequence) }
    }
    return outcome
  }

  @Test("one segment") func single() {
    guard case .client(let hello) = feed([(5, TLSWriter.record(Self.hello))]) else {
      Issue.record("no hello")
      return
    }
    #expect(hello.serverName == "www.example.com")
  }

  @Test("cut anywhere, across the end of the sequence numbers") func split() {
    let bytes = TLSWriter.record(Self.hello)
    for cut in 1..<bytes.count {
      let start = UInt32.max - 20
      let outcome = feed([
        (start, Array(bytes[..<cut])), (start, Array(bytes[..<cut])),
        (start &+ UInt32(cut), Array(bytes[cut...])),
      ])
      guard case .client(let hello) = outcome else {
        Issue.record("no hello when cut at \(cut)")
        return
      }
      #expect(hello.extensions.count == 4)
    }
  }

  @Test("two records, three segments in the wrong order, overlapping") func disorder() {
    let bytes =
      TLSWriter.record(Array(Self.hello[..<60])) + TLSWriter.record(Array(Self.hello[60...]))
    let outcome = feed([
      (100, Array(bytes[..<40])), (180, Array(bytes[80...])), (130, Array(bytes[30..<90])),
    ])
    guard case .client(let hello) = outcome else {
      Issue.record("no hello")
      return
    }
    #expect(hello.serverName == "www.example.com")
  }

  @Test("a server's hello") func server() {
    let bytes = TLSWriter.record(TLSWriter.serverHello(suite: 0xC02F, version: nil))
    guard case .server(let hello) = feed([(1, bytes)]) else {
      Issue.record("no hello")
      return
    }
    #expect(hello.cipherSuite == 0xC02F)
  }

  @Test("what is no hello ends at once") func noHello() {
    #expect(feed([(1, Bytes("GET / HTTP/1.1\r\n").octets)]) == .none)
    #expect(feed([(1, TLSWriter.record([1, 2, 3], type: 23))]) == .none)
    #expect(feed([(1, TLSWriter.record(TLSWriter.handshake(11, [1, 2, 3])))]) == .none)
  }

  @Test("it gives up instead of growing") func limits() {
    // Sixteen megabytes announced, and never enough.
    let record = TLSWriter.record([1, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 3, count: 4000))
    let segments = (0..<8).map { (UInt32($0 * record.count), record) }
    #expect(feed(segments) == .none)
    let gaps = (0..<40).map { (UInt32($0 * 5000), Array(record[..<100])) }
    #expect(feed(gaps) == .none)
  }

  @Test("JA4 of the standard's example") func fingerprint() {
    var hello = TLSWriter().clientHello.read { TLSClientHello($0) }
    hello?.cipherSuites = [
      0x1301, 0x1302, 0x1303, 0xC02B, 0xC02F, 0xC02C, 0xC030, 0xCCA9, 0xCCA8, 0xC013, 0xC014, 0x9C,
      0x9D, 0x2F, 0x35,
    ]
    hello?.extensions = [
      0x1B, 0, 0x33, 0x10, 0x4469, 0x17, 0x2D, 0xD, 5, 0x23, 0x12, 0x2B, 0xFF01, 0xB, 0xA, 0x15,
    ]
    hello?.signatureAlgorithms = [
      0x403, 0x804, 0x401, 0x503, 0x805, 0x501, 0x806, 0x601,
    ]
    #expect(hello?.fingerprint(transport: 6) == "t13d1516h2_8daaf6152771_e5627efa2ab1")
    #expect(hello?.fingerprint(transport: 17).first == "q")
  }
}
