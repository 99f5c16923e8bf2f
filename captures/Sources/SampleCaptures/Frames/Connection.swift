/// A TCP connection that is played from its first segment to its last.
struct Connection {
  let client: Station
  let server: Station
  let clientPort: Int
  let serverPort: Int
  /// Seconds from a segment to what answers it.
  var roundTrip = 0.012
  /// Seconds since the begin.
  private(set) var now: Double
  private var clientNext = 1000
  private var serverNext = 5000

  init(
    _ client: Station, _ clientPort: Int, to server: Station, _ serverPort: Int, at seconds: Double
  ) {
    self.client = client
    self.clientPort = clientPort
    self.server = server
    self.serverPort = serverPort
    now = seconds
  }

  mutating func wait(_ seconds: Double) { now += seconds }

  /// A segment of the client or of the server; what follows comes half a round trip later.
  private mutating func send(
    _ isClient: Bool, _ flags: Segment.Flags, _ payload: [UInt8] = [], options: [UInt8] = [],
    into traffic: inout Traffic
  ) {
    var segment = Segment(
      source: isClient ? client : server, sourcePort: isClient ? clientPort : serverPort,
      destination: isClient ? server : client,
      destinationPort: isClient ? serverPort : clientPort, flags: flags)
    segment.sequence = isClient ? clientNext : serverNext
    segment.acknowledgment = flags.contains(.ack) ? (isClient ? serverNext : clientNext) : 0
    segment.options = options
    segment.payload = payload
    traffic.add(segment.frame, at: now)
    now += roundTrip / 2
    let step = payload.count + (flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1)
    if isClient { clientNext += step } else { serverNext += step }
  }

  /// Opens it: SYN, SYN-ACK, ACK.
  mutating func open(into traffic: inout Traffic) {
    send(true, .syn, options: Segment.opening, into: &traffic)
    send(false, [.syn, .ack], options: Segment.opening, into: &traffic)
    send(true, .ack, into: &traffic)
  }

  /// The client says something, in segments of at most 1,460 bytes, which the server acknowledges.
  mutating func say(_ bytes: [UInt8], into traffic: inout Traffic) {
    speak(true, bytes, into: &traffic)
  }

  /// The server says something.
  mutating func answer(_ bytes: [UInt8], into traffic: inout Traffic) {
    speak(false, bytes, into: &traffic)
  }

  private mutating func speak(_ isClient: Bool, _ bytes: [UInt8], into traffic: inout Traffic) {
    for start in stride(from: 0, to: bytes.count, by: 1460) {
      let end = min(start + 1460, bytes.count)
      send(
        isClient, end == bytes.count ? [.psh, .ack] : .ack, Array(bytes[start..<end]),
        into: &traffic)
    }
    send(!isClient, .ack, into: &traffic)
  }

  /// Closes it in order.
  mutating func close(into traffic: inout Traffic) {
    send(true, [.fin, .ack], into: &traffic)
    send(false, [.fin, .ack], into: &traffic)
    send(true, .ack, into: &traffic)
  }
}
