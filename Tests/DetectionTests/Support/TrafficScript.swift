import Detection
import Flows
import Packets

/// Traffic for rules, written as what a meter would tell of it.
struct TrafficScript {
  var watch: ThreatWatch
  private(set) var now: Int64
  private var flow: UInt64 = 0

  init(expectations: [Expectation] = []) {
    watch = ThreatWatch(expectations: expectations)
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
    transport: UInt8 = 6
  ) {
    let endpoints = FlowEndpoints(
      source: Self.address(source), destination: Self.address(target), sourcePort: 40_000,
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
