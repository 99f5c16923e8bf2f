/// Puts the first handshake message of one direction of a TLS conversation together from TCP
/// segments. A flow owns one only until the hello is there.
package struct TLSHelloBuffer: Sendable {
  /// What has become of the hello.
  package enum Outcome: Hashable, Sendable {
    /// More segments are needed.
    case waiting
    /// A client's hello.
    case client(TLSClientHello)
    /// A server's hello.
    case server(TLSServerHello)
    /// These bytes are no hello, or it is too long or too late.
    case none
  }

  /// The most bytes kept.
  package static let limit = 1 << 14
  /// The most segments looked at.
  package static let segmentLimit = 32

  /// The stream from its first byte on.
  private var stream: [UInt8] = []
  /// The sequence number that comes next; nil before the first segment.
  private var next: UInt32?
  /// One segment that came before its turn.
  private var early: (sequence: UInt32, octets: [UInt8])?
  private var segments = 0

  package init() {}

  /// Takes the next segment; after an outcome other than `waiting` the buffer is of no more use.
  ///
  /// A hello that lies in the first segment as a whole is read where it is, without a copy.
  ///
  /// - Parameters:
  ///   - payload: the segment's payload; the first one with payload begins the stream.
  ///   - sequence: the segment's TCP sequence number.
  /// - Complexity: O(bytes kept).
  package mutating func append(_ payload: RawSpan, sequence: UInt32) -> Outcome {
    if payload.byteCount == 0 { return .waiting }
    segments += 1
    guard let expected = next else {
      if TLSRecordHeader(payload) == nil, payload.byteCount >= TLSRecordHeader.length {
        return .none
      }
      if let hello = TLSHelloBuffer.read(payload, at: 5, whole: TLSRecordHeader(payload)) {
        return hello
      }
      take(payload, from: 0)
      next = sequence &+ UInt32(truncatingIfNeeded: payload.byteCount)
      return finish()
    }
    let ahead = Int32(bitPattern: sequence &- expected)
    if ahead > 0 {
      // Before its turn: the longest such segment is kept, if it is not far ahead.
      if early == nil, ahead <= Int32(TLSHelloBuffer.limit) {
        early = (sequence, payload.octets(in: 0..<TLSHelloBuffer.limit))
      }
      return segments >= TLSHelloBuffer.segmentLimit ? .none : .waiting
    }
    let known = Int(UInt32(bitPattern: 0 &- ahead))
    if known < payload.byteCount {
      take(payload, from: known)
      next = expected &+ UInt32(truncatingIfNeeded: payload.byteCount - known)
    }
    takeEarly()
    return finish()
  }

  private mutating func take(_ payload: RawSpan, from start: Int) {
    let room = max(TLSHelloBuffer.limit - stream.count, 0)
    stream += payload.octets(in: start..<min(payload.byteCount, start + room))
  }

  private mutating func takeEarly() {
    guard let held = early, let expected = next else { return }
    let ahead = Int32(bitPattern: held.sequence &- expected)
    guard ahead <= 0 else { return }
    early = nil
    let known = Int(UInt32(bitPattern: 0 &- ahead))
    guard known < held.octets.count else { return }
    take(held.octets.span.bytes, from: known)
    next = expected &+ UInt32(truncatingIfNeeded: held.octets.count - known)
  }

  /// Strips the records and reads the handshake message when it is whole.
  private func finish() -> Outcome {
    let bytes = stream.span.bytes
    var handshake: [UInt8] = []
    var position = 0
    while position < stream.count {
      guard stream.count - position >= TLSRecordHeader.length else { break }
      guard let record = TLSRecordHeader(bytes, at: position), record.contents == .handshake
      else { return .none }
      let start = position + TLSRecordHeader.length
      handshake += stream[start..<min(start + record.payloadLength, stream.count)]
      position = start + record.payloadLength
    }
    if let hello = TLSHelloBuffer.read(handshake.span.bytes, at: 0, whole: nil) { return hello }
    let isFull = stream.count >= TLSHelloBuffer.limit || segments >= TLSHelloBuffer.segmentLimit
    return isFull ? .none : .waiting
  }

  /// The hello at an offset if it is all there, within its record where one is given.
  private static func read(
    _ bytes: RawSpan, at offset: Int, whole record: TLSRecordHeader?
  ) -> Outcome? {
    guard let type = bytes.octet(at: offset), let length = bytes.word24(at: offset &+ 1) else {
      return nil
    }
    let count = Int(length) &+ 4
    if let record, record.contents != .handshake || record.payloadLength < count { return nil }
    guard type == 1 || type == 2 else { return Outcome.none }
    guard bytes.holds(count, at: offset) else { return nil }
    if type == 1 { return TLSClientHello(bytes, at: offset).map(Outcome.client) ?? Outcome.none }
    return TLSServerHello(bytes, at: offset).map(Outcome.server) ?? Outcome.none
  }
}
