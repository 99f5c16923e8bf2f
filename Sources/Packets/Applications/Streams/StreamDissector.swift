/// Follows one TCP conversation just far enough to say in which packets messages of DNS, HTTP and
/// TLS end: what network analysers count as packets of these protocols.
///
/// A message that lies in several segments shows in the one that completes it. The bytes kept are
/// the front of a message whose end is not known yet, at most `frontLimit` for each direction; of
/// bodies and records only the length is remembered.
package struct StreamDissector: Sendable {
  /// The most bytes kept of the front of a message.
  package static let frontLimit = 1 << 16
  /// The most segments with payload that may tell nothing before the conversation is given up.
  package static let strangerLimit = 16

  /// What the conversation speaks.
  enum Speech {
    case unknown
    case http
    case tls
    /// Something else, for good.
    case other
  }

  var speech = Speech.unknown
  var progress: InlineArray<2, StreamProgress> = [StreamProgress(), StreamProgress()]
  /// The port of the side that was called, 0 while it is not known.
  private var serverPort: UInt16 = 0 {
    didSet { ports = nil }
  }
  /// What the ports say; nil until that is asked.
  private var ports: StreamPorts?
  /// From a SYN to the acknowledgment of its answer, in nanoseconds; nil while it is not known.
  var roundTrip: Int64?
  /// When the SYN was sent, nanoseconds since 1970.
  private var began: Int64?
  /// Segments with payload that told nothing.
  var strangers = 0
  var sides: InlineArray<2, StreamSide> = [StreamSide(), StreamSide()]
  var http = HTTPConversation()
  var tls = TLSRecords()

  package init() {}

  /// Whether it shows nothing until the conversation begins anew.
  var isOver: Bool { speech == .other }

  /// Takes the next packet of the conversation and tells the layers it shows.
  ///
  /// - Parameters:
  ///   - summary: of a TCP packet.
  ///   - payload: its payload as captured.
  ///   - side: 0 or 1 for the sender, the same for all packets of a direction.
  /// - Complexity: O(payload) while messages' fronts are read, else O(1).
  package mutating func read(
    _ summary: PacketSummary, _ payload: RawSpan, side: Int
  ) -> PacketLayers {
    let flags = summary.tcpFlags
    begin(summary, side: side & 1)
    if let start = began, roundTrip == nil, flags.contains(.ack), !flags.contains(.syn) {
      roundTrip = summary.timestampNanoseconds &- start
    }
    let length = Int(summary.payloadLength)
    let order = place(summary, length: length, side: side & 1)
    if speech == .other || flags.contains(.rst) { return [] }
    if length == 0 || payload.byteCount == 0 {
      return flags.contains(.fin) ? close(summary.sequence, side: side & 1) : []
    }
    if order == .keepAlive || order == .repeated { return [] }
    return read(summary, payload, order, side: side & 1)
  }

  /// Tells the layers of a segment without its conversation.
  mutating func readAlone(
    _ payload: RawSpan, _ sourcePort: UInt16, _ destinationPort: UInt16
  ) -> PacketLayers {
    let ports = StreamPorts(server: 0, sourcePort, destinationPort)
    let result = read(payload, canWait: false, isLast: false, ports)
    return result.reading.isShown ? result.layers : []
  }

  /// Notes where both sides' numbers begin, and begins anew where the ports are used again.
  private mutating func begin(_ summary: PacketSummary, side: Int) {
    let flags = summary.tcpFlags
    if flags.contains(.syn) {
      if flags.contains(.ack) {
        serverPort = summary.sourcePort
      } else {
        if let known = progress[side].base, known != summary.sequence { self = StreamDissector() }
        serverPort = summary.destinationPort
        if began == nil { began = summary.timestampNanoseconds }
      }
    }
    if progress[side].base == nil {
      progress[side].base = flags.contains(.syn) ? summary.sequence : summary.sequence &- 1
    }
    if flags.contains(.ack), progress[1 - side].base == nil {
      progress[1 - side].base = summary.acknowledgment &- 1
    }
  }

  /// Ends the message that lasts until the sender closes.
  private mutating func close(_ sequence: UInt32, side: Int) -> PacketLayers {
    guard let pending = sides[side].pending, case .end = pending.need else { return [] }
    sides[side].pending = nil
    return pending.covered == sequence ? pending.layers : []
  }

  /// Reads a segment's payload: first what an earlier message lacks, then new messages.
  private mutating func read(
    _ summary: PacketSummary, _ payload: RawSpan, _ order: StreamSide.Order, side: Int
  ) -> PacketLayers {
    var shown: PacketLayers = []
    let length = Int(summary.payloadLength)
    let isLast = summary.tcpFlags.contains(.fin)
    let ports =
      ports ?? StreamPorts(server: serverPort, summary.sourcePort, summary.destinationPort)
    self.ports = ports
    if payload.byteCount < length {
      // What the capture kept of the segment is read on its own; it completes nothing.
      if order == .outOfTurn { return [] }
      let result = read(payload, canWait: false, isLast: isLast, ports)
      return result.reading.isShown ? result.layers : []
    }
    if order == .acknowledged { return [] }
    let begin = summary.tcpFlags.contains(.syn) ? summary.sequence &+ 1 : summary.sequence
    var offset = 0
    while offset < length {
      let sequence = begin &+ UInt32(truncatingIfNeeded: offset)
      let rest = payload.extracting(droppingFirst: min(offset, payload.byteCount))
      if sides[side].awaits(sequence) {
        let segment = StreamSegment(
          sequence: sequence, length: length - offset, isLast: isLast,
          isOutOfTurn: order == .outOfTurn)
        let step = proceed(segment, rest, ports, side: side)
        shown.formUnion(step.shown)
        offset &+= max(step.taken, 1)
        continue
      }
      if order == .outOfTurn || isCompleted(sequence, order, side: side) { break }
      if sides[side].pending != nil, order == .askedFor { break }
      let reading = read(rest, canWait: true, isLast: isLast, ports)
      if reading.reading.isShown { shown.formUnion(reading.layers) }
      wait(reading, from: sequence, length: length - offset, rest, side: side)
      break
    }
    return shown
  }

  /// Whether a segment that was asked for again lies within a message that is complete.
  private func isCompleted(_ sequence: UInt32, _ order: StreamSide.Order, side: Int) -> Bool {
    guard order == .askedFor, let known = sides[side].completed else { return false }
    return sequenceDistance(from: known.start, to: sequence) >= 0
      && sequenceDistance(from: sequence, to: known.end) > 0
  }

  /// Remembers what a message lacks.
  mutating func wait(
    _ result: (reading: MessageReading, layers: PacketLayers), from sequence: UInt32, length: Int,
    _ bytes: RawSpan, side: Int
  ) {
    let reading = result.reading
    // Most segments end where a message ends.
    if case .nothing = reading.need {
      sides[side].pending = nil
      return
    }
    let start = sequence &+ UInt32(truncatingIfNeeded: reading.rest)
    let end = sequence &+ UInt32(truncatingIfNeeded: length)
    var pending = StreamSide.Pending(
      start: start, covered: end, next: end, need: reading.need, layers: result.layers,
      isRequest: reading.isRequest)
    switch reading.need {
    case .nothing: break
    case .bytes(let count), .chunks(_, let count):
      pending.next = end &+ UInt32(truncatingIfNeeded: min(count, 1 << 30))
    case .front:
      let count = bytes.byteCount &- reading.rest
      guard count <= StreamDissector.frontLimit else {
        sides[side].pending = nil
        return
      }
      pending.front = bytes.octets(in: reading.rest..<max(bytes.byteCount, reading.rest))
      pending.next = end &+ 1
    case .end:
      pending.next = end &+ (1 << 30)
    }
    sides[side].pending = pending
  }
}
