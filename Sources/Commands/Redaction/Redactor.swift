/// Takes passwords, tokens and keys out of command lines and of what commands print.
///
/// What it knows is written down in ``SecretRule`` (options of utilities), in the names that mark
/// a value as secret, and in the shapes of well-known tokens. A value that is only a variable or a
/// substitution is no secret: the line keeps it and can be run again.
package struct Redactor: Sendable {
  /// Redaction is repeated until nothing changes; hostile lines end here.
  private static let mostPasses = 12

  let names: SecretName

  /// A redactor that also treats the values of these options, variables and headers as secret.
  /// - Parameter extraNames: names in any case, without dashes, such as `community`.
  package init(extraNames: [String] = []) {
    names = SecretName(extraNames: extraNames)
  }

  /// Takes the secrets out of a command line.
  ///
  /// Redacting twice gives the same as redacting once.
  /// - Complexity: O(*n*) in the length of the line.
  package func redact(_ line: String) -> Redaction {
    var bytes = Array(line.utf8)
    let first = LineParser(reading: bytes)
    return redact(line, &bytes, first)
  }

  /// Takes the secrets out of a command line and says what the history keeps of it.
  ///
  /// A line without secrets is read only once.
  /// - Complexity: O(*n*) in the length of the line.
  package func read(_ line: String) -> (redaction: Redaction, facts: CommandFacts) {
    var bytes = Array(line.utf8)
    let first = LineParser(reading: bytes)
    let redaction = redact(line, &bytes, first)
    guard redaction.isRedacted else { return (redaction, CommandFacts(first)) }
    return (redaction, CommandFacts(LineParser(reading: Array(redaction.text.utf8))))
  }

  private func redact(
    _ line: String, _ bytes: inout [UInt8], _ first: borrowing LineParser
  ) -> Redaction {
    var secrets: [String] = []
    for pass in 0..<Self.mostPasses {
      let marks =
        pass == 0 ? marks(in: first, depth: 0) : marks(in: LineParser(reading: bytes), depth: 0)
      if marks.isEmpty { break }
      let redacted = marks.redacted
      for secret in marks.secrets where secrets.count < 4096 {
        secrets.append(secret.replacingMarks)
      }
      if redacted == bytes { break }
      bytes = redacted
    }
    guard !secrets.isEmpty else { return Redaction(text: line, secrets: []) }
    var seen: Set<String> = []
    let distinct = secrets.filter { !$0.isEmpty && seen.insert($0).inserted }
    for secret in distinct.prefix(16) { Self.replace(Array(secret.utf8), in: &bytes) }
    return Redaction(text: String(decoding: bytes, as: UTF8.self), secrets: distinct)
  }

  /// Shorter secrets are left where no rule finds them: they could be any word of the line.
  private static let shortestRepeatedSecret = 6

  /// Takes a secret out wherever else it stands in the line as a word of its own.
  private static func replace(_ secret: [UInt8], in bytes: inout [UInt8]) {
    guard secret.count >= shortestRepeatedSecret, bytes.count >= secret.count else { return }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = index + secret.count
      if bytes[index] == secret[0], end <= bytes.count, bytes[index..<end].elementsEqual(secret),
        index == 0 || !isWordByte(bytes[index - 1]), end == bytes.count || !isWordByte(bytes[end])
      {
        result.append(contentsOf: Redaction.mark.utf8)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    bytes = result
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  /// The secrets of a line, where they stand.
  func marks(in bytes: [UInt8], depth: Int) -> SecretMarks {
    marks(in: LineParser(reading: bytes), depth: depth)
  }

  /// The secrets of a line that was read, where they stand.
  private func marks(in line: borrowing LineParser, depth: Int) -> SecretMarks {
    var marks = SecretMarks(bytes: line.bytes)
    let own = line.placed.count
    let count = own + line.substituted.count
    for index in 0..<count {
      let command = index < own ? line.placed[index] : line.substituted[index - own]
      let invocation = Invocation(command.command)
      var reader = CommandSecrets(
        command, invocation, names: names, depth: depth, redactor: self)
      if command.isPiped, index + 1 < count {
        let next = index + 1 < own ? line.placed[index + 1] : line.substituted[index + 1 - own]
        if next.pipeline == command.pipeline { reader.mark(feeding: Invocation(next.command)) }
      }
      reader.mark()
      reader.write(to: &marks)
      for (redirection, origins) in zip(command.command.redirections, command.redirectionOrigins) {
        mark(redirection, origins, of: invocation, in: line.bytes, marks: &marks)
      }
    }
    if SecretScanner.mayHoldShape(line.bytes.span) {
      for range in SecretScanner.ranges(in: line.bytes, as: .line, names: names) {
        marks.mark(range)
      }
    }
    return marks
  }

  private func mark(
    _ redirection: Redirection, _ origins: WordOrigins, of invocation: Invocation,
    in bytes: [UInt8], marks: inout SecretMarks
  ) {
    guard redirection.operation.utf8.starts(with: "<<".utf8) else { return }
    let readsSecret = CommandSecrets.readsSecret(invocation)
    if redirection.operation == "<<<", let target = redirection.target {
      let text = target.value
      let value = text.utf8Span.span
      if let start = readsSecret?.start(in: value) {
        marks.mark(start..<value.count, of: value, typedAt: origins)
      } else {
        for range in SecretScanner.ranges(in: Array(text.utf8), as: .argument, names: names) {
          marks.mark(range, of: value, typedAt: origins)
        }
      }
    }
    guard let body = redirection.body else { return }
    if let readsSecret {
      var start = body.lowerBound
      while start < body.upperBound {
        let end = bytes[start..<body.upperBound].firstIndex(of: 0x0A) ?? body.upperBound
        let line = Array(bytes[start..<end])
        if let offset = readsSecret.start(in: line.span), offset < line.count {
          marks.mark((start + offset)..<end)
        }
        start = end + 1
      }
    } else {
      let text = Array(bytes[body])
      for range in SecretScanner.ranges(in: text, as: .output, names: names) {
        marks.mark((body.lowerBound + range.lowerBound)..<(body.lowerBound + range.upperBound))
      }
    }
  }

  /// Takes the secrets out of what a command printed.
  ///
  /// Bytes that are no UTF-8 stay as they are; the text may be cut at either end.
  /// - Parameters:
  ///   - bytes: what was printed.
  ///   - secrets: the secrets of the command line, which are taken out wherever they stand.
  /// - Complexity: O(*n* · *s*) in the bytes and the number of secrets.
  package func redactOutput(_ bytes: [UInt8], secrets: [String] = []) -> [UInt8] {
    var ranges = SecretScanner.ranges(in: bytes, as: .output, names: names)
    let found = ranges.count
    for secret in secrets.prefix(64) {
      let pattern = Array(secret.utf8)
      guard !pattern.isEmpty, pattern.count <= bytes.count else { continue }
      let failures = ByteSearch.failures(of: pattern)
      var position = 0
      while let start = ByteSearch.first(pattern, failures: failures, in: bytes, from: position) {
        let end = start + pattern.count
        // A short secret is also part of ordinary words: it counts only where it stands alone.
        if pattern.count >= 4 || Self.standsAlone(start..<end, in: bytes) {
          ranges.append(start..<end)
        }
        position = end
      }
    }
    guard !ranges.isEmpty else { return bytes }
    if ranges.count > found { ranges.sort { $0.lowerBound < $1.lowerBound } }
    let mark = Array(Redaction.mark.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for range in ranges where range.upperBound > position {
      if range.lowerBound >= position {
        result.append(contentsOf: bytes[position..<range.lowerBound])
        result.append(contentsOf: mark)
      }
      position = range.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return result
  }

  private static func standsAlone(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    (range.lowerBound == 0 || !ByteClass.isNameByte(bytes[range.lowerBound - 1]))
      && (range.upperBound == bytes.count || !ByteClass.isNameByte(bytes[range.upperBound]))
  }
}

extension String {
  /// A secret that a later pass found around an earlier mark, without the marks.
  fileprivate var replacingMarks: String {
    guard ArgumentKind.containsMark(self) else { return self }
    return String(filter { $0 != "•" })
  }
}
