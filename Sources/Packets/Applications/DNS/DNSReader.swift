/// Walks a DNS message: questions, then records. It keeps offsets only, so that the walk costs no
/// allocation; the bytes are handed in with each step.
struct DNSReader {
  /// Where the message begins, to which compressed names are relative.
  let message: Int
  /// Where the message ends.
  let end: Int
  /// Where the next question or record begins.
  var position: Int

  /// How a step ended.
  enum Outcome: Equatable {
    /// A question or record was read.
    case read
    /// The bytes ended within it.
    case cut
    /// It contradicts the protocol.
    case malformed(Malformation)
  }

  /// A reader behind the header.
  init(message: Int, end: Int) {
    self.message = message
    self.end = end
    position = message &+ DNSHeader.length
  }

  mutating func readQuestion(_ bytes: RawSpan, into question: inout DNSQuestion) -> Outcome {
    switch question.name.read(bytes, at: position, message: message, end: end) {
    case .cut: return .cut
    case .malformed: return .malformed(.name)
    case .read(let next): position = next
    }
    guard position &+ 4 <= end, let type = bytes.word16(at: position),
      let group = bytes.word16(at: position &+ 2)
    else { return .cut }
    question.type = DNSType(rawValue: type)
    question.group = group & 0x7FFF
    question.wantsUnicast = group & 0x8000 != 0
    position &+= 4
    return .read
  }

  /// Reads a record; names in its data only when `decodesNames`.
  mutating func readRecord(
    _ bytes: RawSpan, decodesNames: Bool, into record: inout DNSRecord
  ) -> Outcome {
    switch record.name.read(bytes, at: position, message: message, end: end) {
    case .cut: return .cut
    case .malformed: return .malformed(.name)
    case .read(let next): position = next
    }
    guard position &+ 10 <= end, let type = bytes.word16(at: position),
      let group = bytes.word16(at: position &+ 2), let life = bytes.word32(at: position &+ 4),
      let length = bytes.word16(at: position &+ 8)
    else { return .cut }
    record.type = DNSType(rawValue: type)
    record.group = record.type == .opt ? group : group & 0x7FFF
    record.timeToLive = life
    record.length = Int(length)
    record.contents = .other
    let data = position &+ 10
    guard data &+ Int(length) <= end else { return .cut }
    position = data &+ Int(length)
    return readContents(bytes, at: data, decodesNames: decodesNames, into: &record)
  }

  private func readContents(
    _ bytes: RawSpan, at data: Int, decodesNames: Bool, into record: inout DNSRecord
  ) -> Outcome {
    switch record.type {
    case .a:
      guard record.length == 4, let bits = bytes.word32(at: data) else {
        return record.length == 0 ? .read : .malformed(.length)
      }
      record.contents = .address(IPAddress(v4: bits))
    case .aaaa:
      guard record.length == 16, let high = bytes.word64(at: data),
        let low = bytes.word64(at: data &+ 8)
      else { return record.length == 0 ? .read : .malformed(.length) }
      record.contents = .address(IPAddress(high: high, low: low))
    case .cname, .ptr, .ns, DNSType(rawValue: 39):
      guard decodesNames else { return .read }
      var name = DNSName()
      // A name in the data must also end within them.
      switch name.read(bytes, at: data, message: message, end: end) {
      case .read(let next) where next <= data &+ record.length: record.contents = .name(name)
      default: return record.length == 0 ? .read : .malformed(.name)
      }
    default: break
    }
    return .read
  }
}
