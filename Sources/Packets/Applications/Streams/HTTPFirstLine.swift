/// Whether a line opens an HTTP message.
struct HTTPFirstLine {
  /// Whether it is a response's.
  let isResponse: Bool

  /// Recognises a status line or a request of a known method; nil for any other line.
  init?(_ bytes: RawSpan, _ line: Range<Int>) {
    if bytes.reads("HTTP/", at: line.lowerBound) {
      isResponse = true
      return
    }
    let limit = min(line.upperBound, line.lowerBound &+ 20)
    let stop = bytes.firstOffset(of: 0x20, from: line.lowerBound, before: limit) ?? limit
    guard HTTPFirstLine.isMethod(bytes, line.lowerBound, stop &- line.lowerBound) else {
      return nil
    }
    isResponse = false
  }

  /// Whether bytes at a port that says nothing begin an HTTP conversation: the first line is whole
  /// and begins or ends with the version.
  static func begins(_ bytes: RawSpan) -> Bool {
    guard let stop = HTTPHead.lineEnd(bytes, from: 0, before: bytes.byteCount) else { return false }
    return stop > 8 && (bytes.reads("HTTP/1.") || bytes.reads("HTTP/1.", at: stop - 8))
  }

  /// Whether a line holds a colon and so may be a header field.
  static func isField(_ bytes: RawSpan, _ line: Range<Int>) -> Bool {
    bytes.firstOffset(of: 0x3A, from: line.lowerBound, before: line.upperBound) != nil
  }

  private static func isMethod(_ bytes: RawSpan, _ start: Int, _ length: Int) -> Bool {
    let methods: [StaticString] =
      switch length {
      case 3: ["GET", "PUT"]
      case 4: ["HEAD", "POST", "COPY", "LOCK", "MOVE", "POLL"]
      case 5: ["PATCH", "TRACE", "BCOPY", "BMOVE", "MKCOL", "LABEL", "MERGE"]
      case 6: ["DELETE", "NOTIFY", "SEARCH", "UNLOCK", "REPORT", "UPDATE"]
      case 7: ["OPTIONS", "CONNECT", "BDELETE", "CHECKIN"]
      case 8: ["PROPFIND", "CHECKOUT", "CCM_POST"]
      case 9: ["SUBSCRIBE", "PROPPATCH", "BPROPFIND"]
      case 10: ["BPROPPATCH", "UNCHECKOUT", "MKACTIVITY"]
      case 11: ["MKWORKSPACE", "UNSUBSCRIBE", "RPC_CONNECT", "RPC_IN_DATA"]
      case 12: ["RPC_OUT_DATA"]
      case 15: ["VERSION-CONTROL"]
      case 16: ["BASELINE-CONTROL"]
      default: []
      }
    return methods.contains { bytes.reads($0, at: start) }
  }
}
