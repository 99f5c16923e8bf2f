/// A DNS message with all its questions and records.
package struct DNSMessage: Hashable, Sendable {
  /// The fixed part.
  package var header: DNSHeader
  /// The questions that were read.
  package var questions: [DNSQuestion] = []
  /// The answers that were read.
  package var answers: [DNSRecord] = []
  /// The records of the authority section that were read.
  package var authorities: [DNSRecord] = []
  /// The additional records that were read.
  package var additionals: [DNSRecord] = []
  /// What contradicts the protocol, if anything; what came before it was kept.
  package var malformation: Malformation?
  /// Whether the bytes ended before the message.
  package var isCut = false

  /// Reads a message, nil when there is no header.
  ///
  /// - Parameters:
  ///   - payload: the transport's payload.
  ///   - transport: the IP protocol number; over TCP (6) two bytes of length come first, and of
  ///     several messages the first is read.
  /// - Complexity: O(bytes · 255), as each of the records may point to a long name.
  package init?(_ payload: RawSpan, transport: UInt8 = 17) {
    guard let extent = DNSMessage.extent(of: payload, transport: transport),
      let header = DNSHeader(payload, at: extent.lowerBound)
    else { return nil }
    self.header = header
    var reader = DNSReader(message: extent.lowerBound, end: extent.upperBound)
    for _ in 0..<Int(header.questions) {
      var question = DNSQuestion()
      guard note(reader.readQuestion(payload, into: &question)) else { return }
      questions.append(question)
    }
    answers = readRecords(payload, &reader, Int(header.answers))
    authorities = readRecords(payload, &reader, Int(header.authorities))
    additionals = readRecords(payload, &reader, Int(header.additionals))
  }

  /// Where the first message of a payload lies; nil when not even its header can be there.
  package static func extent(of payload: RawSpan, transport: UInt8) -> Range<Int>? {
    guard transport == 6 else {
      return payload.byteCount >= DNSHeader.length ? 0..<payload.byteCount : nil
    }
    guard let length = payload.word16(at: 0), Int(length) >= DNSHeader.length,
      payload.byteCount >= 2 + DNSHeader.length
    else { return nil }
    return 2..<min(payload.byteCount, Int(length) + 2)
  }

  /// Hands out the answers of a message one after the other, without keeping them.
  ///
  /// - Parameters:
  ///   - payload: the transport's payload.
  ///   - transport: the IP protocol number, as for ``init(_:transport:)``.
  ///   - limit: the most answers that are read.
  ///   - body: gets each answer up to the first that is cut or contradicts the protocol.
  /// - Complexity: O(bytes · 255), as each of the records may point to a long name.
  package static func forEachAnswer(
    _ payload: RawSpan, transport: UInt8, limit: Int, _ body: (borrowing DNSRecord) -> Void
  ) {
    guard let extent = extent(of: payload, transport: transport),
      let header = DNSHeader(payload, at: extent.lowerBound)
    else { return }
    var reader = DNSReader(message: extent.lowerBound, end: extent.upperBound)
    var question = DNSQuestion()
    for _ in 0..<Int(header.questions) {
      guard reader.readQuestion(payload, into: &question) == .read else { return }
    }
    var record = DNSRecord()
    for _ in 0..<min(limit, Int(header.answers)) {
      guard reader.readRecord(payload, decodesNames: true, into: &record) == .read else { return }
      body(record)
    }
  }

  private mutating func readRecords(
    _ payload: RawSpan, _ reader: inout DNSReader, _ count: Int
  ) -> [DNSRecord] {
    var records: [DNSRecord] = []
    while records.count < count, !isCut, malformation == nil {
      var record = DNSRecord()
      guard note(reader.readRecord(payload, decodesNames: true, into: &record)) else { break }
      records.append(record)
    }
    return records
  }

  private mutating func note(_ outcome: DNSReader.Outcome) -> Bool {
    switch outcome {
    case .read: return true
    case .cut: isCut = true
    case .malformed(let reason): malformation = reason
    }
    return false
  }
}
