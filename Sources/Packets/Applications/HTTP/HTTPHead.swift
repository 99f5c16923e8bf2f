/// The first line and the header fields of an HTTP/1 message that matter to an operator
/// (RFC 9112): places within the payload, so that reading one costs no allocation.
package struct HTTPHead: Hashable, Sendable {
  /// Whether a client or a server speaks.
  package enum Kind: Hashable, Sendable {
    /// A request.
    case request
    /// A response with its status code, 100 to 999.
    case response(UInt16)
  }

  /// Whether this is a request or a response.
  package var kind: Kind
  /// The request's method; empty in a response.
  package var method = 0..<0
  /// The request's target, or the response's reason.
  package var target = 0..<0
  /// The value of Host.
  package var host: Range<Int>?
  /// The value of User-Agent.
  package var userAgent: Range<Int>?
  /// The value of Server.
  package var server: Range<Int>?
  /// The value of Content-Type.
  package var contentType: Range<Int>?
  /// The value of Content-Length, in bytes; nil when it is absent or no number.
  package var contentLength: UInt64?
  /// Whether the body is sent in chunks.
  package var isChunked = false
  /// Whether the credentials of a user are in the head (they are never read).
  package var hasAuthorization = false
  /// Whether the connection is to be closed after this message.
  package var closes = false
  /// The protocol that an Upgrade field names.
  package var upgrade: Range<Int>?
  /// Bytes of the head with its empty line; nil when the payload ends before it.
  package var length: Int?

  /// The most header lines that are looked at.
  package static let lineLimit = 128
  /// The most bytes that a first line may have.
  static let firstLineLimit = 8192

  /// Reads a head at the front of a payload, nil when it begins no HTTP/1 message.
  ///
  /// - Complexity: O(bytes of the head).
  package init?(_ payload: RawSpan) {
    self.init(anyLine: payload)
    if case .response(let status) = kind {
      guard payload.reads("HTTP/1."), status >= 100 else { return nil }
      return
    }
    let limit = min(payload.byteCount, HTTPHead.firstLineLimit)
    guard HTTPHead.isMethod(payload, method), !target.isEmpty else { return nil }
    // Without a version the line is HTTP only when it was cut.
    if payload.firstOffset(of: 0x0A, from: 0, before: limit) != nil {
      guard payload.reads("HTTP/1.", at: target.upperBound + 1) else { return nil }
    } else {
      guard ApplicationProtocol.ofMethod(payload) == .http else { return nil }
    }
  }

  /// Reads the fields behind a first line that is known to be HTTP's, whatever stands in it.
  init(anyLine payload: RawSpan) {
    let limit = min(payload.byteCount, HTTPHead.firstLineLimit)
    let end = HTTPHead.lineEnd(payload, from: 0, before: limit)
    let lineEnd = end ?? limit
    if payload.reads("HTTP/") {
      kind = .response(HTTPHead.readStatus(payload) ?? 0)
      target = min(13, lineEnd)..<lineEnd
    } else {
      kind = .request
      let space = payload.firstOffset(of: 0x20, from: 0, before: min(24, lineEnd)) ?? lineEnd
      method = 0..<space
      let start = min(space + 1, lineEnd)
      target = start..<(payload.firstOffset(of: 0x20, from: start, before: lineEnd) ?? lineEnd)
    }
    guard let end else { return }
    readFields(payload, from: HTTPHead.nextLine(payload, after: end))
  }

  /// A place's bytes as text that is safe to show.
  package func text(_ range: Range<Int>, in payload: RawSpan) -> String {
    DisplayText.escaped(payload.octets(in: range))
  }

  private static func readStatus(_ payload: RawSpan) -> UInt16? {
    guard let space = payload.firstOffset(of: 0x20, from: 5, before: 24) else { return nil }
    var status: UInt16 = 0
    for offset in space + 1..<space + 4 {
      guard let byte = payload.octet(at: offset), (0x30...0x39).contains(byte) else { return nil }
      status = status &* 10 &+ UInt16(byte &- 0x30)
    }
    return status >= 100 ? status : nil
  }

  /// Whether the bytes are a method: three or more capital letters, hyphens or underscores.
  private static func isMethod(_ payload: RawSpan, _ range: Range<Int>) -> Bool {
    guard range.count >= 3, range.count <= 23 else { return false }
    for offset in range {
      guard let byte = payload.octet(at: offset) else { return false }
      guard (0x41...0x5A).contains(byte) || byte == 0x2D || byte == 0x5F else { return false }
    }
    return true
  }

  /// Where the line from an offset on ends: at a carriage return or a line feed, whatever follows;
  /// nil when it goes on behind the bytes.
  static func lineEnd(_ bytes: RawSpan, from start: Int, before limit: Int) -> Int? {
    var offset = start
    while offset < limit, let byte = bytes.octet(at: offset) {
      if byte == 0x0A { return offset }
      if byte == 0x0D { return offset + 1 < bytes.byteCount ? offset : nil }
      offset += 1
    }
    return nil
  }

  /// Where the line behind a line's end begins.
  private static func nextLine(_ bytes: RawSpan, after end: Int) -> Int {
    bytes.octet(at: end) == 0x0D && bytes.octet(at: end + 1) == 0x0A ? end + 2 : end + 1
  }

  private mutating func readFields(_ payload: RawSpan, from start: Int) {
    var position = start
    for _ in 0..<HTTPHead.lineLimit {
      guard let end = HTTPHead.lineEnd(payload, from: position, before: payload.byteCount) else {
        return
      }
      let next = HTTPHead.nextLine(payload, after: end)
      if end == position {
        length = next
        return
      }
      readField(payload, position..<end)
      position = next
    }
  }

  private mutating func readField(_ payload: RawSpan, _ line: Range<Int>) {
    let start = line.lowerBound
    guard let first = payload.octet(at: start) else { return }
    switch first | 0x20 {
    case 0x61 where payload.readsIgnoringCase("authorization:", at: start):
      hasAuthorization = true
    case 0x63 where payload.readsIgnoringCase("content-length:", at: start):
      contentLength = HTTPHead.readNumber(payload, start + 15..<line.upperBound)
    case 0x63 where payload.readsIgnoringCase("content-type:", at: start):
      contentType = HTTPHead.value(payload, start + 13..<line.upperBound)
    case 0x63 where payload.readsIgnoringCase("connection:", at: start):
      closes = HTTPHead.holds("close", payload, start + 11..<line.upperBound)
    case 0x68 where payload.readsIgnoringCase("host:", at: start):
      host = HTTPHead.value(payload, start + 5..<line.upperBound)
    case 0x73 where payload.readsIgnoringCase("server:", at: start):
      server = HTTPHead.value(payload, start + 7..<line.upperBound)
    case 0x74 where payload.readsIgnoringCase("transfer-encoding:", at: start):
      isChunked = HTTPHead.holds("chunked", payload, start + 18..<line.upperBound)
    case 0x75 where payload.readsIgnoringCase("user-agent:", at: start):
      userAgent = HTTPHead.value(payload, start + 11..<line.upperBound)
    case 0x75 where payload.readsIgnoringCase("upgrade:", at: start):
      upgrade = HTTPHead.value(payload, start + 8..<line.upperBound)
    default: break
    }
  }

  /// A field's value without the blanks around it.
  private static func value(_ payload: RawSpan, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = max(range.upperBound, start)
    while start < end, let byte = payload.octet(at: start), byte == 0x20 || byte == 0x09 {
      start += 1
    }
    while end > start, let byte = payload.octet(at: end - 1), byte == 0x20 || byte == 0x09 {
      end -= 1
    }
    return start..<end
  }

  private static func readNumber(_ payload: RawSpan, _ range: Range<Int>) -> UInt64? {
    let digits = value(payload, range)
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var number: UInt64 = 0
    for offset in digits {
      guard let byte = payload.octet(at: offset), (0x30...0x39).contains(byte) else { return nil }
      number = number &* 10 &+ UInt64(byte &- 0x30)
    }
    return number
  }

  private static func holds(
    _ text: StaticString, _ payload: RawSpan, _ range: Range<Int>
  ) -> Bool {
    var offset = range.lowerBound
    while offset + text.utf8CodeUnitCount <= range.upperBound {
      if payload.readsIgnoringCase(text, at: offset) { return true }
      offset += 1
    }
    return false
  }
}
