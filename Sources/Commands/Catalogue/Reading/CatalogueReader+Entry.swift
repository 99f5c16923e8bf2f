internal import JSON

extension CatalogueReader {
  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: JSON, with or without comments.
  ///   - file: What the file is called in problems.
  ///   - isTrusted: Whether a test holds the file to the form already.
  /// - Returns: The entry, nil when it lacks what every entry must have; and what is wrong.
  static func read(
    _ bytes: [UInt8], file: String, isTrusted: Bool = false
  ) -> (entry: CatalogueEntry?, problems: [CatalogueProblem]) {
    var reader = CatalogueReader(file: file, isTrusted: isTrusted)
    do throws(JSONError) {
      let document = try JSONDocument.parse(
        bytes,
        options: JSONOptions(allowsComments: true, maximumDepth: 16, maximumBytes: maximumBytes))
      let entry = reader.entry(document.root)
      return (entry, reader.problems)
    } catch {
      reader.report(error)
      return (nil, reader.problems)
    }
  }

  /// How long a file may be, in bytes.
  static let maximumBytes = 1 << 20

  private static let entryKeys = [
    "name", "also", "category", "summary", "package", "operands", "options", "subcommands",
    "purposes", "privilege", "duration", "dangers", "failures", "follows", "intents",
  ]

  private static let operandKeys = ["name", "kind", "optional", "repeated"]

  private static let optionKeys = [
    "names", "argument", "optional", "attached", "summary", "privilege",
  ]

  private static let failureKeys = ["cause", "stream", "text", "exit"]

  private mutating func entry(_ root: JSONNode) -> CatalogueEntry? {
    guard let members = members(of: root, key: nil, known: Self.entryKeys) else { return nil }
    let name = requiredText(members, "name")
    let purpose = requiredWord(members, "category", CommandPurpose.self)
    let summary = requiredText(members, "summary")
    let options = options(members)
    let subcommands = subcommands(members)
    let declared = isTrusted ? [] : (options + subcommands.flatMap(\.options)).flatMap(\.names)
    let duration = duration(members, declared: declared)
    let intents = intents(members)
    let entry = CatalogueEntry(
      name: name ?? "", also: texts(members, "also"), purpose: purpose ?? .other,
      summary: summary ?? "", package: text(members, "package"), operands: operands(members),
      options: options, subcommands: subcommands, purposes: purposes(members),
      privilege: privilege(members, "privilege"),
      duration: duration
        ?? DurationShape(form: .instant, quantities: [:], unboundedWithout: []),
      dangers: dangers(members), failures: failures(members), follows: follows(members),
      intents: intents)
    return name == nil || purpose == nil || summary == nil ? nil : entry
  }

  private mutating func operands(_ members: Members) -> [CatalogueOperand] {
    list(members, "operands", known: Self.operandKeys) { reader, inner in
      guard let name = reader.requiredText(inner, "name"),
        let kind = reader.requiredWord(inner, "kind", ValueKind.self)
      else { return nil }
      return CatalogueOperand(
        name: name, kind: kind, isOptional: reader.flag(inner, "optional"),
        isRepeated: reader.flag(inner, "repeated"))
    }
  }

  private mutating func options(_ members: Members) -> [CatalogueOption] {
    var taken: Set<String> = []
    return list(members, "options", known: Self.optionKeys) { reader, inner in
      let names = reader.requiredTexts(inner, "names")
      for name in names where !reader.isTrusted && !taken.insert(name).inserted {
        reader.report(.taken(name), "names", inner.location)
      }
      let argument = reader.word(inner, "argument", ValueKind.self)
      return CatalogueOption(
        names: names, argument: argument, isOptional: reader.flag(inner, "optional"),
        isAttached: reader.flag(inner, "attached"),
        summary: reader.requiredText(inner, "summary") ?? "",
        privilege: reader.privilege(inner, "privilege"))
    }
  }

  private mutating func subcommands(_ members: Members) -> [CatalogueSubcommand] {
    let known = [
      "path", "also", "category", "summary", "privilege", "risk", "operands", "options",
    ]
    var taken: Set<[String]> = []
    return list(members, "subcommands", known: known) { reader, inner in
      let path = reader.requiredTexts(inner, "path")
      var also: [[String]] = []
      for element in reader.elements(inner, "also") {
        var words: [String] = []
        for word in element.elements ?? [] {
          if let text = reader.text(word, "also") { words.append(text) }
        }
        if words.isEmpty {
          reader.report(.wrongType(expected: "a list of lists of words"), "also", element.location)
        } else {
          also.append(words)
        }
      }
      for words in [path] + also where !reader.isTrusted && !taken.insert(words).inserted {
        reader.report(.taken(words.joined(separator: " ")), "path", inner.location)
      }
      return CatalogueSubcommand(
        path: path, also: also, purpose: reader.word(inner, "category", CommandPurpose.self),
        summary: reader.requiredText(inner, "summary") ?? "",
        privilege: reader.privilege(inner, "privilege"),
        risk: reader.word(inner, "risk", CommandRisk.self) ?? .none,
        operands: reader.operands(inner), options: reader.options(inner))
    }
  }

  private mutating func purposes(_ members: Members) -> [PurposeRule] {
    list(members, "purposes", known: ["when", "category"]) { reader, inner in
      let when = reader.requiredTexts(inner, "when")
      guard let purpose = reader.requiredWord(inner, "category", CommandPurpose.self) else {
        return nil
      }
      return PurposeRule(when: when, purpose: purpose)
    }
  }

  private mutating func dangers(_ members: Members) -> [Danger] {
    list(members, "dangers", known: ["when", "risk", "why"]) { reader, inner in
      // Without a condition the utility is risky whatever it is given.
      let when = reader.texts(inner, "when")
      let why = reader.requiredText(inner, "why")
      guard let risk = reader.requiredWord(inner, "risk", CommandRisk.self), let why else {
        return nil
      }
      return Danger(when: when, risk: risk, why: why)
    }
  }

  private mutating func failures(_ members: Members) -> [FailureSignature] {
    list(members, "failures", known: Self.failureKeys) { reader, inner in
      let text = reader.text(inner, "text")
      let exit = reader.number(inner, "exit")
      if text == nil, exit == nil { reader.report(.missing, "text", inner.location) }
      guard let cause = reader.requiredWord(inner, "cause", FailureCause.self) else { return nil }
      return FailureSignature(
        cause: cause,
        stream: reader.word(inner, "stream", FailureSignature.Stream.self) ?? .standardError,
        text: text, exitCode: exit.map { Int($0) })
    }
  }

  private mutating func follows(_ members: Members) -> [FollowUp] {
    list(members, "follows", known: ["after", "cause", "template"]) { reader, inner in
      let cause = reader.word(inner, "cause", FailureCause.self)
      guard let after = reader.requiredWord(inner, "after", FollowUp.Outcome.self),
        let text = reader.requiredText(inner, "template")
      else { return nil }
      let template = CommandTemplate(text)
      reader.checkSlots(of: template, "template", inner.location)
      return FollowUp(after: after, cause: cause, template: template)
    }
  }
}
