internal import Packets

extension TrafficMeter {
  /// Tells of the requests and responses of HTTP/1 that begin a segment.
  mutating func observeWeb<Sink: TrafficSink & ~Copyable>(
    _ payload: RawSpan, slot: Int, side: Int, nanoseconds: Int64, into sink: inout Sink
  ) {
    let originator = table.originator(slot)
    let isResponse = side != originator
    // Bodies are passed over by their first bytes.
    guard isResponse ? TrafficMeter.mayBeResponse(payload) : TrafficMeter.mayBeMethod(payload),
      let head = HTTPHead(payload)
    else { return }
    let endpoints = table.endpoints(slot)
    let direct = originator == 0 ? endpoints : endpoints.reversed
    var message = WebMessage(
      timestampNanoseconds: nanoseconds, flow: table.details[slot].identifier,
      client: direct.source, server: direct.destination, serverPort: direct.destinationPort,
      status: 0)
    switch head.kind {
    case .response(let status):
      guard isResponse else { return }
      message.status = status
    case .request:
      guard !isResponse else { return }
      noteHost(head, payload, slot: slot)
      message.method = head.text(head.method, in: payload)
      message.target = head.text(head.target.prefix(WebMessage.targetLimit), in: payload)
      if let agent = head.userAgent {
        message.agent = head.text(agent.prefix(WebMessage.agentLimit), in: payload)
      }
      message.hasAuthorization = head.hasAuthorization
      let body = payload.range(from: head.length ?? payload.byteCount, count: 512)
      message.hasPassword =
        PasswordField.stands(in: payload, head.target) || PasswordField.stands(in: payload, body)
      message.digest =
        ByteStatistics.digest(payload.extracting(head.target))
        ^ ByteStatistics.mixed(ByteStatistics.digest(payload.extracting(body)))
    }
    sink.happened(.web(message))
  }

  /// Whether a payload begins with three capital letters, as every method does.
  private static func mayBeMethod(_ payload: RawSpan) -> Bool {
    for offset in 0..<3 {
      guard let letter = payload.octet(at: offset), (0x41...0x5A).contains(letter) else {
        return false
      }
    }
    return true
  }

  /// Whether a payload begins with `HTTP/1.`.
  private static func mayBeResponse(_ payload: RawSpan) -> Bool {
    payload.word64(at: 0).map { $0 >> 8 == 0x48_54_54_50_2F_31_2E } ?? false
  }

  private mutating func noteHost(_ head: HTTPHead, _ payload: RawSpan, slot: Int) {
    guard table.details[slot].nameOrigin != HostNameOrigin.http.rawValue, let host = head.host
    else { return }
    let name = head.text(host.prefix(255), in: payload)
    if !name.isEmpty { keep(name, origin: .http, slot: slot) }
  }
}
