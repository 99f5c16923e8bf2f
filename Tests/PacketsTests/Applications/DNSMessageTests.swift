import Packets
import TestSupport
import Testing

/// Writes DNS messages for the tests.
struct DNSWriter {
  var identification = 0x1234
  var flags = 0x0100
  var questions: [(name: [String], type: Int, group: Int)] = []
  var answers: [(name: [String], type: Int, group: Int, life: Int, data: [UInt8])] = []

  /// The message, with each answer's name as a pointer to the first question where they are equal.
  var bytes: [UInt8] {
    var bytes = Bytes()
    for word in [identification, flags, questions.count, answers.count, 0, 0] {
      bytes.append16(word)
    }
    for question in questions {
      bytes.append(DNSWriter.encode(question.name))
      bytes.append16(question.type)
      bytes.append16(question.group)
    }
    for answer in answers {
      if answer.name == questions.first?.name {
        bytes.append16(0xC00C)
      } else {
        bytes.append(DNSWriter.encode(answer.name))
      }
      bytes.append16(answer.type)
      bytes.append16(answer.group)
      bytes.append32(answer.life)
      bytes.append16(answer.data.count)
      bytes.append(answer.data)
    }
    return bytes.octets
  }

  static func encode(_ labels: [String]) -> [UInt8] {
    labels.flatMap { [UInt8(truncatingIfNeeded: $0.utf8.count)] + Array($0.utf8) } + [0]
  }
}

@Suite("DNS messages") struct DNSMessageTests {
  static let response = DNSWriter(
    flags: 0x8180,
    questions: [(["WWW", "Example", "com"], 1, 1)],
    answers: [
      (["WWW", "Example", "com"], 5, 1, 300, DNSWriter.encode(["web", "example", "net"])),
      (["web", "example", "net"], 1, 1, 60, [192, 0, 2, 1]),
      (
        ["web", "example", "net"], 28, 1, 120,
        [0x20, 1, 0xD, 0xB8] + Array(repeating: 0, count: 12)
      ),
      (["web", "example", "net"], 16, 1, 9000, [3, 65, 66, 67]),
    ]
  ).bytes

  @Test("questions and records are read, names in lower case") func wholeMessage() throws {
    let message = try #require(Self.response.read { DNSMessage($0) })
    #expect(message.header.isResponse)
    #expect(message.header.identification == 0x1234)
    #expect(message.header.recursionDesired)
    #expect(!message.header.isTruncated)
    #expect(message.questions.map(\.name.text) == ["www.example.com"])
    #expect(message.questions[0].type == .a)
    #expect(message.answers.map(\.type) == [.cname, .a, .aaaa, .txt])
    #expect(message.answers[0].name.text == "www.example.com")
    guard case .name(let alias) = message.answers[0].contents else {
      Issue.record("the alias was not decoded")
      return
    }
    #expect(alias.text == "web.example.net")
    #expect(message.answers[1].contents == .address(IPAddress(v4: 0xC000_0201)))
    #expect(message.answers[2].contents == .address(IPAddress(high: 0x2001_0DB8 << 32, low: 0)))
    #expect(message.answers[1].timeToLive == 60)
    #expect(message.malformation == nil && !message.isCut)
  }

  @Test("the summary counts answers by type") func summary() throws {
    let summary = try #require(Self.response.read { DNSSummary($0) })
    #expect(summary.question.name.text == "www.example.com")
    #expect(summary.ip4Count == 1)
    #expect(summary.ip6Count == 1)
    #expect(summary.aliasCount == 1)
    #expect(summary.textCount == 1)
    #expect(summary.answerCount == 4)
    #expect(summary.answerBytes == 17 + 4 + 16 + 4)
    #expect(summary.shortestTimeToLive == 60)
    #expect(summary.firstAddress == IPAddress(v4: 0xC000_0201))
  }

  @Test("over TCP the message stands behind its length") func framed() throws {
    var bytes = Bytes()
    bytes.append16(Self.response.count)
    bytes.append(Self.response)
    bytes.append([0, 99])
    let message = try #require(bytes.octets.read { DNSMessage($0, transport: 6) })
    #expect(message.answers.count == 4)
    #expect(!message.isCut)
  }

  @Test("the unicast bit of mDNS is no part of the class") func multicast() throws {
    let bytes = DNSWriter(flags: 0, questions: [(["_ipp", "_tcp", "local"], 12, 0x8001)]).bytes
    let question = try #require(bytes.read { DNSMessage($0) }?.questions.first)
    #expect(question.wantsUnicast)
    #expect(question.group == 1)
    #expect(question.type.name == "PTR")
  }

  @Test("names are escaped for terminals") func escaping() throws {
    let bytes = DNSWriter(questions: [(["a\u{1B}[2J", "b.c", "\\"], 1, 1)]).bytes
    let name = try #require(bytes.read { DNSMessage($0) }?.questions.first?.name)
    #expect(name.text == "a\\027[2j.b\\046c.\\092")
    #expect(name.labelCount == 3)
    #expect(name.labels.map(\.count) == [5, 3, 1])
  }

  @Test(
    "pointers that do not go back are malformed",
    arguments: [
      [0xC0, 0x0C],  // at itself
      [0xC0, 0xFF],  // forward, out of the message
      [1, 0x61, 0xC0, 0x0C],  // at the label before it: a circle
      [0x40, 0],  // a label type that does not exist
    ] as [[UInt8]])
  func badNames(name: [UInt8]) throws {
    var bytes = Bytes([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])
    bytes.append(name)
    bytes.append([0, 1, 0, 1])
    let message = try #require(bytes.octets.read { DNSMessage($0) })
    #expect(message.malformation == .name)
    #expect(message.questions.isEmpty)
    #expect(bytes.octets.read { DNSSummary($0) }?.malformation == .name)
  }

  @Test("a name of more than 255 bytes is malformed") func longName() throws {
    let label = String(repeating: "x", count: 63)
    let fits = DNSWriter(questions: [([label, label, label, String(label.prefix(61))], 1, 1)])
    #expect(fits.bytes.read { DNSMessage($0) }?.questions.first?.name.count == 254)
    let long = DNSWriter(questions: [([label, label, label, String(label.prefix(62))], 1, 1)])
    #expect(long.bytes.read { DNSMessage($0) }?.malformation == .name)
  }

  @Test("an address of a wrong length is malformed") func wrongLength() throws {
    let bytes = DNSWriter(
      flags: 0x8180, questions: [(["a"], 1, 1)], answers: [(["a"], 1, 1, 1, [1, 2, 3])]
    ).bytes
    let message = try #require(bytes.read { DNSMessage($0) })
    #expect(message.malformation == .length)
    #expect(message.questions.count == 1)
  }

  @Test("a message cut anywhere keeps what came before") func cut() throws {
    let whole = try #require(Self.response.read { DNSMessage($0) })
    for length in 0..<Self.response.count {
      let bytes = Array(Self.response[..<length])
      let message = bytes.read { DNSMessage($0) }
      #expect((message == nil) == (length < 12))
      guard let message else { continue }
      #expect(message.isCut)
      #expect(message.malformation == nil)
      #expect(whole.answers.starts(with: message.answers))
      #expect(bytes.read { DNSSummary($0) }?.answerCount == message.answers.count)
    }
  }

  @Test("what was written is read", arguments: 0..<50 as Range<UInt64>)
  func roundTrip(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789-_")
    let labels = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
      String(
        (0..<Int.random(in: 1...30, using: &generator)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &generator)]
        })
    }
    let type = Int.random(in: 1...0xFFFF, using: &generator)
    let data = (0..<Int.random(in: 0...99, using: &generator)).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    let bytes = DNSWriter(
      identification: Int.random(in: 0...0xFFFF, using: &generator), flags: 0x8000,
      questions: [(labels, type, 1)], answers: [(labels, 16, 1, 7, data)]
    ).bytes
    let message = try #require(bytes.read { DNSMessage($0) })
    #expect(message.questions.first?.name.text == labels.joined(separator: "."))
    #expect(message.questions.first?.type.rawValue == UInt16(type))
    #expect(message.answers.first?.name == message.questions.first?.name)
    #expect(message.answers.first?.length == data.count)
  }
}
