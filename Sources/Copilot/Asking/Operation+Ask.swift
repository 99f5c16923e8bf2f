internal import Capture
internal import Commands
internal import Platform

extension Operation {
  /// Plain words to commands.
  static let ask = Operation(
    "ask", summary: "Find the command for a request in plain words",
    parameters: [
      Parameter(
        "text", .line, valueName: "TEXT", help: "what you want, in English",
        isPositional: true, isRequired: true),
      Parameter(
        "limit", .integer(1...100), valueName: "N", help: "at most this many for a wish (5)"),
    ]
  ) { (copilot, arguments) throws(OperationError) in
    .answer(
      copilot.ask(
        try arguments.requiredText("text"),
        limit: try arguments.integer("limit", in: 1...100) ?? 5))
  }
}

extension Copilot {
  /// How much of a request is read, in bytes; nobody says more than that with one wish.
  static let longestRequestBytes = 2000
  /// How sure an answer is at most when the catalogue has nothing quite like the request.
  private static let unknownConfidence = 0.15

  /// Makes ready to be asked, on another thread: to be called when somebody begins to type a request.
  package func prepareToAsk() { finder.prepare() }

  /// The commands for a request in plain words; nothing runs.
  ///
  /// - Parameters:
  ///   - text: The request; several wishes are split at `;`, `then` and `and then`.
  ///   - limit: At most so many commands for a wish.
  /// - Complexity: the first time that of reading the catalogue; later O(*n*) in what is like it.
  package func ask(_ text: String, limit: Int) -> AskAnswer {
    let start = String(decoding: text.utf8.prefix(Self.longestRequestBytes), as: UTF8.self)
    let wishes = WishSplitting.wishes(in: start)
    let place = CommandPlace.here()
    var host: String?
    var answers: [AskAnswer.Wish] = []
    for wish in wishes.isEmpty ? [""] : wishes {
      let plain = RequestReading(wish, interfaces: place.interfaces)
      let reading =
        host.flatMap { plain.naming($0, interfaces: place.interfaces) } ?? plain
      host = reading[.host].first ?? host
      answers.append(answer(wish, reading, isOnly: wishes.count <= 1, limit: limit, place))
    }
    return AskAnswer(wishes: answers)
  }

  private func answer(
    _ wish: String, _ reading: RequestReading, isOnly: Bool, limit: Int, _ place: CommandPlace
  ) -> AskAnswer.Wish {
    let (findings, chances) = finder.use { finder in
      let findings = finder.find(reading, limit: limit)
      return (findings, findings.commands.map { finder.ranking.chance(ofLogOdds: $0.logOdds) })
    }
    let isKnown =
      findings.namesUtility
      || findings.nearness >= CommandFinder.leastNearness
        && findings.coverage >= CommandFinder.leastCoverage
        && findings.nearness + findings.coverage >= CommandFinder.leastSum && !findings.isGeneral
    let commands = zip(findings.commands, chances).map { found, chance in
      let line = CommandLine(found.filling.command)
      let risk = max(found.intent.risk, catalogue.risk(of: line).risk)
      return ProposedCommand(
        command: found.filling.command, utility: found.entry.name,
        category: catalogue.classify(line).purpose.rawValue,
        confidence: isKnown ? chance : min(chance, Self.unknownConfidence),
        reason: Self.purpose(of: found), slots: found.filling.slots, risk: risk.rawValue,
        obstacles: place.obstacles(to: line, found.filling, in: catalogue),
        wish: isOnly ? nil : wish)
    }
    return AskAnswer.Wish(text: isOnly ? nil : wish, commands: commands, isKnown: isKnown)
  }

  /// What a found command does, with its own values in the catalogue's words.
  private static func purpose(of found: CommandFinder.Found) -> String {
    guard let phrasing = found.intent.phrasings.first else { return found.entry.summary }
    var values = found.filling.slots
    for slot in phrasing.slots where values[slot] == nil { values[slot] = slot.uppercased() }
    return phrasing.filled(with: values)
  }
}
