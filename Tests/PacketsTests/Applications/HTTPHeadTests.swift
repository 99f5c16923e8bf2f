import Packets
import Testing

@Suite("HTTP heads") struct HTTPHeadTests {
  @Test("a request's line and fields") func request() throws {
    let bytes = Bytes(
      "POST /a/b?c=d HTTP/1.1\r\nhost:  Example.com \r\nUser-Agent: curl/8.0\r\n"
        + "Content-Length: 12\r\nAuthorization: Basic Zm9v\r\nConnection: close\r\n\r\nhello"
    ).octets
    let head = try #require(bytes.read { HTTPHead($0) })
    #expect(head.kind == .request)
    #expect(bytes.read { head.text(head.method, in: $0) } == "POST")
    #expect(bytes.read { head.text(head.target, in: $0) } == "/a/b?c=d")
    let host = try #require(head.host)
    #expect(bytes.read { head.text(host, in: $0) } == "Example.com")
    let agent = try #require(head.userAgent)
    #expect(bytes.read { head.text(agent, in: $0) } == "curl/8.0")
    #expect(head.contentLength == 12)
    #expect(head.hasAuthorization)
    #expect(head.closes)
    #expect(head.length == bytes.count - 5)
  }

  @Test("a response's status and body") func response() throws {
    let bytes = Bytes(
      "HTTP/1.1 404 Not Found\r\nServer: nginx\r\nTransfer-Encoding: chunked\r\n\r\n"
    ).octets
    let head = try #require(bytes.read { HTTPHead($0) })
    #expect(head.kind == .response(404))
    #expect(head.isChunked)
    #expect(head.contentLength == nil)
    #expect(bytes.read { head.text(head.target, in: $0) } == "Not Found")
    #expect(head.length == bytes.count)
  }

  @Test(
    "what is no HTTP is refused",
    arguments: [
      "", "GET", "get / HTTP/1.1\r\n\r\n", "EHLO example.com\r\n", "HTTP/1.1 9x OK\r\n",
      "INVITE sip:bob@example.com SIP/2.0\r\n\r\n",
    ])
  func refused(text: String) {
    #expect(Bytes(text).octets.read { HTTPHead($0) } == nil)
  }

  @Test("a head without its empty line has no length") func unfinished() throws {
    let bytes = Bytes("GET / HTTP/1.0\r\nHost: a\r\n").octets
    let head = try #require(bytes.read { HTTPHead($0) })
    #expect(head.host != nil)
    #expect(head.length == nil)
  }

  @Test("a head cut anywhere never reads outside") func cut() {
    let bytes = Bytes("GET /index HTTP/1.1\r\nHost: example.com\r\nContent-Length: 9\r\n\r\n")
      .octets
    for length in 0..<bytes.count {
      let part = Array(bytes[..<length])
      guard let head = part.read({ HTTPHead($0) }) else { continue }
      #expect(head.length == nil)
      #expect(head.target.upperBound <= length)
      #expect((head.host?.upperBound ?? 0) <= length)
    }
  }
}
