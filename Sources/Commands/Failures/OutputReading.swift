/// What the output of measuring programs says although they exit as if all were well.
enum OutputReading {
  /// The suspicion that standard output raises by its form; nil for output that says nothing.
  static func suspicion(_ reading: RunReading) -> Suspicion? {
    switch reading.utility {
    case "traceroute", "traceroute6", "tcptraceroute", "tracepath", "tracepath6", "lft":
      path(reading)
    case "mtr", "mtr-packet": report(reading)
    case "dig", "drill", "kdig", "delv", "host", "nslookup": answer(reading)
    case "nmap", "nping", "masscan": scan(reading)
    case "tcpdump", "dumpcap", "tshark", "ngrep": capture(reading)
    case "ping", "ping6", "ping4": echo(reading)
    default: nil
    }
  }

  /// The marks of traceroute(8) behind a hop.
  private static let hopMarks: KeyValuePairs<StaticString, FailureCause> = [
    " !x": .adminProhibited, " !a": .adminProhibited, " !z": .adminProhibited,
    " !10": .adminProhibited, " !13": .adminProhibited, " !9": .adminProhibited,
    " !h": .hostUnreachable, " !n": .networkUnreachable, " !f": .messageTooLong,
    " !p": .unsupported,
  ]

  private static func path(_ reading: RunReading) -> Suspicion? {
    let output = reading.output
    for (mark, cause) in hopMarks {
      if let line = output.firstLine(with: mark) {
        return Suspicion(cause: cause, weight: 94, evidence: [output.text(of: line)])
      }
    }
    if let line = output.firstLine(with: "send failed") {
      return Suspicion(cause: .networkUnreachable, weight: 86, evidence: [output.text(of: line)])
    }
    if let line = output.firstLine(with: "too many hops") {
      return Suspicion(cause: .timeout, weight: 92, evidence: [output.text(of: line)])
    }
    guard let last = output.lines.last else { return nil }
    let words = output.folded(last).split(separator: " ")
    guard words.count >= 2, Int(words[0].filter { $0 != ":" && $0 != "?" }) != nil,
      words.dropFirst().allSatisfy({ $0 == "*" }) || output.folded(last).hasSuffix("no reply")
    else { return nil }
    return Suspicion(cause: .timeout, weight: 92, evidence: [output.text(of: last)])
  }

  private static func report(_ reading: RunReading) -> Suspicion? {
    guard let last = reading.output.lines.last else { return nil }
    let text = reading.output.folded(last)
    guard
      text.hasPrefix("host:") || text.contains("???") || text.contains("100.0%")
        || text.contains(" 100.0 ")
    else {
      return nil
    }
    return Suspicion(cause: .timeout, weight: 92, evidence: [reading.output.text(of: last)])
  }

  private static func answer(_ reading: RunReading) -> Suspicion? {
    let output = reading.output
    var found: OutputText.Line?
    for mark in ["status: nxdomain", "status: servfail", "status: refused", "status: notimp"]
      as [StaticString]
    {
      if let line = output.firstLine(with: mark) { found = line }
    }
    // A negative answer to a reverse question about what is no address.
    if let word = reading.value(of: "-x"), !AddressShape.isIP4(Substring(word)),
      !AddressShape.isIP6(Substring(word)), found != nil
    {
      return Suspicion(
        cause: .badArgument, weight: 93, evidence: ["-x takes an address, and '\(word)' is none"])
    }
    if let line = output.firstLine(with: "status: formerr") {
      return Suspicion(cause: .badResponse, weight: 93, evidence: [output.text(of: line)])
    }
    return found.map {
      Suspicion(cause: .dnsFailure, weight: 95, evidence: [output.text(of: $0)])
    }
  }

  private static func scan(_ reading: RunReading) -> Suspicion? {
    let output = reading.output
    guard let line = output.firstLine(with: "(0 hosts up)") else { return nil }
    if let down = output.firstLine(with: "host seems down") {
      return Suspicion(
        cause: .hostUnreachable, weight: 86,
        evidence: [output.text(of: down), output.text(of: line)])
    }
    return Suspicion(cause: .hostUnreachable, weight: 84, evidence: [output.text(of: line)])
  }

  private static func capture(_ reading: RunReading) -> Suspicion? {
    guard (reading.run.exitCode ?? 0) == 0,
      let line = reading.errors.firstLine(with: "0 packets captured")
    else { return nil }
    return Suspicion(
      cause: .interrupted, weight: 84,
      evidence: [reading.errors.text(of: line), "it was ended before any packet came"])
  }

  private static func echo(_ reading: RunReading) -> Suspicion? {
    let output = reading.output
    guard let line = output.firstLine(with: "packets transmitted"),
      reading.run.exitCode == 1, reading.errors.lines.isEmpty
    else { return nil }
    let text = output.text(of: line)
    // Without a count or a deadline only a person ends it.
    if !reading.hasOption("-c", "-w"), !output.contains("unreachable"),
      !output.contains("prohibited"), !output.contains("filtered")
    {
      return Suspicion(
        cause: .interrupted, weight: 90, evidence: ["no count and no deadline was given", text])
    }
    return Suspicion(cause: .timeout, weight: 84, evidence: [text])
  }
}
