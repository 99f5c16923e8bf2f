import Detection
import Flows
import Packets

/// Traffic for rules, written as what a meter would tell of it.
struct TrafficScript {
  var watch: ThreatWatch
  private(set) var now: Int64
  private var flow: UInt64 = 0

  init(
    expectations: [Expectation] = [], usualUploads: UsualUploads? = nil, learnsUploads: Bool = false
  ) {
    watch = ThreatWatch(
      expectations: expectations, usualUploads: usualUploads, learnsUploads: learnsUploads)
    now = 1_700_000_000_000_000_000
  }

  static func address(_ text: String) -> IPAddress { IPAddress(text) ?? .unspecified }

  mutating func wait(_ seconds: Double) { now += Int64(seconds * 1e9) }

  /// A TCP or UDP attempt and what became of it.
  mutating func attempt(
    _ source: String, _ target: String, port: UInt16, _ result: AttemptOutcome.Result,
    transport: UInt8 = 6, sourcePort: UInt16 = 40_000, flags: TCPFlags = .syn,
    window: UInt16 = 64_240, options: UInt32 = 0x2
  ) {
    let endpoints = FlowEndpoints(
      source: Self.address(source), destination: Self.address(target), sourcePort: sourcePort,
      destinationPort: port, transport: transport)
    start(endpoints, flags: flags, window: window, options: options)
    watch.happened(
      .outcome(
        AttemptOutcome(
          timestampNanoseconds: now, flow: flow, endpoints: endpoints, result: result,
          delayNanoseconds: 0)))
  }

  @discardableResult
  mutating func start(
    _ endpoints: FlowEndpoints, flags: TCPFlags = .syn, window: UInt16 = 64_240,
    options: UInt32 = 0x2
  ) -> UInt64 {
    flow += 1
    var start = FlowStart(identifier: flow, endpoints: endpoints, timestampNanoseconds: now)
    start.tcpFlags = flags
    start.window = window
    start.tcpOptionOrder = options
    watch.flowStarted(start)
    return flow
  }

  /// A connection that came about, from its first to its last packet.
  mutating func connection(
    _ source: String, _ target: String, port: UInt16, seconds: Double, out: UInt64, back: UInt64,
    transport: UInt8 = 6, sourcePort: UInt16 = 40_000, application: ApplicationProtocol? = nil,
    greeting: Int16 = 0, name: String? = nil
  ) {
    let endpoints = FlowEndpoints(
      source: Self.address(source), destination: Self.address(target), sourcePort: sourcePort,
      destinationPort: port, transport: transport)
    let identifier = start(endpoints)
    var record = FlowRecord(
      identifier: identifier, endpoints: endpoints, startNanoseconds: now,
      endNanoseconds: now + Int64(seconds * 1e9), end: .fin)
    record.answerNanoseconds = 1_000_000
    record.outgoing.packets = 8
    record.outgoing.payloadBytes = out
    record.incoming.packets = 7
    record.incoming.payloadBytes = back
    record.firstSizes[3] = greeting
    record.hostName = name
    record.application = application
    record.isApplicationByContent = application != nil
    watch.flowEnded(record)
  }

  /// A DNS question, or its answer when there is a response code.
  mutating func name(
    _ name: String, type: UInt16 = 1, client: String = "10.0.0.7", code: UInt8? = nil
  ) {
    watch.happened(
      .name(
        NameMessage(
          timestampNanoseconds: now, flow: 1, client: Self.address(client),
          server: Self.address("10.0.0.53"), isResponse: code != nil, name: name, type: type,
          responseCode: code ?? 0, messageLength: 120, answers: 0, isTruncated: false,
          isMulticast: false)))
  }

  /// A request over HTTP and the status that answers it, in a connection of its own.
  mutating func request(
    _ method: String, _ target: String, status: UInt16, client: String = "10.0.0.9",
    agent: String = "Mozilla/5.0", hasAuthorization: Bool = false, hasPassword: Bool = false,
    server: String = "10.0.0.1"
  ) {
    flow += 1
    var message = WebMessage(
      timestampNanoseconds: now, flow: flow, client: Self.address(client),
      server: Self.address(server), serverPort: 80, status: 0)
    message.method = method
    message.target = target
    message.agent = agent
    message.hasAuthorization = hasAuthorization
    message.hasPassword = hasPassword
    message.digest = flow
    watch.happened(.web(message))
    watch.happened(
      .web(
        WebMessage(
          timestampNanoseconds: now, flow: flow, client: message.client, server: message.server,
          serverPort: 80, status: status)))
  }

  /// A DHCP message of a client.
  mutating func lease(
    type: UInt8, client: UInt64, from source: String = "0.0.0.0", frame: UInt64? = nil
  ) {
    watch.happened(
      .lease(
        LeaseMessage(
          timestampNanoseconds: now, type: type, client: HardwareAddress(bits: client),
          linkSource: HardwareAddress(bits: frame ?? client), source: Self.address(source),
          destination: Self.address("255.255.255.255"), address: .unspecified,
          transaction: UInt32(truncatingIfNeeded: client))))
  }

  /// The first datagram of a flow.
  mutating func datagram(
    _ source: String, _ sourcePort: UInt16, _ target: String, _ port: UInt16, bytes: UInt32 = 300
  ) {
    flow += 1
    var start = FlowStart(
      identifier: flow,
      endpoints: FlowEndpoints(
        source: Self.address(source), destination: Self.address(target), sourcePort: sourcePort,
        destinationPort: port, transport: 17), timestampNanoseconds: now)
    start.wireLength = bytes
    start.tcpFlags = []
    watch.flowStarted(start)
  }

  /// The end of a second on the link.
  mutating func endSecond() {
    var second = TrafficWindow(startSeconds: now / 1_000_000_000, length: .second)
    second.lastNanoseconds = now
    watch.windowClosed(second)
    wait(1)
  }

  /// Minutes in which a host sends much and gets little.
  mutating func upload(
    _ source: String, _ target: String, megabytesEachMinute: UInt64, minutes: Int,
    port: UInt16 = 443
  ) {
    flow += 1
    let endpoints = FlowEndpoints(
      source: Self.address(source), destination: Self.address(target), sourcePort: 40_000,
      destinationPort: port, transport: 6)
    for _ in 0..<minutes {
      var activity = FlowActivity(
        flow: flow, endpoints: endpoints, startSeconds: now / 1_000_000_000, length: .minute)
      activity.payloadOut = megabytesEachMinute * 1_000_000
      activity.payloadIn = 100_000
      watch.flowActive(activity)
      wait(60)
    }
  }

  mutating func claim(
    _ address: String, by hardware: UInt64, _ operation: AddressClaim.Operation,
    of requested: String, to receiver: UInt64 = 0xFFFF_FFFF_FFFF, from sender: UInt64? = nil
  ) {
    watch.happened(
      .claim(
        AddressClaim(
          timestampNanoseconds: now, operation: operation, claimed: Self.address(address),
          hardware: HardwareAddress(bits: hardware), requested: Self.address(requested),
          linkSource: HardwareAddress(bits: sender ?? hardware),
          linkDestination: HardwareAddress(bits: receiver), vlan: 0)))
  }

  mutating func echo(
    _ source: String, _ target: String, isReply: Bool, sequence: UInt16, length: UInt32,
    digest: UInt64, entropy: Float = 3
  ) {
    watch.happened(
      .echo(
        EchoMessage(
          timestampNanoseconds: now, flow: 1, source: Self.address(source),
          destination: Self.address(target), isReply: isReply, identifier: 7, sequence: sequence,
          payloadLength: length, payloadDigest: digest, payloadEntropy: entropy)))
  }

  /// What was found, worst first, as kind and parties.
  mutating func findings() -> [Finding] {
    watch.finish()
    return watch.ledger.all
  }
}
