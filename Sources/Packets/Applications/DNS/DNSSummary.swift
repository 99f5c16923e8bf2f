/// What a DNS message says in numbers and its first question: a value without references, for
/// counting every message of a busy link.
package struct DNSSummary: Sendable {
  /// The fixed part.
  package var header: DNSHeader
  /// The first question; the root when there is none.
  package var question = DNSQuestion()
  /// Questions that were read.
  package var questionCount = 0
  /// A records among the answers.
  package var ip4Count = 0
  /// AAAA records among the answers.
  package var ip6Count = 0
  /// CNAME records among the answers.
  package var aliasCount = 0
  /// PTR records among the answers.
  package var pointerCount = 0
  /// TXT and NULL records among the answers.
  package var textCount = 0
  /// Answers of any other type.
  package var otherCount = 0
  /// Bytes of data of all answers.
  package var answerBytes = 0
  /// The first address among the answers; `::` when there is none.
  package var firstAddress = IPAddress.unspecified
  /// The shortest time to live among the answers, in seconds; nil without answers.
  package var shortestTimeToLive: UInt32?
  /// What contradicts the protocol, if anything.
  package var malformation: Malformation?
  /// Whether the bytes ended before the message.
  package var isCut = false

  /// Reads a message's header, first question and answers; nil when there is no header.
  ///
  /// - Parameters:
  ///   - payload: the transport's payload.
  ///   - transport: the IP protocol number; over TCP (6) two bytes of length come first, and of
  ///     several messages the first is read.
  /// - Complexity: O(bytes).
  package init?(_ payload: RawSpan, transport: UInt8 = 17) {
    guard let extent = DNSMessage.extent(of: payload, transport: transport),
      let header = DNSHeader(payload, at: extent.lowerBound)
    else { return nil }
    self.header = header
    var reader = DNSReader(message: extent.lowerBound, end: extent.upperBound)
    var spare = DNSQuestion()
    for index in 0..<Int(header.questions) {
      let outcome =
        index == 0
        ? reader.readQuestion(payload, into: &question)
        : reader.readQuestion(payload, into: &spare)
      guard note(outcome) else { return }
      questionCount += 1
    }
    guard header.answers > 0 else { return }
    var record = DNSRecord()
    for _ in 0..<Int(header.answers) {
      guard note(reader.readRecord(payload, decodesNames: false, into: &record)) else { return }
      count(record)
    }
  }

  /// Answers that were read.
  package var answerCount: Int {
    ip4Count + ip6Count + aliasCount + pointerCount + textCount + otherCount
  }

  private mutating func note(_ outcome: DNSReader.Outcome) -> Bool {
    switch outcome {
    case .read: return true
    case .cut: isCut = true
    case .malformed(let reason): malformation = reason
    }
    return false
  }

  private mutating func count(_ record: DNSRecord) {
    answerBytes += record.length
    shortestTimeToLive = min(shortestTimeToLive ?? .max, record.timeToLive)
    switch record.type {
    case .a: ip4Count += 1
    case .aaaa: ip6Count += 1
    case .cname: aliasCount += 1
    case .ptr: pointerCount += 1
    case .txt, .null: textCount += 1
    default: otherCount += 1
    }
    if case .address(let address) = record.contents, firstAddress == .unspecified {
      firstAddress = address
    }
  }
}
