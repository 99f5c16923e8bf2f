/// What a failure is about: the host, option, interface or file that the evidence names.
enum FailureSubject {
  /// The word of the command line, or else the quoted text, that the evidence names.
  static func find(_ suspicion: Suspicion, _ reading: RunReading) -> String? {
    switch suspicion.cause {
    case .commandNotFound, .notExecutable:
      let first = reading.line.mainInvocation
      return first.flatMap { invocation in
        invocation.programIndex < invocation.command.words.count
          ? invocation.command.words[invocation.programIndex].value : nil
      }
    case .unknownOption: return option(suspicion, reading)
    case .interfaceMissing: return argument(in: suspicion, reading) ?? quoted(suspicion)
    case .dnsFailure, .timeout, .connectionRefused, .hostUnreachable, .networkUnreachable,
      .adminProhibited, .connectionReset, .hostKey, .authFailure, .tlsFailure:
      let host = argument(in: suspicion, reading, leavingOut: isQuantity)
      return host.flatMap { HostWord.host(of: $0) } ?? target(reading)
        ?? named(reading).flatMap { HostWord.host(of: $0) }
    default: return quoted(suspicion) ?? argument(in: suspicion, reading)
    }
  }

  /// The longest argument that stands in a line of the evidence.
  private static func argument(
    in suspicion: Suspicion, _ reading: RunReading,
    leavingOut isLeftOut: (String) -> Bool = { _ in false }
  ) -> String? {
    let words = reading.arguments.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    return words.filter { word in
      word.utf8.count > 1 && !word.hasPrefix("-") && !isLeftOut(word)
        && suspicion.evidence.contains { $0.contains(HostWord.host(of: word) ?? word) }
    }.max { $0.utf8.count < $1.utf8.count }
  }

  /// Whether a word is a count or a time and no host: digits with one dot at most.
  private static func isQuantity(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 == UInt8(ascii: ".") }
      && word.utf8.count(where: { $0 == UInt8(ascii: ".") }) < 2
  }

  /// The first operand that standard error speaks of.
  private static func named(_ reading: RunReading) -> String? {
    reading.operands.first { word in
      word.utf8.count > 1
        && reading.errors.lines.contains { reading.errors.text(of: $0).contains(word) }
    }
  }

  /// The host of the line: of a URL, of `user@host`, or the last operand that can be one.
  static func target(_ reading: RunReading) -> String? {
    let operands = reading.operands
    if let url = operands.first(where: { $0.contains("://") }) { return HostWord.host(of: url) }
    if let server = operands.first(where: { $0.hasPrefix("@") }) {
      return String(server.dropFirst())
    }
    let named = operands.first {
      !isQuantity($0) && $0.contains(".") && !$0.hasPrefix("/") && !$0.hasPrefix("./")
        || $0.contains("@")
        || $0 == "localhost" || $0.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2
    }
    return named.flatMap { HostWord.host(of: $0) }
  }

  /// The option that the evidence names, in the form in which it was typed.
  private static func option(_ suspicion: Suspicion, _ reading: RunReading) -> String? {
    let line = suspicion.evidence.first ?? ""
    let options = reading.arguments.filter {
      $0.utf8.count > 1 && ($0.hasPrefix("-") || $0.hasPrefix("+"))
    }
    let names = options.map { String($0.prefix { $0 != "=" }) }
    if let whole = names.filter({ line.contains($0) }).max(by: { $0.utf8.count < $1.utf8.count }) {
      return whole
    }
    guard let letters = quoted(suspicion) ?? line.split(separator: " ").last.map(String.init)
    else { return nil }
    if letters == "-" { return names.first { $0.hasPrefix("--") } }
    let name = String(letters.drop { $0 == "-" })
    return names.first { $0 == "-" + name || $0 == "--" + name }
      ?? names.first { !$0.hasPrefix("--") && $0.contains(name) }
  }

  /// The first quoted text of the evidence.
  static func quoted(_ suspicion: Suspicion) -> String? {
    for line in suspicion.evidence {
      var start: String.Index?
      for index in line.indices {
        guard "'\"`‘’“”".contains(line[index]) else { continue }
        if let from = start {
          let text = line[from..<index]
          if !text.isEmpty, text.utf8.count <= 128 { return String(text) }
          start = nil
        } else {
          start = line.index(after: index)
        }
      }
    }
    return nil
  }
}
