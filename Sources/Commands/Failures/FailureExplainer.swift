/// Says why a command failed, from its line, its exit status and what it printed.
///
/// It runs nothing and asks nobody. Phrases that programs print are weighed against each other, then
/// against what the exit status and the form of the output mean; the heaviest wins, and the command
/// line refines it.
package enum FailureExplainer {
  /// Why a run failed; nil when nothing says that it did.
  ///
  /// - Complexity: O(*n*) in at most 16 KiB of each output.
  package static func explain(_ run: FailedRun) -> Explanation? {
    let reading = RunReading(run)
    guard var best = suspicion(reading) else { return nil }
    best = FailureReasoning.refine(best, reading)
    return Explanation(
      cause: best.cause, confidence: confidence(best.weight), evidence: best.evidence,
      subject: FailureSubject.find(best, reading))
  }

  /// Whether a run is worth a look: its status says that it failed, or its program may fail without
  /// saying so.
  package static func mayHaveFailed(_ run: FailedRun, utility: String?) -> Bool {
    if run.exitCode.map({ $0 != 0 }) ?? (run.signal != nil) { return true }
    guard let utility else { return false }
    return mayFailQuietly.contains(utility)
      || (!run.standardError.isEmpty && UtilityProfile.of(utility).category != "other")
  }

  /// Makes the tables ready, so that the first explanation takes no longer than the others.
  package static func prepare() { _ = PhraseTable.standard.entries.count }

  private static func suspicion(_ reading: RunReading) -> Suspicion? {
    let run = reading.run
    let hasFailed = run.exitCode.map { $0 != 0 } ?? (run.signal != nil)
    if hasFailed, let decisive = shell(reading) { return decisive }
    guard hasFailed else { return quiet(reading) }
    var best = printed(reading)
    if let form = OutputReading.suspicion(reading), form.weight > best?.weight ?? 0 { best = form }
    for other in [exit(reading), ending(reading), usage(reading, best)] {
      if let other, other.weight > best?.weight ?? 0 { best = other }
    }
    return best ?? silent(reading)
  }

  /// What speaks for a failure although the status says that all is well: only clear words count.
  private static func quiet(_ reading: RunReading) -> Suspicion? {
    let mayFail = mayFailQuietly.contains(reading.utility)
    var best = mayFail ? printed(reading) : nil
    if !mayFail, UtilityProfile.of(reading.utility).category != "other",
      let said = printed(reading, isErrorsOnly: true), said.weight >= 90,
      reading.errors.lines.prefix(2).contains(where: {
        said.evidence.first == reading.errors.text(of: $0)
      })
    {
      best = said
    }
    if let form = OutputReading.suspicion(reading), form.weight > best?.weight ?? 0 { best = form }
    return best.flatMap { $0.weight >= 84 ? $0 : nil }
  }

  /// Programs that exit with 0 although they did not do what was asked.
  private static let mayFailQuietly: WordList =
    """
    nmap dig host nslookup drill kdig traceroute traceroute6 tracepath mtr tcpdump fping arping \
    whois ping nping masscan ntpdate arp-scan openssl snmpwalk nbtscan getent
    """

  // MARK: - What was printed

  private static func printed(
    _ reading: RunReading, isErrorsOnly: Bool = false
  ) -> Suspicion? {
    var best: (match: PhraseTable.Match, weight: Int, isOutput: Bool)?
    func weigh(_ output: OutputText, less: Int, isOutput: Bool) {
      let helpLines = output.lines.count(where: \.isHelp)
      if isOutput, helpLines > 12 { return }
      let lines = output.lines
      PhraseTable.standard.eachMatch(in: output, utility: reading.utility) { match in
        var weight = match.weight - less
        if match.line.isHelp {
          weight -= 40
        } else if helpLines > 4, lines.count > 8,
          match.line.folded.lowerBound > lines[2].folded.lowerBound,
          match.line.folded.lowerBound < lines[lines.count - 2].folded.lowerBound
        {
          // What stands in the middle of a long help text tells of the program, not of this run.
          weight -= 20
        }
        if weight > best?.weight ?? 0 { best = (match, weight, isOutput) }
      }
    }
    // What a program shows may speak of anything; what it reports is less sure there.
    weigh(reading.errors, less: 0, isOutput: false)
    if !isErrorsOnly {
      let isReport = reading.reportsOnOutput || reading.errors.lines.isEmpty
      weigh(reading.output, less: isReport ? 4 : 25, isOutput: true)
    }
    return best.map {
      let text = $0.isOutput ? reading.output : reading.errors
      return Suspicion(
        cause: $0.match.cause, weight: $0.weight, evidence: [text.text(of: $0.match.line)])
    }
  }

  // MARK: - What the status says

  /// The shell's own statuses and the verdict of timeout(1).
  private static func shell(_ reading: RunReading) -> Suspicion? {
    let run = reading.run
    let first = reading.errors.lines.first.map { reading.errors.text(of: $0) }
    switch run.exitCode {
    case 127
    where reading.errors.lines.isEmpty || reading.errors.contains("not found")
      || reading.errors.contains("no such file") || reading.errors.contains("unknown command"):
      if reading.errors.contains("shared librar") || reading.errors.contains("applet")
        || reading.errors.contains("bad interpreter")
      {
        return nil
      }
      if reading.line.mainCommand?.words.first?.value.contains("/") == true {
        return Suspicion(cause: .missingFile, weight: 86, evidence: [first ?? "exit status 127"])
      }
      return Suspicion(
        cause: .commandNotFound, weight: 98, evidence: [first ?? "exit status 127"])
    case 126
    where reading.errors.lines.isEmpty || reading.errors.contains("permission denied")
      || reading.errors.contains("is a directory") || reading.errors.contains("cannot execute")
      || reading.errors.contains("format error") || reading.errors.contains("bad interpreter"):
      return Suspicion(cause: .notExecutable, weight: 97, evidence: [first ?? "exit status 126"])
    case 124 where reading.wrappers.contains("timeout"):
      return Suspicion(
        cause: .timeout, weight: 95, evidence: ["exit status 124: timeout(1) ended it"])
    default: return nil
    }
  }

  private static func exit(_ reading: RunReading) -> Suspicion? {
    guard let code = reading.run.exitCode,
      let meaning = ExitMeaning.of(reading.utility, code)
        ?? reading.wrappers.lazy.compactMap({ ExitMeaning.of($0, code) }).first,
      meaning.weight >= 80 || !showsHelp(reading)
    else { return nil }
    return Suspicion(
      cause: meaning.cause, weight: meaning.weight,
      evidence: ["exit status \(code) of \(reading.utility): \(meaning.text)"])
  }

  /// Whether the output is a list of options, as when a call was wrong.
  private static func showsHelp(_ reading: RunReading) -> Bool {
    reading.errors.lines.count(where: \.isHelp) > 4
      || reading.output.lines.count(where: \.isHelp) > 4
  }

  /// Signals, and the statuses with which shells tell of them.
  private static func ending(_ reading: RunReading) -> Suspicion? {
    let run = reading.run
    let code = run.exitCode ?? 0
    guard
      let signal = run.signal ?? (code > 128 && code < 160 ? code - 128 : code < 0 ? -code : nil)
    else {
      return nil
    }
    let text = run.signal == nil ? "exit status \(code)" : "signal \(signal)"
    let isSure = run.signal != nil || code < 0 || signal == 2
    switch signal {
    case 2, 3:
      return Suspicion(
        cause: .interrupted, weight: isSure ? 90 : 80, evidence: ["\(text): it was interrupted"])
    case 4, 6, 7, 8, 11, 31:
      return Suspicion(
        cause: .crashed, weight: isSure ? 92 : 78, evidence: ["\(text): the program crashed"])
    case 9, 15:
      return Suspicion(
        cause: .killed, weight: isSure ? 92 : 80, evidence: ["\(text): it was ended from outside"])
    case 1, 24, 25:
      return Suspicion(
        cause: .killed, weight: isSure ? 86 : 60, evidence: ["\(text): it was ended from outside"])
    case 13:
      return Suspicion(
        cause: .connectionReset, weight: isSure ? 62 : 55,
        evidence: ["\(text): nobody read what it wrote"])
    default: return nil
    }
  }

  /// A program that shows how it is called and says nothing else.
  private static func usage(_ reading: RunReading, _ best: Suspicion?) -> Suspicion? {
    guard best?.weight ?? 0 < 60 else { return nil }
    for output in [reading.errors, reading.output] {
      let help = output.lines.filter(\.isHelp)
      guard
        let line = output.firstLine(with: "usage") ?? output.firstLine(with: "synopsis")
          ?? output.firstLine(with: "--help") ?? (help.count > 4 ? help.first : nil)
      else { continue }
      let evidence = [output.text(of: line)]
      let offered = Set(OptionWords.offered(String(decoding: output.bytes, as: UTF8.self)))
      let given = reading.arguments.filter { $0.hasPrefix("--") && $0.utf8.count > 2 }
        .map { String($0.prefix { $0 != "=" }) }
      if offered.count > 8, let option = given.first(where: { !offered.contains($0) }) {
        return Suspicion(
          cause: .unknownOption, weight: 80,
          evidence: evidence + ["\(option) is not among the options that it lists"])
      }
      if reading.operands.isEmpty {
        return Suspicion(
          cause: .missingArgument, weight: reading.arguments.isEmpty ? 84 : 72,
          evidence: evidence + ["no operand was given"])
      }
      if let option = reading.arguments.first(where: { $0.hasPrefix("--") && $0.count > 2 }) {
        return Suspicion(
          cause: .unknownOption, weight: 66, evidence: evidence + ["\(option) was given"])
      }
      return Suspicion(cause: .badArgument, weight: 62, evidence: evidence)
    }
    return nil
  }

  /// Nothing was said that means anything.
  private static func silent(_ reading: RunReading) -> Suspicion {
    let line = reading.errors.lines.last.map { reading.errors.text(of: $0) }
    let status = reading.run.exitCode.map { "exit status \($0)" } ?? "it ended by a signal"
    return Suspicion(cause: .unknown, weight: 20, evidence: [line ?? status])
  }

  // MARK: - How sure

  /// How often an explanation of this weight is right.
  private static func confidence(_ weight: Int) -> Double {
    switch weight {
    case 96...: 0.97
    case 93...: 0.94
    case 90...: 0.91
    case 84...: 0.85
    case 76...: 0.75
    case 70...: 0.62
    case 60...: 0.5
    case 40...: 0.35
    default: 0.15
    }
  }
}
